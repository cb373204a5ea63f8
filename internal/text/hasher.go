package text

import (
	"strings"
	"unicode/utf8"
)

// Word is a word of a text as a number: words that FoldWord makes equal have equal
// hashes. From and To are where it stands, in code points.
type Word struct {
	Hash     uint64
	From, To int32
}

// Hasher reads texts into words faster than Tokens, which it agrees with. It
// remembers words beyond ASCII, as many as a Stemmer does. Its zero value is ready;
// it is not for concurrent use.
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
		end, hash := h.word(s, at)
		if hash != emptyHash {
			words = append(words, Word{hash, int32(at.cp), int32(end.cp)})
			limit--
		}
		at = end
	}
	return words, true
}

// FNV-1a, 64 bits; of no bytes it is emptyHash.
const (
	emptyHash = 14695981039346656037
	fnvPrime  = 1099511628211
)

// word hashes the word that begins at c and returns its end. Letters and digits of
// ASCII up to a plain end are read here; everything else takes the long way.
func (h *Hasher) word(s string, c cursor) (cursor, uint64) {
	hash, i := uint64(emptyHash), c.i
	for i < len(s) && kind[s[i]] == letter {
		hash = (hash ^ uint64(lower[s[i]])) * fnvPrime
		i++
	}
	if i == len(s) || i > c.i && (kind[s[i]] == plain || kind[s[i]] == point && (i+1 == len(s) || !isDigit(rune(s[i+1])))) {
		return cursor{i, c.cp + i - c.i}, hash
	}
	r, next := c.next(s)
	end := wordEnd(s, r, next)
	return end, h.fold(s[c.i:end.i])
}

// fold is the hash of a word as FoldWord writes it.
func (h *Hasher) fold(raw string) uint64 {
	if hash, ok := h.known[raw]; ok {
		return hash
	}
	hash := HashWord(FoldWord(raw))
	if len(raw) > longestWord {
		return hash
	}
	if h.known == nil || len(h.known) >= stemmerLimit {
		h.known = map[string]uint64{}
	}
	h.known[strings.Clone(raw)] = hash
	return hash
}

// HashWord is the hash of a folded word.
func HashWord(folded string) uint64 {
	hash := uint64(emptyHash)
	for i := range len(folded) {
		hash = (hash ^ uint64(folded[i])) * fnvPrime
	}
	return hash
}

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
