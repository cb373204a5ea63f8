// Package english puts numbers and lists into English sentences, for the outputs that
// analysts read; what is published has words in two languages of its own, in public.
package english

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Count writes a number with what it counts.
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// Form is the form of a word that goes with a number.
func Form(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// Sentence begins words with a capital and ends them with a period.
func Sentence(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:] + "."
}

// List joins the first twenty.
func List(list []string) string {
	const most = 20
	if more := len(list) - most; more > 0 {
		return strings.Join(list[:most], "; ") + fmt.Sprintf("; and %d more", more)
	}
	return strings.Join(list, "; ")
}

// YesNo is yes or no.
func YesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
