package agree

import (
	"math/bits"
	"slices"
)

// draws is how many bootstrap samples an interval rests on.
const draws = 1000

// bootstrap resamples texts with replacement and returns the middle 95 % of each figure:
// percentiles (Efron 1979). Numbers that look like chance come from a fixed seed. Texts
// are counted by what was said of them, of which there are few kinds.
func bootstrap(pairs []pair, figures ...func(table) *float64) []*Interval {
	kinds, texts := kindsOf(pairs)
	out := make([]*Interval, len(figures))
	if len(texts) < 2 {
		return out
	}
	n := uint64(len(texts))
	dice := n*0x9e3779b97f4a7c15 + 1
	counts, found := make([]float64, len(kinds)), make([][]float64, len(figures))
	for range draws {
		clear(counts)
		for range texts {
			at, _ := bits.Mul64(next(&dice), n) // even but for less than one in 2^32 (Lemire 2019)
			counts[texts[at]]++
		}
		var t table
		for k, c := range counts {
			t = t.add(kinds[k], c)
		}
		for i, figure := range figures {
			if f := figure(t); f != nil {
				found[i] = append(found[i], *f)
			}
		}
	}
	for i, all := range found {
		if len(all) < draws/2 {
			continue
		}
		slices.Sort(all)
		out[i] = &Interval{all[len(all)*25/1000], all[(len(all)-1)*975/1000]}
	}
	return out
}

// kindsOf adds up the pairs of each text and numbers the different sums; the second list
// has the number of each text.
func kindsOf(pairs []pair) (kinds []table, texts []int32) {
	known := map[table]int32{}
	for len(pairs) > 0 { // by text first, or by theme and text within it
		var t table
		n := 0
		for n < len(pairs) && pairs[n].text == pairs[0].text {
			t = t.plus(pairs[n])
			n++
		}
		kind, again := known[t]
		if !again {
			kind = int32(len(kinds))
			known[t], kinds = kind, append(kinds, t)
		}
		texts, pairs = append(texts, kind), pairs[n:]
	}
	return kinds, texts
}

// add adds another table so many times.
func (t table) add(u table, times float64) table {
	return table{
		t.yes + float64(times*u.yes), t.onlyA + float64(times*u.onlyA), t.onlyB + float64(times*u.onlyB), t.no + float64(times*u.no),
		t.values + float64(times*u.values), t.ones + float64(times*u.ones), t.apart + float64(times*u.apart),
	}
}

// next is SplitMix64 (Steele, Lea and Flood 2014).
func next(state *uint64) uint64 {
	*state += 0x9e3779b97f4a7c15
	x := *state
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
