package text

import "unicode/utf8"

// Print is the 64-bit FNV-1a hash of Fold(s): texts that are equal but for case,
// accents, quotes and blanks have one print. It makes no copy where all of s is
// ASCII or letters that have one plain letter (é, Ñ).
func Print(s string) uint64 {
	hash, space, begun := uint64(emptyHash), false, false
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			if i+1 == len(s) || c != 0xC3 { // U+00C0 to U+00FF
				return HashWord(Fold(s))
			}
			i++
			if c = plainLetter[s[i]]; c == 0 || i+1 < len(s) && s[i+1] >= 0xCC {
				return HashWord(Fold(s)) // a mark may follow
			}
		}
		switch {
		case c == ' ', '\t' <= c && c <= '\r':
			space = true
			continue
		case c < ' ', c == 0x7F:
			continue
		case 'A' <= c && c <= 'Z':
			c |= 0x20
		case c == '`':
			c = '\''
		}
		if space && begun {
			hash = (hash ^ ' ') * fnvPrime
		}
		hash, space, begun = (hash^uint64(c))*fnvPrime, false, true
	}
	return hash
}

// plainLetter has the plain letter of U+00C0 to U+00FF by their second byte, 0 for
// those that fold to no single one.
var plainLetter = func() (plain [256]byte) {
	for r := rune(0xC0); r <= 0xFF; r++ {
		if f := Fold(string(r)); len(f) == 1 {
			plain[0x80+r-0xC0] = f[0]
		}
	}
	return plain
}()
