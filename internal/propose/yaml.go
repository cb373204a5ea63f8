package propose

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"canvass/internal/survey"
)

// translations writes texts as a flow mapping in order of language.
func translations(t survey.Texts) string {
	var codes, parts []string
	for code := range t {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	for _, code := range codes {
		parts = append(parts, code+": "+quote(t[code]))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func list(all []string) string {
	var quoted []string
	for _, s := range all {
		quoted = append(quoted, quote(s))
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// quote writes a text so that YAML reads the same text back, whatever is in it.
func quote(s string) string { return strconv.Quote(s) }

// longestComment is where a title in a comment is cut; the form has it whole.
const longestComment = 100

// comment makes one line of a title, without control and direction characters.
func comment(s string) string {
	s = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r):
			return ' '
		case unicode.Is(unicode.Cf, r), !unicode.IsPrint(r):
			return -1
		}
		return r
	}, s)), " ")
	if r := []rune(s); len(r) > longestComment {
		return string(r[:longestComment]) + "…"
	}
	return s
}
