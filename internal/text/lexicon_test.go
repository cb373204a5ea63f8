package text

import (
	"fmt"
	"hash/fnv"
	"testing"

	"pgregory.net/rapid"
)

// A Lexicon finds the words that Tokens finds, where it finds them.
func cutsLikeTokens(t interface{ Fatalf(string, ...any) }, l *Lexicon, s string) {
	var c Cut
	l.Cut(&c, s)
	tokens := Tokens(s)
	if len(tokens) != len(c.Words) {
		t.Fatalf("%q: %d words, want %d", s, len(c.Words), len(tokens))
	}
	for i, w := range c.Words {
		if got := (Token{w.Span, c.Folded(w.ID)}); got != tokens[i] || c.Hash(w.ID) != HashWord(tokens[i].Folded) {
			t.Fatalf("%q: word %d is %+v, want %+v", s, i, got, tokens[i])
		}
	}
}

func TestLexiconAgreesWithTokens(t *testing.T) {
	l := &Lexicon{}
	for _, s := range hashedTexts {
		cutsLikeTokens(t, l, s)
	}
	rapid.Check(t, func(t *rapid.T) { cutsLikeTokens(t, l, hostile().Draw(t, "text")) })
}

func FuzzLexicon(f *testing.F) {
	l := &Lexicon{}
	for _, s := range hashedTexts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		cutsLikeTokens(t, l, s)
		printsLikeFold(t, s)
	})
}

func TestWordsThatAreTied(t *testing.T) {
	l, c := &Lexicon{}, Cut{}
	for s, want := range map[string]bool{
		"open data": true, "open-data": true, "open \"data": true, "open\ndata": true, "open. data": false, "open\n\ndata": false, "open - data": false, "open, data": false,
	} {
		if l.Cut(&c, s); len(c.Words) != 2 || c.Words[0].Tied || c.Words[1].Tied != want {
			t.Errorf("%q: %+v", s, c.Words)
		}
	}
}

// What a Lexicon knows is bounded; where it begins anew, it says so.
func TestLexiconForgetsRatherThanGrow(t *testing.T) {
	l, c := &Lexicon{}, Cut{}
	l.Cut(&c, "")
	for i := range lexiconWords {
		l.now.number(fmt.Sprint("word", i))
	}
	l.Cut(&c, "one two")
	if _, most := c.Known(); most != 2 || len(l.now.known) != 2 {
		t.Errorf("%d words, %d known", most, len(l.now.known))
	}
}

func printsLikeFold(t interface{ Fatalf(string, ...any) }, s string) {
	h := fnv.New64a()
	_, _ = h.Write([]byte(Fold(s)))
	if got := Print(s); got != h.Sum64() {
		t.Fatalf("%q: print %x, want %x", s, got, h.Sum64())
	}
}

func TestPrintIsOfTheFoldedText(t *testing.T) {
	for _, s := range append(hashedTexts, " a  b\t", "É", "É\u0301", "n\u0303", "Ñ", "ß", "×", "\xc3", "a\xc3", "¿Qué?") {
		printsLikeFold(t, s)
	}
	rapid.Check(t, func(t *rapid.T) { printsLikeFold(t, hostile().Draw(t, "text")) })
	rapid.Check(t, func(t *rapid.T) {
		printsLikeFold(t, rapid.StringOf(rapid.RuneFrom([]rune("aZ09 .,'`@-’éÉñÑß×\u0301n\u0303\u00ad\u200b\n\a李İ"))).Draw(t, "text"))
	})
}
