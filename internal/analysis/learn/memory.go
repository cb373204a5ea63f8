package learn

import (
	"math/bits"

	"canvass/internal/text"
)

// memory is what a model has to say of a word, wherever it stands. There are far fewer
// words than there are places where they stand.
type memory struct {
	sums   []float64 // by theme, what its features add; then, by theme, its lifts
	square float64   // of the length of its features
	weight float64   // how telling its stem is among what was judged
	told   float64   // the square of how telling it is among all texts
	themes []int32   // whose descriptions have it
	small  bool      // it only holds sentences together
}

// remembered works out what there is to say of a word, once.
func (m *Model) remembered(w *word) *memory {
	if w.memory == nil {
		w.memory = m.think(w)
	}
	return w.memory
}

func (m *Model) think(w *word) *memory {
	k := &memory{sums: make([]float64, 2*m.Themes), weight: m.space.rarity.of(w), themes: m.like.of(w), small: text.FunctionWord(w.folded)}
	own, v := k.sums[:m.Themes], m.like.rarity.of(w)
	k.square = m.space.word(w, func(c int32, v float64) { addScaled(own, m.column(c), v) })
	copy(k.sums[m.Themes:], m.beside.of(w.stem))
	k.told = float64(v * v)
	return k
}

// pair adds the feature of two words in a row, as space.pair does, to the scores of all
// themes and returns the square of its length.
func (m *Model) pair(scores []float64, first, second *placed) float64 {
	v := pairWeight * (first.memory.weight + second.memory.weight) / 2
	if key, ok := pairKey(first.stem, second.stem); ok && m.sieve.holds(key) {
		if c, ok := m.space.pairs[key]; ok {
			addScaled(scores, m.column(c), v)
		}
	}
	return float64(v * v)
}

// sieve holds all keys that were put into it and one in sixteen others: most words in a
// row are no pair, which is found out sooner so.
type sieve struct {
	bits  []uint64
	shift int
}

func newSieve[V any](keys map[uint64]V) sieve {
	size := bits.Len(uint(len(keys))) + 4
	s := sieve{make([]uint64, 1<<max(size-6, 0)), 64 - max(size, 6)}
	for key := range keys {
		at := s.at(key)
		s.bits[at/64] |= 1 << (at % 64)
	}
	return s
}

func (s *sieve) at(key uint64) uint64 { return (key * 0x9E3779B97F4A7C15) >> s.shift }

func (s *sieve) holds(key uint64) bool {
	at := s.at(key)
	return s.bits[at/64]>>(at%64)&1 != 0
}
