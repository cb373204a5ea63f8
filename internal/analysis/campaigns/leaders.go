package campaigns

import "slices"

// clustering is documents, in order of their first member, and whom each follows.
// A document is named by its rank in that order.
type clustering struct {
	*Finder
	order          []int32  // rank → document
	leader         []int32  // rank → rank of the first document of its cluster
	long           []int32  // ranks of documents that are long enough to compare
	keys           []uint32 // scratch of triples
	found          []hit    // of hits
	marks          marks
	wordsA, wordsB marks
	templates      templates
	usage          usage
	counts         counter
	signatures     []signature // by rank; while clusters are made
	votes, touched []int32
}

func (f *Finder) cluster(order []int32) *clustering {
	c := &clustering{Finder: f, order: order, leader: make([]int32, len(order))}
	for rank := range c.leader {
		c.leader[rank] = int32(rank) // documents are numbered with 32 bits
		if f.length(order[rank]) >= minWords {
			c.long = append(c.long, int32(rank)) // as above
		}
	}
	c.signatures = c.sign()
	near := propose(c.signatures, c.long)
	c.group(near, 1)
	c.usage = c.count(c.leaders())
	c.long = c.clustered() // nothing else would join now
	c.group(near, 2)
	c.signatures = nil
	return c
}

// group clusters the documents at hand anew, and gathers what is left so many times.
func (c *clustering) group(near []proposal, times int) {
	for _, rank := range c.long {
		c.leader[rank] = rank
	}
	for _, rank := range c.long {
		c.leader[rank] = c.best(rank, &near[rank])
	}
	for range times {
		if !c.gather() {
			break
		}
	}
}

// leaders lists the first document of every cluster.
func (c *clustering) leaders() []int32 {
	var all []int32
	for _, rank := range c.long {
		if c.leader[rank] == rank {
			all = append(all, rank)
		}
	}
	return all
}

// clustered lists the documents of clusters of two or more.
func (c *clustering) clustered() []int32 {
	var all []int32
	for _, m := range c.members() {
		all = append(all, m...)
	}
	slices.Sort(all)
	return all
}

func (c *clustering) text(rank int32) []uint32 { return c.of(c.order[rank]) }

func (c *clustering) sign() []signature {
	all := make([]signature, len(c.order))
	var v values
	for _, rank := range c.long {
		all[rank] = v.of(c.text(rank))
	}
	return all
}

// best is the leader that the document follows, of those near it: the one whose
// text is most like, itself when none is. When one is found, those that agree in much
// less are not looked at.
func (c *clustering) best(rank int32, near *proposal) int32 {
	if near.n == 0 {
		return rank
	}
	most := looks
	if c.usage.many == 0 || near.agree[0] < worthMoreLooks {
		most = firstLooks
	}
	words, signature := c.text(rank), &c.signatures[rank]
	c.marks.of(c.triples(words))
	best, likest, enough := rank, 0.0, 0
	var tried [looks]int32
	n := 0
	for i, early := range near.ranks[:near.n] {
		leader := c.leader[early]
		if int(near.agree[i]) < enough || n == most {
			break
		}
		if contains(tried[:n], leader) {
			continue
		}
		tried[n] = leader
		n++
		if leader != early && signature.agree(&c.signatures[leader]) < worthALook {
			continue
		}
		other := c.text(leader)
		shared := c.covered(other)
		if !c.copies(shared, words, other, c.marks.has) {
			continue
		}
		if likeness := shared / float64(max(len(words), len(other))); likeness > likest {
			best, likest = leader, likeness
			enough = max(enough, int(near.agree[i])*3/4)
		}
	}
	return best
}

func contains(list []int32, x int32) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}
