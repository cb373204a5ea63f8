package agree

import "slices"

// draws is how many bootstrap samples an interval rests on.
const draws = 1000

// bootstrap resamples texts with replacement and returns the middle 95 % of a figure:
// percentiles (Efron 1979). Numbers that look like chance come from a fixed seed.
func bootstrap(pairs []pair, figure func(table) *float64) *Interval {
	var texts []table
	last := -1
	for _, p := range pairs { // by text first, or by theme and text within it
		if len(texts) == 0 || p.text != last {
			texts, last = append(texts, table{}), p.text
		}
		texts[len(texts)-1] = texts[len(texts)-1].plus(p)
	}
	if len(texts) < 2 {
		return nil
	}
	dice := uint64(len(texts))*0x9e3779b97f4a7c15 + 1
	var found []float64
	for range draws {
		var t table
		for range texts {
			u := texts[next(&dice)%uint64(len(texts))]
			t = table{t.yes + u.yes, t.onlyA + u.onlyA, t.onlyB + u.onlyB, t.no + u.no, t.values + u.values, t.ones + u.ones, t.apart + u.apart}
		}
		if f := figure(t); f != nil {
			found = append(found, *f)
		}
	}
	if len(found) < draws/2 {
		return nil
	}
	slices.Sort(found)
	return &Interval{found[len(found)*25/1000], found[(len(found)-1)*975/1000]}
}

// next is SplitMix64 (Steele, Lea and Flood 2014).
func next(state *uint64) uint64 {
	*state += 0x9e3779b97f4a7c15
	x := *state
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
