package csv

import (
	"strings"
	"unicode"
)

// Guard returns s with a leading ' when a spreadsheet program could take it for a
// formula: when, past blanks, controls and invisible characters, it begins with one
// of = + - @, also in a compatibility form such as the full-width ones, or when a
// tab, line break or NUL comes first. Other texts are returned as they are.
func Guard(s string) string {
	if s != "" && ('a' <= s[0]|0x20 && s[0]|0x20 <= 'z' || '0' <= s[0] && s[0] <= '9') { // as most texts
		return s
	}
	for _, r := range s {
		switch {
		case strings.ContainsRune("\t\r\n\x00", r) || trigger(r):
			return "'" + s
		case !skipped(r):
			return s
		}
	}
	return s
}

// Unguard takes a guard off again: what was written by hand behind a leading ' too.
func Unguard(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && Guard(rest) != rest {
		return rest
	}
	return s
}

// skipped tells whether a spreadsheet may drop r before it looks for a formula.
func skipped(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar
}

// trigger lists the characters that begin a formula and all that compatibility
// normalisation (NFKC) turns into one of them.
func trigger(r rune) bool {
	return strings.ContainsRune("=+-@"+"＝＋－＠"+"﹦﹢﹣﹫"+"⁺₊⁼₌"+"⩵⩶﬩", r)
}
