package text

import (
	_ "embed"
	"strings"
	"sync"
)

// meaningList has everyday words of both languages that mean the same, one meaning a
// line: English ones, a colon, Spanish ones. A word that is on several lines, as words of
// several meanings are, counts for the first of them.
//
//go:embed meanings.txt
var meaningList string

// meanings are the first words of lines, by language and stem.
var meanings = sync.OnceValue(func() map[string]map[string]string {
	table := map[string]map[string]string{"en": {}, "es": {}}
	var stemmer Stemmer
	for line := range strings.Lines(meaningList) {
		en, es, _ := strings.Cut(line, ":")
		for language, words := range map[string]string{"en": en, "es": es} {
			for _, w := range strings.Fields(words) {
				stem := stemmer.Stem(language, w)
				if _, known := table[language][stem]; !known {
					table[language][stem] = strings.Fields(en)[0]
				}
			}
		}
	}
	return table
})

// Meaning names what a folded word of English or Spanish means, alike for words of both:
// about nine hundred meanings of everyday words by a list, others by how words of one
// origin begin in both (graphic and gráfico, system and sistema). It returns "" for short
// words that the list does not have, and in any other language. Words that mean different
// things may have one name: it is evidence, not a translation.
func Meaning(language, folded, stem string) string {
	known, ok := meanings()[language]
	if !ok {
		return ""
	}
	if m, ok := known[stem]; ok {
		return m
	}
	if m := origin(folded); m != "" {
		return "~" + m
	}
	return ""
}

// The lengths that decide whether words have one origin: shorter ones tell too little,
// and only so many letters are compared.
const shortestOrigin, leastOrigin, mostOrigin = 5, 4, 6

// origin is what is left of a word without its ending and what the two languages spell
// differently.
func origin(folded string) string {
	if len(folded) < shortestOrigin || len(folded) > longestWord || strings.Contains(folded, "'") {
		return ""
	}
	for _, e := range originEndings {
		if rest, ok := strings.CutSuffix(folded, e.ending); ok && len(rest) > 2 {
			folded = rest + e.left
			break
		}
	}
	s := originSpelling.Replace(folded)
	b := make([]byte, 0, mostOrigin)
	for i := 0; i < len(s) && len(b) < mostOrigin; i++ {
		if len(b) == 0 || b[len(b)-1] != s[i] { // letters that are doubled in one of the two
			b = append(b, s[i])
		}
	}
	if len(b) < leastOrigin {
		return ""
	}
	return string(b)
}

// ending is one of a word, and what it leaves.
type ending struct{ ending, left string }

// originEndings are looked for in this order.
var originEndings = func() []ending {
	var all []ending
	for line := range strings.Lines(`
		c tions tion ciones cion
		s sions sion siones
		- ities ity idades idad ably
		ic ically icamente
		- mente ly ous osos osas oso osa
		enc ences ence encias encia
		anc ances ance ancias ancia
		ic ical icos icas ico ica ics
		iv ives ive ivos ivas ivo iva
		- ing ed ados adas ado ada ando iendo ar er ir os as es o a e s
	`) {
		for i, w := range strings.Fields(line) {
			if i > 0 {
				all = append(all, ending{w, strings.Trim(strings.Fields(line)[0], "-")})
			}
		}
	}
	return all
}()

var originSpelling = strings.NewReplacer("ph", "f", "th", "t", "ch", "c", "ck", "c", "qu", "c", "y", "i", "k", "c", "w", "u", "h", "", "ñ", "n")
