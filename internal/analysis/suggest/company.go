package suggest

import (
	"math"
	"slices"
)

// meet finds the terms that may lead and the company that they keep.
func (ix *index) meet(common float64) {
	var lead []int
	for t := range ix.terms {
		n := len(ix.terms[t].free)
		if n >= minimum && 2*n > ix.terms[t].all && (n <= 10 || float64(n) <= common*float64(len(ix.segments))) {
			lead = append(lead, t)
		}
	}
	slices.SortStableFunc(lead, func(a, b int) int { return len(ix.terms[b].free) - len(ix.terms[a].free) })
	lead = lead[:min(len(lead), mostTerms)]
	ix.chance = ix.cohesion(everyNth(len(ix.segments), len(ix.segments)), nil)
	for _, t := range lead {
		tm := &ix.terms[t]
		ix.keepCompany(t)
		tm.cohesion = ix.cohesion(tm.free, []int{t})
		tm.clarity = ix.clarity(tm.free, []int{t})
		tm.lift = ix.lift([]int{t}, tm.free)
	}
	ix.lead = lead
}

// keepCompany weighs the single words beside a term.
func (ix *index) keepCompany(t int) {
	tm := &ix.terms[t]
	tm.company = ix.companyOf(tm.free, t)
	tm.norm = length(tm.company)
}

// companyOf weighs the single words of sentences but the given: discounted positive
// pointwise mutual information.
func (ix *index) companyOf(segments []int32, without ...int) []entry {
	counts, total := map[int32]float64{}, 0.0
	for _, i := range segments {
		for _, w := range ix.segments[i].terms {
			if ix.counts(w, without) {
				counts[w]++
				total++
			}
		}
	}
	var out []entry
	for _, w := range sortedIDs(counts) {
		if pmi := math.Log(counts[w]/total/ix.base[w]) * counts[w] / (counts[w] + 1); pmi > 0 {
			out = append(out, entry{w, pmi})
		}
	}
	return out
}

// cohesion is the mean cosine of pairs of sentences, as vectors of inverse document
// frequencies without the given terms: how much they have in common beyond what
// brought them together.
func (ix *index) cohesion(segments []int32, without []int) float64 {
	sum, own, n := map[int32]float64{}, 0.0, 0.0
	for _, at := range everyNth(len(segments), enough) {
		i := segments[at]
		var length float64
		row := ix.segments[i].terms
		for _, t := range row {
			if ix.counts(t, without) {
				length += ix.idf[t] * ix.idf[t]
			}
		}
		n++
		if length == 0 {
			continue
		}
		own++
		for _, t := range row {
			if ix.counts(t, without) {
				sum[t] += ix.idf[t] / math.Sqrt(length)
			}
		}
	}
	if n < 2 {
		return 0
	}
	square := 0.0
	for _, t := range sortedIDs(sum) {
		square += sum[t] * sum[t]
	}
	return steady(max(0, square-own) / (n * (n - 1)))
}

// steady takes off what the order of adding leaves in the last digits, so that ties
// are ties whatever order texts come in.
func steady(x float64) float64 { return math.Round(x*1e9) / 1e9 }

// counts reports whether a term is a single word that none of the others holds.
func (ix *index) counts(t int32, without []int) bool {
	if ix.terms[t].pair {
		return false
	}
	for _, w := range without {
		if int(t) == w || ix.partOf(int(t), w) {
			return false
		}
	}
	return true
}

// everyNth spreads at most so many indexes over n.
func everyNth(n, most int) []int32 {
	step := max(1, (n+most-1)/max(1, most))
	var out []int32
	for i := 0; i < n; i += step {
		out = append(out, int32(i))
	}
	return out
}

func sortedSet(list []int32) []int32 {
	return slices.Compact(slices.Sorted(slices.Values(list)))
}

// partOf reports whether a word belongs to a pair.
func (ix *index) partOf(w, pair int) bool {
	return ix.terms[pair].pair && slices.Contains(splitKey(ix.terms[pair].key), ix.terms[w].key)
}

func sortedIDs[V any](m map[int32]V) []int32 {
	keys := make([]int32, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
