package sheets

import (
	"bytes"
	"encoding/json"
	"maps"
	"strconv"

	"canvass/internal/emulator/wire"
)

// doc is a decoded JSON object. It is never changed after it was stored.
type doc = map[string]any

// parse decodes JSON, keeping numbers as they are written.
func parse[T any](raw []byte) (T, error) {
	var v T
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	if err := dec.Decode(&v); err != nil {
		return v, wire.Invalid("Invalid JSON payload received. %v", err)
	}
	return v, nil
}

// recode turns one decoded shape into another.
func recode[T any](d any) (T, error) {
	raw, err := json.Marshal(d)
	if err != nil {
		var zero T
		return zero, err
	}
	return parse[T](raw)
}

func text(d doc, name string) string {
	s, _ := d[name].(string)
	return s
}

func sub(d doc, name string) doc {
	s, _ := d[name].(doc)
	return s
}

// list returns the objects of an array member.
func list(d doc, name string) []doc {
	values, _ := d[name].([]any)
	docs := make([]doc, 0, len(values))
	for _, v := range values {
		if d, ok := v.(doc); ok {
			docs = append(docs, d)
		}
	}
	return docs
}

// integer returns a member that is a whole number, and whether it is one.
func integer(d doc, name string) (int, bool) {
	switch n := d[name].(type) {
	case json.Number:
		i, err := strconv.Atoi(n.String())
		return i, err == nil
	case int:
		return n, true
	}
	return 0, false
}

func number(n int) json.Number { return json.Number(strconv.Itoa(n)) }

// with returns d with one member replaced; a nil value removes it.
func with(d doc, name string, value any) doc {
	out := maps.Clone(d)
	if out == nil {
		out = doc{}
	}
	if value == nil {
		delete(out, name)
	} else {
		out[name] = value
	}
	return out
}

// array is docs as a JSON array, nil when there are none.
func array(docs []doc) any {
	if len(docs) == 0 {
		return nil
	}
	values := make([]any, len(docs))
	for i, d := range docs {
		values[i] = d
	}
	return values
}

// overlay takes the masked members from change and the rest from old. What the
// mask names and change lacks is removed.
func overlay(old, change doc, m wire.Mask) doc {
	if _, all := m["*"]; all || len(m) == 0 {
		return change
	}
	out := maps.Clone(old)
	if out == nil {
		out = doc{}
	}
	for name, inner := range m {
		next := change[name]
		if len(inner) > 0 {
			if merged := overlay(sub(old, name), sub(change, name), inner); len(merged) > 0 {
				next = merged
			} else {
				next = nil
			}
		}
		if next == nil {
			delete(out, name)
		} else {
			out[name] = next
		}
	}
	return out
}

// fallback fills what d lacks from defaults, object by object.
func fallback(d, defaults doc) doc {
	out := maps.Clone(defaults)
	if out == nil {
		out = doc{}
	}
	for name, v := range d {
		inner, ok := v.(doc)
		if under := sub(defaults, name); ok && under != nil {
			v = fallback(inner, under)
		}
		out[name] = v
	}
	return out
}

// rewrite rebuilds a value, passing every object through f, innermost first. An
// object for which f returns nil is left out.
func rewrite(v any, f func(doc) doc) any {
	switch v := v.(type) {
	case doc:
		out := make(doc, len(v))
		for name, member := range v {
			if member = rewrite(member, f); member != nil {
				out[name] = member
			}
		}
		if out = f(out); out == nil {
			return nil
		}
		return out
	case []any:
		out := make([]any, 0, len(v))
		for _, element := range v {
			if element = rewrite(element, f); element != nil {
				out = append(out, element)
			}
		}
		return out
	}
	return v
}
