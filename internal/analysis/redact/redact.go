// Package redact takes out of a text what points at a person, before the text is
// published: addresses, telephone numbers, and the names of people whom the project
// knows or who are introduced as such. It is a help for whoever reads the result,
// not a proof: a nickname, a place of work or a story can still tell who somebody is.
package redact

import (
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"canvass/internal/text"
)

// Mark stands where something was taken out.
const Mark = "[removed]"

// hard is what is taken out wherever it stands.
var hard = []*regexp.Regexp{
	// Addresses, also with invisible characters in them or with "at" in words.
	regexp.MustCompile(`(?i)[\p{L}\p{N}._%+'\x{200b}-]+\s?(?:@|＠|\(at\)|\[at\]|\(arroba\)|\sarroba\s)\s?[\p{L}\p{N}\x{200b}-]+(?:\s?(?:\.|\(dot\)|\[dot\]|\(punto\))\s?[\p{L}\p{N}\x{200b}-]+)+`),
	// Names behind a title, or where somebody introduces themselves.
	regexp.MustCompile(`\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sr|Sra|Srta|Dra|Don|Doña|Profesor|Profesora|Professor|Señor|Señora)\.?\s+` + name + `(?:\s+` + name + `){0,2}`),
	regexp.MustCompile(`(?:\b[Mm]y name is|\b[Mm]y name's|\b[Mm]e llamo|\b[Mm]i nombre es)\s+` + name + `(?:\s+(?:(?:de|del|la|van|von)\s+)*` + name + `){0,3}`),
}

const name = `\p{Lu}[\p{L}\p{M}'’-]+`

// digits is what may be a telephone number; phone decides.
var digits = regexp.MustCompile(`(?:\+|\b)\(?\d[\d\s().\x{a0}/‑–-]{5,}\d\b`)

// thousands is a number of many digits, as written in a budget; days a range of dates.
var (
	thousands = regexp.MustCompile(`^\d{1,3}(?:[ .,'\x{a0}]\d{3})+(?:[.,]\d+)?$`)
	days      = regexp.MustCompile(`^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|(?:1[89]|20)\d\d)(?:\s*[-–/ ]\s*|$)`)
	called    = regexp.MustCompile(`(?i)(?:tel|phone|call|mobile|whatsapp|teléfono|telefono|móvil|movil|llame|llamen)\W*$`)
)

// Texts returns the texts with Mark in place of what points at a person. Names are
// those the project knows, each as its owner wrote it; they may be very many, and are
// ranged over once. Words of keep, such as those of the project itself, are no names.
func Texts(texts []string, names iter.Seq[string], keep []string) []string {
	out := slices.Clone(texts)
	for i, s := range out {
		for _, pattern := range hard {
			s = pattern.ReplaceAllStringFunc(s, introduced)
		}
		out[i] = phones(s)
	}
	known := newKnown(out, keep)
	for n := range names {
		known.learn(n)
	}
	for i, s := range out {
		out[i] = known.mask(s)
	}
	return out
}

// introduced keeps the words that introduce a name: "my name is [removed]".
func introduced(found string) string {
	for _, words := range []string{"my name is", "my name's", "me llamo", "mi nombre es"} {
		if len(found) > len(words) && strings.EqualFold(found[:len(words)], words) {
			return found[:len(words)] + " " + Mark
		}
	}
	return Mark
}

// phones takes telephone numbers out.
func phones(s string) string {
	var out strings.Builder
	at := 0
	for _, span := range digits.FindAllStringIndex(s, -1) {
		if phone(s[:span[0]], s[span[0]:span[1]]) {
			out.WriteString(s[at:span[0]] + Mark)
			at = span[1]
		}
	}
	return out.String() + s[at:]
}

// phone tells a telephone number from other numbers: nine to fifteen digits, or
// seven where something says that it is one.
func phone(before, s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	if n > 15 || thousands.MatchString(s) || days.MatchString(s) {
		return false
	}
	return n >= 9 || n >= 7 && (strings.HasPrefix(s, "+") || called.MatchString(before))
}

// known is the names that stand in some texts.
type known struct {
	there map[string]bool // capitalised words of the texts, folded
	keep  map[string]bool
	word  map[string]bool // parts of names, to be taken out in the middle of a sentence
	pair  map[[2]string]bool
}

// months begin with a capital in English and are names too.
var months = []string{"April", "May", "June", "August", "Abril", "Mayo", "Will", "Mark", "Art", "Grant", "The", "And"}

func newKnown(texts, keep []string) *known {
	k := &known{there: map[string]bool{}, keep: map[string]bool{}, word: map[string]bool{}, pair: map[[2]string]bool{}}
	for _, s := range texts {
		for _, w := range words(s) {
			k.there[w.folded] = true
		}
	}
	for _, s := range append(slices.Clone(keep), months...) {
		for _, w := range words(s) {
			k.keep[w.folded] = true
		}
	}
	return k
}

// longestName bounds what is taken for a name, in bytes: a longer one is a text, and
// its words are nobody's.
const longestName = 200

// learn takes in one name, as far as the texts have words of it.
func (k *known) learn(name string) {
	if len(name) > longestName {
		return
	}
	var parts []string
	for _, w := range words(name) {
		if k.there[w.folded] && len([]rune(w.folded)) > 1 {
			parts = append(parts, w.folded)
		}
	}
	for i, p := range parts {
		if len([]rune(p)) > 2 && !k.keep[p] && !strings.ContainsAny(p, "0123456789") {
			k.word[p] = true
		}
		for j, q := range parts {
			if i != j {
				k.pair[[2]string{p, q}] = true
			}
		}
	}
}

// mask takes out two words of one name side by side, in any writing, and a
// capitalised word of a name in the middle of a sentence.
func (k *known) mask(s string) string {
	all := words(s)
	gone := make([]bool, len(all))
	for i, w := range all {
		if i+1 < len(all) && k.pair[[2]string{w.folded, all[i+1].folded}] && beside(s[w.end:all[i+1].start]) {
			gone[i], gone[i+1] = true, true
		}
		if k.word[w.folded] && w.capital && !opens(s[:w.start]) {
			gone[i] = true
		}
	}
	var out strings.Builder
	at := 0
	for i := 0; i < len(all); i++ {
		if !gone[i] {
			continue
		}
		last := i
		for last+1 < len(all) && gone[last+1] && beside(s[all[last].end:all[last+1].start]) {
			last++
		}
		out.WriteString(s[at:all[i].start] + Mark)
		at, i = all[last].end, last
	}
	return out.String() + s[at:]
}

// beside tells whether two words stand side by side.
func beside(between string) bool {
	return len(between) <= 4 && strings.Trim(between, " .-\u00a0\t,") == ""
}

// opens tells whether a sentence begins here, where every word has a capital.
func opens(before string) bool {
	before = strings.TrimRightFunc(before, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Ps, r) || unicode.Is(unicode.Pi, r) || strings.ContainsRune(`"'«¿¡-–—*•`, r)
	})
	return before == "" || strings.HasSuffix(before, Mark) || strings.ContainsAny(before[len(before)-1:], ".!?:") || strings.HasSuffix(before, "…")
}

// word is one word of a text.
type word struct {
	start, end int // in bytes
	folded     string
	capital    bool
}

func words(s string) []word {
	var out []word
	for _, span := range letters.FindAllStringIndex(s, -1) {
		w := s[span[0]:span[1]]
		out = append(out, word{span[0], span[1], text.Fold(w), unicode.IsUpper([]rune(w)[0])})
	}
	return out
}

var letters = regexp.MustCompile(`[\p{L}\p{M}\p{N}]+(?:['’\x{200b}][\p{L}\p{M}]+)*`)
