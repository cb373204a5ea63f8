package suggest

import (
	"slices"
	"strings"
	"unicode"

	"canvass/internal/text"
)

// cutter takes texts apart into sentences and terms.
type cutter struct {
	stemmer text.Stemmer
	echo    bool // the text repeats another's: only own words count
}

func newCutter() *cutter { return &cutter{} }

// sentence is what a sentence says.
type sentence struct {
	at      Span
	covered bool
	words   []word
}

// word is a term where it stands.
type word struct {
	key      string
	surface  string // as typed, in small letters
	language string
	pair     bool
	evidence bool    // a tag rests on it
	themes   []int32 // whose
	apart    bool    // no tag rests on its clause
}

// hash is of the words of a sentence, with how many there are, pairs left out.
func (s sentence) hash() (h uint64, n int) {
	h = 14695981039346656037
	for _, w := range s.words {
		if w.pair {
			continue
		}
		n++
		for i := range len(w.key) {
			h = (h ^ uint64(w.key[i])) * 1099511628211
		}
		h = (h ^ ' ') * 1099511628211
	}
	return h, n
}

// sentences cuts a text at full stops, question and exclamation marks, semicolons
// and lines. A sentence is covered when a tag's evidence
// stands in it, or nobody knows where a tag's evidence stands.
func (c *cutter) sentences(t Text) []sentence {
	var out []sentence
	spans := text.Tokens(t.Text)
	for from := 0; from < len(spans); {
		to := from + 1
		for to < len(spans) && !breaks(t.Text[spans[to-1].End:spans[to].Start]) {
			to++
		}
		if s := c.sentence(t, spans[from:to]); len(s.words) > 0 {
			out = append(out, s)
		}
		from = to
	}
	return out
}

func breaks(gap string) bool { return strings.ContainsAny(gap, ".!?;\n…") }

func (c *cutter) sentence(t Text, tokens []text.Token) sentence {
	s := sentence{at: Span{tokens[0].From, tokens[len(tokens)-1].To}, covered: covered(t.Tags, tokens[0].From, tokens[len(tokens)-1].To) || slices.ContainsFunc(t.Tags, func(tag Tag) bool { return len(tag.Spans) == 0 })}
	tokens = tokens[:min(len(tokens), mostWords)]
	apart := clauses(t, tokens)
	var before *word
	var gap []string
	end := tokens[0].Start
	for i, k := range tokens {
		if !tied(t.Text[end:k.Start]) {
			before, gap = nil, nil
		}
		end = k.End
		if c.echo && !t.owns(k.From, k.To) {
			before, gap = nil, nil
			continue
		}
		w, ok := c.word(t, k)
		if !ok {
			gap = append(gap, k.Folded)
			continue
		}
		w.apart = apart[i]
		if before != nil && len(gap) <= 1 {
			s.words = append(s.words, pairOf(*before, gap, w))
		}
		s.words = append(s.words, w)
		before, gap = &w, nil
	}
	return s
}

// tied reports whether words with that between them may be a phrase to the matcher.
func tied(gap string) bool { return strings.Trim(gap, " -'’") == "" }

// clauses tells of each word of a sentence whether no tag's evidence stands in its
// clause. Clauses end at commas, brackets and dashes, and before words that turn.
func clauses(t Text, tokens []text.Token) []bool {
	apart := make([]bool, len(tokens))
	for from := 0; from < len(tokens); {
		to := from + 1
		for to < len(tokens) && !turns[tokens[to].Folded] && tied(t.Text[tokens[to-1].End:tokens[to].Start]) {
			to++
		}
		free := !covered(t.Tags, tokens[from].From, tokens[to-1].To)
		for i := from; i < to; i++ {
			apart[i] = free
		}
		from = to
	}
	return apart
}

// turns are words with which another thought begins.
var turns = map[string]bool{
	"but": true, "although": true, "though": true, "however": true, "except": true, "while": true, "because": true,
	"pero": true, "aunque": true, "sino": true, "mientras": true, "salvo": true, "excepto": true, "porque": true,
}

// covered reports whether a tag's evidence stands between two places.
func covered(tags []Tag, from, to int) bool {
	for _, tag := range tags {
		for _, s := range tag.Spans {
			if s.Start < to && from < s.End {
				return true
			}
		}
	}
	return false
}

// resting lists the themes whose evidence stands between two places.
func resting(tags []Tag, from, to int) []int32 {
	var out []int32
	for i := range tags {
		if covered(tags[i:i+1], from, to) {
			out = append(out, int32(tags[i].Theme))
		}
	}
	return out
}

// word makes a term of a token that means something.
func (c *cutter) word(t Text, k text.Token) (word, bool) {
	if len(k.Folded) < 3 || stops[k.Folded] || !letters(k.Folded) {
		return word{}, false
	}
	stem := c.stemmer.Stem(t.Language, k.Folded)
	on := resting(t.Tags, k.From, k.To)
	return word{key: stem, surface: strings.ToLower(t.Text[k.Start:k.End]), language: t.Language, evidence: len(on) > 0, themes: on}, true
}

func letters(s string) bool {
	return strings.IndexFunc(s, unicode.IsLetter) >= 0 && strings.IndexFunc(s, unicode.IsDigit) < 0
}

// pairOf is two words beside each other, or with one small word between them.
func pairOf(a word, gap []string, b word) word {
	surface := a.surface
	for _, g := range gap {
		surface += " " + g
	}
	return word{key: a.key + " " + b.key, surface: surface + " " + b.surface, language: b.language, pair: true, evidence: a.evidence || b.evidence, apart: a.apart && b.apart}
}

func splitKey(key string) []string { return strings.Fields(key) }

// ID is what a suggestion is called that leads with a term.
func ID(term string) string {
	var out strings.Builder
	for _, w := range text.Tokens(term) {
		if out.Len() > 0 {
			out.WriteByte('-')
		}
		out.WriteString(text.Fold(w.Folded))
	}
	return strings.ReplaceAll(out.String(), "'", "")
}
