// Package counterpart knows which given names are a man's and a woman's form of one
// name, in English and Spanish, and look like slips of each other: Daniel and Daniela.
// On one address they are two relatives rather than one person who mistyped. The list
// is ours; it is no census.
package counterpart

import (
	_ "embed"
	"strings"
)

//go:embed names.txt
var list string

// Book is the list, ready to be asked.
type Book struct{ pairs map[[2]string]bool }

// New reads the list: a man's name on each line, then the women's.
func New() Book {
	b := Book{pairs: map[[2]string]bool{}}
	for line := range strings.Lines(list) {
		names := strings.Fields(line)
		if len(names) == 0 || names[0] == "#" {
			continue
		}
		for _, other := range names[1:] {
			b.pairs[[2]string{names[0], other}] = true
		}
	}
	return b
}

// Known reports whether two folded names stand in the list as each other's counterparts.
func (b Book) Known(p, q string) bool {
	return b.pairs[[2]string{p, q}] || b.pairs[[2]string{q, p}]
}

// Likely reports whether two folded names differ as counterparts mostly do, by a final
// -o and -a, or by an -a after a consonant: Aurelio and Aurelia, Joaquin and Joaquina.
// A name that lost its last letter looks the same.
func Likely(p, q string) bool {
	if len(p) > len(q) {
		p, q = q, p
	}
	n := len(p)
	switch {
	case n < 3 || q[len(q)-1] != 'a' && p[n-1] != 'a':
		return false
	case len(q) == n:
		return p[:n-1] == q[:n-1] && (p[n-1] == 'o' || q[n-1] == 'o')
	}
	return len(q) == n+1 && q[:n] == p && strings.IndexByte("aeiouy", p[n-1]) < 0
}
