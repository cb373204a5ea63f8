package lessons

import (
	"canvass/internal/survey"
)

// Twin is two responses whose texts are equal and whose decisions on a theme are not.
type Twin struct {
	Theme    string
	Yes, No  survey.Ref
	Question string // what they answer
}

// cell is a theme of equal answers.
type cell struct {
	Key
	theme string
}

// equal tells which answers were judged more than once.
func equal(lessons []Lesson) map[Key]bool {
	again := make(map[Key]bool, len(lessons))
	for i := range lessons {
		_, known := again[lessons[i].Key]
		again[lessons[i].Key] = known
	}
	return again
}

// Twins lists decisions on equal texts that differ, one a theme and text.
func Twins(lessons []Lesson) []Twin {
	yes, no, again := map[cell]survey.Ref{}, map[cell]survey.Ref{}, equal(lessons)
	var order []cell
	for _, l := range lessons {
		if !again[l.Key] {
			continue
		}
		for _, d := range l.Rulings {
			c, side := cell{l.Key, d.Theme}, no
			if d.Verdict == survey.VerdictYes {
				side = yes
			}
			if _, again := side[c]; !again {
				side[c] = l.Ref
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
			out = append(out, Twin{Theme: c.theme, Yes: y, No: n, Question: c.Question.Name()})
		}
	}
	return out
}

// Shared is what was decided about texts that are equal, and holds for others that equal
// them: decisions that do not differ. On one text there is one decision a theme.
func Shared(lessons []Lesson) map[Key][]survey.Decision {
	differ, shared, again := map[cell]survey.Verdict{}, map[cell]bool{}, equal(lessons)
	for _, l := range lessons {
		if !again[l.Key] {
			continue
		}
		for _, d := range l.Rulings {
			c := cell{l.Key, d.Theme}
			if before, known := differ[c]; known && before != d.Verdict {
				differ[c] = survey.VerdictNone
			} else if !known {
				differ[c] = d.Verdict
			}
		}
	}
	held := make(map[Key][]survey.Decision, len(again))
	for _, l := range lessons {
		if !again[l.Key] {
			held[l.Key] = l.Rulings
			continue
		}
		for _, d := range l.Rulings {
			c := cell{l.Key, d.Theme}
			if differ[c] == d.Verdict && !shared[c] {
				shared[c] = true
				held[l.Key] = append(held[l.Key], d)
			}
		}
	}
	return held
}
