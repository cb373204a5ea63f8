package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/survey"
)

const (
	quotesPerTheme = 5   // at most
	bestLength     = 180 // of a quote, in code points
)

// quote is a text chosen to stand for a theme.
type quote struct {
	Quotable
	theme, question int
	why             string
	caseIndex, at   int // at is an index into Case.Texts
}

// candidate is a contribution that may be quoted, before its text is read.
type candidate struct {
	caseIndex, text, tag int // tag is an index into Contribution.Tags
	awkward              int // how far the text is from the length that reads best, in code points
}

// before is the order in which candidates are considered: those of the best length
// first, then as they came.
func (c candidate) before(d candidate) int {
	return cmp.Or(c.awkward-d.awkward, c.caseIndex-d.caseIndex, c.text-d.text)
}

// candidates chooses texts for every theme from what may be quoted, by theme.
func (e *Edition) candidates() []candidate {
	var out []candidate
	unwanted := e.unwanted()
	for theme := range e.Project.Codebook.Themes {
		out = append(out, e.choose(theme, unwanted)...)
	}
	return out
}

// unwanted are the texts of which somebody decided that they are not to be quoted.
func (e *Edition) unwanted() map[textAt]bool {
	no := map[survey.Decision]bool{}
	for subject, d := range e.holding() {
		if d.Kind == survey.KindQuote && d.Verdict == survey.VerdictNo {
			no[subject] = true
		}
	}
	out := map[textAt]bool{}
	if len(no) == 0 {
		return out
	}
	for k := range e.Cases {
		for i := range e.Cases[k].Texts {
			if no[e.subject(question{textAt: textAt{k, i}, kind: survey.KindQuote})] {
				out[textAt{k, i}] = true
			}
		}
	}
	return out
}

func places(candidates []candidate) []textAt {
	var out []textAt
	for _, c := range candidates {
		out = append(out, textAt{c.caseIndex, c.text})
	}
	return out
}

// quotes cuts quotes out of texts that were gathered.
func (e *Edition) quotes(candidates []candidate, texts map[textAt]string) []quote {
	var out []quote
	for _, c := range candidates {
		if text, ok := texts[textAt{c.caseIndex, c.text}]; ok {
			if q, ok := e.quote(c, text); ok {
				out = append(out, q)
			}
		}
	}
	return out
}

// choose picks contributions for a theme: allowed, counted, of readable length,
// each person and each wording once, spread over the questions they answer.
func (e *Edition) choose(theme int, unwanted map[textAt]bool) []candidate {
	byQuestion := make([][]candidate, len(e.Questions))
	for k := range e.Cases {
		c := &e.Cases[k]
		if e.People[c.Person].Consent == analysis.ConsentNo {
			continue
		}
		for i := range c.Texts {
			t := &c.Texts[i]
			at := slices.IndexFunc(t.Tags, func(tag analysis.Tag) bool { return tag.Theme == theme && tag.By == analysis.ByCodebook })
			if at >= 0 && t.Overall && t.Runes >= 40 && !unwanted[textAt{k, i}] {
				byQuestion[t.Question] = append(byQuestion[t.Question], candidate{k, i, at, max(t.Runes-bestLength, bestLength-t.Runes)})
			}
		}
	}
	for q := range byQuestion {
		slices.SortFunc(byQuestion[q], candidate.before)
	}
	return e.deal(byQuestion)
}

// deal takes the best of each question in turn until there are enough.
func (e *Edition) deal(byQuestion [][]candidate) []candidate {
	var out []candidate
	people, prints := map[int]bool{}, map[uint64]bool{}
	for before := -1; before < len(out); {
		before = len(out)
		for q := range byQuestion {
			if len(out) == quotesPerTheme {
				return out
			}
			if c, ok := e.next(&byQuestion[q], people, prints); ok {
				out = append(out, c)
			}
		}
	}
	return out
}

// next takes the first candidate of a person and a wording that are not there yet.
func (e *Edition) next(line *[]candidate, people map[int]bool, prints map[uint64]bool) (candidate, bool) {
	for len(*line) > 0 {
		c := (*line)[0]
		*line = (*line)[1:]
		person, print := e.Cases[c.caseIndex].Person, e.Cases[c.caseIndex].Texts[c.text].Print
		if !people[person] && !prints[print] {
			people[person], prints[print] = true, true
			return c, true
		}
	}
	return candidate{}, false
}

// quote cuts the sentences around the evidence out of the text and asks the gate.
func (e *Edition) quote(c candidate, text string) (quote, bool) {
	k := &e.Cases[c.caseIndex]
	t := k.Texts[c.text]
	tag := t.Tags[c.tag]
	q, ok := attribute(e.People[k.Person], passage(text, tag.Spans[0]))
	return quote{Quotable: q, theme: tag.Theme, question: t.Question, why: e.because(tag, text), caseIndex: c.caseIndex, at: c.text}, ok
}

// because says why a text carries a theme.
func (e *Edition) because(tag analysis.Tag, text string) string {
	words := "says “" + strings.Join(evidence(text, tag.Spans), "”, “") + "”"
	switch {
	case tag.By == analysis.ByInherited:
		return "says “same as above”"
	case tag.By == analysis.ByProvider && len(tag.Spans) > 0:
		return "a service: " + words + "; confirmed"
	case len(tag.Spans) == 0:
		return string(tag.By)
	case tag.Negated:
		return words + ", denied"
	}
	return words
}

// evidence cuts the spans out of a text.
func evidence(text string, spans []analysis.Span) []string {
	runes := []rune(text)
	var out []string
	for _, s := range spans {
		if s.Start <= s.End && s.End <= len(runes) {
			out = append(out, string(runes[s.Start:s.End]))
		}
	}
	return out
}

// quotesSheet shows them, each with the way to its response.
func (e *Edition) quotesSheet(quotes []quote) export.Sheet {
	var rows [][]export.Cell
	for _, q := range quotes {
		c := e.Cases[q.caseIndex]
		rows = append(rows, []export.Cell{
			export.Words(e.label(e.Project.Codebook.Themes[q.theme].Label)), export.Words(e.Questions[q.question].Name()), export.Words(q.text),
			stanceCell(&c.Texts[q.at]), export.Words(q.by), export.Words(q.why), export.Words(e.roundID(c.Round)), e.toResponse(q.caseIndex), export.Words(e.People[c.Person].Consent.String()),
		})
	}
	return export.Sheet{
		Name: "Quotes", Role: export.Results, Title: "Quotes that may be used",
		Lead: fmt.Sprintf("Up to %d a theme, spread over the questions, each person once a theme; whole sentences as written. Only people who allow it (%d of %d).",
			quotesPerTheme, e.Whole.Consent[analysis.ConsentNamed]+e.Whole.Consent[analysis.ConsentAnonymous], e.Whole.Feedback.People),
		Table: &export.Table{Name: "tbl_quotes", Rows: export.Rows(rows), Empty: "No text on a theme, long enough to quote, is by somebody who allows quoting.", Columns: []export.Column{
			{Name: "Theme", Width: 26, Wrap: true}, {Name: "On", Width: 10}, {Name: "Quote", Width: 70, Wrap: true},
			{Name: "Stance", Width: 16, Wrap: true, Note: "support, support-with-addition, object, object-with-alternative or question; blank: the words do not tell"}, {Name: "Attribute to", Width: 24, Wrap: true},
			{Name: "Why chosen", Width: 28, Wrap: true}, {Name: "Round", Width: 12}, {Name: "Response", ID: true, Kind: export.Link, Width: 18}, {Name: "Consent", Width: 11},
		}},
	}
}
