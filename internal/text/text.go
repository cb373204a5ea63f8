// Package text reads what people typed: it cleans a text once before anything
// is stored, folds it for comparing, cuts it into words whose spans point into
// the original, stems words, and tells answers without content and the language
// of a text. English and Spanish are known; other languages pass through.
//
// It changes no text but in Clean; everything else only looks. It knows nothing
// of forms, principles or themes.
package text

import (
	"strings"
	"unicode/utf8"
)

// Clean makes a text safe for every store: each NUL and each run of bytes that
// is not UTF-8 (lone surrogates included) becomes U+FFFD. Everything else stays,
// control characters and U+FFFE too. It reports whether anything changed;
// cleaning a second time never does.
func Clean(s string) (string, bool) {
	if utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 {
		return s, false
	}
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD"), true
}
