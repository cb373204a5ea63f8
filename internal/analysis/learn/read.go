package learn

import (
	"maps"
	"math"
	"slices"
	"strings"

	"canvass/internal/text"
)

// reader cuts texts into words and remembers them. It numbers stems, and the pieces of
// words, as they come; a frozen one takes no new ones in.
type reader struct {
	lexicon  text.Lexicon
	cut      text.Cut
	by       *text.Vocabulary   // whose numbers words have
	known    map[string][]*word // by language and number of the word
	tongues  map[string]int32   // numbers of languages
	meanings map[string]int32   // numbers of what words mean
	stemmer  text.Stemmer
	stems    map[string]*stem
	pieces   map[string]int32
	frozen   bool
	words    []placed
	turn     uint32 // of the text at hand: tells which of its stems were met
}

// word is a word in one language, wherever it stands.
type word struct {
	*stem
	folded string
	tongue int32   // number of its language
	means  int32   // what it means in either language; 0 unknown
	pieces []int32 // those that have a number
	parts  int     // how many pieces it has

	memory *memory // what a model says of it; nil until it was asked
}

// stem is what words with one stem share.
type stem struct {
	name string
	id   int32  // -1: it has no number
	turn uint32 // the text that it was met in
	look uint32 // the same, for another look
}

// placed is a word where it stands.
type placed struct {
	*word
	text.Span
}

func newReader() *reader {
	return &reader{stems: map[string]*stem{}, pieces: map[string]int32{}, tongues: map[string]int32{}, meanings: map[string]int32{}}
}

// read returns the words of a text, in order, without those that are quoted; valid
// until the next call.
func (r *reader) read(t *Text) []placed {
	c := t.Cut
	if c == nil {
		c = &r.cut
		r.lexicon.Cut(c, t.Words)
		maskQuoted(c, t.Quoted)
	}
	by, most := c.Known()
	if r.by != by { // between texts, so that no text sees two stems of one name
		r.by = by
		r.forget()
	}
	known := r.known[t.Language]
	if len(known) < most {
		known = slices.Grow(known, most-len(known))[:most]
		r.known[t.Language] = known
	}
	r.words = r.words[:0]
	for i := range c.Words {
		p := &c.Words[i]
		if p.Masked {
			continue
		}
		if len(r.words) == mostWords {
			break
		}
		w := known[p.ID]
		if w == nil {
			w = r.word(c.Folded(p.ID), t.Language)
			known[p.ID] = w
		}
		r.words = append(r.words, placed{w, p.Span})
	}
	r.turn++
	return r.words
}

// maskQuoted masks the words within spans.
func maskQuoted(c *text.Cut, spans []Span) {
	for i := range c.Words {
		w := &c.Words[i]
		for len(spans) > 0 && spans[0].End <= w.From {
			spans = spans[1:]
		}
		if len(spans) == 0 {
			return
		}
		w.Masked = spans[0].Start <= w.From && w.To <= spans[0].End
	}
}

// first reports whether a stem is met in the text at hand for the first time.
func (r *reader) first(s *stem) bool {
	if s.turn == r.turn {
		return false
	}
	s.turn = r.turn
	return true
}

// again is first, for another look at the text at hand.
func (r *reader) again(s *stem) bool {
	if s.look == r.turn {
		return false
	}
	s.look = r.turn
	return true
}

func (r *reader) word(folded, language string) *word {
	w := &word{stem: r.stem(r.stemmer.Stem(language, folded)), folded: folded, tongue: r.tongue(language)}
	w.means = r.meaning(language, w)
	w.parts = pieces(w.folded, func(p string) {
		id, ok := r.pieces[p]
		if !ok && !r.frozen {
			id, ok = int32(len(r.pieces)), true
			r.pieces[p] = id
		}
		if ok {
			w.pieces = append(w.pieces, id)
		}
	})
	return w
}

// meaning numbers what words mean as they come, from 1 on: 0 where that is not known, -1
// where no text at hand had a word that means it.
func (r *reader) meaning(language string, w *word) int32 {
	name := text.Meaning(language, w.folded, w.name)
	n, ok := r.meanings[name]
	switch {
	case name == "":
		return 0
	case ok:
		return n
	case r.frozen:
		return -1
	}
	n = int32(len(r.meanings)) + 1
	r.meanings[strings.Clone(name)] = n
	return n
}

// tongue numbers languages as they come.
func (r *reader) tongue(language string) int32 {
	n, ok := r.tongues[language]
	if !ok {
		n = int32(len(r.tongues))
		r.tongues[language] = n
	}
	return n
}

// stem returns the stem of that name.
func (r *reader) stem(name string) *stem {
	s, ok := r.stems[name]
	if !ok {
		s = &stem{name: strings.Clone(name), id: -1}
		if !r.frozen {
			s.id = int32(len(r.stems))
		}
		r.stems[s.name] = s
	}
	return s
}

// pieces calls f with every run of three to five letters of a word, its beginning and
// end marked, and returns how many there are.
func pieces(folded string, f func(string)) int {
	if len(folded) > longestWord {
		return 0
	}
	padded := "<" + folded + ">"
	var starts [longestWord + 3]int
	letters := 0
	for i := range padded {
		starts[letters] = i
		letters++
	}
	starts[letters] = len(padded)
	n := 0
	for size := 3; size <= 5; size++ {
		for i := 0; i+size <= letters; i++ {
			f(padded[starts[i]:starts[i+size]])
			n++
		}
	}
	return n
}

// pieceValue is what each of n pieces of a word with that weight counts.
func pieceValue(idf float64, n int) float64 {
	return charWeight * idf / math.Sqrt(float64(n))
}

// freeze takes no more stems and pieces in, and forgets words, which may have some that
// no model knows.
func (r *reader) freeze() {
	r.frozen = true
	r.forget()
}

// forget drops words, and stems that have no number.
func (r *reader) forget() {
	r.known, r.stemmer = map[string][]*word{}, text.Stemmer{}
	maps.DeleteFunc(r.stems, func(_ string, s *stem) bool { return s.id < 0 })
}
