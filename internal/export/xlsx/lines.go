package xlsx

import (
	"strings"
	"unicode/utf8"
)

// lines estimates how many lines s takes in a column of that many characters, up to
// most. Words move to the next line whole, longer ones are broken.
func lines(s string, columns float64, most int) int {
	room := max(columns, 4)
	if float64(len(s))*widestInk <= room && !strings.Contains(s, "\n") {
		return 1
	}
	total := 0
	for part := range strings.Lines(s) {
		total++
		used := 0.0
		for word := range strings.FieldsSeq(part) {
			w := inkWidth(word)
			if used > 0 && used+blankInk+w > room {
				total++
				used = 0
			}
			for ; w > room && total < most; w -= room {
				total++
			}
			if used > 0 {
				used += blankInk
			}
			if used += w; total >= most {
				return most
			}
		}
	}
	return max(total, 1)
}

// Widths of characters in the proportional font, in digits, as far as lines cares.
const (
	thinInk    = 0.55
	blankInk   = 0.5
	capitalInk = 1.25
	widestInk  = 1.5
)

func inkWidth(word string) float64 {
	w := 0.0
	for i := 0; i < len(word); i++ {
		switch c := word[i]; {
		case c >= utf8.RuneSelf:
			return w + 1.05*float64(width(word[i:]))
		case c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '@' || c == '%':
			w += widestInk
		case c >= 'A' && c <= 'Z' && c != 'I':
			w += capitalInk
		case c == 'i' || c == 'j' || c == 'l' || c == 't' || c == 'I' || c == '|' || c >= '!' && c <= '/' || c == ':' || c == ';':
			w += thinInk
		default:
			w++
		}
	}
	return w
}
