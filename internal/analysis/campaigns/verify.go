package campaigns

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

// samePhrases reports whether texts of n and m words that share so many are of one
// letter by their phrases.
func samePhrases(s float64, n, m int) bool {
	shorter, longer := float64(min(n, m)), float64(max(n, m))
	if nearlyAll*shorter < sharedWords {
		return s >= nearlyAll*shorter && s >= (nearlyAll-.1)*longer
	}
	return s >= sharedWords && s >= partOfShorter*shorter && s >= partOfLonger*longer
}

// beyondPairs is how little what two texts share was to be expected, in nats, over the
// logarithm of how many texts there are: of n texts there are about n² pairs, so that
// with two some pair would share as much by chance.
const beyondPairs = 1.8

// fewWords is how many words a text has that may be like another one by chance,
// whatever phrases they share; withPhrases is the part of the evidence that is asked
// of their words all the same.
const (
	fewWords    = 20
	withPhrases = .6
)

// copies reports whether two texts that share so many words in common triples are of
// one letter: by their phrases, or by their words where those were changed all over.
// Has says which triples of b are common.
func (c *clustering) copies(shared float64, a, b []uint32, has func(uint32) bool) bool {
	if samePhrases(shared, len(a), len(b)) {
		return c.manyWords(a, b) && c.tells(b, has)
	}
	return c.sameWords(shared, a, b) && c.tells(b, has)
}

// tells reports whether what is shared was too little to be expected to be chance.
func (c *clustering) tells(words []uint32, has func(uint32) bool) bool {
	least := beyondPairs * c.usage.chance
	return least == 0 || c.usage.telling(words, has, least) >= least
}

// manyWords reports whether two texts with phrases in common are long, or have words in
// common that are rare enough.
func (c *clustering) manyWords(a, b []uint32) bool {
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
	similarity  = .44 // Jaccard similarity of the words

	wordsOfShorter = .75 // or this part of the one with less
	wordsOfBoth    = .33 // and this similarity
	editedWords    = 10  // of the shorter, at least
)

// sameWords reports whether two texts that share so many words in common triples are
// the same but for words changed all over.
func (c *clustering) sameWords(shared float64, a, b []uint32) bool {
	shorter, longer := min(len(a), len(b)), max(len(a), len(b))
	if shared < phrasesLeft*float64(shorter) || shorter < editedWords || float64(shorter) < similarity/2*float64(longer) {
		return false
	}
	both, either, lighter := c.commonWords(a, b)
	if both < c.usage.evidence {
		return false
	}
	return both >= similarity*either || both >= wordsOfShorter*lighter && both >= wordsOfBoth*either
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
