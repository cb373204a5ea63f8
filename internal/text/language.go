package text

import "strings"

// Language returns the language of s when Detect is sure of it, else the hint:
// the language of the form, say. "" means that nobody knows.
func Language(s, hint string) string {
	if language, sure := Detect(s); sure {
		return language
	}
	return hint
}

// Detect returns "en" or "es", whichever s looks more like, and whether that can
// be relied on: it can from about five words on, unless s is mixed or reads like
// a third language. With nothing to go by it returns "".
func Detect(s string) (language string, sure bool) {
	var en, es, other int
	for span := range Spans(s) {
		a, b, c := cues(s[span.Start:span.End])
		en, es, other = en+a, es+b, other+c
	}
	if strings.ContainsAny(s, "¿¡") {
		es += strong
	}
	switch {
	case en > es:
		return "en", ahead(en, es, other)
	case es > en:
		return "es", ahead(es, en, other)
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

// cues returns what one word says for English, for Spanish and for neither.
func cues(raw string) (en, es, other int) {
	word := FoldWord(raw)
	if c, ok := functionWords[word]; ok {
		return c.en, c.es, c.other
	}
	if strings.ContainsAny(raw, "áéíóúñÁÉÍÓÚÑ") {
		es += fair
	}
	if strings.ContainsAny(raw, "ãõçêàèùâîôäößåÃÕÇÊÀÈÄÖ") {
		other += strong
	}
	if strings.Contains(word, "'") {
		en += fair
	}
	if len(word) < 4 {
		return en, es, other
	}
	switch {
	case hasAnySuffix(word, "cion", "ciones", "sion", "dad", "dades", "mente", "ando", "iendo", "aron", "ieron", "amos", "emos", "encia", "ancia", "ados", "idas", "ores", "ales", "eza"):
		es += fair
	case hasAnySuffix(word, "ing", "tion", "tions", "ness", "ment", "ments", "ly", "ed", "ity", "ful", "ous", "ght", "ers", "ency", "ance", "ence", "ies", "ck", "sh", "th"):
		en += fair
	case hasAnySuffix(word, "o", "a", "os", "as"):
		es += weak
	case hasAnySuffix(word, "t", "k", "y", "h", "w", "p", "g", "m", "f", "c", "d", "ts", "ks", "ds", "ms", "ps", "ss", "ll", "ee"):
		en += weak
	}
	return en, es, other
}
