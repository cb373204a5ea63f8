package agree

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// set is the themes that a rater gave a text, ascending.
type set []int

// sets computes Krippendorff's alpha on sets of themes. A unit is a text with the
// sets of two raters, on the themes that both judged.
func sets(all []Judgement, counts func(a, b string) bool) Sets {
	pairs := setPairs(all, counts)
	s := Sets{Texts: len(pairs)}
	positive := 0
	for _, p := range pairs {
		if len(p[0])+len(p[1]) > 0 {
			positive++
		}
	}
	if positive < TooFew {
		return s
	}
	s.Jaccard, s.MASI = setAlpha(pairs, jaccard), setAlpha(pairs, masi)
	return s
}

// setPairs lists, of each text and two raters, both sets; a text that several pairs
// judged counts with each.
func setPairs(all []Judgement, counts func(a, b string) bool) [][2]set {
	type key struct {
		text int
		a, b string
	}
	found := map[key]*[2]set{}
	var order []key
	for _, p := range pairsOf(all, counts) {
		k := key{p.text, p.raters[0], p.raters[1]}
		if found[k] == nil {
			found[k] = &[2]set{}
			order = append(order, k)
		}
		if p.a {
			found[k][0] = append(found[k][0], p.theme)
		}
		if p.b {
			found[k][1] = append(found[k][1], p.theme)
		}
	}
	slices.SortFunc(order, func(x, y key) int {
		return cmp.Or(cmp.Compare(x.text, y.text), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	out := make([][2]set, len(order))
	for i, k := range order {
		out[i] = *found[k]
	}
	return out
}

// setAlpha is one less observed over expected distance; expected is the mean over all
// pairs of values, whoever gave them. Equal sets are counted together.
func setAlpha(pairs [][2]set, distance func(a, b set) float64) *float64 {
	observed := 0.0
	number := map[string]int{}
	var values []set
	var weight []float64
	note := func(s set) {
		name := ""
		for _, t := range s {
			name += string(rune(t+1)) + " "
		}
		i, known := number[name]
		if !known {
			i = len(values)
			number[name] = i
			values, weight = append(values, s), append(weight, 0)
		}
		weight[i]++
	}
	for _, p := range pairs {
		observed += distance(p[0], p[1])
		note(p[0])
		note(p[1])
	}
	expected, n := 0.0, float64(2*len(pairs))
	for i := range values {
		for k := i + 1; k < len(values); k++ {
			expected += 2 * weight[i] * weight[k] * distance(values[i], values[k])
		}
	}
	if expected == 0 {
		return nil
	}
	a := 1 - observed/float64(len(pairs))/(expected/(n*(n-1)))
	return &a
}

// jaccard is one less the share of what either has that both have; two empty sets
// are equal.
func jaccard(a, b set) float64 {
	both := common(a, b)
	either := len(a) + len(b) - both
	if either == 0 {
		return 0
	}
	return 1 - float64(both)/float64(either)
}

// masi weighs Jaccard's similarity by how the sets lie: equal 1, one within the other
// 2/3, overlapping 1/3, apart 0 (Passonneau 2006).
func masi(a, b set) float64 {
	both := common(a, b)
	weight := 0.0
	switch {
	case both == len(a) && both == len(b):
		weight = 1
	case both == len(a) || both == len(b):
		weight = 2. / 3
	case both > 0:
		weight = 1. / 3
	}
	return 1 - (1-jaccard(a, b))*weight
}

func common(a, b set) int {
	in := map[int]bool{}
	for _, t := range a {
		in[t] = true
	}
	n := 0
	for _, t := range slices.Compact(slices.Sorted(slices.Values(b))) {
		if in[t] {
			n++
		}
	}
	return n
}

// Corrected is how many texts speak to a theme, by the machine's tags and what is
// known of their error.
type Corrected struct {
	Tagged    int       // texts that the machine tagged
	Sample    int       // texts of the random sample that people judged
	Estimate  *float64  // nil: the sample has too few texts to say
	Estimated *Interval // about 95 %, by the normal approximation
}

// LeastSample is the number of texts on each side, tagged and not, of which the sample
// must hold to correct a count.
const LeastSample = 10

// Correct estimates how many of all texts have a theme from a random sample: the share
// of yes among those that the machine tagged and among those that it did not, each
// with its number of texts (post-stratification, Cochran 1977).
func Correct(tagged, all int, sample []Judged) Corrected {
	c := Corrected{Tagged: tagged, Sample: len(sample)}
	var n, yes [2]float64
	for _, j := range sample {
		side := 0
		if j.Machine {
			side = 1
		}
		n[side]++
		if j.Person {
			yes[side]++
		}
	}
	if n[0] < LeastSample || n[1] < LeastSample {
		return c
	}
	size := [2]float64{float64(all - tagged), float64(tagged)}
	estimate, variance := 0.0, 0.0
	for side := range n {
		p := yes[side] / n[side]
		estimate += size[side] * p
		q := (yes[side] + 1) / (n[side] + 2) // a sample without a single one is no proof
		variance += size[side] * size[side] * q * (1 - q) / n[side] * max(0, 1-n[side]/max(size[side], 1))
	}
	half := 1.96 * math.Sqrt(variance)
	c.Estimate = &estimate
	c.Estimated = &Interval{max(0, estimate-half), min(float64(all), estimate+half)}
	return c
}

// Judged is a text of the random sample.
type Judged struct{ Machine, Person bool }

// raters lists who judged, people only, by name.
func raters(all []Judgement) []string {
	seen := map[string]bool{}
	for _, j := range all {
		if j.Rater != Machine {
			seen[j.Rater] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// Raters counts the people who judged.
func Raters(all []Judgement) int { return len(raters(all)) }
