package text

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form of s in which people's spellings of one thing are equal:
// compatibility forms, case and accents are gone (ñ is n, ß is ss, İ and ı are i),
// invisible and direction characters dropped, quotes and dashes straight, white
// space single and trimmed. It follows no locale. Folding twice changes nothing.
func Fold(s string) string { return fold(s, false) }

// FoldWord is Fold for words whose meaning matters: ñ stays, so that "año" is not "ano".
func FoldWord(s string) string { return fold(s, true) }

func fold(s string, keepTilde bool) string {
	switch plain, folded := plainASCII(s); {
	case folded:
		return s
	case plain:
		return small(s)
	}
	f := folder{out: make([]byte, 0, len(s)+8), keepTilde: keepTilde}
	for i, r := range s {
		if r < utf8.RuneSelf {
			f.ascii(byte(r))
			continue
		}
		if q, ok := straight(r); ok {
			f.ascii(q)
			continue
		}
		parts := norm.NFKD.PropertiesString(s[i:]).Decomposition()
		if parts == nil {
			f.rune(r)
		}
		for len(parts) > 0 {
			p, n := utf8.DecodeRune(parts)
			f.rune(p)
			parts = parts[n:]
		}
	}
	if f.compose {
		return norm.NFC.String(string(f.out))
	}
	return string(f.out)
}

// plainASCII reports, without allocating, that an ASCII text needs no more than small
// letters, and that it needs nothing at all.
func plainASCII(s string) (plain, folded bool) {
	space, folded := true, true
	for i := range len(s) {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			folded = false
		case c >= utf8.RuneSelf, c < ' ', c == 0x7F, c == '`', c == ' ' && space:
			return false, false
		}
		space = c == ' '
	}
	plain = s == "" || !space
	return plain, plain && folded
}

// small is s, which is ASCII, in small letters.
func small(s string) string {
	var room [64]byte
	out := room[:0]
	for i := range len(s) {
		out = append(out, lower[s[i]])
	}
	return string(out)
}

// folder writes folded characters one by one.
type folder struct {
	out       []byte
	keepTilde bool
	space     bool // white space seen since the last character
	n         int  // where the last letter starts, plus one, if it is an n; its marks may follow
	compose   bool // something was written that may compose
}

func (f *folder) ascii(c byte) {
	switch {
	case c == ' ', '\t' <= c && c <= '\r':
		f.space, f.n = true, 0
	case c < ' ', c == 0x7F: // other controls are dropped
	case 'A' <= c && c <= 'Z':
		f.put(rune(c) + 'a' - 'A')
	case c == '`':
		f.put('\'')
	default:
		f.put(rune(c))
	}
}

func (f *folder) rune(r rune) {
	switch {
	case r < utf8.RuneSelf:
		f.ascii(byte(r))
	case r == tilde && f.keepTilde && f.n > 0:
		f.out = slices.Replace(f.out, f.n-1, f.n, []byte("ñ")...)
		f.n = 0
	case invisible(r), accent(r):
	case unicode.IsSpace(r):
		f.space, f.n = true, 0
	default:
		f.letter(r)
	}
}

func (f *folder) letter(r rune) {
	if q, ok := straight(r); ok {
		f.put(rune(q))
		return
	}
	r = unicode.ToLower(unicode.ToUpper(r))
	if spelled := spelledOut(r); spelled != "" {
		for _, p := range spelled {
			f.put(p)
		}
		return
	}
	f.put(r)
}

func (f *folder) put(r rune) {
	if f.space && len(f.out) > 0 {
		f.out = append(f.out, ' ')
	}
	f.out = utf8.AppendRune(f.out, r)
	f.space = false
	switch {
	case r == 'n':
		f.n = len(f.out)
	case r < utf8.RuneSelf || !unicode.IsMark(r):
		f.n = 0
	}
	f.compose = f.compose || r >= utf8.RuneSelf
}
