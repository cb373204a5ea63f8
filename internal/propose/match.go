package propose

import (
	"strings"
	"unicode"

	"canvass/internal/text"
)

// phrase is words to look for in folded text. "organi*" stands for every word
// that begins so, "…" for any words between, "^" and "$" for the beginning and the
// end of the text.
type phrase string

// words cuts a text into folded words.
func words(s string) []string {
	return strings.FieldsFunc(text.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// in reports whether the phrase occurs in the words.
func (p phrase) in(all []string) bool {
	tokens := strings.Fields(string(p))
	if len(tokens) > 0 && tokens[0] == "^" {
		return matches(tokens[1:], all)
	}
	for i := range all {
		if matches(tokens, all[i:]) {
			return true
		}
	}
	return false
}

// matches reports whether the words begin with the tokens.
func matches(tokens, all []string) bool {
	switch {
	case len(tokens) == 0:
		return true
	case tokens[0] == "$":
		return len(all) == 0
	case tokens[0] == "…":
		for i := range len(all) + 1 {
			if matches(tokens[1:], all[i:]) {
				return true
			}
		}
		return false
	case len(all) == 0:
		return false
	}
	if start, open := strings.CutSuffix(tokens[0], "*"); all[0] != tokens[0] && (!open || !strings.HasPrefix(all[0], start)) {
		return false
	}
	return matches(tokens[1:], all[1:])
}

// hasAny reports whether one of the phrases occurs in the text.
func hasAny(s string, phrases []phrase) bool { return anyIn(words(s), phrases) }

// anyIn reports whether one of the phrases occurs in the words.
func anyIn(all []string, phrases []phrase) bool {
	for _, p := range phrases {
		if p.in(all) {
			return true
		}
	}
	return false
}
