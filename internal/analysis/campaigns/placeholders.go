package campaigns

import (
	"slices"
	"strings"
	"unicode"

	"canvass/internal/text"
)

// What is read of a text and of one placeholder, in bytes, and how many are kept.
const (
	placeholderText   = 1 << 14
	placeholderLength = 48
	placeholderCount  = 8
)

// closing is the bracket that closes one.
var closing = map[byte]byte{'{': '}', '[': ']', '<': '>'}

// placeholders returns the different places of a text that were left to be filled
// in: {STATE}, [NAME], [your organisation], <CITY>; each with its brackets.
func placeholders(s string) []string {
	s = s[:min(len(s), placeholderText)]
	var found []string
	for len(found) < placeholderCount {
		i := strings.IndexAny(s, "{[<")
		if i < 0 {
			break
		}
		open, rest := s[i], s[i+1:]
		end := strings.IndexByte(rest[:min(len(rest), placeholderLength)], closing[open])
		s = rest
		if end < 0 || !toFill(open, strings.TrimSpace(rest[:end])) {
			continue
		}
		if name := string(open) + rest[:end+1]; !slices.Contains(found, name) {
			found = append(found, strings.Clone(name))
		}
		s = rest[end+1:]
	}
	return found
}

// asks are first words, folded, of what a form letter asks its sender for.
var asks = map[string]bool{
	"your": true, "insert": true, "name": true, "enter": true, "add": true, "city": true, "state": true,
	"su": true, "tu": true, "nombre": true, "inserte": true, "inserta": true, "escriba": true, "ciudad": true,
}

// toFill reports whether what stands in brackets is to be filled in: anything in
// braces, else capitals (NAME OF ORGANISATION) or what begins like a request.
func toFill(open byte, inner string) bool {
	letters := strings.IndexFunc(inner, unicode.IsLetter) >= 0
	if !letters || strings.ContainsAny(inner, "{[<\n") {
		return false
	}
	if open == '{' {
		return true
	}
	if strings.Count(inner, "")-1 >= 3 && strings.ToUpper(inner) == inner {
		return true
	}
	first, _, _ := strings.Cut(text.Fold(inner), " ")
	return asks[first] && open == '['
}
