package text

import (
	"slices"
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/spanish"
)

// Stemmer reduces words to stems. Its zero value is ready; it remembers what it
// has stemmed and is not for concurrent use.
type Stemmer struct{ known map[stemKey]string }

type stemKey struct{ language, word string }

// What bounds a Stemmer's memory: past stemmerLimit words what it knew is
// forgotten, and what is longer than longestWord bytes is no word and only folded.
const (
	stemmerLimit = 1 << 16
	longestWord  = 64
)

// Stem returns the stem of a word in that language ("en", "es"); in any other,
// the word by FoldWord. The word need not be folded: with or without its accents
// it has one stem, and so have its inflected forms, in both English spellings.
// A stem is for comparing, not for showing.
func (s *Stemmer) Stem(language, word string) string {
	if word = FoldWord(word); len(word) > longestWord {
		return word
	}
	key := stemKey{language, word}
	if stem, ok := s.known[key]; ok {
		return stem
	}
	if s.known == nil || len(s.known) >= stemmerLimit {
		s.known = map[stemKey]string{}
	}
	stem := stemOf(language, word)
	s.known[key] = stem
	return stem
}

func stemOf(language, word string) string {
	if language == "en" {
		word = strings.TrimSuffix(strings.TrimSuffix(word, "'"), "'s")
	}
	if stem, ok := families[language][word]; ok {
		return stem
	}
	switch language {
	case "en":
		return stemEnglish(word) + derivation(word)
	case "es":
		return stemSpanish(word) + derivation(word)
	}
	return word
}

// derivation returns a mark for words that are not about what their stem is:
// answerable is not to answer, un tecnicismo is not una técnica.
func derivation(word string) string {
	for _, d := range derivations {
		for _, suffix := range d.suffixes {
			if len(word) >= len(suffix)+d.least && strings.HasSuffix(word, suffix) {
				return d.mark
			}
		}
	}
	return ""
}

// derivations are the endings of both languages that derivation looks for after
// so many letters at least.
var derivations = []struct {
	mark     string
	least    int
	suffixes []string
}{
	{"+able", 3, strings.Fields("able ables abled abling ably ability abilities ible ibles ibly ibility ibilities " +
		"ablemente iblemente abilidad abilidades ibilidad ibilidades")},
	{"+ista", 5, strings.Fields("ismo ismos ista istas")},
}

// stemEnglish adds to Snowball the plural of abbreviations (NGOs, SMEs, RFPs)
// and one stem for British and American spellings.
func stemEnglish(word string) string {
	stem := snowball(british.Replace(word), english.Stem)
	if stem == word && abbreviations(word) {
		return word[:len(word)-1]
	}
	if len(stem) > 4 && strings.HasSuffix(stem, "our") {
		return strings.TrimSuffix(stem, "our") + "or"
	}
	return stem
}

// abbreviations reports whether a word looks like the plural of an abbreviation:
// an s after letters without a vowel, but for the last.
func abbreviations(word string) bool {
	stem, plural := strings.CutSuffix(word, "s")
	return plural && len(stem) > 2 && !strings.ContainsAny(stem[:len(stem)-1], "aeiouy'") &&
		!strings.ContainsAny(stem[len(stem)-1:], "isu")
}

var british = strings.NewReplacer("iz", "is", "yz", "ys", "programme", "program")

// stemSpanish gives Snowball the accents back that folding took and its rules
// need, and adds what it misses: short plurals (años), jóvenes like joven, paredes
// like pared, voces like voz, the endings for both genders (ciudadan@s, ciudadanxs),
// and what stress and spelling do to a stem: cierra and cerrar, cuesta and costar,
// explique and explicar.
func stemSpanish(word string) string {
	word = strings.ReplaceAll(word, "@", "o")
	switch {
	case strings.HasSuffix(word, "cion"):
		word = strings.TrimSuffix(word, "on") + "ón"
	case hasAnySuffix(word, "enes", "edes", "dades") && len(word) > 6:
		word = strings.TrimSuffix(word, "es")
	case strings.HasSuffix(word, "xs"):
		word = strings.TrimSuffix(word, "xs") + "os"
	}
	if able, ok := strings.CutSuffix(word, "bilidad"); ok {
		word = able + "ble"
	}
	stem := snowball(word, spanish.Stem)
	if stem == word && len(word) > 3 && hasAnySuffix(word, "as", "es", "os") {
		stem = stem[:len(stem)-1]
	}
	if strings.HasSuffix(word, "z") {
		stem = strings.TrimSuffix(stem, "z") + "c"
	}
	return spelling(unstressed(stem))
}

// shortest is the length of the shortest stem that stress and spelling may change:
// below it too many words are one letter apart (suelo, solo).
const shortest = 5

// unstressed undoes what stress does to the last vowel of a stem: ie is e and ue is o
// before one to three consonants. The ending -iente is no such case.
func unstressed(stem string) string {
	if len(stem) < shortest || strings.HasSuffix(stem, "ient") {
		return stem
	}
	end := len(stem)
	for end > 0 && strings.IndexByte("bcdfghjklmnpqrstvxyz", stem[end-1]) >= 0 {
		end--
	}
	if n := len(stem) - end; n < 1 || n > 3 || end < 3 {
		return stem
	}
	switch before := stem[:end-2]; {
	case stem[end-2:end] == "ie":
		return before + "e" + stem[end:]
	case stem[end-2:end] == "ue" && !hasAnySuffix(before, "q", "g"):
		return before + "o" + stem[end:]
	}
	return stem
}

// spelling undoes what a stem's last consonant does before e and i.
func spelling(stem string) string {
	if len(stem) < shortest {
		return stem
	}
	switch {
	case strings.HasSuffix(stem, "qu"):
		return strings.TrimSuffix(stem, "qu") + "c"
	case strings.HasSuffix(stem, "gu"):
		return strings.TrimSuffix(stem, "u")
	case strings.HasSuffix(stem, "z"):
		return strings.TrimSuffix(stem, "z") + "c"
	}
	return stem
}

func hasAnySuffix(s string, suffixes ...string) bool {
	return slices.ContainsFunc(suffixes, func(suffix string) bool { return strings.HasSuffix(s, suffix) })
}

func snowball(word string, stem func(*snowballstem.Env) bool) string {
	env := snowballstem.NewEnv(word)
	stem(env)
	return FoldWord(env.Current())
}
