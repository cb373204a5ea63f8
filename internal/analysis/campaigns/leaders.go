package campaigns

import "slices"

// clustering is documents, in order of their first member, and whom each follows.
// A document is named by its rank in that order.
type clustering struct {
	*Finder
	order          []int32 // rank → document
	leader         []int32 // rank → rank of the first document of its cluster
	long           []int32 // ranks of documents that are long enough to compare
	marks          marks
	wordsA, wordsB marks
	usage          usage
	counts         counter
	votes, touched []int32
}

func (f *Finder) cluster(order []int32) *clustering {
	c := &clustering{Finder: f, order: order, leader: make([]int32, len(order))}
	for rank := range c.leader {
		c.leader[rank] = int32(rank) //nolint:gosec // documents are numbered with 32 bits
		if f.docs[order[rank]].length >= minWords {
			c.long = append(c.long, int32(rank)) //nolint:gosec // as above
		}
	}
	near := propose(c.signatures(), c.long)
	c.group(near)
	c.usage = c.count()
	c.long = c.clustered() // nothing else would join now
	c.group(near)
	return c
}

// group clusters the documents at hand anew.
func (c *clustering) group(near proposals) {
	for _, rank := range c.long {
		c.leader[rank] = rank
	}
	for _, rank := range c.long {
		c.leader[rank] = c.best(rank, near.of(rank))
	}
	for range 2 {
		if !c.gather() {
			break
		}
	}
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

func (c *clustering) signatures() []signature {
	all := make([]signature, len(c.order))
	for _, rank := range c.long {
		all[rank].of(c.text(rank))
	}
	return all
}

// best is the leader that the document follows, of those near it: the one whose
// text is most like, itself when none is.
func (c *clustering) best(rank int32, near []int32) int32 {
	if len(near) == 0 {
		return rank
	}
	words := c.text(rank)
	c.marks.of(words)
	best, most := rank, 0.0
	var tried [2 * bands]int32
	n := 0
	for _, early := range near {
		leader := c.leader[early]
		if contains(tried[:n], leader) {
			continue
		}
		tried[n] = leader
		n++
		other := c.text(leader)
		shared := c.covered(other)
		if !c.copies(shared, words, other) {
			continue
		}
		if likeness := shared / float64(max(len(words), len(other))); likeness > most {
			best, most = leader, likeness
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

// How much two texts must share to be of one letter, in words that lie in common
// triples: a part of the shorter, so that most of what it says is the letter's, a
// part of the longer, so that a passage of one's own may be as long as the letter,
// and so many words that chance does not bring them together.
const (
	partOfShorter = .45
	partOfLonger  = .3
	sharedWords   = 12
	nearlyAll     = .75 // of the shorter where it has less than that; of the longer a tenth less
)

// copies reports whether texts of n and m words that share so many are of one letter
// by their phrases.
func copies(s float64, n, m int) bool {
	shorter, longer := float64(min(n, m)), float64(max(n, m))
	if nearlyAll*shorter < sharedWords {
		return s >= nearlyAll*shorter && s >= (nearlyAll-.1)*longer
	}
	return s >= sharedWords && s >= partOfShorter*shorter && s >= partOfLonger*longer
}

// fewWords is how many words a text has that may be like another one by chance,
// whatever phrases they share; withPhrases is the part of the evidence that is asked
// of their words all the same.
const (
	fewWords    = 20
	withPhrases = .6
)

// copies reports whether two texts that share so many words in common triples are of
// one letter: by their phrases, or by their words where those were changed all over.
func (c *clustering) copies(shared float64, a, b []uint32) bool {
	if !copies(shared, len(a), len(b)) {
		return c.edited(shared, a, b)
	}
	if min(len(a), len(b)) >= fewWords || c.usage.evidence == 0 {
		return true
	}
	both, _, _ := c.commonWords(a, b)
	return both >= withPhrases*c.usage.evidence
}

// Where every few words were changed, few phrases are left; then most different
// words of the two must be the same.
const (
	phrasesLeft = .3  // part of the shorter that lies in common triples all the same
	sameWords   = .44 // Jaccard similarity of the words

	wordsOfShorter = .75 // or this part of the one with less
	wordsOfBoth    = .33 // and this similarity
	editedWords    = 10  // of the shorter, at least
)

// edited reports whether two texts that share so many words in common triples are
// the same but for words changed all over.
func (c *clustering) edited(shared float64, a, b []uint32) bool {
	shorter, longer := min(len(a), len(b)), max(len(a), len(b))
	if shared < phrasesLeft*float64(shorter) || shorter < editedWords || float64(shorter) < sameWords/2*float64(longer) {
		return false
	}
	both, either, lighter := c.commonWords(a, b)
	if both < c.usage.evidence {
		return false
	}
	return both >= sameWords*either || both >= wordsOfShorter*lighter && both >= wordsOfBoth*either
}

// commonWords is the weight of the different words that both texts have, and of those
// that either has: their quotient is the weighted Jaccard similarity. Lighter is the
// weight of the one with less.
func (c *clustering) commonWords(a, b []uint32) (both, either, lighter float64) {
	c.wordsA.clear(len(a))
	for _, w := range a {
		if !c.wordsA.has(w) {
			c.wordsA.add(w)
			either += c.usage.weight(w)
		}
	}
	first := either
	c.wordsB.clear(len(b))
	for _, w := range b {
		if c.wordsB.has(w) {
			continue
		}
		c.wordsB.add(w)
		if c.wordsA.has(w) {
			both += c.usage.weight(w)
		} else {
			either += c.usage.weight(w)
		}
	}
	return both, either, min(first, either-first+both)
}
