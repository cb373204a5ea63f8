package redact

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"canvass/internal/text"
)

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
