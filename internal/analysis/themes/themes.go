// Package themes finds the themes of a codebook in what people wrote, each with
// the places that speak for it. It reads words, phrases and beginnings of words in
// English and Spanish; it does not judge whether a text is for or against.
package themes

import (
	"slices"
	"strings"
	"sync"

	"canvass/internal/text"
)

// Hit is one keyword found in a text.
type Hit struct {
	Theme   int    // index into Codebook.Themes
	Keyword string // as the codebook writes it
	Spans   []Span // in order of the text, never empty
}

// Negated reports whether every occurrence is negated.
func (h Hit) Negated() bool {
	return !slices.ContainsFunc(h.Spans, func(s Span) bool { return !s.Negated() })
}

// Span is where a keyword stands, in code points of the text, the end excluded.
// Lead is where its negation begins, so that Lead to End reads "not transparent";
// without one it is Start.
type Span struct{ Lead, Start, End int }

// Negated reports whether a negation stands before the keyword.
func (s Span) Negated() bool { return s.Lead < s.Start }

// Matcher finds a codebook's keywords. It is for concurrent use; where many texts are
// read one after the other a [Reader] of it is faster.
type Matcher struct {
	rules     []rule
	starts    [][]int32           // by element: the rules whose first element it is
	stems     map[stemKey]element // what a word with that stem satisfies
	prefixes  map[string]element  // what a word with that beginning satisfies
	lengths   []int               // of the prefixes, ascending
	languages []string            // that stems are needed in
	active    map[string][]bool   // by language: which rules apply; "" all of them
	readers   sync.Pool           // of *desk

	longestNot int // words of the longest entry of a "not" list
}

// stemKey is a stem in one language.
type stemKey struct{ language, stem string }

// element numbers what one word of a keyword asks of a word of the text.
type element = int32

// rule is one keyword, or one entry of a "not" list, in one language.
type rule struct {
	theme    int
	rank     int // place of the keyword among all; rules of one keyword share it
	keyword  string
	language string
	not      bool
	elements []element
}

// desk is what one text at a time is read with.
type desk struct {
	*Reader
	lexicon text.Lexicon
	cut     text.Cut
}

// Match returns the keywords found in s as Reader.Match does. What lies wholly in words
// taken over from the prompt does not count; nil is no prompt.
func (m *Matcher) Match(s, language string, prompt *Prompt) []Hit {
	d := m.readers.Get().(*desk)
	defer m.readers.Put(d)
	d.lexicon.Cut(&d.cut, s)
	prompt.Mask(&d.cut)
	return d.Reader.Match(&d.cut, language)
}

// rulesFor accepts "es" as well as "es-MX" and "ES".
func (m *Matcher) rulesFor(language string) []bool {
	if active, ok := m.active[language]; ok {
		return active
	}
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	if active, ok := m.active[base]; ok {
		return active
	}
	return m.active[""]
}
