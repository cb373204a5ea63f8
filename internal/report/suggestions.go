package report

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/analysis/suggest"
	"canvass/internal/export"
	"canvass/internal/fault"
	"canvass/internal/survey"
)

// SuggestionsJSON is the contract of `report themes --suggest --format json`.
type SuggestionsJSON struct {
	Texts       int              `json:"texts"`     // with content, that were looked at
	Untagged    int              `json:"untagged"`  // of these, without any theme
	Languages   map[string]int   `json:"languages"` // texts in each; "" where nobody can tell
	Suggestions []SuggestionJSON `json:"suggestions"`
	Keywords    []KeywordJSON    `json:"keywords"`
	Merges      []MergeJSON      `json:"merges"`
	Splits      []SplitJSON      `json:"splits"`
	Rejected    int              `json:"rejected"` // suggestions left out because somebody refused them
}

// SuggestionJSON is one suggested theme.
type SuggestionJSON struct {
	ID       string              `json:"id"`
	Terms    []string            `json:"terms"`
	Keywords map[string][]string `json:"keywords"`
	Count    int                 `json:"count"`    // distinct texts
	Untagged int                 `json:"untagged"` // of these, with a sentence of it that no theme covers
	Purity   float64             `json:"purity"`
	Distance float64             `json:"distance"`
	Nearest  string              `json:"nearest"`
	Score    float64             `json:"score"`
	Central  []CentralJSON       `json:"central"`
	Members  []MemberJSON        `json:"members"`
}

// CentralJSON is a typical text; its words only where its author allows quoting.
type CentralJSON struct {
	MemberJSON
	Quote string `json:"quote"`
	By    string `json:"by"`
}

// MemberJSON names a text.
type MemberJSON struct {
	Source   string `json:"source"`
	Response string `json:"response_id"`
	Question string `json:"question"`
}

// KeywordJSON is a word proposed for a theme that exists.
type KeywordJSON struct {
	Theme    string `json:"theme"`
	Language string `json:"language"`
	Keyword  string `json:"keyword"`
	Within   int    `json:"within"`
	Count    int    `json:"count"`
}

// MergeJSON is two themes that mostly come together.
type MergeJSON struct {
	Themes   []string `json:"themes"`
	Together int      `json:"together"`
	Of       int      `json:"of"`
}

// SplitJSON is a theme that speaks of two things.
type SplitJSON struct {
	Theme string      `json:"theme"`
	Count int         `json:"count"`
	Parts [2][]string `json:"parts"`
	Sizes [2]int      `json:"sizes"`
}

// material is the texts that suggestions are made of, and where each stands.
type material struct {
	texts []suggest.Text
	at    []textAt
}

// material reads the texts that count.
func (e *Edition) material(ctx context.Context) (material, error) {
	var m material
	marker, err := analysis.NewMarker(e.Project)
	if err != nil {
		return m, err
	}
	err = e.eachText(ctx, func(at textAt, c *analysis.Case, t analysis.Contribution, r analysis.ReadText) {
		in := suggest.Text{Text: r.Text, Language: marker.Language(r.Text, e.Project.Sources[c.Source].Language), Print: t.Print}
		for _, tag := range t.Tags {
			out := suggest.Tag{Theme: tag.Theme}
			for _, s := range tag.Spans {
				out.Spans = append(out.Spans, suggest.Span(s))
			}
			in.Tags = append(in.Tags, out)
		}
		if campaign, member := e.CampaignOf(&t); campaign != nil {
			in.Campaign = int(t.Campaign)
			for _, s := range member.Own {
				in.Own = append(in.Own, suggest.Span(s))
			}
		}
		m.texts, m.at = append(m.texts, in), append(m.at, at)
	})
	return m, err
}

// Suggest proposes themes for what the codebook leaves uncovered, and what to change
// about the themes that there are. What was refused before is left out.
func (e *Edition) Suggest(ctx context.Context, most int) (SuggestionsJSON, error) {
	out := SuggestionsJSON{Languages: map[string]int{}, Suggestions: []SuggestionJSON{}, Keywords: []KeywordJSON{}, Merges: []MergeJSON{}, Splits: []SplitJSON{}}
	m, err := e.material(ctx)
	if err != nil {
		return out, err
	}
	refused := e.refused()
	out.Texts = len(m.texts)
	for _, t := range m.texts {
		out.Languages[t.Language]++
		if len(t.Tags) == 0 {
			out.Untagged++
		}
	}
	options := suggest.Options{Languages: e.Project.Languages}
	for _, s := range suggest.Themes(m.texts, e.Project.Codebook, options) {
		switch {
		case refused.refuses(s):
			out.Rejected++
		case most == 0 || len(out.Suggestions) < most:
			out.Suggestions = append(out.Suggestions, e.suggestionJSON(s, m))
		}
	}
	for _, k := range suggest.Keywords(m.texts, e.Project.Codebook, options) {
		out.Keywords = append(out.Keywords, KeywordJSON{k.Theme, k.Language, k.Keyword, k.Within, k.Texts})
	}
	for _, g := range suggest.Merges(m.texts, e.Project.Codebook) {
		out.Merges = append(out.Merges, MergeJSON{[]string{g.A, g.B}, g.Together, g.Of})
	}
	for _, s := range suggest.Splits(m.texts, e.Project.Codebook) {
		out.Splits = append(out.Splits, SplitJSON{s.Theme, s.Texts, s.Parts, s.Sizes})
	}
	return out, nil
}

// quoted is how many typical texts a suggestion shows.
const quoted = 5

func (e *Edition) suggestionJSON(s suggest.Suggestion, m material) SuggestionJSON {
	out := SuggestionJSON{
		ID: s.ID, Terms: s.Terms, Keywords: s.Keywords, Count: s.Texts, Untagged: s.Open, Purity: rounded(s.Purity), Distance: rounded(s.Distance), Nearest: s.Nearest,
		Score: rounded(s.Score), Central: []CentralJSON{}, Members: []MemberJSON{},
	}
	for _, i := range s.Members {
		out.Members = append(out.Members, e.member(m.at[i]))
	}
	for _, may := range []bool{true, false} { // those first whose words may be shown
		for _, p := range s.Central {
			c := &e.Cases[m.at[p.Text].caseIndex]
			q, ok := attribute(e.People[c.Person], passage(m.texts[p.Text].Text, analysis.Span(p.Span)))
			if ok == may && len(out.Central) < quoted {
				out.Central = append(out.Central, CentralJSON{e.member(m.at[p.Text]), q.text, q.by})
			}
		}
	}
	return out
}

func rounded(x float64) float64 { return float64(int(x*10000+0.5)) / 10000 }

func (e *Edition) member(at textAt) MemberJSON {
	c := &e.Cases[at.caseIndex]
	return MemberJSON{e.Project.Sources[c.Source].Name, c.ID, c.Texts[at.text].AnswerID}
}

// refusals are the words of suggestions that somebody refused.
type refusals struct {
	ids   map[string]bool
	terms [][]string
}

func (e *Edition) refused() refusals {
	r := refusals{ids: map[string]bool{}}
	for _, d := range survey.Holding(e.Decisions) {
		if d.Kind == survey.KindProposal && d.Verdict == survey.VerdictNo {
			r.ids[d.Theme] = true
			r.terms = append(r.terms, strings.Split(d.Note, ", "))
		}
	}
	return r
}

// refuses reports whether a suggestion was refused, perhaps when it began with
// another of its words: most of the fewer words are the same.
func (r refusals) refuses(s suggest.Suggestion) bool {
	if r.ids[s.ID] {
		return true
	}
	return slices.ContainsFunc(r.terms, func(terms []string) bool {
		n := 0
		for _, t := range terms {
			if slices.Contains(s.Terms, t) {
				n++
			}
		}
		return n >= 2 && 2*n > min(len(terms), len(s.Terms))
	})
}

// Find returns the suggestion of that id, or the first one with a word that was its id
// before more texts came.
func (s SuggestionsJSON) Find(id string) (SuggestionJSON, error) {
	var ids []string
	for _, x := range s.Suggestions {
		if x.ID == id {
			return x, nil
		}
		ids = append(ids, x.ID)
	}
	for _, x := range s.Suggestions {
		if slices.ContainsFunc(x.Terms, func(term string) bool { return suggest.ID(term) == id }) {
			return x, nil
		}
	}
	hint := "`report themes --suggest` lists them"
	if near := survey.Nearest(id, ids); near != "" {
		hint = fmt.Sprintf("did you mean %q? %s", near, hint)
	}
	return SuggestionJSON{}, fault.New(fault.Invalid, hint, "there is no suggestion %q", id)
}

// Theme is a suggestion as a theme of the codebook.
func (s SuggestionJSON) Theme(p survey.Project) survey.Theme {
	t := survey.Theme{ID: s.ID, Label: survey.Texts{}, Keywords: s.Keywords}
	for n := 2; slices.ContainsFunc(p.Codebook.Themes, func(o survey.Theme) bool { return o.ID == t.ID }); n++ {
		t.ID = fmt.Sprintf("%s-%d", s.ID, n)
	}
	for _, l := range p.Languages {
		name := s.Terms[0]
		if words := s.Keywords[l]; len(words) > 0 {
			name = words[0]
		}
		label := sentence(name)
		t.Label[l] = label[:len(label)-1]
	}
	return t
}

// Decision is what somebody said about a suggestion; its words are kept, so that it is
// known again under another id.
func (s SuggestionJSON) Decision(v survey.Verdict, reviewer string) survey.Decision {
	return survey.Decision{Kind: survey.KindProposal, Theme: s.ID, Verdict: v, Reviewer: reviewer, Note: strings.Join(s.Terms, ", ")}
}

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
		fmt.Sprintf("From %s with content, %d of them without a theme. Accept one with `report themes --accept ID`, refuse it with --reject ID; both are remembered.",
			counted(s.Texts, "text", "texts"), s.Untagged),
	}}
	if s.Rejected > 0 {
		d.Lead = append(d.Lead, counted(s.Rejected, "suggestion was", "suggestions were")+" refused before and left out.")
	}
	for _, l := range languages {
		if s.Texts > 0 && s.Languages[l] == 0 {
			d.Lead = append(d.Lead, fmt.Sprintf("No text is in %s: draft keywords in it are everyday translations, where canvass knows one. Somebody who speaks it should look.", tongue(l)))
		}
	}
	for _, x := range s.Suggestions {
		d.Sections = append(d.Sections, x.section(languages))
	}
	return s.ideas(d)
}

// tongue names a language of a project.
func tongue(code string) string {
	if name := map[string]string{"en": "English", "es": "Spanish"}[code]; name != "" {
		return name
	}
	return code
}

func (s SuggestionJSON) section(languages []string) export.Section {
	sec := export.Section{Heading: fmt.Sprintf("%s (%s, %d uncovered)", s.ID, counted(s.Count, "text", "texts"), s.Untagged)}
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
		lines = append(lines, fmt.Sprintf("%s: add “%s” (%s): %d of %d texts with it have the theme.", k.Theme, k.Keyword, k.Language, k.Within, k.Count))
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

// ThemesTable lists the themes with their figures.
func (e *Edition) ThemesTable() export.Table {
	var rows [][]export.Cell
	for _, t := range e.themesJSON(e.Whole) {
		row := []export.Cell{export.Words(t.ID), export.Words(t.Label), export.Count(t.Contributions), export.Count(t.People), export.Count(t.Base), export.Part(t.Share), {}, {}}
		if t.Interval != nil {
			row[6], row[7] = export.Part(&t.Interval[0]), export.Part(&t.Interval[1])
		}
		row = append(row, export.Count(t.inFavour()), export.Count(t.opposed()), export.Part(t.reviewedShare()))
		rows = append(rows, row)
	}
	return export.Table{Name: "tbl_theme_list", Rows: export.Rows(rows), Empty: "The codebook has no theme.", Columns: []export.Column{
		{Name: "id", ID: true}, {Name: "label", Width: 34, Wrap: true}, number("texts"), number("people"), number("base"), {Name: "share", Kind: export.Share},
		{Name: "from", Kind: export.Share}, {Name: "to", Kind: export.Share}, number("for"), number("against"), {Name: "reviewed", Kind: export.Share},
	}}
}
