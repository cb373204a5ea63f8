package stance

import (
	"strings"
	"unicode"
)

// sentence is a stretch of a text up to a mark that ends it.
type sentence struct {
	Span
	asks bool // it has a question mark
	open bool // it ends without any mark
}

// sentences cuts a text.
func sentences(runes []rune) []sentence {
	out := make([]sentence, 0, 4)
	start := 0
	for i, r := range runes {
		last := i+1 == len(runes)
		if !last && r != '.' && r != '!' && r != '?' && r != '\n' {
			continue
		}
		for start < i && unicode.IsSpace(runes[start]) {
			start++
		}
		if i > start {
			out = append(out, sentence{Span{start, i + 1}, r == '?' || last && runes[start] == '¿', last && !strings.ContainsRune(".!?…", r)})
		}
		start = i + 1
	}
	return out
}

// within is the index of the sentence that a place is in; 0 without any.
func within(all []sentence, at int) int {
	low, high := 0, len(all)
	for low+1 < high {
		if middle := (low + high) / 2; all[middle].Start <= at {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

// begins reports whether a sentence, or one after a colon, begins at a place.
func begins(runes []rune, start int) bool { return after(runes, start, ".!?\n:;") }

// pauses reports whether a comma or more stands before a place.
func pauses(runes []rune, start int) bool { return after(runes, start, ".!?\n:;,—–(") }

// after reports whether one of the marks stands between a place and the word before,
// or no word does.
func after(runes []rune, start int, marks string) bool {
	for i := start - 1; i >= 0; i-- {
		switch r := runes[i]; {
		case strings.ContainsRune(marks, r):
			return true
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return false
		}
	}
	return true
}

// mayAsk reports whether a text could end in a question without a mark.
func mayAsk(text string) bool {
	return !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "!")
}

// interrogative reports whether a sentence that has no mark begins as a question does.
func interrogative(runes []rune) bool {
	first, rest, _ := strings.Cut(strings.ToLower(string(runes[:min(len(runes), 60)])), " ")
	second, _, _ := strings.Cut(rest, " ")
	switch first {
	case "who", "what", "which", "when", "where", "how", "quién", "qué", "cuál", "cuándo", "dónde", "cómo", "cuánto", "cuántos", "cuántas":
		return true
	case "is", "are", "does", "do", "did", "can", "could", "will", "would", "has", "have", "was":
		return !strings.HasPrefix(second, "not") && second != ""
	}
	return false
}
