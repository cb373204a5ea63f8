package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Several is the code of a text in more than one language (BCP 47).
const Several = "mul"

// Other stands for the language of a text that is plainly neither in English nor in
// Spanish, whatever it is.
const Other = "other"

// Detect returns "en" or "es", whichever s looks more like, and whether that can
// be relied on: it can from about five words on, unless s is mixed or reads like
// a third language. With nothing to go by it returns "".
func Detect(s string) (language string, sure bool) {
	var sum cue
	for span := range Spans(s) {
		sum.add(cueOf(s[span.Start:span.End]))
	}
	if strings.ContainsAny(s, "¿¡") {
		sum.es += strong
	}
	return sum.language()
}

func (c *cue) add(d cue) {
	c.en, c.es, c.other, c.foreign = c.en+d.en, c.es+d.es, c.other+d.other, c.foreign+d.foreign
}

// mixed reports whether much speaks for both languages, and little for another.
func (c cue) mixed() bool {
	return min(c.en, c.es) >= 2*strong && c.en+c.es >= 3*c.other
}

// third reports whether much speaks for another language than these two, and less than
// half as much for either of them; or, in a short text, two words of it, or one that leaves
// no doubt, and hardly anything for either: letters alone do not tell, of which names and borrowed words have
// many.
func (c cue) third() bool {
	return c.other >= 3*strong && c.other > 2*max(c.en, c.es) || c.foreign >= 2 && c.other >= 2*strong && c.other >= 4*max(c.en, c.es)
}

// language is the one that more speaks for, and whether that can be relied on.
func (c cue) language() (language string, sure bool) {
	switch {
	case c.en > c.es:
		return "en", ahead(c.en, c.es, c.other)
	case c.es > c.en:
		return "es", ahead(c.es, c.en, c.other)
	}
	return "", false
}

// ahead reports whether the best score is high enough and well ahead.
func ahead(best, second, other int) bool {
	return best >= strong && best >= 3*second && best >= 2*other
}

// What a cue counts: a function word of one language only; a telling ending or a
// function word that Spanish shares with its neighbours; a letter at the end.
const (
	strong = 4
	fair   = 2
	weak   = 1
)

// copula reports whether a word is "is" or "to" of a neighbour of Spanish, which its
// accent tells.
func copula(raw string) bool {
	switch raw {
	case "é", "É", "è", "È", "és", "És", "à", "À":
		return true
	}
	return false
}

// cueOf returns what one word says for English, for Spanish and for neither.
func cueOf(raw string) cue {
	word := FoldWord(raw)
	if c, ok := functionWords[word]; ok && !copula(raw) {
		return c
	}
	var c cue
	switch points, known := foreignWords[word]; {
	case known:
		return cue{other: points, foreign: min(points/strong, 2)}
	case copula(raw):
		return cue{other: strong, foreign: 1}
	}
	if strings.ContainsAny(raw, "áéíóúñÁÉÍÓÚÑ") {
		c.es += fair
	}
	if strings.ContainsAny(raw, "ãõçêàèùâîôäößåÃÕÇÊÀÈÄÖ") {
		c.other += strong
		return c
	}
	if first, _ := utf8.DecodeRuneInString(word); unicode.IsLetter(first) && !unicode.Is(unicode.Latin, first) {
		return cue{other: 3 * strong} // another script
	}
	switch at := strings.Index(word, "'"); {
	case at == 1 && strings.ContainsAny(word[:1], "cdjlnqs"): // l'avis, d'accord
		c.other += fair
		return c
	case at >= 0:
		c.en += fair
	}
	if len(word) < 4 {
		return c
	}
	switch {
	case hasAnySuffix(word, "cion", "ciones", "sion", "dad", "dades", "mente", "ando", "iendo", "aron", "ieron", "amos", "emos", "encia", "ancia", "ados", "idas", "ores", "ales", "eza"):
		c.es += fair
	case hasAnySuffix(word, "ing", "tion", "tions", "ness", "ment", "ments", "ly", "ed", "ity", "ful", "ous", "ght", "ers", "ency", "ance", "ence", "ies", "ck", "sh", "th"):
		c.en += fair
	case hasAnySuffix(word, "o", "a", "os", "as"):
		c.es += weak
	case hasAnySuffix(word, "t", "k", "y", "h", "w", "p", "g", "m", "f", "c", "d", "ts", "ks", "ds", "ms", "ps", "ss", "ll", "ee"):
		c.en += weak
	}
	return c
}
