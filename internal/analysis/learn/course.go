package learn

import "slices"

// course is what every training on the same examples shares: their words, features and
// labels, and what is known of them without any decision.
type course struct {
	background
	themes   int
	examples []*Example
	what     []known
	words    []int // how many each has
	labels   []int8
	space    *space
	rows     []sparse
	start    evidence   // where the search for a guess begins
	room     []evidence // of every training, one after the other
	reader   *reader
}

// everything is the part that no example is in: nothing is left out.
const everything = -1

func newCourse(b background, examples []*Example, r *reader) *course {
	c := &course{
		background: b, themes: b.beside.themes, examples: examples, what: b.of(examples, r),
		space: newSpace(b.beside.themes, examples, newRarity(textsOf(examples), r, 0.3), r), start: usual(), reader: r,
	}
	for _, x := range examples {
		c.labels = append(c.labels, x.Labels...)
		c.words = append(c.words, len(r.read(&x.Text)))
		c.rows = append(c.rows, c.space.row(&x.Text, r))
	}
	return c
}

func textsOf(examples []*Example) []*Text {
	texts := make([]*Text, len(examples))
	for i, x := range examples {
		texts[i] = &x.Text
	}
	return texts
}

// unseen scores every example by a scorer that was made without its group, by example
// and theme. Features are numbered and weighed over all examples: labels have no part in it.
func (c *course) unseen(whole dual) []float64 {
	scores, parts := make([]float64, len(c.labels)), folds(len(c.examples))
	for part := range parts {
		s, _ := c.fit(part, whole)
		for i, x := range c.examples {
			if x.fold(parts) == part {
				out := scores[i*c.themes:][:c.themes]
				s.guessed(&x.Text, c.words[i], c.what[i], out)
				accumulate(out, s.weights, c.rows[i])
			}
		}
	}
	return scores
}

// fit makes a scorer of the examples that are not of a part, beginning with the
// solution that a training on all of them came to.
func (c *course) fit(part int, from dual) (scorer, dual) {
	T, parts := c.themes, folds(len(c.examples))
	s := scorer{themes: T, beside: c.beside, like: c.like, space: c.space}
	var kept []*Example
	labels, positives := slices.Clone(c.labels), newYes(T)
	for i, x := range c.examples {
		if part != everything && x.fold(parts) == part {
			clear(labels[i*T : i*T+T])
			continue
		}
		kept = append(kept, x)
		positives.count(x)
	}
	s.book = newCodebook(T, kept)
	books := aside(T, kept)
	if c.room == nil {
		c.room = make([]evidence, len(labels))
	}
	all, hit := c.room, make([]int, T)
	for i, x := range c.examples {
		clear(hit)
		countHits(&x.Text, hit)
		books[x.turn()].weigh(&x.Text, c.words[i], hit, c.what[i].lifts, c.what[i].likes, all[i*T:][:T])
	}
	s.guess = fitEvidence(usual(), c.start, ridge, all, labels)
	if part == everything {
		c.start = s.guess
	}
	p := problem{themes: T, columns: c.space.columns, rows: c.rows, labels: labels, offsets: make([]float64, len(all)), cost: cost(len(kept)), rounds: rounds}
	if part != everything {
		p.rounds = roundsAgain
	}
	s.own, s.parts = positives.parts()
	for i, x := range c.examples {
		part := s.part(x.Language)
		for k := range T {
			if p.offsets[i*T+k] = float64(part[k] * weigh(&s.guess, &all[i*T+k])); !s.own[k] {
				p.labels[i*T+k] = Unknown
			}
		}
	}
	solution := p.solve(from)
	s.weights = solution.weights
	return s, solution
}

// turns is how many parts of the examples are weighed by what the others show.
const turns = 8

// turn is the part of an example, whatever the part that tests it.
func (x *Example) turn() int { return x.fold(turns*15) / 15 }

// aside are codebooks of examples, each without those whose turn it is. What an example
// itself says must not count, and leaving out that one alone would tell its label: where
// a yes is missing trust is lower.
func aside(themes int, examples []*Example) []*codebook {
	books := make([]*codebook, turns)
	for turn := range books {
		var kept []*Example
		for _, x := range examples {
			if x.turn() != turn {
				kept = append(kept, x)
			}
		}
		books[turn] = newCodebook(themes, kept)
	}
	return books
}

// guessed gives every theme the score that its evidence alone makes.
func (s *scorer) guessed(t *Text, words int, what known, out []float64) {
	all := make([]evidence, s.themes)
	s.book.weigh(t, words, hitThemes(t, s.themes), what.lifts, what.likes, all)
	for k, part := range s.part(t.Language) {
		out[k] = float64(part * weigh(&s.guess, &all[k]))
	}
}

// score gives every theme its score, slowly: Judge does it fast.
func (s *scorer) score(t *Text, what known, r *reader, out []float64) {
	s.guessed(t, len(r.read(t)), what, out)
	accumulate(out, s.weights, s.space.row(t, r))
}
