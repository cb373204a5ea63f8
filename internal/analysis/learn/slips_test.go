package learn

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestWorthUndoesSlips: what decisions with slips are worth is on average what they would
// be without, and chances go there and back.
func TestWorthUndoesSlips(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := slips(rapid.Float64Range(0, mostSlips).Draw(r, "slips"))
		p := rapid.Float64Range(0, 1).Draw(r, "meant")
		yes := s.decided(p)
		if got := yes*s.worth(true) + (1-yes)*s.worth(false); math.Abs(got-p) > 1e-9 {
			t.Errorf("%v slips: %v is worth %v", s, p, got)
		}
		if got := s.meant(yes); math.Abs(got-p) > 1e-9 {
			t.Errorf("%v slips: %v came back as %v", s, p, got)
		}
	})
}

// slip makes one in so many decisions wrong.
func slip(w world, examples []*Example, oneIn int) []*Example {
	for _, x := range examples {
		for k := range x.Labels {
			if w.dice.IntN(oneIn) == 0 {
				x.Labels[k] = -x.Labels[k]
			}
		}
	}
	return examples
}

// TestSlipsDoNoHarm: where one decision in seven is wrong, more yes are slips than are
// meant. They are found, and tags stay as good as the keywords; right decisions have none.
func TestSlipsDoNoHarm(t *testing.T) {
	w := newWorld(20, 5)
	test := w.examples(400)
	for _, n := range []int{50, 100, 200} {
		if m := Train(w.descriptions(), w.examples(n), nil); m.slips > 0.02 {
			t.Errorf("%d right decisions: %.3f slips", n, m.slips)
		}
		m := Train(w.descriptions(), slip(w, w.examples(n), 7), nil)
		if m.slips < 0.1 || m.slips > 0.2 {
			t.Errorf("%d: %.3f slips, one in seven are wrong", n, m.slips)
		}
		if learned, keywords := quality(m, test); learned.F1() < keywords.F1()-0.02 {
			t.Errorf("%d decisions with slips: F1 %.3f, keywords %.3f", n, learned.F1(), keywords.F1())
		}
	}
}

// TestChosenDecisionsAreNoSlips: who decides only on what seems to be there, and leaves
// the rest open, says yes often without having slipped.
func TestChosenDecisionsAreNoSlips(t *testing.T) {
	w := newWorld(20, 6)
	examples := w.examples(100)
	for _, x := range examples {
		for k, n := range hitThemes(&x.Text, w.themes) {
			if x.Labels[k] == No && n == 0 && w.dice.IntN(10) > 0 {
				x.Labels[k] = Unknown
			}
		}
	}
	labels := slices.Concat(labelsOf(examples)...)
	if s := findSlips(examples, w.themes, make([]float64, len(labels)), labels); s != 0 {
		t.Errorf("%.3f slips", s)
	}
}

func labelsOf(examples []*Example) [][]int8 {
	var all [][]int8
	for _, x := range examples {
		all = append(all, x.Labels)
	}
	return all
}
