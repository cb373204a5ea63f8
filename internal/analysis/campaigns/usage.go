package campaigns

import "math"

// usage counts in how many clusters each triple is used, up to 65,535; several
// triples may share a counter. The zero usage knows nothing worn.
type usage struct {
	counts []uint16 // of triples
	mask   uint32
	pairs  []uint16 // of pairs of words
	within uint32   // its mask
	many   uint16
	rare   []float32 // weights of words
	parts  []float32 // of the documents, that use a word

	clusters float64 // that were counted, and one
	chance   float64 // the logarithm of that; 0 where they are too few to tell what is rare
	evidence float64 // the least weight of words in common that chance does not explain
}

// weight is the weight of a word: the logarithm of how rare it is.
func (u *usage) weight(word uint32) float64 {
	if u.rare == nil {
		return 1
	}
	return float64(u.rare[word&(wordCounters-1)])
}

// part is the part of the documents that use a word.
func (u *usage) part(word uint32) float64 { return float64(u.parts[word&(wordCounters-1)]) }

// fewClusters is how many there must be to tell rare words from others.
const fewClusters = 50

// wordCounters is how many words are counted apart.
const wordCounters = 1 << 16

// wornFrom is in how many clusters a phrase stands before it is worn: in this many,
// and in a few of ten thousand.
const wornFrom, wornPart = 8, 5000

func (u *usage) worn(key uint32) bool { return u.many > 0 && u.counts[key&u.mask] >= u.many }

// times is in how many clusters a triple is used, as far as that was counted.
func (u *usage) times(key uint32) int { return int(u.counts[key&u.mask]) }

// count looks at documents of which none is a copy of another.
func (c *clustering) count(documents []int32) usage {
	clusters, words := len(documents), 0
	for _, rank := range documents {
		words += c.length(c.order[rank])
	}
	size := 1 << 12
	for size < words {
		size *= 2
	}
	u := usage{counts: make([]uint16, size), mask: uint32(size - 1), pairs: make([]uint16, size/2), within: uint32(size/2 - 1), // powers of two
		many: uint16(min(most, max(wornFrom, clusters/wornPart))), clusters: float64(clusters + 1)} // fits
	uses := make([]int32, wordCounters)
	for _, rank := range documents {
		words := c.text(rank)
		for _, w := range words {
			uses[w&(wordCounters-1)]++
		}
		for _, key := range c.triples(words) {
			bump(&u.counts[key&u.mask])
		}
		for i := 1; i < len(words); i++ {
			bump(&u.pairs[uint32(pair(words[i-1], words[i]))&u.within])
		}
	}
	if clusters < fewClusters {
		return u
	}
	u.chance = math.Log(u.clusters)
	u.evidence = 4.1 * math.Log(float64(clusters+1))
	u.rare, u.parts = make([]float32, wordCounters), make([]float32, wordCounters)
	for i, n := range uses {
		u.parts[i] = float32(min(1/1.1, float64(n+1)/float64(clusters+1)))
		u.rare[i] = float32(math.Log(max(1.1, float64(clusters+1)/float64(n+1))))
	}
	return u
}

// most is as far as uses are counted.
const most = 1<<16 - 1

func bump(n *uint16) {
	if *n < most {
		*n++
	}
}
