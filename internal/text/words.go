package text

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// Span is where a word stands in a text: bytes text[Start:End], code points From to To.
type Span struct{ Start, End, From, To int }

// Token is a word of a text. Folded is never empty.
type Token struct {
	Span
	Folded string // by FoldWord
}

// Tokens returns the words of s in order.
func Tokens(s string) []Token {
	var tokens []Token
	for span := range Spans(s) {
		if folded := FoldWord(s[span.Start:span.End]); folded != "" {
			tokens = append(tokens, Token{span, folded})
		}
	}
	return tokens
}

// Spans yields where the words of s are. A word is a run of letters, their marks
// and digits; invisible characters inside it belong to it. "don't", "3.5" and the
// Spanish "tod@s" are one word each; "co-design", "y/o" and "open.Also" are two.
// Han and kana, written without spaces, give a word a character.
func Spans(s string) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		at := cursor{}
		for at.i < len(s) {
			r, next := at.next(s)
			if !inWord(r) {
				at = next
				continue
			}
			end := wordEnd(s, r, next)
			if !yield(Span{at.i, end.i, at.cp, end.cp}) {
				return
			}
			at = end
		}
	}
}

// cursor is a place in a text, counted in bytes and in code points.
type cursor struct{ i, cp int }

// next decodes the character at c, if there is one, and returns the place after it.
func (c cursor) next(s string) (rune, cursor) {
	if c.i < len(s) && s[c.i] < utf8.RuneSelf {
		return rune(s[c.i]), cursor{c.i + 1, c.cp + 1}
	}
	r, n := utf8.DecodeRuneInString(s[c.i:])
	return r, cursor{c.i + n, c.cp + min(n, 1)}
}

// wordEnd returns the end of the word whose first character is r and whose
// second, if any, is at c.
func wordEnd(s string, r rune, c cursor) cursor {
	end, last := c, r // last: the latest character that is part of the word
	for c.i < len(s) {
		r, next := c.next(s)
		switch {
		case inWord(r) && !alone(r) && !alone(last):
			last, end = r, next
		case r >= utf8.RuneSelf && unicode.IsMark(r):
			end = next
		case invisible(r): // counts if the word goes on
		case r == '@' && gendered(s, last, next):
			last, end = r, next
		case joins(s, last, r, next):
		default:
			return end
		}
		c = next
	}
	return end
}

// joins reports whether r, after the word character last, ties the word to what
// is at c: an apostrophe between letters, a point or comma between digits.
func joins(s string, last, r rune, c cursor) bool {
	after, _ := c.next(s)
	switch {
	case r == '.' || r == ',':
		return isDigit(last) && isDigit(after)
	case r == '\'' || r == '`' || r >= utf8.RuneSelf:
		q, _ := straight(r)
		return (r < utf8.RuneSelf || q == '\'') && inWord(after) && !isDigit(after) && !isDigit(last)
	}
	return false
}

// gendered reports whether an @ after last, with c after it, is the Spanish
// ending for both genders, as in "tod@s" and "ciudadan@".
func gendered(s string, last rune, c cursor) bool {
	r, next := c.next(s)
	if r == 's' || r == 'S' {
		r, _ = next.next(s)
	}
	return inWord(last) && !isDigit(last) && !inWord(r)
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || isDigit(r)
	}
	if _, quote := straight(r); quote {
		return false
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// alone reports whether r is a word by itself.
func alone(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }
