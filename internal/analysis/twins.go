package analysis

import (
	"canvass/internal/survey"
)

// Twin is two responses whose texts are equal and whose decisions on a theme are not.
type Twin struct {
	Theme    string
	Yes, No  survey.Ref
	Question string // what they answer
}

// twinKey names equal answers to one question.
type twinKey struct {
	question Question
	print    uint64
}

// cell is a theme of equal answers.
type cell struct {
	twinKey
	theme string
}

// equal tells which answers were judged more than once.
func equal(lessons []lesson) map[twinKey]bool {
	again := make(map[twinKey]bool, len(lessons))
	for i := range lessons {
		_, known := again[lessons[i].key]
		again[lessons[i].key] = known
	}
	return again
}

// twins lists decisions on equal texts that differ, one a theme and text.
func twins(lessons []lesson) []Twin {
	yes, no, again := map[cell]survey.Ref{}, map[cell]survey.Ref{}, equal(lessons)
	var order []cell
	for _, l := range lessons {
		if !again[l.key] {
			continue
		}
		for _, d := range l.rulings {
			c, side := cell{l.key, d.Theme}, no
			if d.Verdict == survey.VerdictYes {
				side = yes
			}
			if _, again := side[c]; !again {
				side[c] = l.ref
				order = append(order, c)
			}
		}
	}
	var out []Twin
	listed := map[cell]bool{}
	for _, c := range order {
		y, ok := yes[c]
		n, differ := no[c]
		if ok && differ && !listed[c] {
			listed[c] = true
			out = append(out, Twin{Theme: c.theme, Yes: y, No: n, Question: c.question.Name()})
		}
	}
	return out
}

// shareTwins lets decisions hold for texts that are equal, unless they differ. On one text
// there is one decision a theme.
func (t *tagger) shareTwins(lessons []lesson) {
	differ, shared, again := map[cell]survey.Verdict{}, map[cell]bool{}, equal(lessons)
	for _, l := range lessons {
		if !again[l.key] {
			continue
		}
		for _, d := range l.rulings {
			c := cell{l.key, d.Theme}
			if before, known := differ[c]; known && before != d.Verdict {
				differ[c] = survey.VerdictNone
			} else if !known {
				differ[c] = d.Verdict
			}
		}
	}
	t.locks.twins = make(map[twinKey][]survey.Decision, len(again))
	for _, l := range lessons {
		if !again[l.key] {
			t.locks.twins[l.key] = l.rulings
			continue
		}
		for _, d := range l.rulings {
			c := cell{l.key, d.Theme}
			if differ[c] == d.Verdict && !shared[c] {
				shared[c] = true
				t.locks.twins[l.key] = append(t.locks.twins[l.key], d)
			}
		}
	}
}
