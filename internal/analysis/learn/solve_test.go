package learn

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestCoordinate finds the root whatever it begins with: where C is large, Newton's
// steps alone go to and fro for ever.
func TestCoordinate(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := problem{cost: rapid.Float64Range(0.01, 500).Draw(r, "cost")}
		size := rapid.Float64Range(0, 10).Draw(r, "size")
		alpha := p.cost * rapid.Float64Range(0, 1).Draw(r, "alpha")
		margin := rapid.Float64Range(-30, 30).Draw(r, "margin")
		from := rapid.Float64Range(-60, 60).Draw(r, "s")
		at := p.coordinate(size, margin, alpha, stop{from, sigmoid(from)})
		if rest := at.s + size*(p.cost*sigmoid(at.s)-alpha) + margin; math.Abs(rest) > 1e-3 || at.share != sigmoid(at.s) {
			r.Errorf("s = %g leaves %g; share %g", at.s, rest, at.share)
		}
	})
}

// TestSolveBeginsElsewhere: a training that begins with the solution of another comes
// to where one from nothing comes, and forgets the rows that it has no label of.
func TestSolveBeginsElsewhere(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := problem{themes: 2, columns: 4, cost: 3, rounds: 300}
		n := rapid.IntRange(2, 8).Draw(r, "rows")
		value := rapid.Float64Range(-1, 1)
		for range n {
			p.rows = append(p.rows, sparse{[]int32{0, 1, 2, 3}, []float64{0.5, value.Draw(r, "x"), value.Draw(r, "x"), value.Draw(r, "x")}})
			p.labels = append(p.labels, rapid.SampledFrom([]int8{No, Yes}).Draw(r, "y"), rapid.SampledFrom([]int8{No, Yes}).Draw(r, "y"))
			p.offsets = append(p.offsets, value.Draw(r, "offset"), value.Draw(r, "offset"))
		}
		whole := p.solve(dual{})
		part := p
		part.labels = slices.Clone(p.labels)
		clear(part.labels[:2])
		part.labels[3] = Unknown
		again, fresh := part.solve(whole), part.solve(dual{})
		for k := range fresh.weights {
			if d := again.weights[k] - fresh.weights[k]; math.Abs(d) > 1e-3 {
				r.Fatalf("weight %d: %g, from nothing %g", k, again.weights[k], fresh.weights[k])
			}
		}
	})
}

// TestThemesShareNothing: how many themes are trained in one go is of no account,
// to the last bit.
func TestThemesShareNothing(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := problem{themes: rapid.IntRange(1, 9).Draw(r, "themes"), columns: 3, cost: 3, rounds: 4}
		value := rapid.Float64Range(-1, 1)
		for range rapid.IntRange(1, 6).Draw(r, "rows") {
			p.rows = append(p.rows, sparse{[]int32{0, 2}, []float64{0.5, value.Draw(r, "x")}})
			for range p.themes {
				p.labels = append(p.labels, rapid.SampledFrom([]int8{No, Unknown, Yes}).Draw(r, "y"))
				p.offsets = append(p.offsets, value.Draw(r, "offset"))
			}
		}
		all := p.solve(dual{})
		for k := range p.themes {
			one := problem{themes: 1, columns: 3, cost: 3, rounds: 4, rows: p.rows}
			for i := range p.rows {
				one.labels = append(one.labels, p.labels[i*p.themes+k])
				one.offsets = append(one.offsets, p.offsets[i*p.themes+k])
			}
			alone := one.solve(dual{})
			for c, w := range alone.weights {
				if w != all.weights[c*p.themes+k] {
					r.Fatalf("theme %d, column %d: %g alone, %g among others", k, c, w, all.weights[c*p.themes+k])
				}
			}
		}
	})
}
