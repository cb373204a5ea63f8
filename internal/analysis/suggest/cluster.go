package suggest

import (
	"cmp"
	"math"
	"slices"
)

// How alike terms must be to stand for one theme, and how many do.
const (
	alike     = 0.30
	mostAlike = 8
)

// candidates returns the groups that both ways of looking give.
func (ix *index) candidates() []candidate {
	found := append(ix.together(), ix.factors()...)
	for i := range found {
		found[i].terms = ix.tidy(found[i].terms)
	}
	found = append(found, ix.across(found)...)
	grouped := map[int]bool{}
	for _, c := range found {
		for _, t := range c.terms {
			grouped[t] = grouped[t] || len(c.terms) > 1
		}
	}
	for i, c := range found {
		found[i].alone = len(c.terms) == 1 && grouped[c.terms[0]]
	}
	return found
}

// tidy leaves out pairs of words of which one is there by itself.
func (ix *index) tidy(terms []int) []int {
	alone := map[string]bool{}
	for _, t := range terms {
		if !ix.terms[t].pair {
			alone[ix.terms[t].key] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(terms), func(t int) bool {
		return ix.terms[t].pair && slices.ContainsFunc(splitKey(ix.terms[t].key), func(w string) bool { return alone[w] })
	})
}

// together groups leading terms: one by one, the best first, each takes along the
// terms that are like it, by the company they keep or by standing together, as long
// as the sentences of all have as much in common as before.
func (ix *index) together() []candidate {
	order := ix.byWeight()
	var out []candidate
	taken := map[int]bool{}
	for _, t := range order {
		if taken[t] {
			continue
		}
		taken[t] = true
		group := []int{t}
		for _, u := range ix.nearest(t, order) {
			if len(group) < mostAlike && !taken[u] && ix.fits(u, group) {
				group, taken[u] = append(group, u), true
			}
		}
		out = append(out, candidate{terms: group})
		if len(group) > 1 {
			out = append(out, candidate{terms: group[:1]}) // it may be purer
		}
	}
	return out
}

// byWeight is the leading terms, the most deserving first.
func (ix *index) byWeight() []int {
	order := slices.Clone(ix.lead)
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(ix.weight(b), ix.weight(a)) })
	return order
}

// weight is how much a term deserves to lead.
func (ix *index) weight(t int) float64 {
	tm := &ix.terms[t]
	w := math.Sqrt(float64(len(tm.free))) * ix.pure(tm.cohesion) * tm.lift * tm.lift
	if tm.general {
		w *= generalCounts
	}
	return w
}

// pure turns cohesion into purity, 0 to 1: a half where sentences have twice as much
// in common as any do. Short ones may have nothing in common but the word itself, so
// that there is a least.
func (ix *index) pure(cohesion float64) float64 {
	const least, few = 0.02, 1e-9
	return max(least, cohesion/(cohesion+2*ix.chance+few))
}

// nearest lists the terms like t, the most alike first.
func (ix *index) nearest(t int, among []int) []int {
	type near struct {
		term int
		by   float64
	}
	var all []near
	for _, u := range among {
		if s := ix.likeness(t, u); u != t && s >= alike {
			all = append(all, near{u, s})
		}
	}
	slices.SortStableFunc(all, func(a, b near) int { return cmp.Compare(b.by, a.by) })
	out := make([]int, len(all))
	for i, n := range all {
		out[i] = n.term
	}
	return out
}

// What a group must keep of its cohesion when a term joins, and what the term must
// have of the leading one's lift.
const (
	keeps = 0.75
	lifts = 0.7
)

// fits reports whether a term is like a group on average and leaves it as coherent.
func (ix *index) fits(u int, group []int) bool {
	sum := 0.0
	for _, t := range group {
		sum += ix.likeness(t, u)
	}
	if sum/float64(len(group)) < alike || ix.terms[u].lift < lifts*ix.terms[group[0]].lift {
		return false
	}
	return ix.joins(u, group)
}

// joins reports whether a term leaves a group as coherent as it was: it stands in
// the group's sentences anyhow, or its own have enough in common with them.
func (ix *index) joins(u int, group []int) bool {
	own := ix.terms[u].free
	return 2*common(own, ix.segmentsOf(group)) >= len(own) || ix.groupCohesion(append(slices.Clone(group), u)) >= keeps*ix.groupCohesion(group)
}

// groupCohesion is what the sentences of all terms have in common beyond the terms.
func (ix *index) groupCohesion(group []int) float64 {
	return ix.ofGroup(group, ix.cohesion, func(t *term) float64 { return t.cohesion })
}

// ofGroup measures the sentences of all terms without the terms. Where these stand
// together anyhow, what is known of each one's own sentences counts too: the other
// terms are part of that.
func (ix *index) ofGroup(group []int, measure func(segments []int32, without []int) float64, known func(*term) float64) float64 {
	segments := ix.segmentsOf(group)
	all, own := 0, 0.0
	for _, t := range group {
		n := len(ix.terms[t].free)
		all, own = all+n, own+float64(n)*known(&ix.terms[t])
	}
	if all == 0 {
		return 0
	}
	together := min(1, float64(all-len(segments))/float64(len(segments)))
	return max(measure(segments, group), together*own/float64(all))
}

// segmentsOf lists the segments that hold any of the terms outside evidence.
func (ix *index) segmentsOf(group []int) []int32 {
	seen := map[int32]bool{}
	for _, t := range group {
		for _, s := range ix.terms[t].free {
			seen[s] = true
		}
	}
	return sortedIDs(seen)
}

// likeness of two terms: the cosine of the company they keep, or how closely they
// stand together (normalised pointwise mutual information over sentences).
func (ix *index) likeness(t, u int) float64 {
	a, b := &ix.terms[t], &ix.terms[u]
	return max(cosine(a.company, b.company, a.norm, b.norm), ix.npmi(a.free, b.free))
}

func (ix *index) npmi(a, b []int32) float64 {
	both := float64(common(a, b))
	if both < 2 {
		return 0
	}
	n := float64(len(ix.segments))
	if both >= n {
		return 0
	}
	return math.Log(both*n/(float64(len(a))*float64(len(b)))) / -math.Log(both/n)
}

// common counts the members of two ascending lists that are in both.
func common(a, b []int32) int {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

func length(v []entry) float64 {
	sum := 0.0
	for _, e := range v {
		sum += e.weight * e.weight
	}
	return math.Sqrt(sum)
}

// cosine of two vectors whose entries are by term.
func cosine(a, b []entry, na, nb float64) float64 {
	if na == 0 || nb == 0 {
		return 0
	}
	sum, i, j := 0.0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i].term == b[j].term:
			sum, i, j = sum+a[i].weight*b[j].weight, i+1, j+1
		case a[i].term < b[j].term:
			i++
		default:
			j++
		}
	}
	return sum / (na * nb)
}
