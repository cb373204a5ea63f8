package review

import (
	"strings"
	"unicode"

	"canvass/internal/text"
)

// leastCut is how much must stand before a "…" to tell a text by its beginning.
const leastCut = 20

// shows reports whether a cell shows a text, as far as programs leave one as it is:
// letters and digits count, their case and accents do not; "…" stands for the rest.
func shows(cell, stands string) bool {
	seen, is := letters(cell), letters(stands)
	if seen == is {
		return true
	}
	end := strings.TrimRight(cell, "\"'”’»)] \t\r\n")
	cut := strings.HasSuffix(end, "…") || strings.HasSuffix(end, "...")
	return cut && len(seen) >= leastCut && strings.HasPrefix(is, seen)
}

// letters is a text without anything that a spreadsheet, an encoding or a hand may change
// on the way.
func letters(s string) string {
	cleaned, _ := text.Clean(s)
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return r
	}, text.Fold(cleaned))
}
