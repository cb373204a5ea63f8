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

// twins lists decisions on equal texts that differ, one a theme and text.
func twins(lessons []lesson) []Twin {
	type cell struct {
		twinKey
		theme string
	}
	yes, no := map[cell]survey.Ref{}, map[cell]survey.Ref{}
	var order []cell
	for _, l := range lessons {
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

// shareTwins lets decisions hold for texts that are equal, unless they differ.
func (t *tagger) shareTwins(lessons []lesson) {
	type cell struct {
		twinKey
		theme string
	}
	differ, shared := map[cell]survey.Verdict{}, map[cell]bool{}
	for _, l := range lessons {
		for _, d := range l.rulings {
			c := cell{l.key, d.Theme}
			if before, known := differ[c]; known && before != d.Verdict {
				differ[c] = survey.VerdictNone
			} else if !known {
				differ[c] = d.Verdict
			}
		}
	}
	t.locks.twins = map[twinKey][]survey.Decision{}
	for _, l := range lessons {
		for _, d := range l.rulings {
			c := cell{l.key, d.Theme}
			if differ[c] == d.Verdict && !shared[c] {
				shared[c] = true
				t.locks.twins[l.key] = append(t.locks.twins[l.key], d)
			}
		}
	}
}
