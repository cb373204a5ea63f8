package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// section reads the keys of one mapping. A key is known because it was asked
// for, so the code that reads a section is also its definition. Wrong types are
// noted in the lint and give the zero value.
type section struct {
	*lint
	file   string
	line   int
	value  *node // nil when the section is absent or broken
	broken bool  // something else stands in its place; that is noted already
	asked  []string
	inner  map[string]*section
}

// open makes a section of a node; one that is no mapping is broken, and empty.
func (l *lint) open(file string, n *node, name string) *section {
	s := &section{lint: l, file: file, line: n.line, inner: map[string]*section{}}
	switch n.kind {
	case absent:
	case mapping:
		s.value = n
		s.duplicates()
	default:
		s.broken = true
		l.problemHint(place{file, n.line}, spaceHint(n), "%s must be %s, found %s", name, mapping, describe(n))
	}
	return s
}

func (s *section) duplicates() {
	first := map[string]int{}
	for _, e := range s.value.entries {
		if line, ok := first[e.key]; ok {
			s.problem(place{s.file, e.line}, "%q is given twice, first on line %d", e.key, line)
			continue
		}
		first[e.key] = e.line
	}
}

// get returns the value of a key, with kind absent when there is none.
func (s *section) get(key string) *node {
	if !slices.Contains(s.asked, key) {
		s.asked = append(s.asked, key)
	}
	if s.value != nil {
		for _, e := range s.value.entries {
			if e.key == key {
				return e.value
			}
		}
	}
	return &node{}
}

// has reports whether the key is there with a value.
func (s *section) has(key string) bool { return s.get(key).kind != absent }

// lacks reports whether a key without a usable value has none at all, rather
// than one whose problem is noted already.
func (s *section) lacks(key string) bool {
	n := s.get(key)
	empty := n.kind == absent || strings.TrimSpace(n.text) == "" && len(n.items) == 0 && len(n.entries) == 0
	return !s.broken && empty
}

// at is the place of a key, or of the section when the key is absent.
func (s *section) at(key string) place {
	if s.value != nil {
		for _, e := range s.value.entries {
			if e.key == key {
				return place{s.file, e.line}
			}
		}
	}
	return place{s.file, s.line}
}

// here is the place where the section begins.
func (s *section) here() place { return place{s.file, s.line} }

// section returns the mapping under a key; the same one each time.
func (s *section) section(key string) *section {
	if in, ok := s.inner[key]; ok {
		return in
	}
	in := s.open(s.file, s.get(key), strconv.Quote(key))
	s.inner[key] = in
	return in
}

// sections returns the mappings in the list under a key.
func (s *section) sections(key string) []*section {
	return s.openAll(s.items(key), "an item of "+strconv.Quote(key))
}

func (l *lint) openList(file string, tree *node) []*section {
	if tree.kind != list {
		l.problem(place{file, tree.line}, "the file must be %s, found %s", list, describe(tree))
		return nil
	}
	return (&section{lint: l, file: file}).openAll(tree.items, "an item of the list")
}

func (s *section) openAll(items []*node, name string) []*section {
	var all []*section
	for _, n := range items {
		if n.kind == absent {
			s.problem(place{s.file, n.line}, "%s is empty", name)
			continue
		}
		if in := s.open(s.file, n, name); !in.broken {
			all = append(all, in)
		}
	}
	return all
}

// items returns the elements of the list under a key.
func (s *section) items(key string) []*node {
	n := s.get(key)
	switch n.kind {
	case absent:
	case list:
		return n.items
	case text:
		s.problem(place{s.file, n.line}, "%q must be a list, found text; write it in brackets: [%s]", key, excerpt(n.text))
	default:
		s.problemHint(place{s.file, n.line}, spaceHint(n), "%q must be a list, found %s", key, describe(n))
	}
	return nil
}

// text returns the text under a key, "" when absent.
func (s *section) text(key string) string { return s.asText(s.get(key), strconv.Quote(key)) }

// word is text that names something: one line, with something in it when there at all.
func (s *section) word(key string) string {
	t := strings.TrimSpace(s.text(key))
	if strings.ContainsAny(t, "\n\t") {
		s.problem(s.at(key), "%q must be a single line", key)
		return ""
	}
	return t
}

// item is one text of a list and where it stands.
type item struct {
	text string
	at   place
}

// list returns the texts in the list under a key.
func (s *section) list(key string) []item {
	var all []item
	for _, n := range s.items(key) {
		at := place{s.file, n.line}
		if n.kind == absent || n.kind == text && strings.TrimSpace(n.text) == "" {
			s.problem(at, "an item of %q is empty", key)
			continue
		}
		if t := s.asText(n, "an item of "+strconv.Quote(key)); t != "" {
			all = append(all, item{t, at})
		}
	}
	return all
}

// texts returns the items without their places.
func texts(items []item) []string {
	var all []string
	for _, i := range items {
		all = append(all, i.text)
	}
	return all
}

func (s *section) asText(n *node, name string) string {
	switch {
	case n.kind == absent:
	case n.kind == text && strings.ContainsFunc(n.text, unprintable):
		s.problem(place{s.file, n.line}, "%s holds a control character", name)
	case n.kind == text:
		return n.text
	case n.kind == number, n.kind == boolean:
		s.problem(place{s.file, n.line}, "%s must be text, found %s; put it in quotation marks: \"%s\"", name, describe(n), n.text)
	case n.kind == mapping:
		s.problemHint(place{s.file, n.line}, "put a text that holds a colon in quotation marks", "%s must be text, found %s", name, describe(n))
	default:
		s.problem(place{s.file, n.line}, "%s must be text, found %s", name, describe(n))
	}
	return ""
}

// whole returns the whole number under a key, and whether there is one.
func (s *section) whole(key string, least int) (int, bool) {
	n := s.get(key)
	if n.kind == absent {
		return 0, false
	}
	i, err := strconv.Atoi(n.text)
	switch {
	case n.kind != number || err != nil:
		s.problem(place{s.file, n.line}, "%q must be a whole number, found %s", key, describe(n))
	case i < least:
		s.problem(place{s.file, n.line}, "%q must be %d or more, found %d", key, least, i)
	default:
		return i, true
	}
	return 0, false
}

// finish reports the keys that nobody asked for, in this section and the ones
// inside it that were opened by key.
func (s *section) finish() {
	for _, in := range s.inner {
		in.finish()
	}
	if s.value == nil {
		return
	}
	for _, e := range s.value.entries {
		if !slices.Contains(s.asked, e.key) {
			s.unknown(e, "key", suggestion(e.key, s.asked))
		}
	}
}

// unknown notes a key that has no business where it stands. One that holds
// spaces and has no value is the rest of a text that a comma cut in two.
func (s *section) unknown(e entry, noun, advice string) {
	at := place{s.file, e.line}
	if e.value.kind == absent && strings.Contains(e.key, " ") {
		s.problemHint(at, "put a text that holds a comma in quotation marks", "a comma cuts a text in two before %q", excerpt(e.key))
		return
	}
	s.problem(at, "unknown %s %q%s", noun, excerpt(e.key), advice)
}

// unprintable reports whether r could steer a terminal rather than be read.
func unprintable(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

// describe names a value for a message without repeating long texts.
func describe(n *node) string {
	switch n.kind {
	case number:
		return "the number " + excerpt(n.text)
	case boolean:
		return excerpt(n.text)
	default:
		return n.kind.String()
	}
}

// spaceHint recognises the two spaces that are most often forgotten.
func spaceHint(n *node) string {
	switch {
	case n.kind == text && strings.Contains(n.text, ":"):
		return "write a space after the colon"
	case n.kind == mapping && len(n.entries) > 0 && strings.HasPrefix(n.entries[0].key, "-"):
		return "write a space after the dash"
	}
	return ""
}

// excerpt shortens a text for a message.
func excerpt(t string) string {
	t = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, t)
	if r := []rune(t); len(r) > 60 {
		return fmt.Sprintf("%s…", string(r[:60]))
	}
	return t
}
