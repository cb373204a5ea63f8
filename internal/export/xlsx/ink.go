package xlsx

import (
	"unicode"
	"unicode/utf8"
)

// arial has the advance widths of the printable ASCII characters, from the blank
// on, in thousandths of the font's size.
var arial = [...]int{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}

const (
	other      = 580  // about any other letter
	full       = 1000 // ideographs and pictures
	columnUnit = 525  // what a column of width one holds: seven pixels at the usual size
)

// inked is the width of s on one line in units of a column's width.
func inked(s string) float64 {
	sum := 0
	for _, r := range s {
		sum += advance(r)
	}
	return float64(sum) / columnUnit
}

func advance(r rune) int {
	switch {
	case r >= ' ' && r < 0x7f:
		return arial[r-' ']
	case r >= 0xa1 && r < 0x300: // letters with accents, most of all
		return other
	case r < utf8.RuneSelf || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r >= 0x1f000 || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
		return full
	}
	return other
}
