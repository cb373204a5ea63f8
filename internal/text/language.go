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
func Detect(s string) (language string, sure bool) { return detect(s, cueOf) }

// Detector is Language for many texts: it remembers what words say, as many as a
// Stemmer does. Its zero value is ready; it is not for concurrent use.
type Detector struct{ known map[string]cue }

// Language is what the function of that name returns.
func (d *Detector) Language(s, hint string) string {
	if language, sure := detect(s, d.cue); sure {
		return language
	}
	return hint
}

func (d *Detector) cue(raw string) cue {
	if c, ok := d.known[raw]; ok {
		return c
	}
	c := cueOf(raw)
	if len(raw) > longestWord {
		return c
	}
	if d.known == nil || len(d.known) >= stemmerLimit {
		d.known = map[string]cue{}
	}
	d.known[strings.Clone(raw)] = c
	return c
}

// detect adds up what the words say.
func detect(s string, say func(string) cue) (language string, sure bool) {
	var sum cue
	for span := range Spans(s) {
		c := say(s[span.Start:span.End])
		sum = cue{sum.en + c.en, sum.es + c.es, sum.other + c.other}
	}
	if strings.Contains(s, "¿") || strings.Contains(s, "¡") {
		sum.es += strong
	}
	switch {
	case sum.en > sum.es:
		return "en", ahead(sum.en, sum.es, sum.other)
	case sum.es > sum.en:
		return "es", ahead(sum.es, sum.en, sum.other)
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

// cueOf returns what one word says for English, for Spanish and for neither.
func cueOf(raw string) cue {
	word := FoldWord(raw)
	if c, ok := functionWords[word]; ok {
		return c
	}
	var c cue
	if strings.ContainsAny(raw, "áéíóúñÁÉÍÓÚÑ") {
		c.es += fair
	}
	if strings.ContainsAny(raw, "ãõçêàèùâîôäößåÃÕÇÊÀÈÄÖ") {
		c.other += strong
	}
	if strings.Contains(word, "'") {
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
