package file

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanner takes a short text apart from its beginning.
type scanner struct{ rest string }

// skip takes a prefix, if it is there.
func (s *scanner) skip(prefix string) bool {
	rest, found := strings.CutPrefix(s.rest, prefix)
	s.rest = rest
	return found
}

// oneOf takes one of some ASCII characters, "" when none comes next.
func (s *scanner) oneOf(characters string) string {
	if s.rest == "" || strings.IndexByte(characters, s.rest[0]) < 0 {
		return ""
	}
	c := s.rest[:1]
	s.rest = s.rest[1:]
	return c
}

// number takes up to most digits and returns how many there were.
func (s *scanner) number(most int) (value, digits int) {
	for digits < most && digits < len(s.rest) && s.rest[digits] >= '0' && s.rest[digits] <= '9' {
		value = value*10 + int(s.rest[digits]-'0')
		digits++
	}
	s.rest = s.rest[digits:]
	return value, digits
}

// half takes "AM", "p.m.", "a. m." and their like, and returns a or p; "" when no
// such word comes next.
func (s *scanner) half() string {
	q := *s
	h := strings.ToLower(q.oneOf("aApP"))
	q.skip(".")
	q.skip(" ")
	if h == "" || q.oneOf("mM") == "" {
		return ""
	}
	q.skip(".")
	if q.rest != "" && q.rest[0] != ' ' && q.rest[0] != '+' && q.rest[0] != '-' {
		return ""
	}
	*s = q
	return h
}

// spaced returns s with single ordinary spaces, none at the ends.
func spaced(s string) string {
	plain := strings.TrimSpace(s) == s && !strings.Contains(s, "  ")
	for i := 0; plain && i < len(s); i++ {
		plain = s[i] >= ' ' && s[i] < utf8.RuneSelf
	}
	if plain {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ")
}
