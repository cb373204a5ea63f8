package agree

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// judged makes judgements of two raters on one theme: so many texts of each kind.
func judged(a, b string, both, onlyA, onlyB, neither int) []Judgement {
	var out []Judgement
	text := 0
	add := func(n int, x, y bool) {
		for range n {
			out = append(out, Judgement{text, 0, a, x}, Judgement{text, 0, b, y})
			text++
		}
	}
	add(both, true, true)
	add(onlyA, true, false)
	add(onlyB, false, true)
	add(neither, false, false)
	return out
}

func near(t *testing.T, what string, got *float64, want float64) {
	t.Helper()
	if got == nil || math.Abs(*got-want) > 5e-4 {
		t.Errorf("%s: got %v, want %.3f", what, got, want)
	}
}

// By hand: 20 both, 5 and 10 one alone, 15 neither.
func TestFiguresByHand(t *testing.T) {
	f := People(judged("ana", "ben", 20, 5, 10, 15), 1).Themes[0]
	near(t, "percent", f.Percent, 0.70)
	near(t, "kappa", f.Kappa, 0.40)                      // expected (25·30 + 25·20) / 2500 = 0.5
	near(t, "alpha", f.Alpha, 1-0.3/(2.*55*45/(100*99))) // 55 yes and 45 no among 100 values
	near(t, "F1", f.F1, 40./55)
	if f.Texts != 50 || f.Positives != 35 || f.Precision != nil || f.AlphaIn == nil || f.AlphaIn[0] >= *f.Alpha || f.AlphaIn[1] <= *f.Alpha {
		t.Errorf("got %+v", f)
	}
	m := Against(judged(Machine, "ben", 20, 5, 10, 15), 1).Themes[0]
	near(t, "precision", m.Precision, 20./25)
	near(t, "recall", m.Recall, 20./30)
	if p := People(judged(Machine, "ben", 20, 5, 10, 15), 1).Themes[0]; p.Pairs != 0 {
		t.Errorf("the machine is no person: %+v", p)
	}
}

// Four observers and gaps: each value counts once, in however many pairs it is. By the
// formula for two values (Krippendorff 2011) of units with more than one observer.
func TestAlphaOfManyRaters(t *testing.T) {
	data := []string{"11.1", "2222", "3333", "3333", "2222", "1234", "4444", "1121", "2222", ".555", "..11", "..3."}
	var all []Judgement
	var values, ones, apart float64
	for unit, raters := range data {
		n, one := 0., 0.
		for r, v := range raters {
			if v == '.' {
				continue
			}
			all = append(all, Judgement{unit, 0, string(rune('a' + r)), v != '2'})
			n++
			if v != '2' {
				one++
			}
		}
		if n > 1 {
			values, ones, apart = values+n, ones+one, apart+2*one*(n-one)/(n-1)
		}
	}
	all = append(all, Judgement{0, 0, Machine, true}) // is nobody's peer
	var out table
	for _, p := range pairsOf(all, func(a, b string) bool { return a != Machine && b != Machine }) {
		out = out.plus(p)
	}
	near(t, "alpha", out.alpha(), 1-(values-1)*apart/(2*ones*(values-ones)))
}

func TestTooFewSaysNothing(t *testing.T) {
	f := People(judged("ana", "ben", 9, 0, 0, 90), 1)
	if f.Themes[0].Percent != nil || f.Themes[0].Positives != 9 || f.Sets.Jaccard != nil {
		t.Errorf("got %+v", f)
	}
	var two []Judgement // twenty texts and themes, of nine texts
	for i := range 9 {
		for theme := range 3 {
			two = append(two, Judgement{i, theme, Machine, true}, Judgement{i, theme, "ana", theme < 2})
		}
	}
	if f := Against(two, 3); f.Overall.Positives != 27 || f.Overall.Percent != nil || f.Overall.F1 != nil || f.Overall.F1In != nil || f.Sets.Jaccard != nil {
		t.Errorf("of nine texts: %+v", f.Overall)
	}
	if f := People(nil, 2); f.Overall.Percent != nil || len(f.Themes) != 2 {
		t.Errorf("of nothing: %+v", f)
	}
}

func TestDistances(t *testing.T) {
	for _, c := range []struct {
		a, b          set
		jaccard, masi float64
	}{
		{nil, nil, 0, 0}, {set{1}, set{1}, 0, 0}, {set{1}, nil, 1, 1}, {set{1}, set{2}, 1, 1},
		{set{1}, set{1, 2}, 0.5, 1 - 0.5*2/3}, {set{1, 2}, set{2, 3}, 2. / 3, 1 - 1./3/3},
	} {
		if j, m := jaccard(c.a, c.b), masi(c.a, c.b); math.Abs(j-c.jaccard) > 1e-9 || math.Abs(m-c.masi) > 1e-9 {
			t.Errorf("%v, %v: %v and %v, want %v and %v", c.a, c.b, j, m, c.jaccard, c.masi)
		}
	}
}

// Perfect agreement is 1 in every figure, and the order of judgements is nothing.
func TestAgreementHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []Judgement
		perfect := rapid.Bool().Draw(t, "perfect")
		for text := range rapid.IntRange(12, 25).Draw(t, "texts") {
			for theme := range 3 {
				yes := rapid.Bool().Draw(t, "yes")
				for r, name := range []string{"ana", "ben", "cy"} {
					all = append(all, Judgement{text, theme, name, yes != (!perfect && r > 0 && rapid.IntRange(0, 3).Draw(t, "slip") == 0)})
				}
			}
		}
		r := People(all, 3)
		if diff := cmp.Diff(r, People(rapid.Permutation(all).Draw(t, "order"), 3)); diff != "" {
			t.Fatalf("order matters: %s", diff)
		}
		for what, f := range map[string]*float64{"percent": r.Overall.Percent, "kappa": r.Overall.Kappa, "alpha": r.Overall.Alpha, "F1": r.Overall.F1, "Jaccard": r.Sets.Jaccard, "MASI": r.Sets.MASI} {
			if f != nil && (math.IsNaN(*f) || *f > 1+1e-9 || perfect && *f < 1-1e-9) {
				t.Fatalf("%s is %v", what, *f)
			}
		}
	})
}

// The interval covers the truth in nearly all of many samples from a known world.
func TestCorrectCovers(t *testing.T) {
	const all, tagged = 2000, 500 // of the tagged 70 % are right, of the others 5 % are missed
	truth := 0.7*tagged + 0.05*(all-tagged)
	state, covered := uint64(3), 0
	chance := func(p float64) bool { return float64(next(&state)%1_000_000) < p*1_000_000 }
	for range 300 {
		var sample []Judged
		for range 150 {
			if chance(float64(tagged) / all) {
				sample = append(sample, Judged{true, chance(0.7)})
			} else {
				sample = append(sample, Judged{false, chance(0.05)})
			}
		}
		c := Correct(tagged, all, sample)
		if c.Estimated == nil {
			t.Fatalf("nothing said of %d texts", len(sample))
		}
		if c.Estimated[0] <= truth && truth <= c.Estimated[1] {
			covered++
		}
	}
	if covered < 270 {
		t.Errorf("%d of 300 intervals hold the truth", covered)
	}
	if c := Correct(5, 100, []Judged{{true, true}}); c.Estimate != nil {
		t.Errorf("a sample of one: %s", fmt.Sprint(*c.Estimate))
	}
}
