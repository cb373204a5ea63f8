package report

import (
	"context"
	"hash/fnv"
	"iter"
	"slices"
	"strconv"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/analysis/redact"
	"canvass/internal/analysis/stance"
	"canvass/internal/report/public"
	"canvass/internal/survey"
)

const (
	quotesPerSide   = 3  // of a principle, at most
	quotesPerTopic  = 2  // of a theme, at most
	quotesPerPerson = 2  // in the whole publication
	quotedFrom      = 40 // code points
	longestQuote    = 2 * quoteLength
)

// pick is a text chosen for publication, before it is read.
type pick struct {
	candidate
	principle, theme int // -1 for none
	side             public.Side
	order            int
}

// picker chooses texts so that no person and no wording is heard too often.
type picker struct {
	*Edition
	refused map[textRef]bool // a person decided that the text may not be quoted
	people  map[int]int
	prints  map[uint64]bool
	picks   []pick
}

// textRef names a text.
type textRef struct{ source, response, question string }

// publicQuotes chooses texts for both sides of every principle and for every theme,
// reads them in one pass, asks the gate, and takes out what points at people.
func (e *Edition) publicQuotes(ctx context.Context, figures analysis.Published, decisions []survey.Decision) ([]public.Quote, error) {
	p := picker{Edition: e, refused: refusedQuotes(decisions), people: map[int]int{}, prints: map[uint64]bool{}}
	for i := range e.Project.Principles {
		p.sides(i)
	}
	for theme := range e.Project.Codebook.Themes {
		p.topic(theme)
	}
	quotes, err := e.readPicks(ctx, p.picks, figures)
	if err != nil {
		return nil, err
	}
	return e.redacted(quotes), nil
}

// refusedQuotes are the texts that people decided not to quote.
func refusedQuotes(decisions []survey.Decision) map[textRef]bool {
	refused := map[textRef]bool{}
	for _, d := range decisions {
		if d.Kind == survey.KindQuote {
			refused[textRef{d.Source, d.Response, d.Question}] = d.Verdict == survey.VerdictNo
		}
	}
	return refused
}

// quotable yields the texts that may be quoted, by their case and index.
func (p *picker) quotable() iter.Seq2[*analysis.Case, candidate] {
	return func(yield func(*analysis.Case, candidate) bool) {
		for k := range p.Cases {
			c := &p.Cases[k]
			if p.People[c.Person].Consent == analysis.ConsentNo || c.Withdrawn {
				continue
			}
			for i := range c.Texts {
				t := &c.Texts[i]
				if !t.Overall || t.NoContent || t.Inherited || t.Runes < quotedFrom ||
					p.refused[textRef{p.Project.Sources[c.Source].Name, c.ID, t.AnswerID}] {
					continue
				}
				if !yield(c, candidate{k, i, -1, max(t.Runes-bestLength, bestLength-t.Runes)}) {
					return
				}
			}
		}
	}
}

// sides picks texts on a principle from those who agree with it and those who do not.
func (p *picker) sides(principle int) {
	id := p.Project.Principles[principle].ID
	lines := map[public.Side][]candidate{}
	for c, one := range p.quotable() {
		if p.Questions[c.Texts[one.text].Question].Principle == id {
			side := p.side(c, id, &c.Texts[one.text])
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
	var line []candidate
	for c, one := range p.quotable() {
		one.tag = slices.IndexFunc(c.Texts[one.text].Tags, func(t analysis.Tag) bool { return t.Theme == theme && t.By != analysis.ByInherited })
		if one.tag >= 0 {
			line = append(line, one)
		}
	}
	p.take(line, quotesPerTopic, pick{principle: -1, theme: theme})
}

// take adds the best n of a line.
func (p *picker) take(line []candidate, n int, as pick) {
	slices.SortFunc(line, candidate.before)
	for _, c := range line {
		person, print := p.Cases[c.caseIndex].Person, p.Cases[c.caseIndex].Texts[c.text].Print
		if n == 0 {
			return
		}
		if p.people[person] >= quotesPerPerson || p.prints[print] {
			continue
		}
		p.people[person]++
		p.prints[print] = true
		as.candidate, as.order = c, len(p.picks)
		p.picks = append(p.picks, as)
		n--
	}
}

// readPicks reads the texts picked, and only those.
func (e *Edition) readPicks(ctx context.Context, picks []pick, figures analysis.Published) ([]public.Quote, error) {
	byCase, sources := map[int][]pick{}, map[int]bool{}
	for _, p := range picks {
		byCase[p.caseIndex] = append(byCase[p.caseIndex], p)
		sources[e.Cases[p.caseIndex].Source] = true
	}
	read := make([]*public.Quote, len(picks))
	for s := range e.Project.Sources {
		if !sources[s] {
			continue
		}
		for said, err := range e.said(ctx, s) {
			if err != nil {
				return nil, err
			}
			for _, p := range byCase[said.index] {
				read[p.order] = e.publicQuote(p, said, figures)
			}
		}
	}
	var out []public.Quote
	for _, q := range read {
		if q != nil {
			out = append(out, *q)
		}
	}
	return out, nil
}

// publicQuote asks the gate; nil when it says no. A group is named only where it is
// large enough to be shown.
func (e *Edition) publicQuote(p pick, s said, figures analysis.Published) *public.Quote {
	t := s.Texts[p.text]
	i := slices.IndexFunc(s.answers.Texts, func(r analysis.ReadText) bool { return r.AnswerID == t.AnswerID })
	if i < 0 {
		return nil
	}
	evidence := analysis.Span{}
	if p.tag >= 0 && len(t.Tags[p.tag].Spans) > 0 {
		evidence = t.Tags[p.tag].Spans[0]
	}
	q, ok := attribute(e.People[s.Person], passage(s.answers.Texts[i].Text, evidence))
	if !ok {
		return nil
	}
	if !slices.ContainsFunc(figures.Groups, func(g analysis.Part) bool { return g.Key == q.group }) {
		q.group = ""
	}
	return &public.Quote{
		ID: quoteID(e.Project.Sources[s.Source].Name, s.ID, t.AnswerID), Text: shorten(q.text, longestQuote), Name: q.name, Group: q.group, Language: t.Language,
		Principle: p.principle, Theme: p.theme, Side: p.side,
	}
}

// shorten cuts a sentence that is a book, and says so.
func shorten(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return strings.TrimSpace(string(r[:n])) + " …"
	}
	return s
}

// quoteID is the same for a text in every edition, and tells nothing of it.
func quoteID(parts ...string) string {
	h := fnv.New64a()
	for _, p := range parts {
		_, _ = h.Write([]byte(p + "\x00")) // never fails
	}
	return strconv.FormatUint(h.Sum64(), 36)
}

// redacted takes out of quotes what points at people.
func (e *Edition) redacted(quotes []public.Quote) []public.Quote {
	texts := make([]string, len(quotes))
	for i, q := range quotes {
		texts[i] = q.Text
	}
	names := func(yield func(string) bool) {
		for i := range e.People {
			if e.People[i].Name != "" && !yield(e.People[i].Name) {
				return
			}
		}
	}
	for i, s := range redact.Texts(texts, names, e.vocabulary()) {
		quotes[i].Text = s
	}
	return quotes
}

// vocabulary is the project's own words, which are nobody's name.
func (e *Edition) vocabulary() []string {
	all := []string{e.Project.Name}
	add := func(t survey.Texts) {
		for _, l := range e.Project.Languages {
			all = append(all, t[l])
		}
	}
	for _, p := range e.Project.Principles {
		add(p.Title)
		for _, w := range p.Wordings {
			add(w.Text)
		}
	}
	for _, t := range e.Project.Codebook.Themes {
		add(t.Label)
	}
	for _, r := range e.Project.Rounds {
		all = append(all, r.ID)
	}
	return all
}
