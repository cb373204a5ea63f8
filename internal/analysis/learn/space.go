package learn

import (
	"maps"
	"math"
	"slices"
)

// space numbers the features of a training. Column 0 is the constant; then come stems,
// pieces and pairs that occur, themes hit, keywords hit and questions.
type space struct {
	stems     map[string]int32
	pieces    map[string]int32
	pairs     map[[2]string]int32
	keywords  map[int]int32
	questions map[string]int32
	themes    int32 // the column of the first theme
	columns   int

	idf    map[string]float64 // by stem: how telling it is
	unseen float64            // idf of a stem that no example has
}

// census counts in how many texts something occurs, in order of first occurrence.
type census[K comparable] struct {
	order []K
	count map[K]int
	last  map[K]int // the text that it was counted in
}

func newCensus[K comparable]() *census[K] {
	return &census[K]{count: map[K]int{}, last: map[K]int{}}
}

func (c *census[K]) add(k K, in int) {
	if last, seen := c.last[k]; seen && last == in {
		return
	}
	if c.last[k] = in; c.count[k] == 0 {
		c.order = append(c.order, k)
	}
	c.count[k]++
}

// number gives the next columns to what occurs in at least so many texts.
func (c *census[K]) number(least int, next *int32) map[K]int32 {
	columns := map[K]int32{}
	for _, k := range c.order {
		if c.count[k] >= least {
			columns[k] = *next
			*next++
		}
	}
	return columns
}

// newSpace numbers what occurs in the examples. Stems of one text only are kept, pieces
// and pairs are not.
func newSpace(themes int, examples []*Example, r *reader) *space {
	stems, parts, pairs, questions := newCensus[string](), newCensus[string](), newCensus[[2]string](), newCensus[string]()
	keywords := map[int]int32{}
	for i, x := range examples {
		words := r.read(&x.Text)
		for k, w := range words {
			if r.first(w.stem) {
				stems.add(w.name, i)
				pieces(w.folded, func(p string) { parts.add(p, i) })
			}
			if k > 0 {
				pairs.add([2]string{words[k-1].name, w.name}, i)
			}
		}
		questions.add(x.Question, i)
		for _, h := range x.Hits {
			keywords[h.Keyword] = 0
		}
	}
	next := int32(1)
	s := &space{idf: make(map[string]float64, len(stems.order)), keywords: keywords}
	s.stems, s.pieces, s.pairs = stems.number(1, &next), parts.number(2, &next), pairs.number(2, &next)
	s.themes = next
	next += int32(themes)
	for _, k := range slices.Sorted(maps.Keys(keywords)) {
		keywords[k] = next
		next++
	}
	if len(questions.order) > 1 {
		s.questions = questions.number(2, &next)
	}
	s.columns = int(next)
	n := float64(len(examples)) + 1
	for _, name := range stems.order {
		s.idf[name] = ln(n/(float64(stems.count[name])+0.5)) + 0.3
	}
	s.unseen = ln(n/0.5) + 0.3
	return s
}

// weight is how telling a stem is.
func (s *space) weight(name string) float64 {
	if v, ok := s.idf[name]; ok {
		return v
	}
	return s.unseen
}

// row returns the features of a text, by column. Words make a vector of length one;
// what the codebook and the question say is added to it.
func (s *space) row(t *Text, r *reader) sparse {
	b := rowBuilder{values: map[int32]float64{}}
	words := r.read(t)
	square := 0.0
	for i, w := range words {
		if r.first(w.stem) {
			square += s.word(w.word, b.add)
		}
		if i > 0 {
			square += s.pair(words[i-1].name, w.name, b.add)
		}
	}
	b.scale(square)
	s.plain(t, b.add)
	return b.row()
}

// word adds the features of one word and returns the square of their length.
func (s *space) word(w *word, add func(int32, float64)) float64 {
	idf := s.weight(w.name)
	if c, ok := s.stems[w.name]; ok {
		add(c, idf)
	}
	if n := pieces(w.folded, func(string) {}); n > 0 {
		v := pieceValue(idf, n)
		pieces(w.folded, func(p string) {
			if c, ok := s.pieces[p]; ok {
				add(c, v)
			}
		})
	}
	return float64(idf*idf) * (1 + charWeight*charWeight)
}

// pair adds the feature of two words in a row and returns the square of its length.
func (s *space) pair(first, second string, add func(int32, float64)) float64 {
	v := pairWeight * (s.weight(first) + s.weight(second)) / 2
	if c, ok := s.pairs[[2]string{first, second}]; ok {
		add(c, v)
	}
	return v * v
}

// plain adds what is no word: the constant, the codebook's hits, the question.
func (s *space) plain(t *Text, add func(int32, float64)) {
	add(0, alwaysOn)
	last := Hit{Theme: -1}
	for _, h := range t.Hits {
		if h.Theme != last.Theme {
			add(s.themes+int32(h.Theme), hitWeight)
		}
		if c, ok := s.keywords[h.Keyword]; ok && (h.Theme != last.Theme || h.Keyword != last.Keyword) {
			add(c, hitWeight)
		}
		last = h
	}
	if c, ok := s.questions[t.Question]; ok {
		add(c, alwaysOn)
	}
}

// rowBuilder adds up features.
type rowBuilder struct {
	values map[int32]float64
	order  []int32
}

func (b *rowBuilder) add(c int32, v float64) {
	if _, ok := b.values[c]; !ok {
		b.order = append(b.order, c)
	}
	b.values[c] += v
}

// scale makes what was added so far, of that length squared, a vector of length one.
func (b *rowBuilder) scale(square float64) {
	if square == 0 {
		return
	}
	length := math.Sqrt(square)
	for _, c := range b.order {
		b.values[c] /= length
	}
}

func (b *rowBuilder) row() sparse {
	slices.Sort(b.order)
	r := sparse{columns: b.order, values: make([]float64, len(b.order))}
	for i, c := range b.order {
		r.values[i] = b.values[c]
	}
	return r
}
