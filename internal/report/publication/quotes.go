package publication

import (
	"context"
	"iter"
	"slices"

	"canvass/internal/analysis"
	"canvass/internal/analysis/consent"
	"canvass/internal/analysis/publish"
	"canvass/internal/analysis/stance"
	"canvass/internal/report"
	"canvass/internal/report/public"
	"canvass/internal/report/quoting"
	"canvass/internal/survey"
)

const (
	quotesPerSide   = 3  // of a principle, at most
	quotesPerTopic  = 2  // of a theme, at most
	quotesPerPerson = 2  // in the whole publication
	quotedFrom      = 40 // code points
	longestQuote    = 2 * quoting.Length
)

// pick is a text chosen for publication, before it is read.
type pick struct {
	quoting.Candidate
	principle, theme int // -1 for none
	side             public.Side
	order            int
}

// picker chooses texts so that no person and no wording is heard too often.
type picker struct {
	*report.Edition
	refused map[report.TextID]bool // a person decided that the text may not be quoted
	people  map[int]int
	prints  map[uint64]bool
	picks   []pick
}

// publicQuotes chooses texts for both sides of every principle and for every theme,
// reads them in one pass, asks the gate, and takes out what points at people.
func publicQuotes(ctx context.Context, e *report.Edition, figures publish.Figures) ([]public.Quote, error) {
	p := picker{Edition: e, refused: refusedQuotes(e.Decisions), people: map[int]int{}, prints: map[uint64]bool{}}
	for i := range e.Project.Principles {
		p.sides(i)
	}
	for theme := range e.Project.Codebook.Themes {
		p.topic(theme)
	}
	quotes, err := readPicks(ctx, e, p.picks, figures)
	if err != nil {
		return nil, err
	}
	return redacted(e, quotes), nil
}

// refusedQuotes are the texts that people decided not to quote.
func refusedQuotes(decisions []survey.Decision) map[report.TextID]bool {
	refused := map[report.TextID]bool{}
	for _, d := range decisions {
		if d.Kind == survey.KindQuote {
			refused[report.TextID{Source: d.Source, Response: d.Response, Question: d.Question}] = d.Verdict == survey.VerdictNo
		}
	}
	return refused
}

// quotable yields the texts that may be quoted, by their case and index.
func (p *picker) quotable() iter.Seq2[*analysis.Case, quoting.Candidate] {
	return func(yield func(*analysis.Case, quoting.Candidate) bool) {
		for k := range p.Cases {
			c := &p.Cases[k]
			if p.People[c.Person].Consent == consent.No || c.Withdrawn {
				continue
			}
			for i := range c.Texts {
				t := &c.Texts[i]
				if !t.Overall || t.NoContent || t.Inherited || t.Runes < quotedFrom ||
					p.refused[report.TextID{Source: p.Project.Sources[c.Source].Name, Response: c.ID, Question: t.AnswerID}] {
					continue
				}
				if !yield(c, quoting.NewCandidate(k, i, -1, t.Runes)) {
					return
				}
			}
		}
	}
}

// sides picks texts on a principle from those who agree with it and those who do not.
func (p *picker) sides(principle int) {
	id := p.Project.Principles[principle].ID
	lines := map[public.Side][]quoting.Candidate{}
	for c, one := range p.quotable() {
		if p.Questions[c.Texts[one.Text].Question].Principle == id {
			side := p.side(c, id, &c.Texts[one.Text])
			lines[side] = append(lines[side], one)
		}
	}
	for _, side := range []public.Side{public.Agrees, public.Objects} {
		p.take(lines[side], quotesPerSide, pick{principle: principle, theme: -1, side: side})
	}
}

// side is how the author of a text stands to the principle: by their rating in the
// same response, or by what they or an analyst said of the text. What a program reads
// into it is not enough to say so in public.
func (p *picker) side(c *analysis.Case, principle string, text *analysis.Contribution) public.Side {
	for _, r := range c.Ratings {
		switch {
		case !r.Overall || p.Questions[r.Question].Principle != principle:
		case r.Value >= 4:
			return public.Agrees
		case r.Value == 1 || r.Value == 2:
			return public.Objects
		case r.Value == 3:
			return public.NoSide
		}
	}
	if text.Stance == nil || text.Stance.By != stance.ByQuestion && text.Stance.By != stance.ByAnalyst {
		return public.NoSide
	}
	switch text.Stance.Stance {
	case survey.StanceSupport, survey.StanceSupportAddition:
		return public.Agrees
	case survey.StanceObject, survey.StanceObjectOther:
		return public.Objects
	}
	return public.NoSide
}

// topic picks texts on a theme.
func (p *picker) topic(theme int) {
	var line []quoting.Candidate
	for c, one := range p.quotable() {
		one.Tag = slices.IndexFunc(c.Texts[one.Text].Tags, func(t analysis.Tag) bool { return t.Theme == theme && t.By != analysis.ByInherited })
		if one.Tag >= 0 {
			line = append(line, one)
		}
	}
	p.take(line, quotesPerTopic, pick{principle: -1, theme: theme})
}

// take adds the best n of a line.
func (p *picker) take(line []quoting.Candidate, n int, as pick) {
	slices.SortFunc(line, quoting.Candidate.Before)
	for _, c := range line {
		person, print := p.Cases[c.Case].Person, p.Cases[c.Case].Texts[c.Text].Print
		if n == 0 {
			return
		}
		if p.people[person] >= quotesPerPerson || p.prints[print] {
			continue
		}
		p.people[person]++
		p.prints[print] = true
		as.Candidate, as.order = c, len(p.picks)
		p.picks = append(p.picks, as)
		n--
	}
}
