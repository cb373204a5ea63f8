package export

import "strings"

// Visible returns s with each control character shown by its symbol (␛ for ESC), so
// that what was typed can be seen and steers nothing. Tabs stay; CRLF, CR and the
// separators of Unicode are line feeds.
func Visible(s string) string {
	if strings.IndexFunc(s, invisible) < 0 {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			return '\n'
		case r == '\t' || r == '\n':
			return r
		case r < ' ':
			return '\u2400' + r
		case r == 0x7f:
			return '\u2421'
		case r > 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff:
			return '\ufffd'
		}
		return r
	}, s)
}

func invisible(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' || r == 0xfffe || r == 0xffff
}

// Directs reports whether a character changes the direction of the text after it.
func Directs(r rune) bool {
	return r == '\u061c' || r == '\u200e' || r == '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}
