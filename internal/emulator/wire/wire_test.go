package wire

import (
	"bytes"
	"encoding/json"
	"testing"
)

func TestMaskSelects(t *testing.T) {
	doc := []byte(`{"a":1,"b":{"c":2,"d":[{"e":3,"f":4},{"f":5}]},"g":{"x":{"e":6},"y":{"e":7,"f":8}}}`)
	for mask, want := range map[string]string{
		"*":            string(doc),
		"a":            `{"a":1}`,
		"b/c":          `{"b":{"c":2}}`,
		"b.c":          `{"b":{"c":2}}`,
		"a, b/c":       `{"a":1,"b":{"c":2}}`,
		"b(c,d/e)":     `{"b":{"c":2,"d":[{"e":3},{}]}}`,
		"b/d/e,b/c":    `{"b":{"c":2,"d":[{"e":3},{}]}}`,
		"b/d(e),b/d/f": `{"b":{"d":[{"e":3,"f":4},{"f":5}]}}`,
		"b/c,b":        `{"b":{"c":2,"d":[{"e":3,"f":4},{"f":5}]}}`,
		"g/*/e":        `{"g":{"x":{"e":6},"y":{"e":7}}}`,
		"nothing":      `{}`,
		"":             "error",
		"a,":           "error",
		"b(c":          "error",
		"b)c":          "error",
		"b//c":         "error",
		"a b":          "error",
	} {
		got := "error"
		if m, err := ParseMask(mask); err == nil {
			got = string(m.Apply(doc))
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", mask, got, want)
		}
	}
}

// FuzzScan holds the scanner against encoding/json.
func FuzzScan(f *testing.F) {
	for _, seed := range []string{`{"a":[1,"]\"",{"b":null}], "c" : -1e5}`, `[[],{},"",true]`, ` {} `, `7`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		if !json.Valid(raw) {
			t.Skip()
		}
		var b bytes.Buffer
		if err := json.Compact(&b, raw); err != nil {
			t.Fatal(err)
		}
		if got := rebuild(raw); !bytes.Equal(got, b.Bytes()) {
			t.Errorf("%s: got %s, want %s", raw, got, b.Bytes())
		}
	})
}

// rebuild takes a document apart and puts it together again.
func rebuild(raw []byte) []byte {
	raw = bytes.TrimSpace(raw)
	open, b := raw[0], []byte(nil)
	switch open {
	case '{':
		for key, value := range Members(raw) {
			b = append(append(b, `,"`+key+`":`...), rebuild(value)...)
		}
	case '[':
		for element := range Elements(raw) {
			b = append(append(b, ','), rebuild(element)...)
		}
	default:
		return raw
	}
	return append(append([]byte{open}, bytes.TrimPrefix(b, []byte(","))...), open+2)
}
