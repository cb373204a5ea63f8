package learn

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestLeaningFarLeavesKeywords: the further thresholds lean, the less departs from
// keywords, until nothing does; and what departs no longer never comes back.
func TestLeaningFarLeavesKeywords(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(r, "texts")
		g := held{themes: 3}
		for range 3 * n {
			g.margins = append(g.margins, rapid.Float64Range(-5, 5).Draw(r, "margin"))
			g.hit = append(g.hit, rapid.Bool().Draw(r, "hit"))
			g.labels = append(g.labels, rapid.SampledFrom([]int8{No, Unknown, Yes}).Draw(r, "label"))
		}
		if d := g.compare(6); d != (difference{}) {
			t.Errorf("leaning further than any score: %+v", d)
		}
		for at, hit := range g.hit {
			before := true
			for _, lean := range leans {
				departs := g.tagged(at, lean) != hit
				if departs && !before {
					r.Fatalf("margin %v, hit %v departs again at %v", g.margins[at], hit, lean)
				}
				before = departs
			}
		}
	})
}

// TestScoreIsOfWhatIsTagged: where keywords decide on every theme the score is theirs.
func TestScoreIsOfWhatIsTagged(t *testing.T) {
	w := newWorld(12, 4)
	examples := w.examples(60)
	for _, x := range examples { // what is meant has nothing to do with what is written
		for k := range x.Labels {
			x.Labels[k] = No
		}
		x.Labels[w.dice.IntN(3)] = Yes
		for _, h := range x.Hits {
			x.Labels[h.Theme] = Yes
		}
	}
	m := Train(w.descriptions(), examples, nil)
	if slices.Contains(m.Keep, false) {
		t.Fatalf("not every theme is left to its keywords: %v", m.Keep)
	}
	if m.Score != m.Keywords {
		t.Errorf("score %+v, that of keywords %+v", m.Score, m.Keywords)
	}
}

// TestGainOfOneTag: what a right tag more and a wrong one less are worth is what F1 says,
// to first order.
func TestGainOfOneTag(t *testing.T) {
	q := Quality{Right: 4000, Wrong: 1000, Missed: 3000}
	f := q.F1()
	for _, c := range []struct {
		label       int8
		hit         bool
		margin      float64
		right, miss int
		wrong       int
	}{
		{Yes, false, 1, 1, -1, 0}, {Yes, true, -1, -1, 1, 0}, {No, false, 1, 0, 0, 1}, {No, true, -1, 0, 0, -1},
		{Yes, true, 1, 0, 0, 0}, {No, false, -1, 0, 0, 0}, {Unknown, false, 1, 0, 0, 0},
	} {
		g := held{themes: 1, margins: []float64{c.margin}, hit: []bool{c.hit}, labels: []int8{c.label}}
		after := Quality{q.Right + c.right, q.Wrong + c.wrong, q.Missed + c.miss}
		tags := float64(2*q.Right + q.Wrong + q.Missed)
		if got, want := g.gain(0, 0, f), (after.F1()-f)*tags; math.Abs(got-want) > 1e-3 {
			t.Errorf("label %d, hit %v, margin %v: %v, want %v", c.label, c.hit, c.margin, got, want)
		}
	}
}

// TestChosenTextsSayNothingOfOthers: where people judged only texts that keywords find, it
// takes much more to tag the others, of which they said nothing.
func TestChosenTextsSayNothingOfOthers(t *testing.T) {
	w := newWorld(8, 3)
	chosen := slices.DeleteFunc(w.examples(800), func(x *Example) bool { return len(x.Hits) == 0 })
	more := func(examples []*Example) float64 {
		m := Train(w.descriptions(), examples, nil)
		return m.above(0, &Text{}, false) - m.above(0, &Text{Hits: []Hit{{Theme: 1}}}, false)
	}
	if some, all := more(chosen), more(w.examples(len(chosen))); some < 4 || all > 0.1 {
		t.Errorf("it takes %.2f more, %.2f had such texts been judged", some, all)
	}
}

// TestUnheardLanguagesKeepTheirKeywords: where nobody judged a text of a language, nothing
// is said of its texts but what keywords say, until a few are judged.
func TestUnheardLanguagesKeepTheirKeywords(t *testing.T) {
	w := newWorld(8, 3)
	english := func() []*Example {
		all := w.examples(400)
		for _, x := range all {
			x.Language = "en"
		}
		return all
	}
	examples, others := english(), english()
	m := Train(w.descriptions(), examples, nil)
	said := 0
	for _, x := range others {
		said += len(m.Judge(&x.Text))
		foreign := x.Text
		foreign.Language = "es"
		if v := m.Judge(&foreign); len(v) > 0 {
			t.Fatalf("%d verdicts in a language nobody judged", len(v))
		}
	}
	if said == 0 {
		t.Error("no verdict in the language that was judged")
	}
	if !m.Alone(0, "es") || m.Unheard("en") || m.Unheard("") {
		t.Error("who decides where is mixed up")
	}
	for _, x := range examples[:60] {
		x.Language = "es"
	}
	if m := Train(w.descriptions(), examples, nil); m.Unheard("es") {
		t.Error("60 judged texts are not heard")
	}
}
