package analysis

import (
	"maps"
	"slices"
	"unicode/utf8"

	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/learn"
	"canvass/internal/analysis/lessons"
	"canvass/internal/analysis/themes"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// tagger reads texts: their language, whether they say anything, which themes.
type tagger struct {
	reader   *themes.Reader
	lexicon  text.Lexicon
	cuts     []text.Cut                   // of the texts of the response at hand
	prompts  map[promptKey]*themes.Prompt // what was shown: see prompt
	wordings map[string][]string          // of each principle
	locks    *locks
	keywords map[keywordKey]int
	model    *learn.Model // nil: nothing was learned
	found    learn.Text   // the text at hand as the model reads it

	hit, sure, doubtful []Tag // of the text at hand
	tags                slab[Tag]
	spans               slab[Span]
}

func newTagger(p survey.Project, decisions []survey.Decision) (*tagger, error) {
	m, err := themes.Compile(p.Codebook, p.Languages)
	if err != nil {
		return nil, err
	}
	t := &tagger{reader: m.NewReader(), prompts: map[promptKey]*themes.Prompt{}, wordings: map[string][]string{}, locks: newLocks(p.Codebook, decisions), keywords: numberKeywords(p.Codebook)}
	for _, principle := range p.Principles {
		t.wordings[principle.ID] = wordings(principle)
	}
	return t, nil
}

// wordings lists every text of a principle, in a fixed order.
func wordings(p survey.Principle) []string {
	var out []string
	for _, w := range p.Wordings {
		for _, language := range slices.Sorted(maps.Keys(w.Text)) {
			out = append(out, w.Text[language])
		}
	}
	return out
}

// promptKey names what a person was shown before writing.
type promptKey struct{ principle, asked string }

// prompt is what a person was shown before writing a text: the wordings of its
// principle and the question.
func (t *tagger) prompt(r answers.Text) *themes.Prompt {
	key := promptKey{r.Question.Principle, r.Asked}
	p, known := t.prompts[key]
	if !known {
		p = themes.NewPrompt(append(slices.Clone(t.wordings[key.principle]), key.asked)...)
		t.prompts[key] = p
	}
	return p
}

// cut cuts a text into words, those marked that its writer was shown.
func (t *tagger) cut(c *text.Cut, r answers.Text) {
	t.lexicon.Cut(c, r.Text)
	t.prompt(r).Mask(c)
}

// read turns the texts of one response into contributions, in the same order. A
// text is in its form's language, else in the one it shows; where the two differ it
// is read in the one it shows. One that is plainly in neither is in another.
// "Same as above" carries the tags of the nearest text above it that has content.
// What people decided about a text comes last.
func (t *tagger) read(of survey.Ref, texts []answers.Text, language string, index func(answers.Question) int) []Contribution {
	if len(texts) == 0 {
		return nil
	}
	out := make([]Contribution, 0, len(texts))
	above := -1
	if len(t.cuts) < len(texts) {
		t.cuts = slices.Grow(t.cuts, len(texts)-len(t.cuts))[:len(texts)]
	}
	for i, r := range texts {
		c := Contribution{
			Question: index(r.Question), AnswerID: r.AnswerID, Runes: utf8.RuneCountInString(r.Text), Print: text.Print(r.Text),
		}
		cut := &t.cuts[i]
		t.cut(cut, r)
		shown := cut.Language(language)
		if c.Language = language; language == "" || shown == text.Other {
			c.Language = shown
		}
		t.found.Hits = t.found.Hits[:0]
		switch points := text.SameAsAbove(r.Text); {
		case points && above >= 0:
			c.Inherited, c.Tags = true, inherit(out[above].Tags, c.Runes)
		case points || r.Empty():
			c.NoContent = true
		default:
			c.Tags, c.Check = t.find(r, cut, shown)
			above = len(out)
		}
		decided := t.locks.of(textOf(of, r), r.Text)
		t.locks.deny(decided, c.Tags, c.Check, t.found.Hits)
		if !c.Inherited {
			c.Tags, c.Check = t.locks.share(lessons.Key{Question: r.Question, Print: c.Print}, c.Tags, c.Check)
		}
		if len(decided) > 0 {
			c.Tags, c.Check = t.locks.lock(c.Tags, c.Check, decided, c.Runes)
		}
		c.NoContent = c.NoContent && len(c.Tags) == 0 // a person found some: “Nothing” can be an opinion
		out = append(out, c)
	}
	return out
}

// find is what the model finds in a text, or without one the keywords.
func (t *tagger) find(r answers.Text, cut *text.Cut, shown string) (tags, check []Tag) {
	if t.model != nil {
		return t.judge(r, cut, shown)
	}
	t.hit = t.tagsOf(t.reader.Match(cut, shown), t.hit[:0])
	return t.tags.keep(t.hit), nil
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

// tagsOf appends one tag of each theme's hits, which come by theme. Tags and where they
// stand are most of what findings keep.
func (t *tagger) tagsOf(hits []themes.Hit, tags []Tag) []Tag {
	for len(hits) > 0 {
		end, places := 0, 0
		for end < len(hits) && hits[end].Theme == hits[0].Theme {
			places += len(hits[end].Spans)
			end++
		}
		tags, hits = append(tags, tagOf(hits[:end], t.spans.take(places))), hits[end:]
	}
	return tags
}

// tagOf gathers the hits of one theme; spans is room for their places.
func tagOf(hits []themes.Hit, spans []Span) Tag {
	tag := Tag{Theme: hits[0].Theme, By: ByCodebook, Probability: 1, Negated: true}
	for _, h := range hits {
		tag.Negated = tag.Negated && h.Negated()
		for _, s := range h.Spans {
			spans = append(spans, Span{s.Lead, s.End})
		}
	}
	tag.Spans = slices.Clip(merge(spans))
	return tag
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
