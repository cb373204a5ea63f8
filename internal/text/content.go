package text

import (
	"strings"
	"unicode"
)

// longestFiller bounds, in bytes, a text that can be a stock phrase as a whole.
const longestFiller = 120

// NoContent reports whether an answer says nothing: blank, only punctuation, or
// a stock phrase such as "n/a", "nothing to add" or "sin comentarios". "No",
// "Agree", "De acuerdo", "No objections" and a thumb up are opinions. So may
// "Nothing" be, under "What would you change?"; a caller that knows its question
// decides. "Same as above" is not decided here: see SameAsAbove.
func NoContent(s string) bool {
	if !hasWords(s) {
		return strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.So, r) }) < 0
	}
	return len(s) <= longestFiller && isFiller(wordsOf(s), false)
}

func hasWords(s string) bool {
	for range Spans(s) {
		return true
	}
	return false
}

// isFiller looks a phrase up, whole or after taking off what may stand around it;
// denied says that a denial was taken off.
func isFiller(words []string, denied bool) bool {
	phrase := strings.Join(words, " ")
	if nothings[phrase] || fillers[phrase] && !denied {
		return true
	}
	for i := 1; i < len(words); i++ {
		before, after := strings.Join(words[:i], " "), strings.Join(words[i:], " ")
		switch {
		case openers[before] && isFiller(words[i:], denied),
			denials[before] && isFiller(words[i:], true),
			tails[after] && isFiller(words[:i], denied):
			return true
		}
	}
	return false
}

// SameAsAbove reports whether an answer only points to an earlier one of the
// same person: "same as above", "ditto", "lo mismo", "igual que arriba".
func SameAsAbove(s string) bool {
	if len(s) > longestFiller {
		return false
	}
	words := wordsOf(s)
	for i := range len(words) {
		if pointers[strings.Join(words[:i], " ")] && backs[strings.Join(words[i:], " ")] {
			return true
		}
	}
	phrase := strings.Join(words, " ")
	return pointers[phrase] || references[phrase]
}

func wordsOf(s string) []string {
	var words []string
	for span := range Spans(s) {
		if w := Fold(s[span.Start:span.End]); w != "" {
			words = append(words, w)
		}
	}
	return words
}
