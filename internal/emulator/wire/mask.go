package wire

import "strings"

// Mask is a set of field paths. A nil Mask, or one with no members, is everything
// from there on.
type Mask map[string]Mask

// ParseMask reads the fields parameter: "a,b/c,d(e,f/g)", with "*" for every
// name. Dots separate as slashes do, for the masks inside Sheets requests.
func ParseMask(s string) (Mask, error) {
	p := maskParser{rest: s}
	m, err := p.list()
	if err == nil && p.rest != "" {
		err = maskError()
	}
	return m, err
}

func maskError() *Error { return Invalid("Request contains an invalid argument.") }

type maskParser struct{ rest string }

func (p *maskParser) list() (Mask, error) {
	m := Mask{}
	for {
		if err := p.path(m); err != nil {
			return nil, err
		}
		if !p.take(",") {
			return m, nil
		}
	}
}

// path reads one path, with its parenthesised rest, into m.
func (p *maskParser) path(m Mask) error {
	p.rest = strings.TrimLeft(p.rest, " ")
	n := strings.IndexAny(p.rest+",", ",/.() ")
	name := p.rest[:n]
	if name == "" {
		return maskError()
	}
	p.rest = strings.TrimLeft(p.rest[n:], " ")
	old, had := m[name]
	sub := Mask{}
	var err error
	switch {
	case p.take("("):
		if sub, err = p.list(); err == nil && !p.take(")") {
			err = maskError()
		}
	case p.take("/"), p.take("."):
		err = p.path(sub)
	}
	if err != nil {
		return err
	}
	m[name] = merge(old, had, sub)
	return nil
}

func (p *maskParser) take(prefix string) bool {
	rest, ok := strings.CutPrefix(p.rest, prefix)
	p.rest = rest
	return ok
}

// merge joins what two paths with the same start select.
func merge(old Mask, had bool, add Mask) Mask {
	if !had {
		return add
	}
	if len(old) == 0 || len(add) == 0 {
		return nil
	}
	for name, sub := range add {
		was, hadName := old[name]
		old[name] = merge(was, hadName, sub)
	}
	return old
}

// Has reports whether the path, or something inside it, is selected.
func (m Mask) Has(path ...string) bool {
	if len(m) == 0 || len(path) == 0 {
		return true
	}
	for _, name := range []string{path[0], "*"} {
		if sub, ok := m[name]; ok && sub.Has(path[1:]...) {
			return true
		}
	}
	return false
}

// sub returns what is selected inside a member.
func (m Mask) sub(name string) (Mask, bool) {
	if len(m) == 0 {
		return nil, true
	}
	if sub, ok := m[name]; ok {
		return sub, true
	}
	sub, ok := m["*"]
	return sub, ok
}

// Apply returns the selected part of valid JSON. Arrays are looked through.
func (m Mask) Apply(raw []byte) []byte {
	if len(m) == 0 {
		return raw
	}
	switch raw[0] {
	case '{':
		b := []byte("{")
		for key, value := range Members(raw) {
			sub, ok := m.sub(key)
			if !ok {
				continue
			}
			b = append(separate(b), `"`+key+`":`...)
			b = append(b, sub.Apply(value)...)
		}
		return append(b, '}')
	case '[':
		b := []byte("[")
		for element := range Elements(raw) {
			b = append(separate(b), m.Apply(element)...)
		}
		return append(b, ']')
	}
	return raw
}
