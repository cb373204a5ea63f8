package rating

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Values from the published formula, worked by hand for small cases.
func TestWilson(t *testing.T) {
	for _, c := range []struct {
		k, n   int
		lo, hi float64
	}{{0, 10, 0, 0.2775}, {10, 10, 0.7225, 1}, {5, 10, 0.2366, 0.7634}, {52, 109, 0.3857, 0.5700}, {1, 1, 0.2065, 1}} {
		got := Wilson(c.k, c.n)
		if math.Abs(got[0]-c.lo) > 5e-5 || math.Abs(got[1]-c.hi) > 5e-5 {
			t.Errorf("Wilson(%d, %d) = %.4f to %.4f, want %.4f to %.4f", c.k, c.n, got[0], got[1], c.lo, c.hi)
		}
	}
	if Wilson(0, 0) != nil {
		t.Error("Wilson of nothing is not nil")
	}
}

func TestHistogram(t *testing.T) {
	h := Histogram{}.Add(1).Add(4).Add(5).Add(5).Add(0).Add(6)
	if h != (Histogram{1, 0, 0, 1, 2}) || h.N() != 4 || *h.Mean() != 3.75 || *h.AgreeShare() != 0.75 || *h.DisagreeShare() != 0.25 {
		t.Errorf("histogram %v: n %d, mean %v, agree %v", h, h.N(), *h.Mean(), *h.AgreeShare())
	}
	if empty := (Histogram{}); empty.Mean() != nil || empty.AgreeShare() != nil {
		t.Error("figures of no ratings are not nil")
	}
}

// Counting parts and merging is counting the whole, in any order.
func TestMergeIsAddition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOf(rapid.IntRange(0, 6)).Draw(t, "values")
		cut := rapid.IntRange(0, len(values)).Draw(t, "cut")
		var whole, a, b Histogram
		for i, v := range values {
			whole = whole.Add(v)
			if i < cut {
				a = a.Add(v)
			} else {
				b = b.Add(v)
			}
		}
		if a.Merge(b) != whole || b.Merge(a) != whole {
			t.Fatalf("%v + %v is not %v", a, b, whole)
		}
	})
}
