package campaigns

import "slices"

// Mail-merge: letters that are unlike as wholes, while nearly every phrase of each
// stands in several others. What tells them from ordinary texts that use common
// phrases is that any two of them have much in common, by the few alternatives
// there are for each phrase.
const (
	mergedLeast    = 4   // letters
	mergedWords    = 20  // of a letter, at least
	usedByOthers   = 3   // documents with a triple, itself included
	ofUsedPhrases  = .3  // part of its triples that others use, for a document to be tried
	remembered     = 4   // documents by which a triple is found again
	meanShare      = .1  // of the shorter one's words in common between two letters of one mail-merge, on average
	overOrdinary   = 4   // times as many as any two documents that were tried have in common
	meanRuns       = .08 // or this part in long runs
	longRun        = 6   // words in a row that ordinary texts seldom share
	inCommon       = 2   // of the letters looked at must have a triple, more where more than a hundred are
	ofLettersWords = .5  // part of a document's words that the letters' phrases cover, for it to be one of them
	ofAllUses      = 2   // times as often as in the letters may a phrase of theirs be used in all
	compared       = 48  // letters of which every two are compared
)

// links are the least shares that tie two documents, tried one after the other:
// where documents tied by the first are not one letter, some tied more closely may be.
var links = [...]float64{.25, .36, .5}

// link ties two documents by the part of the shorter one's words they share.
type link struct {
	a, b  int32
	share float64
}

// merged joins mail-merge letters.
func (c *clustering) merged() {
	c.usage.many = 0 // here phrases that many use are what is looked for
	tried, used := c.worthTrying()
	if len(tried) < mergedLeast {
		return
	}
	all := c.links(tried, used)
	ordinary, _ := c.inCommon(spread(tried, compared))
	var letters [][]int32
	for _, least := range links {
		var rest []link
		for _, group := range grouped(all, least) {
			if len(group) >= mergedLeast && c.alike(group, ordinary) {
				letters = append(letters, group)
			}
		}
		inLetters := map[int32]bool{}
		for _, g := range letters {
			for _, rank := range g {
				inLetters[rank] = true
			}
		}
		for _, l := range all {
			if !inLetters[l.a] && !inLetters[l.b] {
				rest = append(rest, l)
			}
		}
		all = rest
	}
	c.join(letters, tried)
}

// usedOften is which of the triples in the sample several documents use; some may
// share a counter: it is a first look.
type usedOften struct {
	counts []uint8
	mask   uint32
	often  int // counters of triples that are used often
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

// worthTrying lists leaders made largely of phrases that others use.
func (c *clustering) worthTrying() ([]int32, *usedOften) {
	var leaders []int32
	words := 0
	for i, l := range c.leader {
		rank := int32(i) // a rank
		words += c.docs[c.order[rank]].length
		if l == rank && c.docs[c.order[rank]].length >= mergedWords {
			leaders = append(leaders, rank)
		}
	}
	size := 1 << 12
	for size < words/2 { // of which a fourth is sampled
		size *= 2
	}
	used := &usedOften{counts: make([]uint8, size), mask: uint32(size - 1)} // a power of two below the words in memory
	for rank := range c.order {
		c.sample(int32(rank), used.add) // a rank
	}
	return slices.DeleteFunc(leaders, func(rank int32) bool {
		n, often := 0, 0
		c.sample(rank, func(key uint32) {
			n++
			if used.has(key) {
				often++
			}
		})
		return n == 0 || float64(often) < ofUsedPhrases*float64(n)
	}), used
}

// sample calls do for about one triple in four, always the same ones.
func (c *clustering) sample(rank int32, do func(uint32)) {
	words := c.text(rank)
	for i := 2; i < len(words); i++ {
		if key := triple(words[i-2], words[i-1], words[i]); key&3 == 0 {
			do(key)
		}
	}
}

// links compares each document with those before it that use most of its phrases.
func (c *clustering) links(tried []int32, used *usedOften) []link {
	var all []link
	index := newRings(used.often)
	votes := make([]uint8, len(c.order))
	var touched []int32
	for _, rank := range tried {
		touched = touched[:0]
		c.sample(rank, func(key uint32) {
			if !used.has(key) {
				return
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
		})
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
		c.marks.of(words)
		for _, other := range near.ranks[:near.n] {
			with := c.text(other)
			if share := c.covered(with) / float64(min(len(words), len(with))); share >= links[0] {
				all = append(all, link{rank, other, share})
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
	size := 64
	for size < 2*n {
		size *= 2
	}
	r := &rings{}
	r.resize(size)
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

// grouped is the sets of documents tied by links of that share or more.
func grouped(all []link, least float64) [][]int32 {
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
		if l.share >= least {
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

// alike reports whether two letters of the group share enough on average: more than
// ordinary texts do that draw on the same stock of phrases, or longer passages.
func (c *clustering) alike(group []int32, ordinary float64) bool {
	words, runs := c.inCommon(spread(group, compared))
	return words >= max(meanShare, overOrdinary*ordinary) || runs >= meanRuns
}

// inCommon is the part of the shorter one's words that two documents have in common,
// and the part that they have in long runs, on average over all pairs. What most of
// them have is left out: the first and last words of many who copy nobody are alike.
func (c *clustering) inCommon(ranks []int32) (words, runs float64) {
	frame := c.frame(ranks)
	lengths := make([]int, len(ranks))
	n := 0
	for i, rank := range ranks {
		first := c.text(rank)
		c.marks.clear(len(first))
		lengths[i] = len(first)
		t := tally{}
		for k := 2; k < len(first); k++ {
			if key := triple(first[k-2], first[k-1], first[k]); frame.has(key) {
				t.add(k, false)
			} else {
				c.marks.add(key)
			}
		}
		lengths[i] -= t.all
		for k, other := range ranks[:i] {
			with := c.text(other)
			shorter := float64(max(1, min(lengths[i], lengths[k])))
			words += min(1, c.covered(with)/shorter)
			runs += min(1, float64(c.inRuns(with))/shorter)
			n++
		}
	}
	return words / float64(max(1, n)), runs / float64(max(1, n))
}

// frame is the triples that most of the documents have.
func (c *clustering) frame(ranks []int32) *marks {
	documents, n := c.documentsOf(ranks, len(ranks)), 0
	for _, d := range documents {
		n += c.docs[d].length
	}
	frame := &c.wordsA // nobody compares words meanwhile
	frame.clear(n)
	c.common(documents, max(3, len(ranks)/2+1), func(key uint32, _ int) { frame.add(key) })
	return frame
}

// inRuns counts the words of a text in passages of longRun words or more all of whose
// triples are marked.
func (c *clustering) inRuns(words []uint32) int {
	n, run := 0, 0
	for i := 2; i < len(words); i++ {
		in := c.marks.has(triple(words[i-2], words[i-1], words[i]))
		if in {
			run = max(run, 2) + 1
		}
		if !in || i == len(words)-1 {
			if run >= longRun {
				n += run
			}
			run = 0
		}
	}
	return n
}

// join makes each group one cluster, without those of its documents that are mostly
// other words, and with those tried that are mostly its phrases.
func (c *clustering) join(letters [][]int32, tried []int32) {
	clusters := map[int32][]int32{}
	for _, m := range c.members() {
		clusters[m[0]] = m
	}
	n := 0
	for _, g := range letters {
		for _, rank := range g {
			n += c.docs[c.order[rank]].length * min(perUnit, 1+len(clusters[rank]))
		}
	}
	t := newTemplates(n)
	for i, g := range letters {
		units := spread(g, sampledLetters)
		c.countUnits(units, clusters)
		c.counts.each(max(inCommon, len(units)/50), func(key uint32, n int) {
			if c.usage.times(key)*len(units) <= ofAllUses*n*len(g) {
				t.add(key, int32(i)) // fewer than documents
			}
		})
	}
	first := make([]int32, len(letters))
	for i := range first {
		first[i] = -1
	}
	for _, rank := range tried {
		words := c.text(rank)
		best := c.top(t, words, -1)
		if best < 0 || c.inTemplate(t, words, best) < ofLettersWords*float64(len(words)) {
			continue
		}
		if first[best] < 0 {
			first[best] = rank
		}
		c.leader[rank] = first[best]
	}
	c.settle()
}

// perUnit is how many documents of one cluster are looked at.
const perUnit = 12

// countUnits counts in how many of the clusters with these leaders each triple
// stands. A letter of its own, however often it was copied, is one cluster.
func (c *clustering) countUnits(leaders []int32, clusters map[int32][]int32) {
	n := 0
	for _, rank := range leaders {
		n += c.docs[c.order[rank]].length * min(perUnit, 1+len(clusters[rank]))
	}
	c.counts.clear(n)
	for i, rank := range leaders {
		for _, d := range c.documentsOf(append([]int32{rank}, clusters[rank]...), perUnit) {
			words := c.of(d)
			for k := 2; k < len(words); k++ {
				c.counts.add(triple(words[k-2], words[k-1], words[k]), int32(i)) // a sample is small
			}
		}
	}
}
