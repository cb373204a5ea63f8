package agree

import (
	"maps"
	"math"
	"slices"
)

// set is the themes that a rater gave a text, ascending.
type set []int

// setPair is the sets of two raters of one text, on the themes that both judged.
type setPair struct {
	a, b   set
	weight float64
}

// sets computes Krippendorff's alpha on sets of themes.
func sets(pairs []pair) Sets {
	units := setPairs(pairs)
	s := Sets{Texts: len(units)}
	positive := positiveTexts(pairs)
	if positive < TooFew {
		return s
	}
	s.Jaccard, s.MASI = setAlpha(units, jaccard), setAlpha(units, masi)
	return s
}

// setPairs lists the pairs of sets, by text.
func setPairs(pairs []pair) []setPair {
	var out []setPair
	for from := 0; from < len(pairs); {
		to := from + 1
		for to < len(pairs) && pairs[to].text == pairs[from].text {
			to++
		}
		out = append(out, setsOf(pairs[from:to])...)
		from = to
	}
	return out
}

// setsOf are the pairs of sets of one text; themes ascend.
func setsOf(pairs []pair) []setPair {
	at := map[[2]string]int{}
	var out []setPair
	people := map[string]bool{}
	for _, p := range pairs {
		i, known := at[p.raters]
		if !known {
			i = len(out)
			at[p.raters] = i
			out = append(out, setPair{weight: 1})
		}
		if p.a {
			out[i].a = append(out[i].a, p.theme)
		}
		if p.b {
			out[i].b = append(out[i].b, p.theme)
		}
		people[p.raters[0]], people[p.raters[1]] = true, true
	}
	if len(pairs) > 0 && pairs[0].machine { // a text counts once, however many people judged it
		for i := range out {
			out[i].weight = 1 / float64(len(out))
		}
		return out
	}
	if n := len(people); len(pairs) > 0 && len(out) == n*(n-1)/2 {
		for i := range out {
			out[i].weight = 1 / float64(n-1)
		}
	}
	return out
}

// setAlpha is one less observed over expected distance; expected is the mean over all
// pairs of values, whoever gave them. Equal sets are counted together.
func setAlpha(pairs []setPair, distance func(a, b set) float64) *float64 {
	observed, n := 0.0, 0.0
	number := map[string]int{}
	var values []set
	var weight []float64
	note := func(s set, by float64) {
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
		weight[i] += by
	}
	for _, p := range pairs {
		observed += p.weight * distance(p.a, p.b)
		n += 2 * p.weight
		note(p.a, p.weight)
		note(p.b, p.weight)
	}
	expected := 0.0
	for i := range values {
		for k := i + 1; k < len(values); k++ {
			expected += 2 * weight[i] * weight[k] * distance(values[i], values[k])
		}
	}
	if expected == 0 {
		return nil
	}
	a := 1 - 2*observed/n/(expected/(n*(n-1)))
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

// common counts what both sets have; themes ascend.
func common(a, b set) int {
	n := 0
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] == b[k]:
			n, i, k = n+1, i+1, k+1
		case a[i] < b[k]:
			i++
		default:
			k++
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
		q := (yes[side] + 0.5) / (n[side] + 1) // a sample without a single one is no proof (Jeffreys)
		variance += size[side] * size[side] * q * (1 - q) / n[side] * max(0, 1-n[side]/max(size[side], 1))
	}
	half := 1.96 * math.Sqrt(variance)
	c.Estimate = &estimate
	seen := yes[0] + yes[1]
	c.Estimated = &Interval{max(seen, estimate-half), min(float64(all)-n[0]-n[1]+seen, estimate+half)}
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
