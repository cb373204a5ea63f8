package campaigns

import (
	"math/bits"
	"slices"
)

// Letters of which whole sentences were picked from alternatives share some with many
// others, and nothing else does: two passages in common, or a long one, is more than
// any stock of phrases brings about, however many write.
const (
	passageWords   = 12  // of a passage that ties two letters
	passagesWords  = 20  // in such passages, at least
	passagesPart   = .2  // or this part of the shorter one, where that is more
	familyLeast    = 3   // clusters tied so
	familyRuns     = .14 // of the shorter one's words in long runs in common, on average over all pairs: a sixth where there are six alternatives
	chanceRuns     = .1  // where all pairs had so much by chance
	tiedRuns       = .6  // and tied ones so much twice over
	sentenceWords  = 8   // in a row, by which a letter is told to be of a family
	ofFamilysWords = .5  // part of a letter's words in such rows of the family's
)

// closer is what ties two letters, tried one after the other.
var closer = [...]link{{passages: passagesPart}, {passages: .3}, {passages: .4}}

// oneFamily reports whether any two of the letters, and not only those that are tied, have
// long rows of words in common: of n that are tied by chance, each to one before it, two
// in n of all pairs have.
func (c *clustering) oneFamily(group []int32) bool {
	if len(group) < familyLeast {
		return false
	}
	_, long := c.inCommon(spread(group, compared))
	return long >= max(familyRuns, chanceRuns+tiedRuns/float64(len(group)))
}

// families joins clusters whose texts are put together from the same sentences.
func (c *clustering) families(tried []int32) {
	clusters := c.byLeader()
	groups := groupsOf(supported(c.tied(tried, clusters)), closer[:], c.oneFamily)
	if len(groups) == 0 {
		return
	}
	t := &c.templates
	t.empty(1 << 12)
	sentences := func(words []uint32) []uint32 { return c.rows(words, sentenceWords) }
	for i, g := range groups {
		c.countUnits(spread(g, sampledLetters), clusters, sentences)
		c.counts.each(inCommon, func(key uint32, _ int) { t.add(key, int32(i)) }) // fewer than documents
	}
	c.adopt(tried, len(groups), sentences, func(hits []hit, best int32, words int) bool {
		return wordsIn(hits, best, sentenceWords) >= max(passagesWords, ofFamilysWords*float64(words))
	})
}

// wordsIn counts the words of a text in rows of the owner.
func wordsIn(hits []hit, owner int32, row int) float64 {
	n, until := 0, 0
	for _, h := range hits {
		if h.by(owner) {
			n += h.at + row - max(until, h.at)
			until = h.at + row
		}
	}
	return float64(n)
}

// rows is every so many words in a row of a text as one number, that which begins with
// word i at i. It holds until the next call.
func (c *clustering) rows(words []uint32, long int) []uint32 {
	keys := c.triples(words)
	if len(words) < long {
		return nil
	}
	for i := range len(words) - long + 1 {
		row := uint64(keys[i])
		for k := 3; k < long-3; k += 3 {
			row = stir(row, uint64(keys[i+k]))
		}
		keys[i] = uint32(stir(row, uint64(keys[i+long-3]))) // the lower half; what is behind i is still triples
	}
	return keys[:len(words)-long+1]
}

// tied links the clusters whose documents have long passages in common.
func (c *clustering) tied(tried []int32, clusters map[int32][]int32) []link {
	documents := c.fewOf(tried, clusters)
	used := c.usedByTwo(documents)
	index := newRings(used.n)
	common := make([]passages, len(c.order))
	var touched []int32
	var ties []link
	for _, rank := range documents {
		touched = touched[:0]
		for i, key := range c.rows(c.text(rank), passageWords) {
			if !used.has(key) {
				continue
			}
			for _, other := range index.turn(key, rank) {
				if other < 0 || c.leader[other] == c.leader[rank] {
					continue
				}
				if common[other].words == 0 {
					touched = append(touched, other)
				}
				common[other].add(int32(i)) // below maxWords
			}
		}
		for _, other := range touched {
			if n := common[other].words; n >= passagesWords {
				shorter := min(c.length(c.order[rank]), c.length(c.order[other]))
				ties = append(ties, link{a: c.leader[rank], b: c.leader[other], passages: float64(n) / float64(shorter)})
			}
			common[other] = passages{}
		}
	}
	return ties
}

// supported is the links whose ends are both tied to some third cluster: letters of one
// family are tied to many of it, while of two families one in thousands is tied by chance.
func supported(ties []link) []link {
	near := map[int32][]int32{}
	for _, l := range ties {
		near[l.a], near[l.b] = append(near[l.a], l.b), append(near[l.b], l.a)
	}
	for rank, others := range near {
		slices.Sort(others)
		near[rank] = slices.Compact(others)
	}
	return slices.DeleteFunc(ties, func(l link) bool { return !meet(near[l.a], near[l.b]) })
}

// meet reports whether two sorted lists have anything in common.
func meet(a, b []int32) bool {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			return true
		}
	}
	return false
}

// passages counts the words of a text in passages of another.
type passages struct{ words, until int32 }

// add takes the passage that begins with word i.
func (p *passages) add(i int32) {
	p.words += i + passageWords - max(p.until, i)
	p.until = i + passageWords
}

// fewOf lists some documents of each cluster.
func (c *clustering) fewOf(leaders []int32, clusters map[int32][]int32) []int32 {
	var documents []int32
	for _, rank := range leaders {
		if m := clusters[rank]; m != nil {
			documents = append(documents, spread(m, perFamily)...)
		} else {
			documents = append(documents, rank)
		}
	}
	return documents
}

// usedByTwo is the passages that two of the clusters use: copies of one letter are one
// use. Documents of one cluster stand together.
func (c *clustering) usedByTwo(documents []int32) *repeated {
	words := 0
	for _, rank := range documents {
		words += c.length(c.order[rank])
	}
	used := newRepeated(words)
	for len(documents) > 0 {
		n, words := 0, 0
		for ; n < len(documents) && c.leader[documents[n]] == c.leader[documents[0]]; n++ {
			words += c.length(c.order[documents[n]])
		}
		c.marks.clear(words)
		for _, rank := range documents[:n] {
			for _, key := range c.rows(c.text(rank), passageWords) {
				if !c.marks.has(key) {
					c.marks.add(key)
					used.add(key)
				}
			}
		}
		documents = documents[n:]
	}
	return used
}

// repeated is which of many keys were added twice; one in sixteen others may be taken
// for such.
type repeated struct {
	once, twice []uint64 // a bit for each
	shift       int
	n           int // bits of twice
}

// newRepeated makes room for n keys.
func newRepeated(n int) *repeated {
	logarithm := min(32, max(6, bits.Len(uint(16*n))))
	return &repeated{once: make([]uint64, 1<<logarithm/64), twice: make([]uint64, 1<<logarithm/64), shift: 32 - logarithm}
}

func (r *repeated) has(key uint32) bool {
	i := key >> r.shift
	return r.twice[i/64]&(1<<(i%64)) != 0
}

func (r *repeated) add(key uint32) {
	i := key >> r.shift
	at, bit := i/64, uint64(1)<<(i%64)
	switch {
	case r.once[at]&bit == 0:
		r.once[at] |= bit
	case r.twice[at]&bit == 0:
		r.twice[at] |= bit
		r.n++
	}
}

// perFamily is how many documents of a cluster are looked at.
const perFamily = 4
