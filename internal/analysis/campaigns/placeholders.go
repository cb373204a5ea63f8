package campaigns

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"canvass/internal/text"
)

// What is read of a text and of one placeholder, in bytes, and how many are kept.
const (
	placeholderText   = 1 << 14
	placeholderLength = 48
	placeholderCount  = 8
)

// closing is the bracket that closes one.
func closing(open byte) byte {
	switch open {
	case '{':
		return '}'
	case '[':
		return ']'
	}
	return '>'
}

// opening is where the first opening bracket is, -1 for none. Three searches for a byte
// take a fraction of the time of one for any of three.
func opening(s string) int {
	first := -1
	for _, bracket := range [...]byte{'{', '[', '<'} {
		if i := strings.IndexByte(s, bracket); i >= 0 {
			first, s = i, s[:i]
		}
	}
	return first
}

// blank is a place of a text that was left to be filled in.
type blank struct {
	name     string // with its brackets
	from, to int32  // in code points
}

// blanks finds the places of a text that were left to be filled in: {STATE}, [NAME],
// [your organisation], <CITY>.
func blanks(s string) []blank {
	s = s[:min(len(s), placeholderText)]
	var found []blank
	for at := 0; len(found) < placeholderCount; {
		start := at + opening(s[at:])
		if start < at {
			break
		}
		rest := s[start+1:]
		end := strings.IndexByte(rest[:min(len(rest), placeholderLength)], closing(s[start]))
		at = start + 1
		if end < 0 || !toFill(s[start], strings.TrimSpace(rest[:end])) {
			continue
		}
		at += end + 1
		from := utf8.RuneCountInString(s[:start])
		found = append(found, blank{strings.Clone(s[start:at]), int32(from), int32(from + utf8.RuneCountInString(s[start:at]))}) // below placeholderText
	}
	return found
}

// outside drops, in place, words that stand in blanks.
func outside(blanks []blank, words []text.Word) []text.Word {
	if len(blanks) == 0 {
		return words
	}
	return slices.DeleteFunc(words, func(w text.Word) bool {
		return slices.ContainsFunc(blanks, func(b blank) bool { return b.from <= w.From && w.To <= b.to })
	})
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
