package campaigns

import "math"

// telling is how little it was to be expected, in nats, that two people say what two
// texts share: those triples of one of them that has says the other has too. That both
// draw on one stock of phrases is learnt from the phrase that most people use, once;
// any other phrase says as much as it is rarer than that one. It stops at enough.
func (u *usage) telling(words []uint32, has func(key uint32) bool, enough float64) float64 {
	if u.chance == 0 {
		return 0
	}
	type start struct{ uses, weight float64 }
	var room [32]start
	starts := room[:0]
	expected, least := 1.0, math.Exp(-enough) // the logarithm of a product is dear to take at every word
	most, before := 1.0, false
	for i := 2; i < len(words); i++ {
		a, b, d := words[i-2], words[i-1], words[i]
		key := triple(a, b, d)
		shared := has(key)
		if shared {
			most = max(most, u.uses(key))
		}
		if shared && before {
			if expected *= u.expected(a, b, d); expected <= least {
				return enough
			}
		} else if shared {
			starts = append(starts, start{u.uses(key), u.weight(a) + u.weight(b) + u.weight(d)})
		}
		before = shared
	}
	sum := -math.Log(expected)
	for _, s := range starts {
		sum += min(math.Log(most/s.uses), s.weight)
	}
	return sum + math.Log(u.clusters/most)
}

// expected is how far the last of three words in a row was to be expected after the two
// before it: wholly within a phrase that many use, as often as it is used where nobody
// else has the phrase. What one document says is left out, as it is one of the two; what
// few say counts less than what is known of shorter rows (a trigram model with back-off).
func (u *usage) expected(a, b, c uint32) float64 {
	others := func(n uint16) float64 { return float64(max(1, n) - 1) }
	afterOne := (others(u.pairs[uint32(pair(b, c))&u.within]) + u.part(c)) / (u.part(b)*u.clusters + 1)
	after := (others(u.counts[triple(a, b, c)&u.mask]) + afterOne) / (others(u.pairs[uint32(pair(a, b))&u.within]) + 1)
	return min(1, after)
}

// uses is how many documents, one at least, have three words in a row.
func (u *usage) uses(key uint32) float64 { return float64(max(1, u.counts[key&u.mask])) }
