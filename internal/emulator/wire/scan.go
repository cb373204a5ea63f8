package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"iter"
)

// Members yields the members of a JSON object in their order: the key without
// quotes (escapes left as they are) and the raw value. The input must be valid
// JSON; anything but an object yields nothing.
func Members(object []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		b := bytes.TrimSpace(object)
		if len(b) == 0 || b[0] != '{' {
			return
		}
		for i := next(b, 1); b[i] != '}'; {
			end := skip(b, i)
			key := string(b[i+1 : end-1])
			start := next(b, end)
			end = skip(b, start)
			if !yield(key, b[start:end]) {
				return
			}
			i = next(b, end)
		}
	}
}

// Elements yields the elements of a JSON array. The input must be valid JSON;
// anything but an array yields nothing.
func Elements(array []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		b := bytes.TrimSpace(array)
		if len(b) == 0 || b[0] != '[' {
			return
		}
		for i := next(b, 1); b[i] != ']'; {
			end := skip(b, i)
			if !yield(b[i:end]) {
				return
			}
			i = next(b, end)
		}
	}
}

// List returns the elements of a document such as {"responses": [...]}, which is
// {} when there are none.
func List(raw []byte, name string) (iter.Seq[[]byte], error) {
	if err := Valid(raw); err != nil {
		return nil, err
	}
	list := Member(raw, name)
	if list == nil && string(Compact(raw)) != "{}" || list != nil && list[0] != '[' {
		return nil, fmt.Errorf("want {%q: [...]}", name)
	}
	return Elements(list), nil
}

// Valid returns what is wrong with a document that is not JSON.
func Valid(raw []byte) error {
	if json.Valid(raw) {
		return nil
	}
	var v json.RawMessage
	return json.Unmarshal(raw, &v)
}

// Member returns the raw value of a member, nil when there is none.
func Member(object []byte, name string) []byte {
	for key, value := range Members(object) {
		if key == name {
			return value
		}
	}
	return nil
}

// String returns a member that is a string, "" when it is anything else.
func String(object []byte, name string) string {
	var s string
	if raw := Member(object, name); len(raw) > 0 && raw[0] == '"' {
		if bytes.IndexByte(raw, '\\') < 0 {
			return string(raw[1 : len(raw)-1])
		}
		if json.Unmarshal(raw, &s) != nil {
			return ""
		}
	}
	return s
}

// Compact returns valid JSON without blanks around it and line breaks between its
// parts; the same bytes when there are none.
func Compact(raw []byte) []byte {
	raw = bytes.TrimSpace(raw)
	if bytes.IndexByte(raw, '\n') < 0 {
		return raw
	}
	var b bytes.Buffer
	if json.Compact(&b, raw) != nil {
		return raw
	}
	return b.Bytes()
}

// next returns the first position from i on that is neither blank, comma nor colon.
func next(b []byte, i int) int {
	for ; ; i++ {
		switch b[i] {
		case ' ', '\t', '\n', '\r', ',', ':':
		default:
			return i
		}
	}
}

// skip returns the position after the value that starts at i.
func skip(b []byte, i int) int {
	switch b[i] {
	case '"':
		return skipString(b, i)
	case '{', '[':
		return skipNested(b, i)
	}
	for i < len(b) && !bytes.ContainsRune([]byte(",]} \t\r\n"), rune(b[i])) {
		i++
	}
	return i
}

func skipString(b []byte, i int) int {
	for i++; b[i] != '"'; i++ {
		if b[i] == '\\' {
			i++
		}
	}
	return i + 1
}

func skipNested(b []byte, i int) int {
	for depth := 0; ; i++ {
		switch b[i] {
		case '"':
			i = skipString(b, i) - 1
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
}
