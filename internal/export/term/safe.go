package term

import (
	"fmt"
	"strings"
	"unicode"
)

// Safe returns s with every character that could steer a terminal or hide text
// shown as a visible escape: \x1b for controls (C0 but for the line feed, DEL, C1),
// \u202e for bidirectional and other invisible characters, line and paragraph
// separators. CRLF and CR become a line feed, a tab a space. Invalid UTF-8 becomes
// U+FFFD. The joiner inside an emoji or a word that needs one stays.
func Safe(s string) string {
	if plain(s) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var b strings.Builder
	prev := rune(0)
	for _, r := range s {
		b.WriteString(shown(r, prev))
		prev = r
	}
	return b.String()
}

func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0x7f || c < ' ' && c != '\n' {
			return false
		}
	}
	return true
}

// shown is how r appears; prev is the character before it.
func shown(r, prev rune) string {
	switch {
	case r == '\n' || r == '\r':
		return "\n"
	case r == '\t':
		return " "
	case r < 0xa0 && unicode.IsControl(r):
		return fmt.Sprintf(`\x%02x`, r)
	case r == '\u200d' && joins(prev):
		return string(r)
	case hidden(r):
		return escape(r)
	}
	return string(r)
}

// hidden tells whether r is a format character, a separator of lines or one of the
// letters that take no ink.
func hidden(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Noncharacter_Code_Point) ||
		r == '\u034f' || r == '\u115f' || r == '\u1160' || r == '\u3164' || r == '\uffa0'
}

// joins tells whether a zero-width joiner after r is part of how r is written.
func joins(r rune) bool {
	return r >= 0x1f000 || r == '\ufe0f' || unicode.In(r, unicode.So, unicode.Mn, unicode.Mc, unicode.Arabic)
}

func escape(r rune) string {
	if r > 0xffff {
		return fmt.Sprintf(`\U%08x`, r)
	}
	return fmt.Sprintf(`\u%04x`, r)
}
