package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestTokens(t *testing.T) {
	cases := []struct{ why, in, want string }{
		{"nothing", "", ""},
		{"no words", " – … !? 👩\u200d👧 🇪🇸", ""},
		{"words", "We need open data.", "we need open data"},
		{"Spanish", "¿Por qué no? ¡Más años!", "por que no mas años"},
		{"hyphens split", "co-design, decision–making, e-procurement", "co design decision making e procurement"},
		{"apostrophes join", "don't it’s council´s l'État", "don't it's council's l'etat"},
		{"quotes do not", "'open' ‘data’ «así»", "open data asi"},
		{"closing apostrophe", "suppliers' bids", "suppliers bids"},
		{"numbers", "3.5% of 1,000 in 2025.", "3.5 of 1,000 in 2025"},
		{"no blank after a full stop", "It is open.Also fair,Yes", "it is open also fair yes"},
		{"slashes", "y/o, and/or, amigos/as", "y o and or amigos as"},
		{"Spanish at sign for both genders", "Tod@s l@s ciudadan@s, cada ciudadan@.", "tod@s l@s ciudadan@s cada ciudadan@"},
		{"addresses", "ana@example.org @handle", "ana example org handle"},
		{"invisible inside", "trans\u200bpar\u00adency\u200b \ufeffok", "transparency ok"},
		{"decomposed", "an\u0303o cafe\u0301s", "año cafes"},
		{"200 marks", "a" + marks(200) + "b", "ab"},
		{"ligatures, full width, superscripts", "ﬁne ＯＰＥＮ m²", "fine open m2"},
		{"emoji between", "sí👍🏽claro", "si claro"},
		{"Arabic and Hebrew beside Latin", "العدل fair שלום", "العدل fair שלום"},
		{"Han and kana one by one", "公開open か", "公 開 open か"},
		{"bad bytes", "a\xffb c", "a b c"},
		{"controls inside", "tra\x07nspa\u009brency", "transparency"},
	}
	for _, c := range cases {
		var got []string
		for _, tok := range Tokens(c.in) {
			got = append(got, tok.Folded)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: Tokens(%q) = %q, want %q", c.why, c.in, got, c.want)
		}
	}
}

func TestTokensSpans(t *testing.T) {
	got := Tokens("¿Más datos?")
	want := []Token{
		{Span{Start: 2, End: 6, From: 1, To: 4}, "mas"},
		{Span{Start: 7, End: 12, From: 5, To: 10}, "datos"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("Tokens = %v, want %v", got, want)
	}
}

func TestTokensPointIntoTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkTokens(t, hostile().Draw(t, "s")) })
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"", "don't tod@s 3.5", "a\u200b\u0301b", "\xffa", "漢字かな", "ͺa", "'a'b'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkTokens(t, s) })
}

// checkTokens holds that tokens are in order, apart, on character boundaries, the
// same in bytes and code points, and that no letter or digit lies outside them.
func checkTokens(t reporter, s string) {
	runes := []rune(s)
	last := Span{}
	for span := range Spans(s) {
		if span.Start < last.End || span.End <= span.Start || span.From < last.To {
			t.Errorf("%q: span %v after %v", s, span, last)
		}
		if n := utf8.RuneCountInString(s[:span.Start]); n != span.From {
			t.Errorf("%q: %v starts at code point %d", s, span, n)
		}
		if cut, want := string(runes[span.From:span.To]), s[span.Start:span.End]; cut != want {
			t.Errorf("%q: %v cuts %q in code points, %q in bytes", s, span, cut, want)
		}
		checkNoWord(t, s, s[last.End:span.Start])
		last = span
	}
	checkNoWord(t, s, s[last.End:])
	for _, tok := range Tokens(s) {
		if tok.Folded == "" || tok.Folded != FoldWord(s[tok.Start:tok.End]) {
			t.Errorf("%q: %v folded %q", s, tok.Span, tok.Folded)
		}
	}
}

func checkNoWord(t reporter, s, gap string) {
	if i := strings.IndexFunc(gap, inWord); i >= 0 {
		t.Errorf("%q: letters in the gap %q", s, gap)
	}
}
