package suggest

import (
	"cmp"
	"math"
	"slices"
)

// Bounds of the factorisation.
const (
	fewestFactors, mostFactors = 4, 40
	rounds                     = 40
	factorTerms                = 6
	mostRows                   = 10_000
)

// factors groups terms by a non-negative factorisation of uncovered sentences by
// words (Lee and Seung 2001, multiplicative updates for squared error), which starts
// from the leading terms rather than from chance.
func (ix *index) factors() []candidate {
	rows := ix.rows()
	k := min(mostFactors, max(fewestFactors, int(math.Sqrt(float64(len(rows))/2))), len(ix.lead))
	if k < fewestFactors || len(rows) < 2*k {
		return nil
	}
	f := newFactorisation(rows, len(ix.terms), ix.seeds(k))
	for range rounds {
		f.update()
	}
	var out []candidate
	for j := range k {
		if group := ix.coherent(f.leading(j, ix)); len(group) > 0 {
			out = append(out, candidate{terms: group})
		}
	}
	return out
}

// coherent leaves out of a factor's terms those that would make it less of one theme.
func (ix *index) coherent(terms []int) []int {
	var group []int
	for _, t := range terms {
		if len(group) == 0 || ix.joins(t, group) {
			group = append(group, t)
		}
	}
	return group
}

// entry is one word of a sentence and its weight.
type entry struct {
	term   int32
	weight float64
}

// rows are uncovered sentences as vectors of inverse document frequencies, of length 1.
func (ix *index) rows() [][]entry {
	var open []int32
	for i, s := range ix.segments {
		if !s.covered {
			open = append(open, int32(i))
		}
	}
	var out [][]entry
	for _, at := range everyNth(len(open), mostRows) {
		s := ix.segments[open[at]]
		var row []entry
		sum := 0.0
		for _, t := range s.free {
			w := ix.idf[t]
			row, sum = append(row, entry{t, w}), sum+w*w
		}
		if len(row) < 2 {
			continue
		}
		for i := range row {
			row[i].weight /= math.Sqrt(sum)
		}
		out = append(out, row)
	}
	return out
}

// seeds are k leading terms that do not stand together.
func (ix *index) seeds(k int) []int {
	order := ix.byWeight()
	var out []int
	for _, t := range order {
		if len(out) == k {
			break
		}
		if !slices.ContainsFunc(out, func(u int) bool {
			return 3*common(ix.terms[t].free, ix.terms[u].free) > min(len(ix.terms[t].free), len(ix.terms[u].free))
		}) {
			out = append(out, t)
		}
	}
	for _, t := range order {
		if len(out) < k && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// factorisation is rows ≈ w·h.
type factorisation struct {
	rows [][]entry
	k    int
	w    []float64 // rows × k
	h    []float64 // terms × k
}

func newFactorisation(rows [][]entry, terms int, seeds []int) *factorisation {
	k := len(seeds)
	f := &factorisation{rows: rows, k: k, w: make([]float64, len(rows)*k), h: make([]float64, terms*k)}
	for i := range f.h {
		f.h[i] = 0.01
	}
	for i := range f.w {
		f.w[i] = 0.05
	}
	for j, s := range seeds {
		f.h[s*k+j] = 1
	}
	for i, row := range rows {
		for _, e := range row {
			if j := slices.Index(seeds, int(e.term)); j >= 0 {
				f.w[i*k+j] += e.weight
			}
		}
	}
	return f
}

// update improves w, then h.
func (f *factorisation) update() {
	k := f.k
	gram, sums, down := f.gram(f.h), make([]float64, k), make([]float64, k)
	for i, row := range f.rows {
		clear(sums)
		for _, e := range row {
			h := f.h[int(e.term)*k : int(e.term)*k+k]
			for j := range k {
				sums[j] += e.weight * h[j]
			}
		}
		scale(f.w[i*k:i*k+k], sums, gram, down)
	}
	up := make([]float64, len(f.h))
	for i, row := range f.rows {
		w := f.w[i*k : i*k+k]
		for _, e := range row {
			u := up[int(e.term)*k : int(e.term)*k+k]
			for j := range k {
				u[j] += e.weight * w[j]
			}
		}
	}
	gram = f.gram(f.w)
	for t := 0; t < len(f.h); t += k {
		scale(f.h[t:t+k], up[t:t+k], gram, down)
	}
}

// gram is the product of a matrix of k columns with itself.
func (f *factorisation) gram(m []float64) []float64 {
	k := f.k
	g := make([]float64, k*k)
	for r := 0; r < len(m); r += k {
		row := m[r : r+k]
		for i, v := range row {
			if v == 0 {
				continue
			}
			for j, w := range row {
				g[i*k+j] += v * w
			}
		}
	}
	return g
}

// scale multiplies each element by up / (row·gram). Down is for its own use.
func scale(row, up, gram, down []float64) {
	k := len(row)
	for j := range down {
		down[j] = 1e-9
	}
	for i, v := range row {
		if v == 0 {
			continue
		}
		for j, g := range gram[i*k : i*k+k] {
			down[j] += v * g
		}
	}
	for j := range row {
		if row[j] *= up[j] / down[j]; row[j] < 1e-12 {
			row[j] = 0
		}
	}
}

// leading returns the terms that belong to a factor more than to all others.
func (f *factorisation) leading(j int, ix *index) []int {
	type weighed struct {
		term   int
		weight float64
	}
	var all []weighed
	for t := range ix.terms {
		h := f.h[t*f.k : t*f.k+f.k]
		sum := 0.0
		for _, v := range h {
			sum += v
		}
		if ix.terms[t].company != nil && h[j] > 0.5*sum {
			all = append(all, weighed{t, math.Round(h[j]*1e6) / 1e6})
		}
	}
	slices.SortStableFunc(all, func(a, b weighed) int { return cmp.Compare(b.weight, a.weight) })
	var out []int
	for _, w := range all {
		if len(out) < factorTerms && w.weight >= 0.15*all[0].weight {
			out = append(out, w.term)
		}
	}
	return out
}
