package forms

import (
	"bytes"
	"crypto/sha256"

	"canvass/internal/survey"
)

// decoding is the version of the rules by which documents are read, cleaning of
// texts included. It goes up whenever a document could come out differently, so that
// one that was read by other rules is read again.
const decoding = 1

// Recognise makes listings leave out the reading of documents that known tells by
// their prints, and print the others.
func (s *Source) Recognise(known func(survey.Print) bool) { s.known = known }

// printOf returns the print of a document.
func printOf(raw []byte) survey.Print {
	h := sha256.New()
	h.Write([]byte{decoding})
	h.Write(raw)
	var sum [sha256.Size]byte
	return survey.Print(h.Sum(sum[:0]))
}

// recognise takes the print of the item that comes next, zero when it has none, and
// reads it when it is one that was read before.
func (d *decoder) recognise() (print survey.Print, known bool) {
	if d.known == nil || d.err != nil {
		return survey.Print{}, false
	}
	rest := bytes.TrimLeft(d.page[d.in.InputOffset():], " \t\r\n,:")
	n := extent(rest)
	if n == 0 {
		return survey.Print{}, false
	}
	print = printOf(rest[:n])
	if known = d.known(print); known {
		d.value()
	}
	return print, known
}

// extent returns the length of the object or list at the front of b, 0 when it does
// not end there. It need not be well formed otherwise.
func extent(b []byte) int {
	depth := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '"':
			n := closing(b[i+1:])
			if n < 0 {
				return 0
			}
			i += n + 1
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth <= 0 {
				return i + 1
			}
		default:
			if depth == 0 {
				return 0
			}
		}
	}
	return 0
}

// closing returns where the quote is that ends the string at the front of b, -1
// when there is none.
func closing(b []byte) int {
	for from := 0; ; {
		n := bytes.IndexByte(b[from:], '"')
		if n < 0 {
			return -1
		}
		at := from + n
		slashes := at
		for slashes > from && b[slashes-1] == '\\' {
			slashes--
		}
		if (at-slashes)%2 == 0 {
			return at
		}
		from = at + 1
	}
}
