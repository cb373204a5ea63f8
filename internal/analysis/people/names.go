package people

import (
	"strings"
	"unicode/utf8"
)

// particles stand inside names without telling people apart.
var particles = map[string]bool{
	"de": true, "del": true, "la": true, "las": true, "los": true, "el": true, "y": true, "e": true, "da": true, "do": true,
	"dos": true, "van": true, "von": true, "der": true, "den": true, "di": true, "the": true,
	"mr": true, "mrs": true, "ms": true, "dr": true, "dra": true, "sr": true, "sra": true, "prof": true,
}

// nameTokens splits a folded name into the words that tell people apart, in the
// order written; a comma ("Ruiz, Ana") and dots only separate.
func nameTokens(folded string) []string {
	words := strings.FieldsFunc(folded, func(r rune) bool {
		return strings.ContainsRune(" .,;:/()\"-", r)
	})
	var tokens []string
	for _, w := range words {
		if !particles[w] {
			tokens = append(tokens, w)
		}
	}
	return tokens
}

// compatible reports whether two names can be one person's: every word of the
// shorter finds its own partner in the longer, equal, an initial, or one typing
// slip away, and at least one partner is more than an initial. A name of one
// word needs that word itself. Names without words are compatible with nothing here;
// blank names are the caller's business.
func compatible(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return false
	}
	if strings.Join(a, "") == strings.Join(b, "") { // 李明 and 李 明
		return true
	}
	used, whole := make([]bool, len(b)), 0
	for _, w := range a {
		i, strength := partner(w, b, used)
		if i < 0 {
			return false
		}
		used[i] = true
		if strength > byInitial {
			whole++
		}
	}
	return whole > 0
}

// How two words of a name agree, weakest first.
const (
	byInitial = iota + 1
	bySlip
	byWord
)

// partner finds the unused word of b that agrees best with w.
func partner(w string, b []string, used []bool) (index, strength int) {
	index = -1
	for i, v := range b {
		if used[i] {
			continue
		}
		if s := agreement(w, v); s > strength {
			index, strength = i, s
		}
	}
	return index, strength
}

func agreement(a, b string) int {
	switch {
	case a == b:
		return byWord
	case isInitial(a, b) || isInitial(b, a):
		return byInitial
	case oneSlip(a, b):
		return bySlip
	}
	return 0
}

func isInitial(a, b string) bool {
	return utf8.RuneCountInString(a) == 1 && strings.HasPrefix(b, a)
}

// oneSlip reports whether two words are one slip of a typist apart: a letter
// doubled or not (Ana, Anna), or, in words of five letters or more, one letter
// inserted, dropped, changed or swapped. The first letter is never a slip, and
// neither is the last: María and Mario are two people.
func oneSlip(a, b string) bool {
	s, t := []rune(a), []rune(b)
	if len(s) > len(t) {
		s, t = t, s
	}
	if len(s) < 3 || len(t)-len(s) > 1 || s[0] != t[0] || s[len(s)-1] != t[len(t)-1] {
		return false
	}
	i := 0
	for i < len(s) && s[i] == t[i] {
		i++
	}
	if len(s) < len(t) {
		doubled := t[i] == t[i-1]
		return (doubled || len(s) >= 5) && string(s[i:]) == string(t[i+1:])
	}
	if len(s) < 5 {
		return false
	}
	if s[i] == t[i+1] && s[i+1] == t[i] {
		return string(s[i+2:]) == string(t[i+2:])
	}
	return string(s[i+1:]) == string(t[i+1:])
}
