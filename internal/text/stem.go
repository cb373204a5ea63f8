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
	if other, ok := akin[language][word]; ok {
		word = other
	}
	if stem, ok := families[language][word]; ok {
		return stem
	}
	switch language {
	case "en":
		return stemEnglish(word) + derivation(word)
	case "es":
		if themselves[word] {
			return "=" + word
		}
		if stem, ok := conjugated(doing(word)); ok {
			return stem
		}
		return stemSpanish(doing(word)) + derivation(word)
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
// like pared, lugares like lugar, voces like voz, the endings for both genders
// (ciudadan@s, ciudadanxs), verbs in -ear, and what stress and spelling do to a stem:
// cierra and cerrar, cuesta and costar, explique and explicar.
func stemSpanish(word string) string {
	word = singular(strings.ReplaceAll(word, "@", "o"))
	if strings.HasSuffix(word, "cion") {
		word = strings.TrimSuffix(word, "on") + "ón"
	}
	if able, ok := strings.CutSuffix(word, "bilidad"); ok {
		word = able + "ble"
	}
	if stem, ok := inEar(word); ok {
		return stem
	}
	word = tied(word)
	stem := snowball(word, spanish.Stem)
	if stem == word && len(word) > 3 && hasAnySuffix(word, "as", "es", "os") {
		stem = stem[:len(stem)-1]
	}
	if strings.HasSuffix(word, "z") {
		stem = strings.TrimSuffix(stem, "z") + "c"
	}
	return spelling(unstressed(stem))
}

// doing is the verb of somebody or something that does it: jugar of jugadoras.
func doing(word string) string {
	rest, ok := strings.CutSuffix(strings.TrimSuffix(strings.TrimSuffix(word, "s"), "e"), "dor")
	if !ok {
		rest, ok = strings.CutSuffix(strings.TrimSuffix(word, "s"), "dora")
	}
	if ok && len(rest) > 3 && hasAnySuffix(rest, "a", "e", "i") {
		return rest + "r"
	}
	return word
}

// singular undoes plurals that Snowball would take for something else.
func singular(word string) string {
	switch {
	case len(word) > 6 && hasAnySuffix(word, "enes", "edes", "dades", "tades", "udes"), len(word) > 5 && hasAnySuffix(word, "ares", "eres", "ores"):
		return strings.TrimSuffix(word, "es")
	case hasAnySuffix(word, "modernos", "cuadernos", "ternos", "iernos"): // nos is no pronoun there
		return strings.TrimSuffix(word, "s")
	case strings.HasSuffix(word, "xs"):
		return strings.TrimSuffix(word, "xs") + "os"
	}
	return word
}

// inEar returns the stem of verbs in -ear and of nouns like them: bloqueo and bloquear,
// tarea and tareas.
func inEar(word string) (stem string, ok bool) {
	for _, ending := range earEndings {
		if stem, ok := strings.CutSuffix(word, "e"+ending); ok && len(stem) >= 3 {
			return stem + "e", true
		}
	}
	return "", false
}

// earEndings come after the e, the longest first.
var earEndings = strings.Fields("andolos andolas arnos arles arlos arlas aremos adores adoras aramos abamos andolo andola ados adas ador adora ando arse arlo arla arle aron aban amos ado ada ar an aba as os ara a o")

// tied takes a pronoun off a request: inclúyanlo is inclúyan.
func tied(word string) string {
	for _, p := range []string{"los", "las", "les", "lo", "la", "le"} {
		if rest, ok := strings.CutSuffix(word, p); ok && len(rest) > 4 && hasAnySuffix(rest, "an", "en") {
			return rest
		}
	}
	return word
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
		stem = strings.TrimSuffix(stem, "qu") + "c"
	case strings.HasSuffix(stem, "zc"):
		return strings.TrimSuffix(stem, "zc") + "c"
	case strings.HasSuffix(stem, "duj"):
		return strings.TrimSuffix(stem, "j") + "c"
	case strings.HasSuffix(stem, "gu"):
		return strings.TrimSuffix(stem, "u")
	case strings.HasSuffix(stem, "z"):
		return strings.TrimSuffix(stem, "z") + "c"
	}
	if strings.HasSuffix(stem, "ific") { // Snowball takes especifica for an adjective
		return strings.TrimSuffix(stem, "ic")
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
