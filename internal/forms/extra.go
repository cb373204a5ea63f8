package forms

import (
	"bytes"

	"github.com/go-json-experiment/json/jsontext"
)

// members collects members of an object that canvass does not know.
type members struct{ buf []byte }

func (m *members) add(name string, raw jsontext.Value) {
	m.buf = append(m.buf, ',')
	m.buf, _ = jsontext.AppendQuote(m.buf, name) // cleaned before
	m.buf = append(append(m.buf, ':'), raw...)
}

// object returns the members as an object, nil when there are none.
func (m *members) object() jsontext.Value {
	if len(m.buf) == 0 {
		return nil
	}
	return append(append([]byte{'{'}, m.buf[1:]...), '}')
}

// canonical returns JSON in the one form in which equal values are equal texts:
// without spaces, members in order of their names, texts cleaned, numbers as they
// came. The JSON of nothing is "".
func (d *decoder) canonical(raw jsontext.Value) string {
	if len(raw) == 0 || d.err != nil {
		return ""
	}
	var out bytes.Buffer
	in := jsontext.NewDecoder(bytes.NewReader(raw), allowDuplicates, allowInvalid)
	enc := jsontext.NewEncoder(&out, allowDuplicates, allowInvalid)
	for err := error(nil); err == nil; {
		switch in.PeekKind() {
		case '{', '}', '[', ']':
			var t jsontext.Token
			if t, err = in.ReadToken(); err == nil {
				err = enc.WriteToken(t)
			}
		case '"':
			var v jsontext.Value
			if v, err = in.ReadValue(); err == nil {
				err = enc.WriteToken(jsontext.String(d.string(v)))
			}
		default: // the end is an error here too
			var v jsontext.Value
			if v, err = in.ReadValue(); err == nil {
				err = enc.WriteValue(v)
			}
		}
	}
	v := jsontext.Value(bytes.TrimSpace(out.Bytes()))
	_ = v.Format(allowDuplicates, jsontext.ReorderRawObjects(true)) // it was just written
	return string(v)
}
