package text

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// Word is a word of a text as a number: words that FoldWord makes equal have equal
// hashes, all of whose bits are as good. From and To are where it stands, in code points.
type Word struct {
	Hash     uint64
	From, To int32
}

// Hasher reads texts into words faster than Tokens, which it agrees with. It
// remembers words that are hard to read, as many as a Stemmer does. Its zero value is
// ready; it is not for concurrent use.
type Hasher struct{ known map[string]uint64 }

// Append appends the words of s, in order, to words, at most limit of them, and
// reports whether that was all.
func (h *Hasher) Append(words []Word, s string, limit int) (_ []Word, all bool) {
	at := cursor{}
	for at.i < len(s) {
		c := s[at.i]
		if kind[c] != letter {
			if c < utf8.RuneSelf {
				at.i, at.cp = at.i+1, at.cp+1
				continue
			}
			if r, next := at.next(s); !inWord(r) {
				at = next
				continue
			}
		}
		if limit == 0 {
			return words, false
		}
		n, hash := plainWord(s[at.i:])
		end := cursor{at.i + n, at.cp + n}
		if n == 0 || !endsWord(s, end.i) {
			end, hash = h.word(s, at)
		}
		if hash != nothing {
			words = append(words, Word{hash, int32(at.cp), int32(end.cp)})
			limit--
		}
		at = end
	}
	return words, true
}

// plainWord hashes the letters and digits of ASCII with which s begins, eight at a time,
// and returns how many there are.
func plainWord(s string) (n int, hash uint64) {
	hash = hashSeed
	for {
		bytes := eight(s[n:])
		found := letters(bytes)
		if found < 8 {
			return n + found, stir(hash ^ lowest(bytes|smallLetters, found))
		}
		hash = stir(hash ^ (bytes | smallLetters))
		n += 8
	}
}

// word hashes the word that begins at c and returns its end. Letters and digits of
// ASCII and Latin-1 up to a plain end are read here; everything else takes the long way.
func (h *Hasher) word(s string, c cursor) (cursor, uint64) {
	var room [32]byte
	n, i, cp := 0, c.i, c.cp
	for ; i < len(s) && n < len(room)-1; i, cp = i+1, cp+1 {
		if b := s[i]; kind[b] == letter {
			room[n] = lower[b]
			n++
			continue
		}
		if s[i] != latin || i+1 == len(s) || i+2 < len(s) && s[i+2] >= utf8.RuneSelf && s[i+2] != latin { // a mark may follow
			break
		}
		i++
		switch b := plainWordLetter[s[i]]; {
		case b == 0:
			return h.longWay(s, c)
		case b == "ñ"[1]:
			n += copy(room[n:], "ñ")
		default:
			room[n] = b
			n++
		}
	}
	if n > 0 && endsWord(s, i) {
		return cursor{i, cp}, hashOf(string(room[:n]))
	}
	return h.longWay(s, c)
}

// endsWord reports whether a word of plain letters that reaches to byte i ends there,
// as far as that is seen at once.
func endsWord(s string, i int) bool {
	return i == len(s) || kind[s[i]] == plain || kind[s[i]] == point && (i+1 == len(s) || !isDigit(rune(s[i+1])))
}

// longWay is word for any word.
func (h *Hasher) longWay(s string, c cursor) (cursor, uint64) {
	r, next := c.next(s)
	end := wordEnd(s, r, next)
	return end, h.fold(s[c.i:end.i])
}

// fold is the hash of a word as FoldWord writes it.
func (h *Hasher) fold(raw string) uint64 {
	if hash, ok := h.known[raw]; ok {
		return hash
	}
	hash := hashOf(FoldWord(raw))
	if len(raw) > longestWord {
		return hash
	}
	if h.known == nil || len(h.known) >= stemmerLimit {
		h.known = map[string]uint64{}
	}
	h.known[strings.Clone(raw)] = hash
	return hash
}

// nothing is the hash of no bytes, which a word may fold to.
const nothing = 0

// hashOf hashes a folded word eight bytes at a time: each eight, and what is left of
// it, are stirred into what was before.
func hashOf(folded string) uint64 {
	if folded == "" {
		return nothing
	}
	hash := uint64(hashSeed)
	for ; len(folded) >= 8; folded = folded[8:] {
		hash = stir(hash ^ eight(folded))
	}
	return stir(hash ^ eight(folded))
}

const hashSeed = 0xD1B54A32D192ED03

// stir makes of x a number each of whose bits depends on all of its bits: both halves
// of a product folded into one.
func stir(x uint64) uint64 {
	hi, lo := bits.Mul64(x, 0x9E3779B97F4A7C15)
	return hi ^ lo
}

// eight is the first eight bytes of s, the first one lowest; zero where s has none.
func eight(s string) uint64 {
	if len(s) >= 8 {
		s = s[:8]
		return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	}
	x := uint64(0)
	for i := len(s) - 1; i >= 0; i-- {
		x = x<<8 | uint64(s[i])
	}
	return x
}

// lowest is the lowest n bytes of x, fewer than eight.
func lowest(x uint64, n int) uint64 { return x & (1<<(8*n&63) - 1) }

// Eight bytes at once: a bit for each, that which makes a letter of ASCII small and
// that which no byte of ASCII has.
const (
	each         = 0x0101010101010101
	smallLetters = 0x20 * each
	beyondASCII  = 0x80 * each
)

// letters counts the bytes, from the lowest on, that are letters or digits of ASCII.
// What is added to a byte sets its highest bit if the byte is so much or more.
func letters(x uint64) int {
	low := x &^ beyondASCII
	small := low | smallLetters
	letter := (small + (0x80-'a')*each) &^ (small + (0x80-'z'-1)*each)
	digit := (low + (0x80-'0')*each) &^ (low + (0x80-'9'-1)*each)
	other := ^(letter | digit) | x
	return bits.TrailingZeros64(other&beyondASCII) / 8
}

// HashWord is the 64-bit FNV-1a hash of a folded word.
func HashWord(folded string) uint64 {
	hash := uint64(emptyHash)
	for i := range len(folded) {
		hash = (hash ^ uint64(folded[i])) * fnvPrime
	}
	return hash
}

// FNV-1a, 64 bits; of no bytes it is emptyHash.
const (
	emptyHash = 14695981039346656037
	fnvPrime  = 1099511628211
)

// What a byte is to a word of ASCII.
const (
	other  = iota // may or may not end it
	letter        // or digit
	plain         // ends it whatever follows
	point         // ends it unless it stands between digits
)

var kind, lower = tables()

func tables() (kind, lower [256]byte) {
	for i := range 256 {
		c := byte(i)
		lower[i] = c
		switch {
		case i >= utf8.RuneSelf:
		case inWord(rune(c)):
			kind[i], lower[i] = letter, c|0x20
		case c == '.' || c == ',':
			kind[i] = point
		case c == '\'' || c == '`' || c == '@' || invisible(rune(c)):
		default:
			kind[i] = plain
		}
	}
	return kind, lower
}

// latin is the first byte of U+00C0 to U+00FF.
const latin = 0xC3

// plainWordLetter has, by their second byte, what FoldWord makes of the letters of
// U+00C0 to U+00FF: the plain letter, the last byte of ñ, or 0 where it is more.
var plainWordLetter = func() (plain [256]byte) {
	for r := rune(0xC0); r <= 0xFF; r++ {
		if f := FoldWord(string(r)); len(f) == 1 {
			plain[0x80+r-0xC0] = f[0]
		} else if f == "ñ" {
			plain[0x80+r-0xC0] = f[1]
		}
	}
	return plain
}()
