package report

import (
	"context"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/analysis/redact"
	"canvass/internal/report/public"
	"canvass/internal/survey"
)

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
	for i, s := range redact.Texts(texts, e.names, e.vocabulary()) {
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
