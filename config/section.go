package config

import (
	"slices"
	"strconv"
	"strings"
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
