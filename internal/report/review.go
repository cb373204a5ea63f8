package report

import (
	"cmp"
	"fmt"
	"slices"

	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/survey"
)

// How many rows people are asked to judge at once, and how many of their earlier
// decisions are shown again.
const (
	mostAsked   = 2000
	mostDecided = 20000
)

// question is one row of the sheet Review: what is proposed and, when somebody has
// judged it, how.
type question struct {
	textAt
	kind      survey.DecisionKind
	tag       analysis.Tag
	certainty int // beyond the probability: evidence that is said outright comes later
	decided   bool
	decision  survey.Decision
}

// questions lists the tags of texts that count, and those that were not sure enough to
// count, undecided ones first, the least sure
// before the others, and counts those that find no room. Quotes come behind.
func (e *Edition) questions(quotes []candidate) (list []question, left int) {
	decisions := e.holding()
	var asked, decided []question
	take := func(q question) {
		subject := e.subject(q).Subject()
		if q.decision, q.decided = decisions[subject]; q.decided {
			delete(decisions, subject)
			decided = append(decided, q)
			return
		}
		asked = append(asked, q)
	}
	for k := range e.Cases {
		for i := range e.Cases[k].Texts {
			t := &e.Cases[k].Texts[i]
			if t.NoContent || !t.Overall && !t.InRound {
				continue
			}
			for _, tag := range slices.Concat(t.Tags, t.Check) {
				take(question{textAt: textAt{k, i}, kind: survey.KindTheme, tag: tag, certainty: certainty(tag)})
			}
		}
	}
	slices.SortStableFunc(asked, question.before)
	asked, left = asked[:min(len(asked), mostAsked)], max(0, len(asked)-mostAsked)
	n := len(asked)
	for _, c := range quotes {
		q := question{textAt: textAt{c.caseIndex, c.text}, kind: survey.KindQuote, tag: e.Cases[c.caseIndex].Texts[c.text].Tags[c.tag]}
		if !slices.ContainsFunc(asked[n:], func(o question) bool { return o.textAt == q.textAt }) {
			take(q)
		}
	}
	decided = append(decided, e.removed(decisions)...)
	return append(asked, decided[:min(len(decided), mostDecided)]...), left
}

// before is the order in which rows are asked.
func (q question) before(o question) int {
	return cmp.Or(cmp.Compare(q.tag.Probability, o.tag.Probability), cmp.Compare(q.certainty, o.certainty))
}

// certainty orders tags of one probability: what was taken over from another text,
// then what is denied, then what rests on one word.
func certainty(t analysis.Tag) int {
	switch {
	case t.By == analysis.ByInherited:
		return 0
	case t.Negated:
		return 1
	}
	return 2 + min(len(t.Spans), 9)
}

// subject is what a row's decision would be about.
func (e *Edition) subject(q question) survey.Decision {
	c := &e.Cases[q.caseIndex]
	d := survey.Decision{Kind: q.kind, Source: e.Project.Sources[c.Source].Name, Response: c.ID, Question: c.Texts[q.text].AnswerID}
	if q.kind == survey.KindTheme {
		d.Theme = e.Project.Codebook.Themes[q.tag.Theme].ID
	}
	return d
}

// holding is the decisions that hold, by subject.
func (e *Edition) holding() map[survey.Decision]survey.Decision {
	m := map[survey.Decision]survey.Decision{}
	for _, d := range e.Decisions {
		m[d.Subject()] = d
	}
	for subject, d := range m {
		if d.Verdict == survey.VerdictNone {
			delete(m, subject)
		}
	}
	return m
}

// removed are the themes that people took away: there is no tag any more to show them.
func (e *Edition) removed(decisions map[survey.Decision]survey.Decision) []question {
	themes := map[string]int{}
	for i, t := range e.Project.Codebook.Themes {
		themes[t.ID] = i
	}
	var out []question
	for k := range e.Cases {
		c := &e.Cases[k]
		for i, t := range c.Texts {
			for id, theme := range themes {
				d, ok := decisions[survey.Decision{Kind: survey.KindTheme, Source: e.Project.Sources[c.Source].Name, Response: c.ID, Question: t.AnswerID, Theme: id}]
				if ok {
					out = append(out, question{textAt: textAt{k, i}, kind: survey.KindTheme, tag: analysis.Tag{Theme: theme, By: analysis.ByAnalyst}, decided: true, decision: d})
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b question) int {
		return cmp.Or(cmp.Compare(a.caseIndex, b.caseIndex), cmp.Compare(a.text, b.text), cmp.Compare(a.tag.Theme, b.tag.Theme))
	})
	return out
}

func spots(questions []question) []textAt {
	var out []textAt
	for _, q := range questions {
		out = append(out, q.textAt)
	}
	return out
}

// reviewSheet asks people to judge what the machine proposes.
func (e *Edition) reviewSheet(list []question, left int, texts map[textAt]string) export.Sheet {
	names := e.themeNames()
	var rows [][]export.Cell
	for _, q := range list {
		rows = append(rows, e.reviewRow(q, names, texts[q.textAt]))
	}
	return export.Sheet{
		Name: "Review", Role: export.Review, Title: "Correct a wrong theme here", Lead: e.reviewLead(list, left, "Fill in the yellow cells, save, and send the file back (`report review FILE`)."),
		Table: &export.Table{
			Name: "tbl_review", Rows: export.Rows(rows), Empty: "There is nothing to judge.", Columns: e.reviewColumns(),
			Needs: []export.Need{{When: "Decision (entry)", Is: "change", OneOf: []string{"Correct theme (entry)", "New theme name (entry)"}}},
		},
	}
}

// reviewLead says what to do and how far it is done.
func (e *Edition) reviewLead(list []question, left int, how string) string {
	decided := 0
	for _, q := range list {
		if q.decided {
			decided++
		}
	}
	lead := fmt.Sprintf("%s %d of %s decided; the least sure come first.", how, decided, counted(len(list), "row is", "rows are"))
	if left > 0 {
		lead += fmt.Sprintf(" %d more are asked when these are done.", left)
	}
	return lead
}

func (e *Edition) reviewColumns() []export.Column {
	return []export.Column{
		{Name: "Response", ID: true, Width: 18}, {Name: "Kind", Width: 9, Note: "theme: does the text speak to it? quote: may it be used?"},
		{Name: "On", Width: 10}, {Name: "Text", Width: 60, Wrap: true}, {Name: "Proposed theme", Width: 28, Wrap: true},
		{Name: "Confidence", Kind: export.Share, Width: 15}, {Name: "Why", Width: 26, Wrap: true},
		{Name: "Decision (entry)", Width: 13, Entry: true, List: "lst_decisions", Note: "keep: it is right. change: it is wrong, choose the correct theme at the right. remove: it is wrong. unsure: leave it open. Blank: not judged."},
		{Name: "Correct theme (entry)", Width: 28, Wrap: true, Entry: true, List: "lst_themes", Note: "With “change”: the theme that it should be."},
		{Name: "New theme name (entry)", Width: 22, Wrap: true, Entry: true, Note: "With “change”, when no theme of the list fits: what a new one could be called."},
		{Name: "Note (entry)", Width: 30, Wrap: true, Entry: true}, {Name: "Reviewer (entry)", Width: 16, Entry: true, Note: "Your name or initials: two people may judge the same row."},
		{Name: "Row hash", ID: true, Width: 11, Machine: true, Note: "Shows when cells of this row were moved. Leave it."}, {Name: "Review key", ID: true, Width: 14, Machine: true, Note: "Says what the row is about. Leave it."},
	}
}

func (e *Edition) reviewRow(q question, names []string, text string) []export.Cell {
	c := &e.Cases[q.caseIndex]
	subject := e.subject(q)
	subject.TextHash = survey.HashText(text)
	key := survey.ReviewKey{Project: e.Project.Slug(), Decision: subject}.String()
	shown, why := text, e.because(q.tag, text)
	if q.kind == survey.KindQuote {
		shown = passage(text, q.tag.Spans[0])
	}
	theme, on := names[q.tag.Theme], e.Questions[c.Texts[q.text].Question].Name()
	row := []export.Cell{
		export.Words(c.ID), export.Words(string(q.kind)), export.Words(on), export.Words(shown), export.Words(theme), {}, export.Words(why),
		{}, {}, {}, {}, {}, export.Words(survey.RowHash(key, shown, theme)), export.Words(key),
	}
	if q.tag.By != analysis.ByAnalyst {
		row[5] = export.Part(&q.tag.Probability)
	}
	if q.decided {
		row[7], row[10], row[11] = export.Words(verdictWord(q.decision.Verdict)), export.Words(q.decision.Note), export.Words(q.decision.Reviewer)
	}
	return row
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
