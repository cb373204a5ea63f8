package campaigns

// templates is which clusters have a triple in their common text: two at most, as
// clusters that share more belong together or share a set phrase.
type templates struct {
	keys   []uint32
	owners [][2]int32 // leaders; -1 for none
	mask   uint32
	n      int             // triples
	some   [1 << 14]uint64 // a bit for the triples there are, by which most others are told at once
}

func newTemplates(n int) *templates {
	t := &templates{}
	t.resize(half(n))
	return t
}

// resize makes room for half as many triples, and keeps those there are.
func (t *templates) resize(size int) {
	keys, owners := t.keys, t.owners
	t.keys, t.owners, t.mask = make([]uint32, size), make([][2]int32, size), uint32(size-1) // at most a few per word
	for i := range t.owners {
		t.owners[i] = [2]int32{-1, -1}
	}
	for i, o := range owners {
		if o[0] >= 0 {
			slot := t.slot(keys[i])
			t.keys[slot], t.owners[slot] = keys[i], o
		}
	}
}

func (t *templates) slot(key uint32) uint32 {
	i := key & t.mask
	for t.owners[i][0] >= 0 && t.keys[i] != key {
		i = (i + 1) & t.mask
	}
	return i
}

// of is the owners of a triple, -1 for none.
func (t *templates) of(key uint32) [2]int32 {
	if t.some[key>>18]&(1<<(key>>12&63)) == 0 {
		return [2]int32{-1, -1}
	}
	return t.owners[t.slot(key)]
}

func (t *templates) add(key uint32, owner int32) {
	t.some[key>>18] |= 1 << (key >> 12 & 63)
	i := t.slot(key)
	switch o := &t.owners[i]; {
	case o[0] < 0:
		t.keys[i], o[0] = key, owner
		if t.n++; 2*t.n > len(t.keys) {
			t.resize(2 * len(t.keys))
		}
	case o[0] != owner && o[1] < 0:
		o[1] = owner
	}
}

// inTemplate counts the words of a text that lie in triples of the owner.
func (c *clustering) inTemplate(t *templates, words []uint32, owner int32) float64 {
	var n tally
	for i := 2; i < len(words); i++ {
		key := triple(words[i-2], words[i-1], words[i])
		if o := t.of(key); o[0] == owner || o[1] == owner {
			n.add(i, c.usage.worn(key))
		}
	}
	return n.words()
}

// members lists the clusters of two or more documents, each by rank, by leader.
func (c *clustering) members() [][]int32 {
	count := make([]int32, len(c.leader))
	for _, l := range c.leader {
		count[l]++
	}
	at := make([]int32, len(c.leader))
	var all [][]int32
	for l, n := range count {
		at[l] = -1
		if n > 1 {
			at[l] = int32(len(all)) // fewer than documents
			all = append(all, make([]int32, 0, n))
		}
	}
	for rank, l := range c.leader {
		if i := at[l]; i >= 0 {
			all[i] = append(all[i], int32(rank)) // as above
		}
	}
	return all
}

// sampled is how many documents of one cluster are looked at for what they share,
// and how many of mail-merge letters, which share less.
const sampled, sampledLetters = 40, 160

// common calls add for each triple that stands in enough of the documents, in the
// order in which they first come. A repetition within a document counts once.
func (c *clustering) common(documents []int32, enough int, add func(key uint32, documents int)) {
	n := 0
	for _, d := range documents {
		n += c.docs[d].length
	}
	c.counts.clear(n)
	for i, d := range documents {
		words := c.of(d)
		for k := 2; k < len(words); k++ {
			c.counts.add(triple(words[k-2], words[k-1], words[k]), int32(i)) // a sample is small
		}
	}
	c.counts.each(enough, add)
}

// documentsOf is the documents of some ranks, at most n.
func (c *clustering) documentsOf(ranks []int32, n int) []int32 {
	out := spread(ranks, n)
	for i, rank := range out {
		out[i] = c.order[rank]
	}
	return out
}

// spread is at most n of a list, from all over it.
func spread(list []int32, n int) []int32 {
	out := make([]int32, min(len(list), n))
	for i := range out {
		out[i] = list[i*len(list)/len(out)]
	}
	return out
}

// gather holds every document outside the clusters, and every cluster's first one,
// against what the clusters have in common: bands find a copy with a chance, and a
// cluster's first text may be a poor copy itself. It reports whether anything moved.
func (c *clustering) gather() bool {
	clusters := c.members()
	if len(clusters) == 0 {
		return false
	}
	n := 0
	for _, m := range clusters {
		n += c.docs[c.order[m[0]]].length * min(len(m), 4)
	}
	t := newTemplates(n)
	for _, m := range clusters {
		c.common(c.documentsOf(m, sampled), 2, func(key uint32, _ int) { t.add(key, m[0]) })
	}
	clustered := make([]bool, len(c.leader))
	for _, m := range clusters {
		for _, rank := range m {
			clustered[rank] = true
		}
	}
	moved := false
	for _, rank := range c.long {
		if clustered[rank] && c.leader[rank] != rank {
			continue
		}
		if owner := c.owner(t, rank); owner >= 0 && owner != rank {
			c.leader[rank], moved = owner, true
		}
	}
	c.settle()
	return moved
}

// owner is the leader of the cluster whose common text covers the document; -1 for none.
func (c *clustering) owner(t *templates, rank int32) int32 {
	words := c.text(rank)
	best := c.top(t, words, rank)
	if best < 0 {
		return -1
	}
	first, shared := c.text(best), c.inTemplate(t, words, best)
	if !c.copies(shared, first, words, func(key uint32) bool { o := t.of(key); return o[0] == best || o[1] == best }) {
		return -1
	}
	return best
}

// top is the owner, other than the one excepted, of most triples of a text, the
// smallest of several; -1 for none.
func (c *clustering) top(t *templates, words []uint32, except int32) int32 {
	if len(c.votes) < len(c.order) {
		c.votes = make([]int32, len(c.order))
	}
	c.touched = c.touched[:0]
	for i := 2; i < len(words); i++ {
		for _, o := range t.of(triple(words[i-2], words[i-1], words[i])) {
			if o < 0 || o == except {
				continue
			}
			if c.votes[o] == 0 {
				c.touched = append(c.touched, o)
			}
			c.votes[o]++
		}
	}
	best, most := int32(-1), int32(0)
	for _, o := range c.touched {
		if c.votes[o] > most || c.votes[o] == most && o < best {
			best, most = o, c.votes[o]
		}
		c.votes[o] = 0
	}
	return best
}

// settle makes every document follow a document that follows itself: the earliest
// of those that follow each other.
func (c *clustering) settle() {
	u := newUnion(len(c.leader))
	for rank, l := range c.leader {
		u.join(int32(rank), l) // a rank
	}
	for rank := range c.leader {
		c.leader[rank] = u.find(int32(rank)) // a rank
	}
}

// union is disjoint sets, each named by its smallest member.
type union []int32

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = int32(i) // a rank
	}
	return u
}

func (u union) find(i int32) int32 {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

func (u union) join(i, j int32) {
	i, j = u.find(i), u.find(j)
	if i != j {
		u[max(i, j)] = min(i, j)
	}
}
