package publication

import (
	"context"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/publish"
	"canvass/internal/report"
	"canvass/internal/report/public"
	"canvass/internal/report/quoting"
)

// readPicks reads the texts picked, and only those.
func readPicks(ctx context.Context, e *report.Edition, picks []pick, figures publish.Figures) ([]public.Quote, error) {
	byCase := map[int][]pick{}
	for _, p := range picks {
		byCase[p.Case] = append(byCase[p.Case], p)
	}
	read := make([]*public.Quote, len(picks))
	for said, err := range e.SaidOf(ctx, maps.Keys(byCase)) {
		if err != nil {
			return nil, err
		}
		for _, p := range byCase[said.Index] {
			read[p.order] = publicQuote(e, p, said, figures)
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
func publicQuote(e *report.Edition, p pick, s report.Said, figures publish.Figures) *public.Quote {
	t := s.Texts[p.Text]
	i := slices.IndexFunc(s.Answers.Texts, func(r answers.Text) bool { return r.AnswerID == t.AnswerID })
	if i < 0 {
		return nil
	}
	evidence := analysis.Span{}
	if p.Tag >= 0 && len(t.Tags[p.Tag].Spans) > 0 {
		evidence = t.Tags[p.Tag].Spans[0]
	}
	q, ok := quoting.Attribute(e.People[s.Person], quoting.Passage(s.Answers.Texts[i].Text, evidence))
	if !ok {
		return nil
	}
	group := q.Group()
	if !slices.ContainsFunc(figures.Groups, func(g publish.Part) bool { return g.Key == group }) {
		group = ""
	}
	return &public.Quote{
		ID: quoteID(e.Project.Sources[s.Source].Name, s.ID, t.AnswerID), Text: shorten(q.Text(), longestQuote), Name: q.Name(), Group: group, Language: t.Language,
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
func redacted(e *report.Edition, quotes []public.Quote) []public.Quote {
	texts := make([]string, len(quotes))
	for i, q := range quotes {
		texts[i] = q.Text
	}
	for i, s := range e.Redact(texts) {
		quotes[i].Text = s
	}
	return quotes
}
