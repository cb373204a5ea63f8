package lessons

import (
	"fmt"
	"slices"
	"testing"

	"canvass/internal/survey"
)

// heard makes decisions of a reviewer on n texts, by theme and text.
func heard(s *Silence, reviewer string, n int, says map[string]func(i int) survey.Verdict) {
	for i := range n {
		for theme, say := range says {
			if v := say(i); v != survey.VerdictNone {
				s.Hear(survey.Decision{Kind: survey.KindTheme, Source: "f", Response: fmt.Sprint("r", i), Question: "c", Theme: theme, Verdict: v, Reviewer: reviewer})
			}
		}
	}
}

// each says yes to one text in so many; of the others what else is.
func each(step int, other survey.Verdict) func(int) survey.Verdict {
	return func(i int) survey.Verdict {
		if i%step == 0 {
			return survey.VerdictYes
		}
		return other
	}
}

func TestSilence(t *testing.T) {
	const none, no = survey.VerdictNone, survey.VerdictNo
	for name, c := range map[string]struct {
		says          map[string]func(int) survey.Verdict
		marks, denies bool
	}{
		"three themes gone through":           {map[string]func(int) survey.Verdict{"a": each(3, no), "b": each(4, no), "c": each(5, no)}, false, false},
		"and another once":                    {map[string]func(int) survey.Verdict{"a": each(3, no), "b": each(4, no), "c": each(99, none)}, false, false},
		"only yes":                            {map[string]func(int) survey.Verdict{"a": each(2, none), "b": each(3, none), "c": each(4, none)}, true, true},
		"one theme is everywhere":             {map[string]func(int) survey.Verdict{"a": each(1, none), "c": each(20, none)}, true, true},
		"tags checked":                        {map[string]func(int) survey.Verdict{"a": each(3, none), "b": func(i int) survey.Verdict { return [...]survey.Verdict{no, none, none, survey.VerdictYes}[i%4] }, "c": each(7, none)}, false, true},
		"a keyword of one matches everything": {map[string]func(int) survey.Verdict{"a": each(9, no), "b": each(3, none), "c": each(2, none)}, false, true},
		"never yes":                           {map[string]func(int) survey.Verdict{"a": func(int) survey.Verdict { return no }}, false, false},
	} {
		var s Silence
		heard(&s, "Ana", 40, c.says)
		heard(&s, "Ben", 40, map[string]func(int) survey.Verdict{"c": each(2, no)})
		if got := [2]bool{s.Marks(" ANA "), s.Denies("ana", "c")}; got != [2]bool{c.marks, c.denies} {
			t.Errorf("%s: marks, denies %v", name, got)
		}
		if s.Denies("Ana", "nobody's") || s.Denies("Eva", "c") || s.Denies("Ben", "c") {
			t.Errorf("%s: of what nobody decided on, or of nobody", name)
		}
	}
}

// A theme that nobody decided on is not known, and neither is what was left out of the
// few themes that somebody goes through.
func TestUntouchedIsUnlabelled(t *testing.T) {
	var lessons []Lesson
	for i := range 40 {
		l := Lesson{Ref: survey.Ref{Source: "f", Response: fmt.Sprint("r", i)}, Key: Key{Print: uint64(i)}}
		for k, theme := range []string{"a", "b"} {
			v := survey.VerdictNo
			if (i+k)%4 == 0 {
				v = survey.VerdictYes
			}
			if i == 7 && k == 1 {
				continue // left out
			}
			l.Rulings = append(l.Rulings, survey.Decision{Kind: survey.KindTheme, Source: "f", Response: l.Ref.Response, Theme: theme, Verdict: v, Reviewer: "Ana"})
		}
		lessons = append(lessons, l)
	}
	labels := func() (unknown [3]int, implied bool) {
		var s Silence
		for _, l := range lessons {
			for _, d := range l.Rulings {
				s.Hear(d)
			}
		}
		all, implied, _ := Examples(lessons, map[string]int{"a": 0, "b": 1, "c": 2}, &s)
		for _, x := range all {
			for k, label := range x.Labels {
				if label == 0 {
					unknown[k]++
				}
			}
		}
		return unknown, implied
	}
	if unknown, implied := labels(); unknown != [3]int{0, 1, 40} || implied {
		t.Errorf("went through: %v unknown, implied %v", unknown, implied)
	}
	for i := range lessons { // the same, had she only said yes
		l := &lessons[i]
		var yes []survey.Decision
		for _, d := range l.Rulings {
			if d.Verdict == survey.VerdictYes {
				yes = append(yes, d)
			}
		}
		l.Rulings = yes
	}
	lessons = slices.DeleteFunc(lessons, func(l Lesson) bool { return len(l.Rulings) == 0 })
	if unknown, implied := labels(); unknown != [3]int{0, 0, 19} || !implied {
		t.Errorf("only yes: %v unknown, implied %v", unknown, implied)
	}
}
