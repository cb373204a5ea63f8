package themes

import (
	"fmt"
	"strings"

	"canvass/internal/analysis/codebook"
	"canvass/internal/export"
	"canvass/internal/report/english"
)

// Table lists the suggestions, one a row.
func (s SuggestionsJSON) Table(languages []string) export.Table {
	t := export.Table{Name: "tbl_suggestions", Empty: "Nothing stands out in what the codebook leaves uncovered.", Columns: []export.Column{
		{Name: "id", ID: true}, {Name: "terms", Width: 40, Wrap: true}, {Name: "count", Kind: export.Number}, {Name: "untagged", Kind: export.Number},
		{Name: "purity", Kind: export.Number, Decimals: 2}, {Name: "distance", Kind: export.Number, Decimals: 2}, {Name: "nearest", ID: true}, {Name: "score", Kind: export.Number, Decimals: 2},
	}}
	for _, l := range languages {
		t.Columns = append(t.Columns, export.Column{Name: "keywords_" + l, Width: 30, Wrap: true})
	}
	var rows [][]export.Cell
	for _, x := range s.Suggestions {
		row := []export.Cell{
			export.Words(x.ID), export.Words(strings.Join(x.Terms, ", ")), export.Count(x.Count), export.Count(x.Untagged),
			{Kind: export.Number, Number: x.Purity}, {Kind: export.Number, Number: x.Distance}, export.Words(x.Nearest), {Kind: export.Number, Number: x.Score},
		}
		for _, l := range languages {
			row = append(row, export.Words(strings.Join(x.Keywords[l], ", ")))
		}
		rows = append(rows, row)
	}
	t.Rows = export.Rows(rows)
	return t
}

// Document shows the suggestions to an analyst at a terminal.
func (s SuggestionsJSON) Document(languages []string) export.Document {
	d := export.Document{Title: "Suggested themes", Language: "en", Lead: []string{
		fmt.Sprintf("From %s that count and have words of their own (what a person has replaced and “same as above” do not), %d of them without a theme. Accept one with `report themes --accept ID`, refuse it with --reject ID; both are remembered.",
			english.Count(s.Texts, "text", "texts"), s.Untagged),
	}}
	if s.Rejected > 0 {
		d.Lead = append(d.Lead, english.Count(s.Rejected, "suggestion was", "suggestions were")+" refused before and left out.")
	}
	for _, l := range languages {
		if s.Texts > 0 && s.Languages[l] == 0 {
			d.Lead = append(d.Lead, fmt.Sprintf("No text is in %s: draft keywords in it are everyday translations, where canvass knows one. Somebody who speaks it should look.", tongue(l)))
		}
	}
	if sec, ok := s.asked(); ok {
		d.Sections = append(d.Sections, sec)
	}
	for _, x := range s.Suggestions {
		d.Sections = append(d.Sections, x.section(languages))
	}
	return s.ideas(d)
}

// asked lists what people asked for themselves.
func (s SuggestionsJSON) asked() (export.Section, bool) {
	var lines []string
	for _, a := range s.Asked {
		if a.Theme == "" {
			lines = append(lines, fmt.Sprintf("“%s”: %s.", a.Name, english.Count(a.Texts, "text", "texts")))
		}
	}
	if len(lines) > 0 {
		lines = append(lines, "Write a theme with that label into codebook.yaml, with keywords; then "+codebook.MoveThem+" there.")
	}
	return export.Section{Heading: "Asked for in Review", Paragraphs: lines}, len(lines) > 0
}

// tongue names a language of a project.
func tongue(code string) string {
	if name := map[string]string{"en": "English", "es": "Spanish"}[code]; name != "" {
		return name
	}
	return code
}

func (s SuggestionJSON) section(languages []string) export.Section {
	sec := export.Section{Heading: fmt.Sprintf("%s (%s, %d uncovered)", s.ID, english.Count(s.Count, "text", "texts"), s.Untagged)}
	sec.Paragraphs = append(sec.Paragraphs, "Words: "+strings.Join(s.Terms, ", ")+".")
	for _, l := range languages {
		if len(s.Keywords[l]) > 0 {
			sec.Paragraphs = append(sec.Paragraphs, fmt.Sprintf("Draft keywords (%s): %s.", l, strings.Join(s.Keywords[l], ", ")))
		}
	}
	if s.Nearest != "" {
		sec.Paragraphs = append(sec.Paragraphs, fmt.Sprintf("Nearest theme: %s (distance %.2f of 1).", s.Nearest, s.Distance))
	}
	var ids []string
	for _, c := range s.Central {
		if c.Quote != "" {
			sec.Quotes = append(sec.Quotes, export.Quote{Text: c.Quote, By: c.By})
		} else {
			ids = append(ids, c.Response)
		}
	}
	if len(ids) > 0 {
		sec.Paragraphs = append(sec.Paragraphs, "Also typical, not to be quoted: "+strings.Join(ids, ", ")+".")
	}
	return sec
}

// ideas adds what could change about the themes that there are.
func (s SuggestionsJSON) ideas(d export.Document) export.Document {
	var lines []string
	for _, k := range s.Keywords {
		lines = append(lines, fmt.Sprintf("%s: add “%s” (%s): of %d texts with it %d have a theme, %d of these this one.", k.Theme, k.Keyword, k.Language, k.Count, k.Themed, k.Within))
	}
	for _, m := range s.Merges {
		lines = append(lines, fmt.Sprintf("%s and %s come together in %d of %d texts: one theme?", m.Themes[0], m.Themes[1], m.Together, m.Of))
	}
	for _, x := range s.Splits {
		lines = append(lines, fmt.Sprintf("%s speaks of two things: %s (%d texts) and %s (%d texts).", x.Theme,
			strings.Join(x.Parts[0], ", "), x.Sizes[0], strings.Join(x.Parts[1], ", "), x.Sizes[1]))
	}
	if len(lines) > 0 {
		d.Sections = append(d.Sections, export.Section{Heading: "The themes that there are", Paragraphs: lines})
	}
	return d
}
