// Package stance reads how a text stands to what it is about: for, against, with an
// addition or an alternative, or asking. It weighs words that people use for it, in
// English and Spanish, and where in a sentence they stand, and a rating that the same
// person gave to the same thing; it says what it rests on. What it cannot tell is unclear.
//
// It finds no words itself: the caller looks for those of [Cues] as for a codebook's.
package stance

import (
	"slices"

	"canvass/internal/survey"
)

// Span is a stretch of a text in code points, the end excluded.
type Span struct{ Start, End int }

// Hit is a cue found in a text.
type Hit struct {
	Cue     string // an id of Cues
	Keyword string // as Cues write it
	Span    Span   // with the word that negates it
	Negated bool
}

// By says what a stance rests on.
type By string

// What a stance can rest on.
const (
	ByNothing  By = ""         // it is unclear
	ByQuestion By = "question" // the person was asked for it
	ByRules    By = "rules"    // words of the text
	ByLearned  By = "learned"  // words of the text, as decisions on other texts show
	ByRating   By = "rating"   // the person's rating of the same principle alone
	ByAnalyst  By = "analyst"
)

// Reading is a stance and what it rests on.
type Reading struct {
	Stance survey.Stance
	By     By
	Spans  []Span // of ByRules and ByLearned: the words, in order, the first dozen
}

// The weights, in points towards support or objection. A rating is a weak prior: one
// clear word outweighs it, no word leaves it alone.
var (
	byRating = [6]float64{0, -2, -1.2, 0, 1, 1.6}
	clear    = 0.8 // the least that decides
)

const (
	strong    = 1.5 // a word for or against
	mild      = 1.0 // praise, and an objection made politely
	short     = 240 // code points: in a longer text a "should" is part of an argument
	mostSpans = 12  // of evidence
	granted   = 0.3 // what is left of a word that another sentence turns away from
)

// Read weighs the cues found in a text. Rating is 1 to 5, 0 for none. The hits are not
// kept as they are.
func Read(text string, hits []Hit, rating int) Reading {
	rating = max(0, min(5, rating))
	t := weigh(text, hits, rating%3 != 0)
	sum := t.support - t.object + byRating[rating]
	wishes := t.any(addition, imperative, alternative) || t.any(modal) && t.support >= strong
	switch {
	case t.asks(rating):
		return Reading{survey.StanceQuestion, ByRules, t.questions}
	case t.any(neutral) && max(t.support, t.object) < strong && rating == 0:
		return Reading{Stance: survey.StanceUnclear}
	case sum <= -clear && (t.any(alternative) || t.object > 0 && t.any(addition, imperative, modal, better)):
		return t.reading(survey.StanceObjectOther, alternative, better, addition, imperative, modal, objection)
	case sum <= -clear:
		return t.reading(survey.StanceObject, objection)
	case sum >= clear && wishes:
		return t.reading(survey.StanceSupportAddition, addition, imperative, modal, alternative, support)
	case sum >= clear:
		return t.reading(survey.StanceSupport, support)
	case t.any(alternative) || t.any(better) && !t.any(imperative) && t.support == 0 && rating%3 == 0:
		return t.reading(survey.StanceObjectOther, alternative, better, objection)
	case t.any(addition) && t.object <= t.support+mild && rating%3 == 0:
		return t.reading(survey.StanceSupportAddition, addition, imperative, modal, support)
	}
	return Reading{Stance: survey.StanceUnclear}
}

// asks reports whether the text is a question before all else.
func (t *tally) asks(rating int) bool {
	if len(t.questions) == 0 || t.flat {
		return false
	}
	said := max(t.support, t.object) >= mild || t.any(addition, imperative, alternative)
	if t.mostlyAsks && (t.marked || t.support < strong) && !(t.support > 0 && t.any(addition)) {
		return true
	}
	return !said && rating%3 == 0
}

// reading gives the words of these cues as evidence; without any it is the rating's.
func (t *tally) reading(s survey.Stance, cues ...string) Reading {
	r := Reading{Stance: s, By: ByRules}
	for _, c := range cues {
		r.Spans = append(r.Spans, t.spans[c]...)
	}
	if len(r.Spans) == 0 {
		r.By = ByRating
	}
	slices.SortFunc(r.Spans, bySpan)
	r.Spans = slices.Compact(r.Spans)
	r.Spans = slices.Clip(r.Spans[:min(len(r.Spans), mostSpans)])
	return r
}
