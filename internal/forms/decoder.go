package forms

import (
	"bytes"
	"math"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"canvass/internal/survey"
	"canvass/internal/text"
)

// decoder walks over a page. Its methods read the value that comes next; after
// the first error they do nothing, so that only the end need look at err.
type decoder struct {
	source  string
	in      *jsontext.Decoder
	page    []byte
	names   map[string]string // member names seen, each kept once
	width   int               // answers in the response before
	cleaned int               // texts that cleaning changed
	erased  bool              // the item is about something deleted
	scratch []byte
	known   func(survey.Print) bool // nil: nothing is printed
	err     error
}

func newDecoder(source string, body []byte) *decoder {
	return &decoder{
		source: source, page: body, names: map[string]string{},
		in: jsontext.NewDecoder(bytes.NewBuffer(body), allowDuplicates, allowInvalid),
	}
}

// What is wrong with a text is put right and counted, not refused, and a
// repeated name does no harm.
var (
	allowDuplicates = jsontext.AllowDuplicateNames(true)
	allowInvalid    = jsontext.AllowInvalidUTF8(true)
)

// fail notes the first error.
func (d *decoder) fail(err error) {
	if d.err == nil {
		d.err = err
	}
}

// value reads any value as it stands in the page; it is valid until the next read.
func (d *decoder) value() jsontext.Value {
	if d.err != nil {
		return nil
	}
	v, err := d.in.ReadValue()
	d.err = err
	return v
}

// token reads the beginning or end of an object or array.
func (d *decoder) token() {
	if d.err == nil {
		_, d.err = d.in.ReadToken()
	}
}

// object calls member before each value of an object, and member must read it.
// Null is an object without members. Of anything else it reads nothing and
// reports false.
func (d *decoder) object(member func(name string)) bool {
	if d.null() {
		return true
	}
	if d.in.PeekKind() != '{' {
		return false
	}
	d.token()
	for d.err == nil && d.in.PeekKind() != '}' {
		member(d.name())
	}
	d.token()
	return true
}

// array calls element before each element of an array, and element must read it.
// Null and anything else are treated as in object.
func (d *decoder) array(element func()) bool {
	if d.null() {
		return true
	}
	if d.in.PeekKind() != '[' {
		return false
	}
	d.token()
	for d.err == nil && d.in.PeekKind() != ']' {
		element()
	}
	d.token()
	return true
}

// null reads a null if one comes next.
func (d *decoder) null() bool {
	if d.in.PeekKind() != 'n' {
		return false
	}
	d.value()
	return true
}

// span returns the bytes of the page that read consumes: one value.
func (d *decoder) span(read func()) jsontext.Value {
	start := d.in.InputOffset()
	read()
	return bytes.TrimLeft(d.page[start:d.in.InputOffset()], " \t\r\n,:")
}

// name reads a member's name.
func (d *decoder) name() string {
	raw := d.value()
	if name, ok := d.names[string(raw)]; ok {
		return name
	}
	before := d.cleaned
	name := d.string(raw)
	if d.cleaned == before { // one that is not clean is to be counted each time
		d.names[string(raw)] = name
	}
	return name
}

// text reads a text. What is not one becomes its JSON; null becomes "".
func (d *decoder) text() string {
	switch d.in.PeekKind() {
	case '"':
		return d.string(d.value())
	case 'n':
		d.value()
		return ""
	default:
		return d.canonical(d.value())
	}
}

// string decodes and cleans a JSON string.
func (d *decoder) string(raw jsontext.Value) string {
	if len(raw) < 2 || raw[0] != '"' {
		return string(raw)
	}
	var s string
	var err error
	if bytes.IndexByte(raw, '\\') < 0 {
		s = string(raw[1 : len(raw)-1])
	} else {
		d.scratch, err = jsontext.AppendUnquote(d.scratch[:0], raw) // the error is a lone surrogate, by now U+FFFD
		s = string(d.scratch)
	}
	s, changed := text.Clean(s)
	if changed || err != nil {
		d.cleaned++
	}
	return s
}

// number reads a number, nil for null. What is not one goes to extra.
func (d *decoder) number(name string, extra *members) *float64 {
	if d.null() {
		return nil
	}
	raw := d.value()
	n, err := strconv.ParseFloat(string(raw), 64)
	if err != nil || raw.Kind() != '0' || math.IsInf(n, 0) {
		extra.add(name, raw)
		return nil
	}
	return &n
}
