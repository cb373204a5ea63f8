package analysis

import (
	"slices"

	"canvass/internal/analysis/learn"
	"canvass/internal/analysis/themes"
	"canvass/internal/text"
)

// judge returns the tags of a text by the model, and those that a person should look
// at. A tag stands where a keyword or the words that speak for it do; without any
// there is none.
func (t *tagger) judge(r ReadText, cut *text.Cut, shown string) (tags, check []Tag) {
	hits := t.reader.Match(cut, shown)
	t.found.Words, t.found.Cut, t.found.Language, t.found.Question = r.Text, cut, shown, r.Question.Name()
	t.found.Hits = t.learnHits(t.found.Hits[:0], hits)
	byKeyword := t.byKeyword(hits, shown)
	verdicts := t.model.Judge(&t.found)
	for theme := range t.model.Themes {
		var hit *Tag
		if i := slices.IndexFunc(byKeyword, func(g Tag) bool { return g.Theme == theme }); i >= 0 {
			hit = &byKeyword[i]
		}
		if t.model.Alone(theme, shown) {
			if hit != nil {
				hit.Probability = t.model.Trust(&t.found, theme)
				tags = append(tags, *hit)
			}
			continue
		}
		if len(verdicts) == 0 || verdicts[0].Theme != theme {
			continue
		}
		v := verdicts[0]
		verdicts = verdicts[1:]
		tag, ok := tagged(v, hit)
		switch {
		case !ok:
		case v.Band == learn.Tagged:
			tags = append(tags, tag)
		default:
			check = append(check, tag)
		}
	}
	return slices.Clip(tags), slices.Clip(check)
}

// byKeyword makes one tag of each theme's hits, but for keywords that are doubted.
func (t *tagger) byKeyword(hits []themes.Hit, language string) []Tag {
	hits = slices.DeleteFunc(hits, func(h themes.Hit) bool {
		return t.model.Keep[h.Theme] && !t.model.Unheard(language) && t.model.Doubts(learn.Hit{Theme: h.Theme, Keyword: t.keywords[keywordKey{h.Theme, h.Keyword}]})
	})
	return tagsOf(hits)
}

// tagged makes a tag of a verdict and of the keywords of its theme, if there are any.
func tagged(v learn.Verdict, hit *Tag) (Tag, bool) {
	tag := Tag{Theme: v.Theme, By: ByLearned, Probability: v.Probability}
	if hit != nil {
		tag.By, tag.Spans, tag.Negated = ByCodebook, hit.Spans, hit.Negated
		return tag, true
	}
	for _, w := range v.Words {
		tag.Spans = append(tag.Spans, Span(w))
	}
	return tag, len(tag.Spans) > 0
}
