package campaigns

import "math"

// usage counts in how many clusters each triple is used, up to 255; several
// triples may share a counter. The zero usage knows nothing worn.
type usage struct {
	counts []uint8
	mask   uint32
	many   uint8
	rare   []float32 // weights of words

	evidence float64 // the least weight of words in common that chance does not explain
}

// weight is the weight of a word: the logarithm of how rare it is.
func (u *usage) weight(word uint32) float64 {
	if u.rare == nil {
		return 1
	}
	return float64(u.rare[word&(wordCounters-1)])
}

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

// count looks at the first text of every cluster.
func (c *clustering) count() usage {
	clusters, words := 0, 0
	for _, rank := range c.long {
		if c.leader[rank] == rank {
			clusters++
			words += c.docs[c.order[rank]].length
		}
	}
	size := 1 << 12
	for size < 2*words {
		size *= 2
	}
	u := usage{counts: make([]uint8, size), mask: uint32(size - 1), many: uint8(min(255, max(wornFrom, clusters/wornPart)))} // a power of two; at most 255
	uses := make([]int32, wordCounters)
	for _, rank := range c.long {
		if c.leader[rank] != rank {
			continue
		}
		words := c.text(rank)
		for _, w := range words {
			uses[w&(wordCounters-1)]++
		}
		for i := 2; i < len(words); i++ {
			if n := &u.counts[triple(words[i-2], words[i-1], words[i])&u.mask]; *n < 255 {
				*n++
			}
		}
	}
	if clusters < fewClusters {
		return u
	}
	u.evidence = 4.1 * math.Log(float64(clusters+1))
	u.rare = make([]float32, wordCounters)
	for i, n := range uses {
		u.rare[i] = float32(math.Log(max(1.1, float64(clusters+1)/float64(n+1))))
	}
	return u
}
