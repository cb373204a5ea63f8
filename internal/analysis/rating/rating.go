// Package rating counts answers on a scale from 1 (strong disagreement) to 5
// (strong agreement) and derives the figures that are published from the counts.
package rating

import "math"

// Histogram counts ratings; index 0 holds the ones, index 4 the fives. Histograms
// of disjoint sets of people add up with Merge.
type Histogram [5]int

// Add returns the histogram with one more rating, which must be 1 to 5; any
// other value changes nothing.
func (h Histogram) Add(value int) Histogram {
	if value >= 1 && value <= 5 {
		h[value-1]++
	}
	return h
}

// Merge returns the sum of two histograms.
func (h Histogram) Merge(o Histogram) Histogram {
	for i, n := range o {
		h[i] += n
	}
	return h
}

// N is the number of ratings: the base of every figure below.
func (h Histogram) N() int { return h[0] + h[1] + h[2] + h[3] + h[4] }

// Agree is the number of fours and fives.
func (h Histogram) Agree() int { return h[3] + h[4] }

// Disagree is the number of ones and twos.
func (h Histogram) Disagree() int { return h[0] + h[1] }

// Mean is the arithmetic mean, nil without ratings.
func (h Histogram) Mean() *float64 {
	sum := 0
	for i, n := range h {
		sum += (i + 1) * n
	}
	return Ratio(sum, h.N())
}

// AgreeShare is Agree over N, nil without ratings.
func (h Histogram) AgreeShare() *float64 { return Ratio(h.Agree(), h.N()) }

// DisagreeShare is Disagree over N, nil without ratings.
func (h Histogram) DisagreeShare() *float64 { return Ratio(h.Disagree(), h.N()) }

// Ratio is a divided by b, nil when b is 0.
func Ratio(a, b int) *float64 {
	if b == 0 {
		return nil
	}
	r := float64(a) / float64(b)
	return &r
}

// z is the two-sided 95 % quantile of the standard normal distribution.
const z = 1.959963984540054

// Interval is a lower and an upper bound, both between 0 and 1.
type Interval [2]float64

// Wilson returns the 95 % score interval of k successes in n trials (E. B.
// Wilson, 1927), nil when n is 0. It never leaves [0, 1] and is sensible for
// small n, unlike the textbook normal interval.
func Wilson(k, n int) *Interval {
	if n == 0 {
		return nil
	}
	p, m := float64(k)/float64(n), float64(n)
	centre := (p + z*z/(2*m)) / (1 + z*z/m)
	half := z / (1 + z*z/m) * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return &Interval{max(0, centre-half), min(1, centre+half)}
}
