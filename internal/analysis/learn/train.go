package learn

import "slices"

// Model is a tagger. It is not for concurrent use.
type Model struct {
	Themes   int
	Examples int
	Own      []bool  // by theme: it has a classifier of its own
	Keep     []bool  // by theme: its keywords alone decide, because they do better
	Score    Quality // of texts that the scorer had not seen
	Keywords Quality // of keywords alone, on the same texts

	scorer
	reader  *reader
	sieve   sieve // of the space's pairs
	contest contest
	limits            // above them a score is a tag
	checks  []float64 // by theme: above it, and its language's shift, a score is to be checked
	curve   curve
	slips   slips // of the decisions
	judge   judge
}

// scorer gives every theme of a text a score. A text's scores add up from its evidence
// and its features.
type scorer struct {
	themes  int
	book    *codebook
	beside  *beside
	like    *described
	guess   evidence             // how evidence counts
	parts   map[string][]float64 // by language and theme: how much of the guess counts
	space   *space
	weights []float64 // by column and theme
	own     []bool
}

// Train makes a model of descriptions, those of each theme, and of examples, the same from the same examples in any order. Others are texts that
// nobody judged, in which only the keywords are known. It returns nil when the
// examples are too few to learn anything from.
func Train(descriptions [][]Text, examples []*Example, others []*Text) *Model {
	themes := len(descriptions)
	if themes == 0 || !enough(examples) {
		return nil
	}
	examples = slices.Clone(examples)
	slices.SortStableFunc(examples, before)
	r := newReader()
	m := &Model{Themes: themes, Examples: len(examples), reader: r}
	texts := slices.Clone(others)
	for _, x := range examples {
		texts = append(texts, &x.Text)
	}
	rare := newRarity(texts, r, 0.01)
	c := newCourse(background{newBeside(themes, texts, r), newDescribed(descriptions, &rare, r)}, examples, r)
	var whole dual
	m.scorer, whole = c.fit(everything, dual{})
	m.decide(examples, c.unseen(whole), c.labels)
	m.Own, m.sieve = m.own, newSieve(m.space.pairs)
	r.freeze()
	return m
}

// enough asks for as many examples as do more good than harm.
func enough(examples []*Example) bool {
	yes, no := 0, 0
	for _, x := range examples {
		for _, l := range x.Labels {
			switch l {
			case Yes:
				yes++
			case No:
				no++
			}
		}
	}
	return len(examples) >= 30 && yes >= 15 && no >= 15
}

// before orders examples by what they are, so that their order of arrival is of no account.
func before(a, b *Example) int {
	switch {
	case a.Group != b.Group:
		if a.Group < b.Group {
			return -1
		}
		return 1
	case a.Question != b.Question:
		return compare(a.Question, b.Question)
	}
	return compare(a.Words, b.Words)
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// background is what is known without any decision.
type background struct {
	beside *beside
	like   *described
}

// known is what the background says of a text, by theme.
type known struct{ lifts, likes []float64 }

func (b background) of(examples []*Example, r *reader) []known {
	all := make([]known, len(examples))
	for i, x := range examples {
		all[i] = known{make([]float64, b.beside.themes), make([]float64, b.beside.themes)}
		words := r.read(&x.Text)
		b.beside.sum(&x.Text, words, r, all[i].lifts)
		b.like.likes(words, r, all[i].likes)
	}
	return all
}

// fold is the part that tests an example.
func (x *Example) fold(parts int) int {
	g := x.Group
	g ^= g >> 33
	g *= 0xff51afd7ed558ccd
	g ^= g >> 33
	return int(g % uint64(parts))
}
