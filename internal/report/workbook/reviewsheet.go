package workbook

import (
	"fmt"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/english"
	"canvass/internal/report/quoting"
	"canvass/internal/report/tags"
	"canvass/internal/survey"
)

// reviewSheet asks people to judge what the machine proposes.
func reviewSheet(e *report.Edition, list []question, left int, texts map[report.TextAt]string) export.Sheet {
	names, doubts := themeNames(e), doubtsOf(e)
	rows := func(yield func([]export.Cell, error) bool) {
		for _, q := range list {
			if !yield(reviewRow(e, q, names, texts[q.TextAt], doubts), nil) {
				return
			}
		}
	}
	return export.Sheet{
		Name: "Review", Role: export.Review, Title: "Correct a wrong theme, link or quote here", Lead: reviewLead(list, left, "Fill in the yellow cells, save, and send the file back (`report review FILE`)."),
		Table: &export.Table{
			Name: "tbl_review", Rows: rows, Empty: "There is nothing to judge.", Columns: reviewColumns(),
			Needs: []export.Need{{When: "Decision (entry)", Is: "change", OneOf: []string{"Correct theme (entry)", "New theme name (entry)"}}},
		},
	}
}

// reviewLead says what to do and how far it is done.
func reviewLead(list []question, left int, how string) string {
	decided, untagged := 0, 0
	kinds := map[survey.DecisionKind]int{}
	for _, q := range list {
		if q.decision != nil {
			decided++
			continue
		}
		kinds[q.kind]++
		if q.untagged {
			untagged++
		}
	}
	var open []string
	for _, k := range []struct {
		n         int
		one, many string
	}{
		{kinds[survey.KindTheme], "theme", "themes"}, {kinds[survey.KindLink], "pair of responses", "pairs of responses"}, {kinds[survey.KindQuote], "quote", "quotes"},
	} {
		if k.n > 0 {
			open = append(open, english.Count(k.n, k.one, k.many))
		}
	}
	lead := fmt.Sprintf("%s %d of %s decided.", how, decided, english.Count(len(list), "row is", "rows are"))
	if len(open) > 0 {
		lead += " Open, those nearest to a theme's limit first: " + strings.Join(open, ", ") + "; the filter of Kind shows one sort."
	}
	if untagged > 0 {
		lead += fmt.Sprintf(" %s not tagged yet, and Why says so: keep makes it a tag, remove leaves it out.", english.Count(untagged, "theme is", "themes are"))
	}
	if left > 0 {
		lead += fmt.Sprintf(" %s asked when these are done.", english.Count(left, "more theme is", "more themes are"))
	}
	return lead
}

func reviewColumns() []export.Column {
	return []export.Column{
		{Name: "Response", ID: true, Width: 14}, {Name: "Kind", Width: 9, Note: "theme: does the text speak to it? link: are the two responses one person's? quote: may it be used?"},
		{Name: "On", Width: 10}, {Name: "Text", Width: 60, Wrap: true}, {Name: "Proposed theme", Width: 26, Wrap: true},
		{Name: "Confidence", Kind: export.Share, Width: 14}, {Name: "Why", Width: 26, Wrap: true, Note: "What the proposal rests on. “Not tagged, please check”: not sure enough to count before somebody says keep."},
		{Name: "Decision (entry)", Width: 13, Entry: true, List: "lst_decisions", Note: "keep: the text speaks to the theme, tagged or not yet; of a link, one person. change: it speaks to another one, choose it at the right. remove: it does not; of a link, two people. unsure: leave it open. none: take back what was decided. Blank: not judged."},
		{Name: "Correct theme (entry)", Width: 24, Wrap: true, Entry: true, List: "lst_themes", Note: "With “change”: the theme that it should be, or several with ; between. Alone or beside “remove” it makes a change."},
		{Name: "New theme name (entry)", Width: 18, Wrap: true, Entry: true, Note: "What a new theme could be called: with “change” when no theme of the list fits, with “keep” when this one does too. `report themes --suggest` lists what was asked for; once codebook.yaml has a theme of that name, `report codebook --moved` notes it there."},
		{Name: "Note (entry)", Width: 22, Wrap: true, Entry: true}, {Name: "Reviewer (entry)", Width: 14, Entry: true, Note: "Your name or initials: two people may judge the same row."},
		{Name: "Row hash", ID: true, Width: 11, Machine: true, Note: "Shows when cells of this row were moved. Leave it."}, {Name: "Review key", ID: true, Width: 14, Machine: true, Note: "Says what the row is about. Leave it."},
	}
}

func reviewRow(e *report.Edition, q question, names []string, text string, doubts map[survey.Decision]survey.Decision) []export.Cell {
	subject := subjectOf(e, q)
	doubt, unsure := doubts[subject]
	var response, on, shown, theme, why string
	if q.pair != nil {
		response, on, shown, theme, why = pairCells(e, q.pair)
	} else {
		c := &e.Cases[q.Case]
		response, on, shown, why = c.ID, e.Questions[c.Texts[q.Text].Question].Name(), text, tags.Because(*q.tag, text)
		if q.tag.Theme >= 0 {
			theme = names[q.tag.Theme]
		}
		subject.TextHash = survey.HashText(text)
	}
	if q.untagged && q.decision == nil {
		why = "Not tagged, please check: " + why
	}
	if q.kind == survey.KindQuote {
		shown = quotedPart(text, q.tag.Spans)
	}
	key := survey.ReviewKey{Project: e.Project.Slug(), Decision: subject}.String()
	row := []export.Cell{
		export.Words(response), export.Words(string(q.kind)), export.Words(on), export.Words(shown), export.Words(theme), {}, export.Words(why),
		{}, {}, {}, {}, {}, export.Words(survey.RowHash(key, shown, theme)), export.Words(key),
	}
	if q.pair != nil && q.decision == nil || q.tag != nil && !q.tag.Decided() {
		row[5] = export.Part(&q.confidence)
	}
	if d := q.decision; d != nil {
		row[7], row[10], row[11] = export.Words(verdictWord(d.Verdict)), export.Words(d.Note), export.Words(d.Reviewer)
		row[12].Text += survey.DecidedMark
	} else if unsure && doubt.TextHash == subject.TextHash {
		row[7], row[10], row[11] = export.Words("unsure"), export.Words(doubt.Note), export.Words(doubt.Reviewer)
	}
	return row
}

// quotedPart is what a quote would show: the sentences around what the theme rests on.
func quotedPart(text string, spans []analysis.Span) string {
	if len(spans) == 0 {
		spans = []analysis.Span{{}}
	}
	return quoting.Passage(text, spans[0])
}

// verdictWord is a decision in the words of the sheet.
func verdictWord(v survey.Verdict) string {
	switch v {
	case survey.VerdictYes, survey.VerdictSame:
		return "keep"
	case survey.VerdictNo, survey.VerdictDifferent:
		return "remove"
	}
	return ""
}
