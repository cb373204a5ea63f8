package learn

import (
	"math"
	"strings"

	"canvass/internal/text"
)

// reader cuts texts into words and remembers them. Stems and pieces are numbered as
// they come; what they mean is for a space and a model to say.
type reader struct {
	stemmer text.Stemmer
	known   map[wordKey]*word
	stems   map[string]*stem
	words   []placed
	turn    uint32 // of the text at hand: tells which of its stems were met
}

type wordKey struct{ language, raw string }

// word is a word in one language, wherever it stands.
type word struct {
	*stem
	folded string

	model  *Model    // that scores are of
	scores []float64 // what the word adds to each theme
}

// stem is what words with one stem share.
type stem struct {
	name string
	turn uint32
}

func newReader() *reader {
	return &reader{known: map[wordKey]*word{}, stems: map[string]*stem{}}
}

// read returns the words of a text, in order; valid until the next call.
func (r *reader) read(t *Text) []placed {
	r.words = r.words[:0]
	for span := range text.Spans(t.Words) {
		if len(r.words) == mostWords {
			break
		}
		if w := r.word(t.Words[span.Start:span.End], t.Language); w.folded != "" {
			r.words = append(r.words, placed{w, span})
		}
	}
	r.turn++
	return r.words
}

// first reports whether a stem is met in the text at hand for the first time.
func (r *reader) first(s *stem) bool {
	if s.turn == r.turn {
		return false
	}
	s.turn = r.turn
	return true
}

func (r *reader) word(raw, language string) *word {
	key := wordKey{language, raw}
	if w, ok := r.known[key]; ok {
		return w
	}
	if len(r.known) >= knownWords { // words at hand keep what they have
		clear(r.known)
		clear(r.stems)
	}
	folded := text.FoldWord(raw)
	name := r.stemmer.Stem(language, folded)
	s, ok := r.stems[name]
	if !ok {
		s = &stem{name: strings.Clone(name)}
		r.stems[s.name] = s
	}
	w := &word{stem: s, folded: strings.Clone(folded)}
	if len(raw) <= longestWord {
		key.raw = strings.Clone(raw)
		r.known[key] = w
	}
	return w
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
