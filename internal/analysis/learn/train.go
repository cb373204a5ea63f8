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
	reader *reader
	cuts   []float64 // by theme: a score above it is a tag
	checks []float64 // by theme: a score above it is to be checked
	curve  curve
	judge  judge
}

// scorer gives every theme of a text a score. A text's scores add up from its evidence
// and its features.
type scorer struct {
	themes  int
	book    *codebook
	beside  *beside
	guess   evidence // how evidence counts
	space   *space
	weights []float64 // by column and theme
	own     []bool
}

// Train makes a model of examples, the same from the same examples in any order. Others are texts that
// nobody judged, in which only the keywords are known. It returns nil when the
// examples are too few to learn anything from.
func Train(themes int, examples []*Example, others []*Text) *Model {
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
	b := newBeside(themes, texts, r)
	lifts := besides(b, examples, r)
	unseen := m.unseen(examples, b, lifts)
	m.decide(examples, unseen)
	m.scorer = fit(themes, examples, b, lifts, r)
	m.Own = m.own
	m.book.settle()
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

// besides sums up, for each example, what its words say as neighbours of keywords.
func besides(b *beside, examples []*Example, r *reader) [][]float64 {
	all := make([][]float64, len(examples))
	for i, x := range examples {
		all[i] = make([]float64, b.themes)
		b.sum(&x.Text, r.read(&x.Text), r, all[i])
	}
	return all
}

// unseen scores every example by a scorer that was made without its group, by example
// and theme.
func (m *Model) unseen(examples []*Example, b *beside, lifts [][]float64) []float64 {
	scores, parts := make([]float64, len(examples)*m.Themes), folds(len(examples))
	for part := range parts {
		var kept []*Example
		var keptLifts [][]float64
		for i, x := range examples {
			if x.fold(parts) != part {
				kept, keptLifts = append(kept, x), append(keptLifts, lifts[i])
			}
		}
		s := fit(m.Themes, kept, b, keptLifts, m.reader)
		s.book.settle()
		for i, x := range examples {
			if x.fold(parts) == part {
				s.score(&x.Text, lifts[i], m.reader, scores[i*m.Themes:][:m.Themes])
			}
		}
	}
	return scores
}

// fold is the part that tests an example.
func (x *Example) fold(parts int) int {
	g := x.Group
	g ^= g >> 33
	g *= 0xff51afd7ed558ccd
	g ^= g >> 33
	return int(g % uint64(parts))
}

// fit makes a scorer of examples.
func fit(themes int, examples []*Example, b *beside, lifts [][]float64, r *reader) scorer {
	s := scorer{themes: themes, book: newCodebook(themes, examples), beside: b, own: make([]bool, themes)}
	labels := make([]int8, 0, len(examples)*themes)
	all := make([]evidence, len(examples)*themes)
	positives := make([]int, themes)
	for i, x := range examples {
		labels = append(labels, x.Labels...)
		s.book.weigh(&x.Text, len(r.read(&x.Text)), hitThemes(&x.Text, themes), lifts[i], x.Labels, all[i*themes:][:themes])
		for k, l := range x.Labels {
			if l == Yes {
				positives[k]++
			}
		}
	}
	s.guess = fitGuess(all, labels)
	s.space = newSpace(themes, examples, r)
	p := problem{themes: themes, columns: s.space.columns, labels: labels, offsets: make([]float64, len(all)), cost: cost(len(examples)), rounds: rounds}
	for i := range all {
		p.offsets[i] = weigh(&s.guess, &all[i])
		if s.own[i%themes] = positives[i%themes] >= Fewest; !s.own[i%themes] {
			p.labels[i] = Unknown
		}
	}
	for _, x := range examples {
		p.rows = append(p.rows, s.space.row(&x.Text, r))
	}
	s.weights = p.solve()
	return s
}

// score gives every theme its score, slowly: Judge does it fast.
func (s *scorer) score(t *Text, lifts []float64, r *reader, out []float64) {
	all := make([]evidence, s.themes)
	s.book.weigh(t, len(r.read(t)), hitThemes(t, s.themes), lifts, nil, all)
	for k := range out {
		out[k] = weigh(&s.guess, &all[k])
	}
	accumulate(out, s.weights, s.space.row(t, r))
}
