package analysis

import (
	"hash/fnv"
	"slices"
	"unicode/utf8"

	"canvass/internal/analysis/themes"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// tagger reads texts: their language, whether they say anything, which themes.
type tagger struct {
	matcher *themes.Matcher
	prompts map[string]*themes.Prompt // the wordings of each principle
}

func newTagger(p survey.Project) (*tagger, error) {
	m, err := themes.Compile(p.Codebook, p.Languages)
	if err != nil {
		return nil, err
	}
	t := &tagger{matcher: m, prompts: map[string]*themes.Prompt{}}
	for _, principle := range p.Principles {
		t.prompts[principle.ID] = themes.NewPrompt(wordings(principle)...)
	}
	return t, nil
}

// wordings lists every text of a principle, in a fixed order.
func wordings(p survey.Principle) []string {
	var out []string
	for _, w := range p.Wordings {
		for _, language := range sortedKeys(w.Text) {
			out = append(out, w.Text[language])
		}
	}
	return out
}

// read turns the texts of one response into contributions, in the same order. A
// text is in its form's language, else in the one it shows; where the two differ it
// is read in the one it shows.
// "Same as above" carries the tags of the nearest text above it that has content.
func (t *tagger) read(texts []ReadText, language string, index func(Question) int) []Contribution {
	var out []Contribution
	above := -1
	for _, r := range texts {
		c := Contribution{
			Question: index(r.Question), AnswerID: r.AnswerID, Runes: utf8.RuneCountInString(r.Text), Print: fingerprint(r.Text),
		}
		if c.Language = language; language == "" {
			c.Language = text.Language(r.Text, "")
		}
		switch {
		case text.SameAsAbove(r.Text) && above >= 0:
			c.Inherited, c.Tags = true, inherit(out[above].Tags, c.Runes)
		case text.SameAsAbove(r.Text) || text.NoContent(r.Text):
			c.NoContent = true
		default:
			c.Tags = t.tags(r.Text, text.Language(r.Text, language), t.prompts[r.Question.Principle])
			above = len(out)
		}
		out = append(out, c)
	}
	return out
}

// inherit copies tags to a text that only points to another one: all of that
// text is the evidence.
func inherit(tags []Tag, runes int) []Tag {
	var out []Tag
	for _, tag := range tags {
		out = append(out, Tag{Theme: tag.Theme, By: ByInherited, Probability: 1, Spans: []Span{{0, runes}}, Negated: tag.Negated})
	}
	return out
}

// tags gathers the hits of each theme into one tag, by theme.
func (t *tagger) tags(s, language string, prompt *themes.Prompt) []Tag {
	var out []Tag
	for _, h := range t.matcher.Match(s, language, prompt) {
		i := slices.IndexFunc(out, func(tag Tag) bool { return tag.Theme == h.Theme })
		if i < 0 {
			i = len(out)
			out = append(out, Tag{Theme: h.Theme, By: ByCodebook, Probability: 1, Negated: true})
		}
		out[i].Negated = out[i].Negated && h.Negated()
		for _, span := range h.Spans {
			out[i].Spans = append(out[i].Spans, Span{span.Lead, span.End})
		}
	}
	for i := range out {
		out[i].Spans = merge(out[i].Spans)
	}
	slices.SortFunc(out, func(a, b Tag) int { return a.Theme - b.Theme })
	return out
}

// merge sorts spans and joins those that overlap.
func merge(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return a.Start - b.Start })
	out := spans[:1]
	for _, s := range spans[1:] {
		if last := &out[len(out)-1]; s.Start < last.End {
			last.End = max(last.End, s.End)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// fingerprint is the FNV-1a hash of the folded text.
func fingerprint(s string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(text.Fold(s)))
	return h.Sum64()
}
