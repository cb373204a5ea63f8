package learn

import (
	"maps"
	"math"
	"slices"
)

// space numbers the features of a training. Column 0 is the constant; then come stems,
// pieces and pairs that occur, themes hit, keywords hit, questions and languages.
type space struct {
	stems     []int32          // columns by number of the stem; 0 for none
	pieces    []int32          // columns by number of the piece; 0 for none
	meant     []float64        // by number of the language: how much the meaning of a word counts beside the word
	meanings  []int32          // columns by number of the meaning, where there are several languages; 0 for none
	pairs     map[uint64]int32 // columns by numbers of both stems
	keywords  map[int]int32
	questions map[string]int32
	languages map[string]int32 // columns of what is constant in a language
	themes    int32            // the column of the first theme
	columns   int

	rarity rarity // how telling words are
}

// census counts in how many texts something occurs.
type census struct{ count, last []int32 }

func (c *census) add(id int32, in int) {
	for int(id) >= len(c.count) {
		c.count, c.last = append(c.count, 0), append(c.last, -1)
	}
	if c.last[id] != int32(in) {
		c.last[id] = int32(in)
		c.count[id]++
	}
}

// number gives the next columns to what occurs in at least so many texts.
func (c *census) number(least int32, next *int32) []int32 {
	columns := make([]int32, len(c.count))
	for id, n := range c.count {
		if n >= least {
			columns[id] = *next
			*next++
		}
	}
	return columns
}

// pairKey names two stems in a row; false when one of them has no number.
func pairKey(first, second *stem) (uint64, bool) {
	return uint64(uint32(first.id))<<32 | uint64(uint32(second.id)), first.id >= 0 && second.id >= 0
}

// newSpace numbers what occurs in the examples. Stems of one text only are kept, pieces
// and pairs are not.
func newSpace(themes int, examples []*Example, rarity rarity, r *reader) *space {
	var stems, parts, meant census
	pairs, keywords, questions, languages := map[uint64]int32{}, map[int]int32{}, map[string]int32{}, map[string]int32{}
	for i, x := range examples {
		words := r.read(&x.Text)
		for k, w := range words {
			stems.add(w.id, i)
			meant.add(w.means, i)
			for _, p := range w.pieces {
				parts.add(p, i)
			}
			if k > 0 {
				key, _ := pairKey(words[k-1].stem, w.stem)
				pairs[key]++
			}
		}
		questions[x.Question] = 0
		if slices.Contains(x.Labels, No) { // of yes alone a constant would learn to say yes
			languages[x.Language]++
		}
		for _, h := range x.Hits {
			keywords[h.Keyword] = 0
		}
	}
	next := int32(1)
	s := &space{stems: stems.number(1, &next), pieces: parts.number(2, &next), pairs: pairs, keywords: keywords, questions: questions, languages: languages, rarity: rarity}
	maps.DeleteFunc(pairs, func(_ uint64, n int32) bool { return n < 2 })
	numberAll(pairs, &next)
	s.themes = next
	next += int32(themes)
	numberAll(keywords, &next)
	if len(questions) == 1 { // then it is the constant
		clear(questions)
	}
	numberAll(questions, &next)
	maps.DeleteFunc(languages, func(_ string, n int32) bool { return float64(n) < spokenTexts })
	if len(languages) == 1 {
		clear(languages)
	}
	if len(languages) > 0 {
		s.meanings, s.meant = meant.number(1, &next), make([]float64, len(r.tongues))
		for language, n := range r.tongues {
			s.meant[n] = meantWeight / math.Sqrt(1+float64(languages[language])/meantTexts)
		}
	}
	numberAll(languages, &next)
	s.columns = int(next)
	return s
}

// numberAll gives the next columns to keys, in their order.
func numberAll[K interface{ int | uint64 | string }](columns map[K]int32, next *int32) {
	for _, k := range slices.Sorted(maps.Keys(columns)) {
		columns[k] = *next
		*next++
	}
}

// at is a column of a list, 0 for none.
func at(columns []int32, id int32) int32 {
	if id < 0 || int(id) >= len(columns) {
		return 0
	}
	return columns[id]
}

// row returns the features of a text, by column. Words make a vector of length one;
// what the codebook and the question say is added to it.
func (s *space) row(t *Text, r *reader) sparse {
	b := rowBuilder{}
	words := r.read(t)
	square := 0.0
	for i, w := range words {
		if r.first(w.stem) {
			square += s.word(w.word, b.add)
		}
		if i > 0 {
			square += s.pair(words[i-1].word, w.word, b.add)
		}
	}
	b.scale(square)
	s.plain(t, b.add)
	return b.row()
}

// word adds the features of one word and returns the square of their length.
func (s *space) word(w *word, add func(int32, float64)) float64 {
	idf := s.rarity.of(w)
	if c := at(s.stems, w.id); c > 0 {
		add(c, idf)
	}
	square := float64(idf*idf) * (1 + charWeight*charWeight)
	if w.means != 0 && s.meanings != nil {
		v := idf * s.meant[min(int(w.tongue), len(s.meant)-1)]
		if c := at(s.meanings, w.means); c > 0 {
			add(c, v)
		}
		square += float64(v * v)
	}
	if w.parts > 0 {
		v := pieceValue(idf, w.parts)
		for _, p := range w.pieces {
			if c := at(s.pieces, p); c > 0 {
				add(c, v)
			}
		}
	}
	return square
}

// pair adds the feature of two words in a row and returns the square of its length.
func (s *space) pair(first, second *word, add func(int32, float64)) float64 {
	v := pairWeight * (s.rarity.of(first) + s.rarity.of(second)) / 2
	if key, ok := pairKey(first.stem, second.stem); ok {
		if c, ok := s.pairs[key]; ok {
			add(c, v)
		}
	}
	return v * v
}

// plain adds what is no word: the constant, the codebook's hits, the question.
func (s *space) plain(t *Text, add func(int32, float64)) {
	s.constant(t, add)
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

// constant adds what is the same in every text; where several languages were judged, in
// every text of a language: how much the guess says too little or too much in one tells
// nothing of another, whose words are others.
func (s *space) constant(t *Text, add func(int32, float64)) {
	if len(s.languages) == 0 {
		add(0, alwaysOn)
	} else if c, ok := s.languages[t.Language]; ok {
		add(c, tongueOn)
	}
}

// rowBuilder adds up features.
type rowBuilder struct{ all []feature }

type feature struct {
	column int32
	value  float64
}

func (b *rowBuilder) add(c int32, v float64) { b.all = append(b.all, feature{c, v}) }

// scale makes what was added so far, of that length squared, a vector of length one.
func (b *rowBuilder) scale(square float64) {
	if square == 0 {
		return
	}
	length := math.Sqrt(square)
	for i := range b.all {
		b.all[i].value /= length
	}
}

// row returns the features by column, each once; those of one column are added up in the
// order in which they came.
func (b *rowBuilder) row() sparse {
	order := make([]uint64, len(b.all))
	for i, f := range b.all {
		order[i] = uint64(f.column)<<32 | uint64(i)
	}
	slices.Sort(order)
	r := sparse{make([]int32, 0, len(order)), make([]float64, 0, len(order))}
	for _, at := range order {
		f := b.all[uint32(at)]
		if n := len(r.columns); n > 0 && r.columns[n-1] == f.column {
			r.values[n-1] += f.value
			continue
		}
		r.columns, r.values = append(r.columns, f.column), append(r.values, f.value)
	}
	return r
}
