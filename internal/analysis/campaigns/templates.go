package campaigns

// templates is which clusters have a triple in their common text: two at most, as
// clusters that share more belong together or share a set phrase.
type templates struct {
	slots []owned
	mask  uint32
	n     int             // triples
	some  [1 << 14]uint64 // a bit for the triples there are, by which most others are told at once
}

// owned is a triple and its owners, -1 for none.
type owned struct {
	key    uint32
	owners [2]int32
}

func (o *owned) by(owner int32) bool { return o.owners[0] == owner || o.owners[1] == owner }

// empty takes all triples out and makes room for n.
func (t *templates) empty(n int) {
	t.n, t.some = 0, [1 << 14]uint64{}
	if size := half(n); size > len(t.slots) {
		t.slots = nil
		t.resize(size)
		return
	}
	for i := range t.slots {
		t.slots[i].owners = [2]int32{-1, -1}
	}
}

// resize makes room for half as many triples, and keeps those there are.
func (t *templates) resize(size int) {
	before := t.slots
	t.slots, t.mask = make([]owned, size), uint32(size-1) // at most a few per word
	for i := range t.slots {
		t.slots[i].owners = [2]int32{-1, -1}
	}
	for _, o := range before {
		if o.owners[0] >= 0 {
			*t.slot(o.key) = o
		}
	}
}

func (t *templates) slot(key uint32) *owned {
	i := key & t.mask
	for t.slots[i].owners[0] >= 0 && t.slots[i].key != key {
		i = (i + 1) & t.mask
	}
	return &t.slots[i]
}

// has reports whether the triple may have an owner: most that have none it tells.
func (t *templates) has(key uint32) bool { return t.some[key>>18]&(1<<(key>>12&63)) != 0 }

// by reports whether the triple is the owner's.
func (t *templates) by(key uint32, owner int32) bool { return t.has(key) && t.slot(key).by(owner) }

func (t *templates) add(key uint32, owner int32) {
	t.some[key>>18] |= 1 << (key >> 12 & 63)
	o := t.slot(key)
	switch {
	case o.owners[0] < 0:
		*o = owned{key, [2]int32{owner, -1}}
		if t.n++; 2*t.n > len(t.slots) {
			t.resize(2 * len(t.slots))
		}
	case o.owners[0] != owner && o.owners[1] < 0:
		o.owners[1] = owner
	}
}

// hit is a triple of a text that has an owner, and the word that it begins with.
type hit struct {
	*owned
	at int
}

// hits lists those of a text's triples that have owners. It holds until the next call.
func (c *clustering) hits(t *templates, triples []uint32) []hit {
	c.found = c.found[:0]
	for i, key := range triples {
		if t.has(key) {
			if o := t.slot(key); o.owners[0] >= 0 {
				c.found = append(c.found, hit{o, i})
			}
		}
	}
	return c.found
}

// coveredBy counts the words of a text that lie in triples of the owner.
func (c *clustering) coveredBy(hits []hit, owner int32) float64 {
	var n tally
	for _, h := range hits {
		if h.by(owner) {
			n.add(h.at+2, c.usage.worn(h.key))
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
		n += c.length(d)
	}
	c.counts.clear(n)
	for i, d := range documents {
		for _, key := range c.triples(c.of(d)) {
			c.counts.add(key, int32(i)) // a sample is small
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
		n += c.length(c.order[m[0]])
	}
	t := &c.templates
	t.empty(n)
	for _, m := range clusters {
		c.common(c.documentsOf(m, sampled), 2, func(key uint32, _ int) { t.add(key, m[0]) })
	}
	moved := false
	clustered := make([]bool, len(c.leader))
	for _, m := range clusters {
		for _, rank := range m {
			clustered[rank] = true
		}
	}
	for _, rank := range c.long {
		if clustered[rank] {
			continue
		}
		if owner := c.owner(t, rank, rank); owner >= 0 {
			c.leader[rank], moved = owner, true
		}
	}
	for _, m := range clusters {
		if owner := c.ownerOfMost(t, m); owner >= 0 {
			c.leader[m[0]], moved = owner, true
		}
	}
	c.settle()
	return moved
}

// ownerOfMost is the leader of the cluster whose common text covers most documents of
// another, of the first and two more; -1 for none.
func (c *clustering) ownerOfMost(t *templates, cluster []int32) int32 {
	owner := int32(-1)
	for _, rank := range append(spread(cluster[1:], 2), cluster[0]) {
		switch best := c.owner(t, rank, cluster[0]); {
		case best >= 0 && best == owner:
			return owner
		case best >= 0:
			owner = best
		}
	}
	return -1
}

// owner is the leader of the cluster, other than the one excepted, whose common text
// covers the document; -1 for none.
func (c *clustering) owner(t *templates, rank, except int32) int32 {
	words := c.text(rank)
	hits := c.hits(t, c.triples(words))
	best := c.top(hits, except)
	if best < 0 {
		return -1
	}
	if !c.copies(c.coveredBy(hits, best), c.text(best), words, func(key uint32) bool { return t.by(key, best) }) {
		return -1
	}
	return best
}

// top is the owner, other than the one excepted, of most of a text's triples, the
// smallest of several; -1 for none.
func (c *clustering) top(hits []hit, except int32) int32 {
	if len(c.votes) < len(c.order) {
		c.votes = make([]int32, len(c.order))
	}
	c.touched = c.touched[:0]
	for _, h := range hits {
		for _, o := range h.owners {
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
