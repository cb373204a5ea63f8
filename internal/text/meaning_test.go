package text

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func meaningOf(language, word string) string {
	var s Stemmer
	return Meaning(language, FoldWord(word), s.Stem(language, word))
}

func TestWordsOfBothLanguagesMeanTheSame(t *testing.T) {
	for _, pair := range [][2]string{
		{"rooms", "habitaciones"}, {"bedroom", "cuartos"}, {"staff", "personal"}, {"waited", "esperamos"}, {"noisy", "ruidosas"},
		{"expensive", "caras"}, {"transparency", "transparencia"}, {"lawyers", "abogadas"},
		{"geographic", "geográfico"}, {"systems", "sistema"}, {"applications", "aplicación"}, {"generous", "generosa"}, {"competitive", "competitivo"},
		{"elephants", "elefante"},
	} {
		en, es := meaningOf("en", pair[0]), meaningOf("es", pair[1])
		if en != es {
			t.Errorf("%s is %q, %s is %q", pair[0], en, pair[1], es)
		}
	}
	for _, pair := range [][2]string{{"room", "mesa"}, {"personal", "personal"}, {"and", "pan"}, {"the", "té"}} {
		if en, es := meaningOf("en", pair[0]), meaningOf("es", pair[1]); en == es {
			t.Errorf("%s and %s are both %q", pair[0], pair[1], en)
		}
	}
	if got := Meaning("fr", "application", "application"); got != "" {
		t.Errorf("in French: %q", got)
	}
}

// TestListOfMeanings: every line has words of both languages, and none is there twice.
func TestListOfMeanings(t *testing.T) {
	lines := map[string]bool{}
	for line := range strings.Lines(meaningList) {
		en, es, ok := strings.Cut(line, ":")
		if !ok || len(strings.Fields(en)) == 0 || len(strings.Fields(es)) == 0 || lines[line] {
			t.Errorf("line %q", line)
		}
		lines[line] = true
		for _, w := range strings.Fields(en) {
			if m := meaningOf("en", w); m == "" || strings.HasPrefix(m, "~") {
				t.Errorf("%s means %q", w, m)
			}
		}
	}
}

func TestMeaningOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.String().Draw(t, "word")
		if a, b := meaningOf("es", word), meaningOf("es", word); a != b {
			t.Fatalf("%q and %q", a, b)
		}
	})
}
