package lessons

import (
	"fmt"
	"testing"

	"canvass/internal/analysis/learn"
	"canvass/internal/survey"
)

// corrected are lessons of texts that each have keywords of one theme, or of two; a word a
// theme says what was decided on it.
func corrected(texts ...[2]survey.Verdict) []Lesson {
	var out []Lesson
	for i, verdicts := range texts {
		l := Lesson{Ref: survey.Ref{Source: "f", Response: fmt.Sprint("r", i)}, Key: Key{Print: uint64(i)}}
		for k, v := range verdicts {
			l.Hits = append(l.Hits, learn.Hit{Theme: k, Keyword: k})
			if v != survey.VerdictNone {
				l.Rulings = append(l.Rulings, survey.Decision{Kind: survey.KindTheme, Source: "f", Response: l.Ref.Response, Theme: []string{"a", "b"}[k], Verdict: v, Reviewer: "Ana"})
			}
		}
		out = append(out, l)
	}
	return out
}

func repeat(n int, a, b survey.Verdict) (out [][2]survey.Verdict) {
	for range n {
		out = append(out, [2]survey.Verdict{a, b})
	}
	return out
}

// Of wrong tags that were picked as many count as right ones were kept; who goes through
// texts is believed.
func TestPickedNoesTeachLittle(t *testing.T) {
	const none, yes, no = survey.VerdictNone, survey.VerdictYes, survey.VerdictNo
	for name, c := range map[string]struct {
		texts  [][2]survey.Verdict
		noes   int // on the first theme that are learned from
		asides int
	}{
		"removals alone":       {append(repeat(9, no, none), repeat(9, none, yes)...), 0, 9},
		"some were kept":       {append(append(repeat(9, no, none), repeat(4, yes, none)...), repeat(9, none, yes)...), 4, 5},
		"hardly more than one": {append(append(repeat(4, no, none), repeat(5, yes, none)...), repeat(9, none, yes)...), 4, 0},
		"whole texts":          {append(repeat(9, no, yes), repeat(9, no, no)...), 18, 0},
	} {
		var s Silence
		lessons := corrected(c.texts...)
		for _, l := range lessons {
			for _, d := range l.Rulings {
				s.Hear(d)
			}
		}
		all, _, aside := Examples(lessons, map[string]int{"a": 0, "b": 1}, &s)
		noes := 0
		for _, x := range all {
			if x.Labels[0] == learn.No {
				noes++
			}
		}
		if noes != c.noes || aside[0] != c.asides || aside[1] != 0 {
			t.Errorf("%s: %d noes, %v aside", name, noes, aside)
		}
	}
}
