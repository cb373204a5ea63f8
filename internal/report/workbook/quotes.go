package workbook

import (
	"fmt"
	"slices"

	"canvass/internal/analysis"
	"canvass/internal/analysis/consent"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/quoting"
	"canvass/internal/report/tags"
	"canvass/internal/survey"
)

const quotesPerTheme = 5 // at most

// quote is a text chosen to stand for a theme.
type quote struct {
	quoting.Quotable
	theme, question int
	why             string
	caseIndex, at   int // at is an index into Case.Texts
}

// chooseQuotes chooses texts for every theme from what may be quoted, by theme.
func chooseQuotes(e *report.Edition) []quoting.Candidate {
	var out []quoting.Candidate
	unwanted := unwantedTexts(e)
	for theme := range e.Project.Codebook.Themes {
		out = append(out, choose(e, theme, unwanted)...)
	}
	return out
}

// unwantedTexts are the texts of which somebody decided that they are not to be quoted.
func unwantedTexts(e *report.Edition) map[report.TextAt]bool {
	no := map[survey.Decision]bool{}
	for subject, d := range holding(e) {
		if d.Kind == survey.KindQuote && d.Verdict == survey.VerdictNo {
			no[subject] = true
		}
	}
	out := map[report.TextAt]bool{}
	if len(no) == 0 {
		return out
	}
	for k := range e.Cases {
		for i := range e.Cases[k].Texts {
			if no[subjectOf(e, question{TextAt: report.TextAt{Case: k, Text: i}, kind: survey.KindQuote})] {
				out[report.TextAt{Case: k, Text: i}] = true
			}
		}
	}
	return out
}

func places(candidates []quoting.Candidate) []report.TextAt {
	var out []report.TextAt
	for _, c := range candidates {
		out = append(out, report.TextAt{Case: c.Case, Text: c.Text})
	}
	return out
}

// cutQuotes cuts quotes out of texts that were gathered.
func cutQuotes(e *report.Edition, candidates []quoting.Candidate, texts map[report.TextAt]string) []quote {
	var out []quote
	for _, c := range candidates {
		if text, ok := texts[report.TextAt{Case: c.Case, Text: c.Text}]; ok {
			if q, ok := cutQuote(e, c, text); ok {
				out = append(out, q)
			}
		}
	}
	return out
}

// choose picks contributions for a theme: allowed, counted, of readable length,
// each person and each wording once, spread over the questions they answer.
func choose(e *report.Edition, theme int, unwanted map[report.TextAt]bool) []quoting.Candidate {
	byQuestion := make([][]quoting.Candidate, len(e.Questions))
	for k := range e.Cases {
		c := &e.Cases[k]
		if e.People[c.Person].Consent == consent.No {
			continue
		}
		for i := range c.Texts {
			t := &c.Texts[i]
			at := slices.IndexFunc(t.Tags, func(tag analysis.Tag) bool { return tag.Theme == theme && tag.By == analysis.ByCodebook })
			if at >= 0 && t.Overall && t.Runes >= 40 && !unwanted[report.TextAt{Case: k, Text: i}] {
				byQuestion[t.Question] = append(byQuestion[t.Question], quoting.NewCandidate(k, i, at, t.Runes))
			}
		}
	}
	for q := range byQuestion {
		slices.SortFunc(byQuestion[q], quoting.Candidate.Before)
	}
	return deal(e, byQuestion)
}

// deal takes the best of each question in turn until there are enough.
func deal(e *report.Edition, byQuestion [][]quoting.Candidate) []quoting.Candidate {
	var out []quoting.Candidate
	people, prints := map[int]bool{}, map[uint64]bool{}
	for before := -1; before < len(out); {
		before = len(out)
		for q := range byQuestion {
			if len(out) == quotesPerTheme {
				return out
			}
			if c, ok := next(e, &byQuestion[q], people, prints); ok {
				out = append(out, c)
			}
		}
	}
	return out
}

// next takes the first candidate of a person and a wording that are not there yet.
func next(e *report.Edition, line *[]quoting.Candidate, people map[int]bool, prints map[uint64]bool) (quoting.Candidate, bool) {
	for len(*line) > 0 {
		c := (*line)[0]
		*line = (*line)[1:]
		person, print := e.Cases[c.Case].Person, e.Cases[c.Case].Texts[c.Text].Print
		if !people[person] && !prints[print] {
			people[person], prints[print] = true, true
			return c, true
		}
	}
	return quoting.Candidate{}, false
}

// cutQuote cuts the sentences around the evidence out of the text and asks the gate.
func cutQuote(e *report.Edition, c quoting.Candidate, text string) (quote, bool) {
	k := &e.Cases[c.Case]
	t := k.Texts[c.Text]
	tag := t.Tags[c.Tag]
	q, ok := quoting.Attribute(e.People[k.Person], quoting.Passage(text, tag.Spans[0]))
	return quote{Quotable: q, theme: tag.Theme, question: t.Question, why: tags.Because(tag, text), caseIndex: c.Case, at: c.Text}, ok
}

// quotesSheet shows them, each with the way to its response.
func quotesSheet(e *report.Edition, quotes []quote) export.Sheet {
	var rows [][]export.Cell
	for _, q := range quotes {
		c := e.Cases[q.caseIndex]
		rows = append(rows, []export.Cell{
			export.Words(e.Label(e.Project.Codebook.Themes[q.theme].Label)), export.Words(e.Questions[q.question].Name()), export.Words(q.Text()),
			stanceCell(&c.Texts[q.at]), export.Words(q.By()), export.Words(q.why), export.Words(e.RoundID(c.Round)), toResponse(e, q.caseIndex), export.Words(e.People[c.Person].Consent.String()),
		})
	}
	return export.Sheet{
		Name: "Quotes", Role: export.Results, Title: "Quotes that may be used",
		Lead: fmt.Sprintf("Up to %d a theme, spread over the questions, each person once a theme; whole sentences as written. Only people who allow it (%d of %d).",
			quotesPerTheme, e.Whole.Consent[consent.Named]+e.Whole.Consent[consent.Anonymous], e.Whole.Feedback.People),
		Table: &export.Table{Name: "tbl_quotes", Rows: export.Rows(rows), Empty: "No text on a theme, long enough to quote, is by somebody who allows quoting.", Columns: []export.Column{
			{Name: "Theme", Width: 26, Wrap: true}, {Name: "On", Width: 10}, {Name: "Quote", Width: 70, Wrap: true},
			{Name: "Stance", Width: 16, Wrap: true, Note: "support, support-with-addition, object, object-with-alternative or question; blank: the words do not tell"}, {Name: "Attribute to", Width: 24, Wrap: true},
			{Name: "Why chosen", Width: 28, Wrap: true}, {Name: "Round", Width: 12}, {Name: "Response", ID: true, Kind: export.Link, Width: 18}, {Name: "Consent", Width: 11},
		}},
	}
}

// stanceCell is the stance of a text, empty where it is unclear.
func stanceCell(t *analysis.Contribution) export.Cell {
	if s := t.Stands(); s != survey.StanceUnclear {
		return export.Words(string(s))
	}
	return export.Cell{}
}
