package text

import (
	"testing"

	"pgregory.net/rapid"
)

func hashed(h *Hasher, s string) []Word {
	words, _ := h.Append(nil, s, len(s))
	return words
}

// A Hasher finds the words that Tokens finds, where it finds them.
func agree(t interface{ Fatalf(string, ...any) }, h *Hasher, s string) {
	tokens, words := Tokens(s), hashed(h, s)
	if len(tokens) != len(words) {
		t.Fatalf("%q: %d words, want %d", s, len(words), len(tokens))
	}
	for i, w := range words {
		if want := (Word{hashOf(tokens[i].Folded), int32(tokens[i].From), int32(tokens[i].To)}); w != want {
			t.Fatalf("%q: word %d is %+v, want %+v (%q)", s, i, w, want, tokens[i].Folded)
		}
	}
}

var hashedTexts = []string{
	"", "Plain words, twice: PLAIN words.", "don't DON’T don`t 'quoted' l'eau", "3.5 and 1,000,000. x.5 5.x 3.", "tod@s ciudadan@ a@b.org",
	"año ano Año AÑO an\u0303o", "co-design y/o open.Also", "so\u00adft zero\u200bwidth tab\tbell\aword", "李明 カタカナ ﬁne ２０２５", "x\x00y é\xffz", "é'a a'é a'", "\u00ad \u200b",
}

func TestHasherAgreesWithTokens(t *testing.T) {
	h := &Hasher{}
	for _, s := range hashedTexts {
		agree(t, h, s)
	}
	rapid.Check(t, func(t *rapid.T) {
		agree(t, h, rapid.StringOf(rapid.RuneFrom([]rune("aZ09 .,'`@-’é\u0301ñn\u0303\u00ad\u200b\n\a李ßİ"))).Draw(t, "text"))
	})
}

func TestHasherStopsAtItsLimit(t *testing.T) {
	words, all := (&Hasher{}).Append(nil, "one two three", 2)
	if len(words) != 2 || all {
		t.Errorf("%d words, all %v; want the first two, and that there are more", len(words), all)
	}
	if words, all = (&Hasher{}).Append(nil, "one two. ", 2); len(words) != 2 || !all {
		t.Errorf("%d words, all %v; want both, and that there are no more", len(words), all)
	}
}

func FuzzHasher(f *testing.F) {
	for _, s := range hashedTexts {
		f.Add(s)
	}
	h := &Hasher{}
	f.Fuzz(func(t *testing.T, s string) { agree(t, h, s) })
}

func BenchmarkHasher(b *testing.B) {
	const s = "The ministry should publish every document of the purchase before the need is defined, because a done deal is not a consultation. Quién decide, y cuándo, debería estar publicado."
	h, words := &Hasher{}, []Word(nil)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		words, _ = h.Append(words[:0], s, len(s))
	}
}
