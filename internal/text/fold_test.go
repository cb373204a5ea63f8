package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	cases := []struct{ why, in, names, words string }{
		{"nothing", "", "", ""},
		{"already folded", "open data", "open data", "open data"},
		{"case", "OPEN Data", "open data", "open data"},
		{"white space of every kind", "\t open\u00a0\n\u2028 data\u0085\r\n", "open data", "open data"},
		{"only white space", " \u00a0\u3000 ", "", ""},
		{"accents", "Participación", "participacion", "participacion"},
		{"accents, decomposed", "Participacio\u0301n", "participacion", "participacion"},
		{"ñ is a letter in words", "año AÑO an\u0303o", "ano ano ano", "año año año"},
		{"other tildes are accents", "são õ", "sao o", "sao o"},
		{"Turkish dotted and dotless i", "İstanbul ISTANBUL ıstanbul", "istanbul istanbul istanbul", "istanbul istanbul istanbul"},
		{"German sharp s", "Straße STRASSE STRAẞE", "strasse strasse strasse", "strasse strasse strasse"},
		{"Greek final sigma", "ΣΟΦΟΣ σοφός", "σοφοσ σοφοσ", "σοφοσ σοφοσ"},
		{"letters that do not decompose", "Łódź Søren Ærø", "lodz soren aero", "lodz soren aero"},
		{"ligatures and full width", "ﬁne ＯＰＥＮ", "fine open", "fine open"},
		{"curly quotes and dashes", "‘it’s’ “so” «así» co–design", `'it's' "so" "asi" co-design`, `'it's' "so" "asi" co-design`},
		{"accents typed for apostrophes", "don´t don`t", "don't don't", "don't don't"},
		{"zero width", "trans\u200bpar\u00adency\ufeff", "transparency", "transparency"},
		{"direction", "\u202egpj.exe\u202c \u2066x", "gpj.exe x", "gpj.exe x"},
		{"200 marks on one letter", "z" + marks(200) + "!", "z!", "z!"},
		{"emoji lose their joiners", "👩\u200d👧 ok\ufe0f", "👩👧 ok", "👩👧 ok"},
		{"controls", "a\x1b[2Jb\x07\u009bc", "a[2jbc", "a[2jbc"},
		{"Hangul recomposes", "\u1112\u1161\u11ab", "한", "한"},
		{"vowel signs are letters", "हिन्दी", "हिन्दी", "हिन्दी"},
		{"Arabic vowels are optional", "مُحَمَّد", "محمد", "محمد"},
	}
	for _, c := range cases {
		if got := Fold(c.in); got != c.names {
			t.Errorf("%s: Fold(%q) = %q, want %q", c.why, c.in, got, c.names)
		}
		if got := FoldWord(c.in); got != c.words {
			t.Errorf("%s: FoldWord(%q) = %q, want %q", c.why, c.in, got, c.words)
		}
	}
}

func marks(n int) string {
	var b []byte
	for range n {
		b = utf8.AppendRune(b, 0x0301)
	}
	return string(b)
}

// Every character that some form could change, by itself: folding settles at
// once, and both its cases are equal.
func TestFoldEveryCharacter(t *testing.T) {
	for _, part := range [][2]rune{{0, 0x33FF}, {0xA640, 0xABFF}, {0xF900, 0xFFFF}, {0x10400, 0x104FF}, {0x1D400, 0x1D7FF}, {0x1F100, 0x1F2FF}} {
		for r := part[0]; r <= part[1]; r++ {
			s := string(r)
			checkFold(t, s)
			if up := string(unicode.ToUpper(r)); Fold(up) != Fold(s) && !accent(r) {
				t.Errorf("%U: Fold = %q, of its upper case %q", r, Fold(s), Fold(up))
			}
		}
	}
}

func TestFoldSettles(t *testing.T) {
	checkFold(t, "か"+strings.Repeat("\u3099", 100)+"ñ"+strings.Repeat("\u0323\u3099", 50)+"\u0303")
	rapid.Check(t, func(t *rapid.T) { checkFold(t, hostile().Draw(t, "s")) })
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "Año", "n\u0323\u0303", "\xff\xfe", "ﷺ", "\u1112\u1161\u11ab"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkFold(t, s) })
}

var folds = map[string]func(string) string{"Fold": Fold, "FoldWord": FoldWord}

type reporter interface{ Errorf(string, ...any) }

func checkFold(t reporter, s string) {
	for name, fold := range folds {
		once := fold(s)
		if again := fold(once); again != once {
			t.Errorf("%s(%q) = %q, again %q", name, s, once, again)
		}
		if !utf8.ValidString(once) {
			t.Errorf("%s(%q) = %q, not UTF-8", name, s, once)
		}
		if valid, _ := Clean(s); fold(norm.NFD.String(valid)) != fold(valid) {
			t.Errorf("%s(%q) = %q, of its decomposed form %q", name, s, fold(valid), fold(norm.NFD.String(valid)))
		}
	}
	if whole, part := Fold(FoldWord(s)), Fold(s); whole != part {
		t.Errorf("Fold(FoldWord(%q)) = %q, Fold %q", s, whole, part)
	}
}

// hostile draws texts of the characters that break programs.
func hostile() *rapid.Generator[string] {
	pieces := []string{
		"a", "n", "N", "\u0303", "\u0301", "\u0323", "ñ", "Ñ", "é", "İ", "ı", "ß", "ﬁ", "Å", " ", "\n", "\u00a0", "\u2028",
		"\u200b", "\u200d", "\u202e", "\u2066", "\ufeff", "\u00ad", "'", "’", "´", "-", "–", "/", ".", ",", "@", "@s", "7", "½", "ﷺ",
		"👩", "🏽", "🇪", "🇸", "ع", "ש", "한", "\u1112", "\u1161", "漢", "か", "\u3099", "\u0345", "ͺ", "\x00", "\x1b", "\xff", "\xed\xa0\x80", "\ufffe", "\ufffd",
		"open", "Data", "transparencia", "not",
	}
	return rapid.Custom(func(t *rapid.T) string {
		s := ""
		for _, p := range rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 14).Draw(t, "pieces") {
			s += p
		}
		return s
	})
}
