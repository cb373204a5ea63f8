package analysis

import (
	"slices"

	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/learn"
	"canvass/internal/analysis/themes"
	"canvass/internal/text"
)

// judge returns the tags of a text by the model, and those that a person should look
// at. A tag stands where a keyword or the words that speak for it do; without any
// there is none.
func (t *tagger) judge(r answers.Text, cut *text.Cut, shown string) (tags, check []Tag) {
	hits := t.reader.Match(cut, shown)
	t.found.Words, t.found.Cut, t.found.Language, t.found.Question = r.Text, cut, shown, r.Question.Name()
	t.found.Hits = t.learnHits(t.found.Hits[:0], hits)
	byKeyword, verdicts := t.byKeyword(hits, shown), t.model.Judge(&t.found)
	sure, doubtful := t.sure[:0], t.doubtful[:0]
	for len(byKeyword) > 0 || len(verdicts) > 0 {
		var hit *Tag
		if len(byKeyword) > 0 && (len(verdicts) == 0 || byKeyword[0].Theme <= verdicts[0].Theme) {
			hit, byKeyword = &byKeyword[0], byKeyword[1:]
		}
		if hit != nil && t.model.Alone(hit.Theme, shown) {
			hit.Probability = t.model.Trust(&t.found, hit.Theme)
			sure = append(sure, *hit)
			continue
		}
		if len(verdicts) == 0 || hit != nil && verdicts[0].Theme != hit.Theme {
			continue
		}
		switch tag, ok := t.tagged(&verdicts[0], hit); {
		case !ok:
		case verdicts[0].Band == learn.Tagged:
			sure = append(sure, tag)
		default:
			doubtful = append(doubtful, tag)
		}
		verdicts = verdicts[1:]
	}
	t.sure, t.doubtful = sure, doubtful
	return t.tags.keep(sure), t.tags.keep(doubtful)
}

// byKeyword makes one tag of each theme's hits, but for keywords that are doubted; valid
// until the next text.
func (t *tagger) byKeyword(hits []themes.Hit, language string) []Tag {
	hits = slices.DeleteFunc(hits, func(h themes.Hit) bool {
		return t.model.Keep[h.Theme] && !t.model.Unheard(language) && t.model.Doubts(learn.Hit{Theme: h.Theme, Keyword: t.keywords[keywordKey{h.Theme, h.Keyword}]})
	})
	t.hit = t.tagsOf(hits, t.hit[:0])
	return t.hit
}

// tagged makes a tag of a verdict and of the keywords of its theme, if there are any.
func (t *tagger) tagged(v *learn.Verdict, hit *Tag) (Tag, bool) {
	tag := Tag{Theme: v.Theme, By: ByLearned, Probability: v.Probability}
	if hit != nil {
		tag.By, tag.Spans, tag.Negated = ByCodebook, hit.Spans, hit.Negated
		return tag, true
	}
	tag.Spans = t.spans.take(len(v.Words))
	for _, w := range v.Words {
		tag.Spans = append(tag.Spans, Span(w))
	}
	return tag, len(tag.Spans) > 0
}
