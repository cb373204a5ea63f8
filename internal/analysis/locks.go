package analysis

import (
	"slices"

	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/learn"
	"canvass/internal/analysis/lessons"
	"canvass/internal/survey"
)

// textOf names a text of a response.
func textOf(of survey.Ref, r answers.Text) lessons.TextName {
	return lessons.TextName{Source: of.Source, Response: of.Response, Question: r.AnswerID}
}

// locks are the decisions on themes that hold, by text. What a person decided about a
// text stands whatever the codebook says, until the text changes.
type locks struct {
	themes map[string]int // index by id
	texts  map[lessons.TextName][]survey.Decision
	twins  map[lessons.Key][]survey.Decision // what was decided about equal texts, where decisions agree
	stale  []survey.Decision
	denied []survey.Decision // of those no, the ones on what was proposed
}

func newLocks(cb survey.Codebook, decisions []survey.Decision) *locks {
	l := &locks{themes: map[string]int{}, texts: map[lessons.TextName][]survey.Decision{}}
	for i, t := range cb.Themes {
		l.themes[t.ID] = i
	}
	all := survey.HoldingOf(survey.KindTheme, decisions)
	if unknown := func(d survey.Decision) bool { _, known := l.themes[d.Theme]; return !known }; slices.ContainsFunc(all, unknown) {
		all = slices.DeleteFunc(slices.Clone(all), unknown)
	}
	for len(all) > 0 { // those on a text mostly follow each other, and share memory then
		key, n := lessons.NameOf(all[0]), 1
		for n < len(all) && key == lessons.NameOf(all[n]) {
			n++
		}
		if before := l.texts[key]; before == nil {
			l.texts[key] = all[:n:n]
		} else {
			l.texts[key] = append(before, all[:n]...)
		}
		all = all[n:]
	}
	return l
}

// of returns what was decided about a text as it stands; the rest is stale.
func (l *locks) of(key lessons.TextName, text string) []survey.Decision {
	all := l.texts[key]
	if len(all) == 0 {
		return nil
	}
	fresh := l.fresh(key, text)
	if len(fresh) < len(all) {
		for _, d := range all {
			if !slices.Contains(fresh, d) {
				l.stale = append(l.stale, d)
			}
		}
	}
	return fresh
}

// fresh returns what was decided about a text as it stands, to be read only.
func (l *locks) fresh(key lessons.TextName, text string) []survey.Decision {
	all := l.texts[key]
	if len(all) == 0 {
		return nil
	}
	hash := survey.HashText(text)
	stale := func(d survey.Decision) bool { return d.TextHash != hash }
	if !slices.ContainsFunc(all, stale) {
		return slices.Clip(all)
	}
	return slices.DeleteFunc(slices.Clone(all), stale)
}

// deny notes which decisions are a no to what is proposed: a theme that was found, may have
// been, or of which a keyword stands there.
func (l *locks) deny(decided []survey.Decision, tags, check []Tag, hits []learn.Hit) {
	for _, d := range decided {
		theme := l.themes[d.Theme]
		is := func(t Tag) bool { return t.Theme == theme }
		if d.Verdict == survey.VerdictNo && (slices.ContainsFunc(tags, is) || slices.ContainsFunc(check, is) || slices.ContainsFunc(hits, func(h learn.Hit) bool { return h.Theme == theme })) {
			l.denied = append(l.denied, d)
		}
	}
}

// share lets what was decided about an equal text hold for this one.
func (l *locks) share(key lessons.Key, tags, check []Tag) ([]Tag, []Tag) {
	if len(l.twins) == 0 {
		return tags, check
	}
	if decided := l.twins[key]; len(decided) > 0 {
		return l.lock(tags, check, decided, 0)
	}
	return tags, check
}

// lock makes tags say what was decided: a no takes a tag away, a yes makes it one of
// an analyst's, with the evidence that was found for it, if any. Tags stay by theme;
// what was decided need not be checked. A tag that only a service had seen says so, with
// the words it named; runes is how long the text is, 0 for one that only equals the one judged.
func (l *locks) lock(tags, check []Tag, decided []survey.Decision, runes int) ([]Tag, []Tag) {
	tags, check = slices.Clone(tags), slices.Clone(check)
	for _, d := range decided {
		theme := l.themes[d.Theme]
		var doubt *Tag
		if i := slices.IndexFunc(check, func(t Tag) bool { return t.Theme == theme }); i >= 0 {
			doubt = &Tag{Spans: check[i].Spans, Negated: check[i].Negated}
			check = slices.Delete(check, i, i+1)
		}
		at, found := slices.BinarySearchFunc(tags, theme, func(t Tag, theme int) int { return t.Theme - theme })
		switch {
		case d.Verdict == survey.VerdictNo && found:
			tags = slices.Delete(tags, at, at+1)
		case d.Verdict == survey.VerdictYes && !found:
			tag := Tag{By: ByAnalyst}
			if doubt != nil {
				tag.Spans, tag.Negated = doubt.Spans, doubt.Negated
			} else if words, ok := offered(d, runes); ok {
				tag.By, tag.Spans = ByProvider, words
			}
			tag.Theme, tag.Probability = theme, 1
			tags = slices.Insert(tags, at, tag)
		case d.Verdict == survey.VerdictYes && tags[at].By == ByProvider: // of an equal text
			tags[at].By = ByAnalyst
			if words, ok := offered(d, runes); ok {
				tags[at].By, tags[at].Spans = ByProvider, words
			}
		case d.Verdict == survey.VerdictYes:
			tags[at].By, tags[at].Probability = ByAnalyst, 1
		}
	}
	return tags, check
}
