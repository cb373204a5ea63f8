package store

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"
	"strconv"
	"unicode/utf8"
)

// encoder writes canonical JSON and remembers the first error.
type encoder struct {
	b   []byte
	err error
}

// member writes a text member unless it is empty.
func (e *encoder) member(name, value string) {
	if value != "" {
		e.name(name)
		e.text(value)
	}
}

// flag writes a member that is true, or nothing.
func (e *encoder) flag(name string, value bool) {
	if value {
		e.name(name)
		e.b = append(e.b, "true"...)
	}
}

// figure writes a number member unless it is zero.
func (e *encoder) figure(name string, value float64) {
	if value != 0 {
		e.name(name)
		e.number(value)
	}
}

// texts writes a list of strings.
func (e *encoder) texts(values []string) {
	e.b = append(e.b, '[')
	for i, v := range values {
		if i > 0 {
			e.b = append(e.b, ',')
		}
		e.text(v)
	}
	e.b = append(e.b, ']')
}

// opening returns what stands before an element: bracket before the first, else a comma.
func opening(first bool, bracket byte) byte {
	if first {
		return bracket
	}
	return ','
}

// encodeTexts returns texts as a JSON list.
func encodeTexts(values []string) ([]byte, error) {
	var e encoder
	e.texts(values)
	return e.b, e.err
}

// name starts a member of the object that is open.
func (e *encoder) name(name string) {
	if e.b[len(e.b)-1] != '{' {
		e.b = append(e.b, ',')
	}
	e.b = append(e.b, '"')
	e.b = append(e.b, name...)
	e.b = append(e.b, '"', ':')
}

// number writes the shortest text that reads back as the same float64.
func (e *encoder) number(f float64) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		e.fail(fmt.Errorf("a score of %v cannot be stored", f))
		f = 0
	}
	e.b = strconv.AppendFloat(e.b, f, 'g', -1, 64)
}

// text writes a JSON string. Most text needs no escape, so it is copied first and
// then looked at eight bytes at a time.
func (e *encoder) text(s string) {
	e.b = append(e.b, '"')
	start := len(e.b)
	e.b = append(e.b, s...)
	plain := plainASCII(e.b[start:])
	if plain < len(s) {
		e.b = e.b[:start+plain]
		e.escaped(s[plain:])
	}
	e.b = append(e.b, '"')
}

// escaped writes the rest of a string byte by byte.
func (e *encoder) escaped(s string) {
	if !utf8.ValidString(s) {
		e.fail(errText)
		return
	}
	from := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		if c == 0 {
			e.fail(errText)
			return
		}
		e.b = append(e.b, s[from:i]...)
		from = i + 1
		switch c {
		case '"', '\\':
			e.b = append(e.b, '\\', c)
		case '\n':
			e.b = append(e.b, '\\', 'n')
		case '\r':
			e.b = append(e.b, '\\', 'r')
		case '\t':
			e.b = append(e.b, '\\', 't')
		default:
			e.b = append(e.b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	e.b = append(e.b, s[from:]...)
}

func (e *encoder) fail(err error) {
	if e.err == nil {
		e.err = err
	}
}

const hexDigits = "0123456789abcdef"

// plainASCII returns how many bytes at the start of b are ASCII that JSON takes as it is.
func plainASCII(b []byte) int {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	i := 0
	for ; i+8 <= len(b); i += 8 {
		w := binary.LittleEndian.Uint64(b[i:])
		quote, slash := w^(ones*'"'), w^(ones*'\\')
		// A top bit is set where the byte is below a space, equals one of the two, or is not ASCII.
		odd := (w | (w - ones*' ') | (quote - ones) | (slash - ones)) & tops
		if odd != 0 {
			return i + bits.TrailingZeros64(odd)/8
		}
	}
	for ; i < len(b); i++ {
		if c := b[i]; c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf {
			break
		}
	}
	return i
}

// checkText returns an error for text that no JSON carries: ids and messages.
func checkText(texts ...string) error {
	for _, s := range texts {
		if !utf8.ValidString(s) {
			return errText
		}
		for i := range len(s) {
			if s[i] == 0 {
				return errText
			}
		}
	}
	return nil
}
