package campaigns

import "math"

// triple is three words in a row as one number. Three are few enough to outlive
// an edit every few words and enough that unlike texts share hardly any.
func triple(a, b, c uint32) uint32 {
	x := uint64(a)*0x9E3779B97F4A7C15 + uint64(b)*0xC2B2AE3D27D4EB4F + uint64(c)*0x165667B19E3779F9
	return uint32((x ^ x>>29) * 0xBF58476D1CE4E5B9 >> 32) //nolint:gosec // the upper half
}

// marks is a set of triples that is emptied in no time.
type marks struct {
	keys  []uint32
	turns []uint32
	turn  uint32
	mask  uint32
}

// of makes the set hold the triples of a text, and nothing else.
func (m *marks) of(words []uint32) {
	m.clear(len(words))
	for i := 2; i < len(words); i++ {
		m.add(triple(words[i-2], words[i-1], words[i]))
	}
}

// clear empties the set and makes room for n.
func (m *marks) clear(n int) {
	size := 64
	for size < 2*n+2 {
		size *= 2
	}
	if m.turn++; size > len(m.keys) || m.turn == 0 {
		size = max(size, len(m.keys))
		m.keys, m.turns, m.turn, m.mask = make([]uint32, size), make([]uint32, size), 1, uint32(size-1) //nolint:gosec // small
	}
}

func (m *marks) add(key uint32) {
	i := key & m.mask
	for m.turns[i] == m.turn && m.keys[i] != key {
		i = (i + 1) & m.mask
	}
	m.turns[i], m.keys[i] = m.turn, key
}

func (m *marks) has(key uint32) bool {
	i := key & m.mask
	for m.turns[i] == m.turn {
		if m.keys[i] == key {
			return true
		}
		i = (i + 1) & m.mask
	}
	return false
}

// tally counts the words of a text that lie in common triples.
type tally struct {
	all, allUntil     int
	telling, tellFrom int // in triples that are not worn
}

// add takes the triple that ends at word i.
func (t *tally) add(i int, worn bool) {
	t.all += i + 1 - max(t.allUntil, i-2)
	t.allUntil = i + 1
	if !worn {
		t.telling += i + 1 - max(t.tellFrom, i-2)
		t.tellFrom = i + 1
	}
}

// words is how many words the text shares: one that stands in worn phrases only
// counts for a part of a word.
func (t *tally) words() float64 { return float64(t.telling) + wornWord*float64(t.all-t.telling) }

// wornWord is what a word in a worn phrase says of whether two texts are of one letter.
const wornWord = .4

// covered counts the words that lie in a triple of the set.
func (c *clustering) covered(words []uint32) float64 {
	var t tally
	for i := 2; i < len(words); i++ {
		if key := triple(words[i-2], words[i-1], words[i]); c.marks.has(key) {
			t.add(i, c.usage.worn(key))
		}
	}
	return t.words()
}

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
	u := usage{counts: make([]uint8, size), mask: uint32(size - 1), many: uint8(min(255, max(wornFrom, clusters/wornPart)))} //nolint:gosec // a power of two; at most 255
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
