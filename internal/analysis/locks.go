package analysis

import (
	"slices"

	"canvass/internal/survey"
)

// textKey names a text.
type textKey struct{ source, response, question string }

// locks are the decisions on themes that hold, by text. What a person decided about a
// text stands whatever the codebook says, until the text changes.
type locks struct {
	themes map[string]int // index by id
	texts  map[textKey][]survey.Decision
	stale  []survey.Decision
}

func newLocks(cb survey.Codebook, decisions []survey.Decision) *locks {
	l := &locks{themes: map[string]int{}, texts: map[textKey][]survey.Decision{}}
	for i, t := range cb.Themes {
		l.themes[t.ID] = i
	}
	for _, d := range survey.Holding(decisions) {
		if _, known := l.themes[d.Theme]; known && d.Kind == survey.KindTheme {
			key := textKey{d.Source, d.Response, d.Question}
			l.texts[key] = append(l.texts[key], d)
		}
	}
	return l
}

// of returns what was decided about a text as it stands.
func (l *locks) of(key textKey, text string) []survey.Decision {
	all := l.texts[key]
	if len(all) == 0 {
		return nil
	}
	hash, fresh := survey.HashText(text), make([]survey.Decision, 0, len(all))
	for _, d := range all {
		if d.TextHash != hash {
			l.stale = append(l.stale, d)
			continue
		}
		fresh = append(fresh, d)
	}
	return fresh
}

// lock makes tags say what was decided: a no takes a tag away, a yes makes it one of
// an analyst's, with the evidence that was found for it, if any. Tags stay by theme.
func (l *locks) lock(tags []Tag, decided []survey.Decision) []Tag {
	for _, d := range decided {
		theme := l.themes[d.Theme]
		at, found := slices.BinarySearchFunc(tags, theme, func(t Tag, theme int) int { return t.Theme - theme })
		switch {
		case d.Verdict == survey.VerdictNo && found:
			tags = slices.Delete(slices.Clone(tags), at, at+1)
		case d.Verdict == survey.VerdictYes && found:
			tags = slices.Clone(tags)
			tags[at].By, tags[at].Probability = ByAnalyst, 1
		case d.Verdict == survey.VerdictYes:
			tags = slices.Insert(slices.Clone(tags), at, Tag{Theme: theme, By: ByAnalyst, Probability: 1})
		}
	}
	return tags
}
