package people

import (
	"cmp"
	"math"
	"slices"
)

// Probabilities from which two responses are joined, and from which somebody is asked.
const (
	mergeFrom = 0.8
	askFrom   = 0.5
)

// edge is a pair that may be one person's.
type edge struct {
	a, b   uint32
	logit  float64
	held   Held // what keeps them apart unless somebody decides
	locked bool // somebody decided so
	signed bool // one author of one document's comments
}

// clusters is a partition of units that only becomes coarser.
type clusters struct {
	*linker
	of      []uint32            // cluster by unit
	members map[uint32][]uint32 // of clusters with more than one unit
	beside  besides
}

func (c *clusters) list(k uint32) []uint32 {
	if m, ok := c.members[k]; ok {
		return m
	}
	return []uint32{k}
}

// besides are the edges of each unit, in their order.
type besides struct {
	edges []edge
	list  []uint32 // of edges, unit after unit
	from  []uint32 // where in it a unit's begin
}

func newBesides(edges []edge, units int) besides {
	b := besides{edges: edges, list: make([]uint32, 2*len(edges)), from: make([]uint32, units+1)}
	for _, e := range edges {
		b.from[e.a+1]++
		b.from[e.b+1]++
	}
	for u := range units {
		b.from[u+1] += b.from[u]
	}
	next := slices.Clone(b.from)
	for i, e := range edges { // fewer than two to the 32nd
		b.list[next[e.a]], b.list[next[e.b]] = uint32(i), uint32(i)
		next[e.a]++
		next[e.b]++
	}
	return b
}

func (b *besides) of(unit uint32) []uint32 { return b.list[b.from[unit]:b.from[unit+1]] }

// clusters begins with every unit by itself.
func (l *linker) clusters() *clusters {
	c := &clusters{linker: l, of: make([]uint32, len(l.name)), members: map[uint32][]uint32{}}
	for i := range c.of {
		c.of[i] = uint32(i)
	}
	return c
}

// joinAll joins units edge by edge, the surest first, as long as two groups agree on
// average; what it can't join is returned as pairs to ask about.
func (c *clusters) joinAll(edges []edge) (asked []edge) {
	slices.SortFunc(edges, func(x, y edge) int {
		return cmp.Or(-boolean(x.locked, y.locked), -cmp.Compare(x.logit, y.logit), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	c.beside = newBesides(edges, len(c.of))
	for _, e := range edges {
		p, q := c.of[e.a], c.of[e.b]
		switch {
		case p == q, c.refused(p, q):
		case e.locked, e.signed:
			c.join(p, q)
		default:
			if e = c.doubted(e, p, q); e.held == NotHeld && probability(e.logit) >= mergeFrom {
				c.join(p, q)
				break
			}
			asked = append(asked, e)
		}
	}
	return asked
}

// doubted is an edge between two groups after what speaks against joining them.
func (c *clusters) doubted(e edge, p, q uint32) edge {
	if e.held != NotHeld || probability(e.logit) < mergeFrom {
		return e
	}
	switch left := c.unrivalled(e); {
	case probability(left) < mergeFrom:
		e.held, e.logit = HeldRival, max(left, 0)
	case !c.agree(e, p, q):
		e.held, e.logit = HeldGroup, mostHeld
	}
	return e
}

func boolean(p, q bool) int {
	switch {
	case p == q:
		return 0
	case p:
		return 1
	}
	return -1
}

func (c *clusters) join(p, q uint32) {
	all := append(slices.Clone(c.list(p)), c.list(q)...)
	slices.Sort(all)
	delete(c.members, p)
	delete(c.members, q)
	c.members[all[0]] = all
	for _, u := range all {
		c.of[u] = all[0]
	}
}

// refused reports whether somebody said that the two are different people.
func (c *clusters) refused(p, q uint32) bool {
	if len(c.different) == 0 {
		return false
	}
	for _, a := range c.list(p) {
		for _, b := range c.list(q) {
			if c.different[pairKey(a, b)] {
				return true
			}
		}
	}
	return false
}

func pairKey(a, b uint32) uint64 {
	if a > b {
		a, b = b, a
	}
	return uint64(a)<<32 | uint64(b)
}

// unrivalled is an edge's logit after those who fit as well: a response that could be
// two different people's is neither's.
func (c *clusters) unrivalled(e edge) float64 {
	return min(c.withRivals(e, e.a, e.b), c.withRivals(e, e.b, e.a))
}

func (c *clusters) withRivals(e edge, from, to uint32) float64 {
	others := 0.0
	for n, i := range c.beside.of(from) {
		r := &c.beside.edges[i]
		if n >= mostRivals || r.logit < e.logit-4 {
			break
		}
		z := r.a
		if z == from {
			z = r.b
		}
		if z == to || c.of[z] == c.of[to] || c.of[z] == c.of[from] || !c.distinct(z, to) || c.kin(z, to) {
			continue
		}
		others += math.Exp(r.logit - e.logit)
	}
	if others == 0 {
		return e.logit
	}
	return -math.Log(math.Exp(-e.logit) + others)
}

// distinct reports whether the names of two units say that they are two people, or may.
func (c *clusters) distinct(a, b uint32) bool {
	m := c.compareNames(c.name[a], c.name[b])
	return m.conflict || m.apart != notApart
}

// beyondNames is the weight from which answers that tell people apart outweigh names
// that contradict each other: one of the two is misspelled.
const beyondNames = 10

// kin reports whether two units may be one person's, so that they are no rivals.
func (c *clusters) kin(a, b uint32) bool {
	m := c.compare(min(a, b), max(a, b))
	e := c.weigh(&m, &c.weights)
	sum := e.sum()
	return sum > 0 && !m.relatives(e[ofIdentity]) && (e[ofIdentity] > beyondNames || c.possible(&m) && !m.name.jumbled)
}

// mostRivals and mostCross bound the work in tangled groups.
const (
	mostRivals = 32
	mostCross  = 64
	mostUnits  = 12
)

// agree reports whether two groups are one person's on average, not by one link
// alone. A response that says too little may join, and bridges nobody.
func (c *clusters) agree(e edge, p, q uint32) bool {
	a, b := c.list(p), c.list(q)
	if len(a) == 1 && len(b) == 1 {
		return true
	}
	if len(a)+len(b) > mostUnits {
		return false
	}
	if len(a) > 1 && len(b) > 1 && (c.thin(e.a) || c.thin(e.b)) {
		return false
	}
	total, n := 0.0, 0
	for _, x := range a {
		for _, y := range b {
			if n == mostCross {
				break
			}
			if c.comments(x) || c.comments(y) { // whose author a decision has told
				continue
			}
			s, apart := c.score(x, y)
			if apart {
				return false
			}
			total, n = total+s, n+1
		}
	}
	return total > 0
}

// thin units have a name of one word at most, or nothing beside a name.
func (c *clusters) thin(u uint32) bool {
	return len(c.wordsOf(c.name[u])) < 2 || c.email[u] == 0 && c.org[u] == 0 && c.phone[u] == 0 && len(c.identity) == 0
}

// score is a pair's logit, whether or not it was a candidate: two responses of one
// person may have nothing but the name in common, so that this alone counts little.
// apart is that their names tell relatives, whom nothing joins but a decision.
func (c *clusters) score(a, b uint32) (logit float64, apart bool) {
	m := c.compare(min(a, b), max(a, b))
	e := c.weigh(&m, &c.weights)
	switch {
	case m.relatives(e[ofIdentity]) && !c.settled(a, b):
		return e.sum(), true
	case c.possible(&m) && !m.name.jumbled:
		return max(e.sum(), -2), false
	case e[ofIdentity] > beyondNames:
		return e.sum(), false
	}
	return min(e.sum(), -5), false
}

// settled reports whether the person of one of two units goes by the other's name already,
// which only a decision can have brought about.
func (c *clusters) settled(a, b uint32) bool {
	return c.decided(a, b) || c.goesBy(a, b) || c.goesBy(b, a)
}

func (c *clusters) goesBy(a, b uint32) bool {
	return slices.ContainsFunc(c.list(c.of[a]), func(z uint32) bool { return c.distinct(z, a) && !c.distinct(z, b) })
}

// open are the pairs still apart that somebody should decide, one for two groups.
func (c *clusters) open(asked []edge) []edge {
	seen, out := map[uint64]bool{}, []edge(nil)
	for _, e := range asked {
		k := pairKey(c.of[e.a], c.of[e.b])
		if c.of[e.a] == c.of[e.b] || seen[k] || c.refused(c.of[e.a], c.of[e.b]) {
			continue
		}
		seen[k] = true
		out = append(out, e)
	}
	return out
}
