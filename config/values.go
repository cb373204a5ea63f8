package config

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

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
