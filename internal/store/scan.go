package store

import (
	"strconv"
	"strings"
)

// decoder reads canonical JSON from the front of s; after a mistake, bad is set
// and what it returns means nothing.
type decoder struct {
	s     string
	bad   bool
	later bool // a member of the open object was read: the next one follows a comma
}

// first reads the bracket before a list or an object with at least one element.
func (d *decoder) first(bracket string) bool {
	d.expect(bracket)
	return !d.bad
}

// more reads what follows an element: a comma, or the closing bracket.
func (d *decoder) more(bracket string) bool {
	if d.bad {
		return false
	}
	if d.skip(",") {
		return true
	}
	d.expect(bracket)
	d.later = true
	return false
}

// member reads the name of a member if it comes next.
func (d *decoder) member(name string) bool {
	rest := d.s
	if d.later {
		if rest == "" || rest[0] != ',' {
			return false
		}
		rest = rest[1:]
	}
	if len(rest) < len(name)+3 || rest[0] != '"' || rest[1:1+len(name)] != name || rest[1+len(name):3+len(name)] != `":` {
		return false
	}
	d.s = rest[len(name)+3:]
	d.later = true
	return true
}

// textMember reads a text member if it comes next.
func (d *decoder) textMember(name string) string {
	if !d.member(name) {
		return ""
	}
	s := d.text()
	if s == "" {
		d.bad = true
	}
	return s
}

func (d *decoder) expect(s string) {
	if !d.skip(s) {
		d.bad = true
	}
}

func (d *decoder) skip(s string) bool {
	if !strings.HasPrefix(d.s, s) {
		return false
	}
	d.s = d.s[len(s):]
	return true
}

func (d *decoder) number() float64 {
	end := strings.IndexAny(d.s, ",}")
	if end < 0 {
		d.bad = true
		return 0
	}
	f, err := strconv.ParseFloat(d.s[:end], 64)
	if err != nil || strconv.FormatFloat(f, 'g', -1, 64) != d.s[:end] {
		d.bad = true
	}
	d.s = d.s[end:]
	return f
}

// text reads a JSON string.
func (d *decoder) text() string {
	d.expect(`"`)
	end := strings.IndexByte(d.s, '"')
	if d.bad || end < 0 {
		d.bad = true
		return ""
	}
	s := d.s[:end]
	if strings.IndexByte(s, '\\') < 0 {
		d.s = d.s[end+1:]
		return s
	}
	return d.escaped()
}

// escaped reads a string that has escapes, up to and including its closing quote.
func (d *decoder) escaped() string {
	var b strings.Builder
	for {
		i := strings.IndexAny(d.s, `"\`)
		if i < 0 || i+1 == len(d.s) && d.s[i] == '\\' {
			d.bad = true
			return ""
		}
		b.WriteString(d.s[:i])
		if d.s[i] == '"' {
			d.s = d.s[i+1:]
			return b.String()
		}
		c := d.s[i+1]
		d.s = d.s[i+2:]
		switch c {
		case '"', '\\':
			b.WriteByte(c)
		case 'n':
			b.WriteByte('\n')
		case 'r':
			b.WriteByte('\r')
		case 't':
			b.WriteByte('\t')
		case 'u':
			b.WriteByte(d.control())
		default:
			d.bad = true
			return ""
		}
	}
}

// control reads the four digits of an escaped control character.
func (d *decoder) control() byte {
	if len(d.s) < 4 {
		d.bad = true
		return 0
	}
	n, err := strconv.ParseUint(d.s[:4], 16, 8)
	if err != nil || n >= ' ' {
		d.bad = true
		return 0
	}
	d.s = d.s[4:]
	return byte(n)
}
