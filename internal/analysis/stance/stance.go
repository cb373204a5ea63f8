// Package stance reads how a text stands to what it is about: for, against, with an
// addition or an alternative, or asking. It weighs words that people use for it, in
// English and Spanish, and a rating that the same person gave to the same thing; it
// says what it rests on. What it cannot tell is unclear.
//
// It finds no words itself: the caller looks for those of [Cues] as for a codebook's.
package stance

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"canvass/internal/survey"
)

// Span is a stretch of a text in code points, the end excluded.
type Span struct{ Start, End int }

// Hit is a cue found in a text.
type Hit struct {
	Cue     string // an id of Cues
	Span    Span
	Negated bool
}

// By says what a stance rests on.
type By string

// What a stance can rest on.
const (
	ByNothing  By = ""         // it is unclear
	ByQuestion By = "question" // the person was asked for it
	ByRules    By = "rules"    // words of the text
	ByRating   By = "rating"   // the person's rating of the same principle alone
	ByAnalyst  By = "analyst"
)

// Reading is a stance and what it rests on.
type Reading struct {
	Stance survey.Stance
	By     By
	Spans  []Span // of ByRules: the words, in order
}

// The weights, in points towards support or objection. A rating is a weak prior: one
// clear word outweighs it, no word leaves it alone. Chosen on half of the
// demonstration's principles and looked at on the other half; bench/README.md has both.
var (
	byRating = [6]float64{0, -2, -1.2, 0, 1, 1.6}
	clear    = 0.8 // the least that decides
)

const (
	strong = 1.5 // a word for or against
	hint   = 0.5 // that an addition is meant well, and an alternative is an objection
)

// Read weighs the cues found in a text. Rating is 1 to 5, 0 for none.
func Read(text string, hits []Hit, rating int) Reading {
	t := weigh(hits, text)
	sum := t.support - t.object + byRating[max(0, min(5, rating))]
	asks, whole := questions(text)
	switch {
	case len(asks) > 0 && (whole || t.support+t.object == 0 && len(t.spans[addition])+len(t.spans[alternative]) == 0) && t.object < strong && (rating == 0 || whole || rating == 3):
		return Reading{survey.StanceQuestion, ByRules, asks}
	case len(t.spans[alternative]) > 0 && sum < clear:
		return t.reading(survey.StanceObjectOther, alternative, objection)
	case sum <= -clear:
		return t.reading(survey.StanceObject, objection)
	case len(t.spans[addition]) > 0 && sum > -clear && (sum >= clear || rating == 0 || rating == 3):
		return t.reading(survey.StanceSupportAddition, addition, support)
	case sum >= clear:
		return t.reading(survey.StanceSupport, support)
	}
	return Reading{Stance: survey.StanceUnclear}
}

// tally is what the cues of a text come to.
type tally struct {
	support, object float64
	spans           map[string][]Span
}

// weigh adds cues up; a negated one for is one against and the reverse.
func weigh(hits []Hit, text string) tally {
	t := tally{spans: map[string][]Span{}}
	var runes []rune
	for _, h := range distinct(hits) {
		cue := h.Cue
		if h.Negated {
			switch cue {
			case support:
				cue = objection
			case objection:
				cue = support
			}
		}
		switch cue {
		case support:
			t.support += strong
		case objection:
			t.object += strong
		case imperative:
			if runes == nil {
				runes = []rune(text)
			}
			if !begins(runes, h.Span.Start) {
				continue
			}
			cue = addition
			fallthrough
		case addition:
			t.support += hint
		case alternative:
			t.object += hint
		}
		t.spans[cue] = append(t.spans[cue], h.Span)
	}
	t.support, t.object = min(t.support, 2*strong), min(t.object, 2*strong)
	return t
}

// distinct drops hits of the same cue on the same words by another keyword.
func distinct(hits []Hit) []Hit {
	if len(hits) < 2 {
		return hits
	}
	hits = slices.Clone(hits)
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End), cmp.Compare(a.Cue, b.Cue))
	})
	return slices.Compact(hits)
}

// begins reports whether a sentence begins at a place: nothing but blanks and marks
// stands between it and the end of another.
func begins(runes []rune, start int) bool {
	for i := start - 1; i >= 0; i-- {
		switch r := runes[i]; {
		case strings.ContainsRune(".!?\n:;", r):
			return true
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return false
		}
	}
	return true
}

// reading gives the words of these cues as evidence; without any it is the rating's.
func (t tally) reading(s survey.Stance, cues ...string) Reading {
	r := Reading{Stance: s, By: ByRules}
	for _, c := range cues {
		r.Spans = append(r.Spans, t.spans[c]...)
	}
	if len(r.Spans) == 0 {
		r.By = ByRating
	}
	slices.SortFunc(r.Spans, func(a, b Span) int { return a.Start - b.Start })
	return r
}

// questions returns the sentences that ask, and whether they are most of the text.
func questions(text string) (asks []Span, whole bool) {
	if !strings.Contains(text, "?") {
		return nil, false
	}
	start, asking, all := 0, 0, 0
	runes := []rune(text)
	for i, r := range runes {
		if !strings.ContainsRune(".!?\n", r) && i+1 < len(runes) {
			continue
		}
		if size := len(strings.TrimSpace(string(runes[start : i+1]))); size > 1 {
			all += size
			if r == '?' {
				asking += size
				from := start
				for from < i && strings.ContainsRune(" \t\n", runes[from]) {
					from++
				}
				asks = append(asks, Span{from, i + 1})
			}
		}
		start = i + 1
	}
	return asks, 2*asking >= all && asking > 0
}

// Answer reads an option of a question that asks for the stance.
func Answer(hits []Hit, text string) survey.Stance {
	t := weigh(hits, text)
	if asks := len(t.spans[asking]) > 0; asks {
		return survey.StanceQuestion
	}
	more, other := len(t.spans[addition]) > 0, len(t.spans[alternative]) > 0
	switch {
	case t.object > t.support && (other || more):
		return survey.StanceObjectOther
	case t.object > t.support:
		return survey.StanceObject
	case t.support > 0 && (other || more):
		return survey.StanceSupportAddition
	case t.support > 0:
		return survey.StanceSupport
	}
	return survey.StanceUnclear
}
