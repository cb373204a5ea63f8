package agree

import (
	"math"
	"testing"
)

// However many people judged a text, it counts once where the machine is held against them.
func TestATextCountsOnceForTheMachine(t *testing.T) {
	var alone, crowd []Judgement
	for i := range 40 {
		for theme := range 2 {
			machine, person := Judgement{i, theme, Machine, i%3 == 0}, Judgement{i, theme, "ana", (i+theme)%4 < 2}
			alone, crowd = append(alone, machine, person), append(crowd, machine, person)
			if i < 15 { // two more who say the same
				for _, name := range []string{"ben", "cy"} {
					person.Rater = name
					crowd = append(crowd, person)
				}
			}
		}
	}
	a, b := Against(alone, 2), Against(crowd, 2)
	same := func(what string, x, y *float64) {
		t.Helper()
		if x == nil || y == nil || math.Abs(*x-*y) > 1e-9 {
			t.Errorf("%s: alone %v, in a crowd %v", what, x, y)
		}
	}
	for i, f := range append([]Figures{a.Overall}, a.Themes...) {
		g := append([]Figures{b.Overall}, b.Themes...)[i]
		same("percent", f.Percent, g.Percent)
		same("alpha", f.Alpha, g.Alpha)
		same("F1", f.F1, g.F1)
		same("precision", f.Precision, g.Precision)
		same("recall", f.Recall, g.Recall)
		for k := range 2 {
			same("interval", &f.F1In[k], &g.F1In[k])
		}
		if f.Texts != g.Texts || f.Positives != g.Positives {
			t.Errorf("got %+v, want %+v", g, f)
		}
	}
	same("sets", a.Sets.Jaccard, b.Sets.Jaccard)

	// Two who disagree are half a text each: 10 texts right by both, 10 by one of them.
	var half []Judgement
	for i := range 20 {
		half = append(half, Judgement{i, 0, Machine, true}, Judgement{i, 0, "ana", true}, Judgement{i, 0, "ben", i < 10})
	}
	for i := range 30 {
		half = append(half, Judgement{20 + i, 0, Machine, false}, Judgement{20 + i, 0, "ana", false})
	}
	f := Against(half, 1).Overall
	want := 45.0 / 50
	same("percent of halves", f.Percent, &want)
	want = 15.0 / 20
	same("precision of halves", f.Precision, &want)
}
