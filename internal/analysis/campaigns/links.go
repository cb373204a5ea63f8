package campaigns

import "slices"

// least is what ties two documents, tried one after the other: where documents tied by
// the first are not one letter, some tied more closely may be. Where people draw on one
// stock of phrases the phrases tie them all; whole sentences do not.
var least = [...]link{{share: .25}, {share: .36}, {share: .5}, {passages: .2}}

// link ties two documents by the part of the shorter one's words they share, in all and
// in passages of a sentence's length.
type link struct {
	a, b            int32
	share, passages float64
}

// passageOfLetters is how many words in a row few people have by drawing on one stock.
const passageOfLetters = 10

// usedOften is which of the triples in the sample several documents use; some may
// share a counter: it is a first look.
type usedOften struct {
	counts []uint8
	mask   uint32
	often  int // counters of triples that are used often
}

// newUsedOften makes room for so many triples.
func newUsedOften(n int) *usedOften {
	size := 1 << 12
	for size < n {
		size *= 2
	}
	return &usedOften{counts: make([]uint8, size), mask: uint32(size - 1)} // a power of two below the words in memory
}

func (u *usedOften) has(key uint32) bool { return u.counts[key>>2&u.mask] >= usedByOthers }

func (u *usedOften) add(key uint32) {
	n := &u.counts[key>>2&u.mask]
	if *n < usedByOthers {
		if *n++; *n == usedByOthers {
			u.often++
		}
	}
}

// samples is about one in four of the triples of each document, always the same ones.
type samples struct {
	keys []uint32
	ends []int32 // by rank
}

func (s *samples) of(rank int32) []uint32 {
	from := int32(0)
	if rank > 0 {
		from = s.ends[rank-1]
	}
	return s.keys[from:s.ends[rank]]
}

func (c *clustering) sample() *samples {
	words := 0
	for _, d := range c.order {
		words += c.length(d)
	}
	s := &samples{make([]uint32, 0, words/4+words/64), make([]int32, len(c.order))}
	for rank := range c.order {
		for _, key := range c.triples(c.text(int32(rank))) { // a rank
			if key&3 == 0 {
				s.keys = append(s.keys, key)
			}
		}
		s.ends[rank] = int32(len(s.keys)) // below the words in memory
	}
	return s
}

// worthTrying lists leaders made largely of phrases that others use.
func (c *clustering) worthTrying(s *samples) ([]int32, *usedOften) {
	words := 0
	for _, d := range c.order {
		words += c.length(d)
	}
	used := newUsedOften(words / 2) // of which a fourth is sampled
	for _, key := range s.keys {
		used.add(key)
	}
	var leaders []int32
	for i, l := range c.leader {
		rank := int32(i) // a rank
		if l != rank || c.length(c.order[rank]) < mergedWords {
			continue
		}
		often, keys := 0, s.of(rank)
		for _, key := range keys {
			if used.has(key) {
				often++
			}
		}
		if len(keys) > 0 && float64(often) >= ofUsedPhrases*float64(len(keys)) {
			leaders = append(leaders, rank)
		}
	}
	return leaders, used
}

// links compares each document with those before it that use most of its phrases.
func (c *clustering) links(tried []int32, s *samples, used *usedOften) []link {
	var all []link
	index := newRings(used.often)
	votes := make([]uint8, len(c.order))
	var touched []int32
	for _, rank := range tried {
		touched = touched[:0]
		for _, key := range s.of(rank) {
			if !used.has(key) {
				continue
			}
			for _, other := range index.turn(key, rank) {
				if other < 0 || other == rank {
					continue
				}
				if votes[other] == 0 {
					touched = append(touched, other)
				}
				votes[other] = min(votes[other], 254) + 1
			}
		}
		var near proposal
		for _, other := range touched {
			if votes[other] > 1 {
				near.add(other, int(votes[other]))
			}
			votes[other] = 0
		}
		if near.n == 0 {
			continue
		}
		words := c.text(rank)
		c.marks.of(c.triples(words))
		for _, other := range near.ranks[:near.n] {
			with := c.text(other)
			shorter := float64(min(len(words), len(with)))
			inAll, long := c.shared(with, passageOfLetters)
			if share := float64(inAll) / shorter; share >= least[0].share {
				all = append(all, link{rank, other, share, float64(long) / shorter})
			}
		}
	}
	return all
}

// rings is by which documents each phrase was used last.
type rings struct {
	keys []uint32
	last [][remembered]int32 // -1 none
	mask uint32
	n    int // phrases
}

func newRings(n int) *rings {
	r := &rings{}
	r.resize(half(n))
	return r
}

// resize makes room for half as many phrases, and keeps those there are.
func (r *rings) resize(size int) {
	keys, last := r.keys, r.last
	r.keys, r.last, r.mask = make([]uint32, size), make([][remembered]int32, size), uint32(size-1) // below the words in memory
	for i := range r.last {
		r.last[i] = [remembered]int32{-1, -1, -1, -1}
	}
	for i, l := range last {
		if l[0] >= 0 {
			slot := r.slot(keys[i])
			r.keys[slot], r.last[slot] = keys[i], l
		}
	}
}

func (r *rings) slot(key uint32) uint32 {
	i := key >> 2 & r.mask // the lowest bits are the sample's
	for r.last[i][0] >= 0 && r.keys[i] != key {
		i = (i + 1) & r.mask
	}
	return i
}

// turn notes that a document uses a phrase, and returns those that used it last.
func (r *rings) turn(key uint32, rank int32) [remembered]int32 {
	i := r.slot(key)
	before := r.last[i]
	if before[0] == rank {
		return before
	}
	r.keys[i] = key
	copy(r.last[i][1:], before[:remembered-1])
	r.last[i][0] = rank
	if before[0] < 0 {
		if r.n++; 2*r.n > len(r.keys) {
			r.resize(2 * len(r.keys))
		}
	}
	return before
}

// grouped is the sets of documents tied by links of that much or more.
func grouped(all []link, least link) [][]int32 {
	number := map[int32]int32{}
	var ranks []int32
	enter := func(rank int32) int32 {
		n, ok := number[rank]
		if !ok {
			n = int32(len(ranks)) // fewer than documents
			number[rank], ranks = n, append(ranks, rank)
		}
		return n
	}
	var ends [][2]int32
	for _, l := range all {
		if l.share >= least.share && l.passages >= least.passages {
			ends = append(ends, [2]int32{enter(l.a), enter(l.b)})
		}
	}
	u := newUnion(len(ranks))
	for _, e := range ends {
		u.join(e[0], e[1])
	}
	groups := map[int32][]int32{}
	var roots []int32
	for n, rank := range ranks {
		root := u.find(int32(n)) // as above
		if groups[root] == nil {
			roots = append(roots, root)
		}
		groups[root] = append(groups[root], rank)
	}
	out := make([][]int32, 0, len(roots))
	for _, root := range roots {
		slices.Sort(groups[root])
		out = append(out, groups[root])
	}
	return out
}
