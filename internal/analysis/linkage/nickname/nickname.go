// Package nickname knows which given names one person may go by, in English and
// Spanish: Bob is Robert, Paco is Francisco. The list is ours; it is no census.
package nickname

import (
	_ "embed"
	"strings"
)

//go:embed names.txt
var list string

// Book is the list, ready to be asked.
type Book struct{ groups map[string][]int }

// New reads the list.
func New() Book {
	b := Book{groups: map[string][]int{}}
	n := 0
	for line := range strings.Lines(list) {
		names := strings.Fields(line)
		if len(names) == 0 || names[0] == "#" {
			continue
		}
		for _, name := range names {
			b.groups[name] = append(b.groups[name], n)
		}
		n++
	}
	return b
}

// Groups returns the numbers of the groups that a folded name belongs to, ascending;
// nil for a name that the list does not have.
func (b Book) Groups(name string) []int { return b.groups[name] }

// Same reports whether two sets of groups have one in common.
func Same(p, q []int) bool {
	for _, i := range p {
		for _, j := range q {
			if i == j {
				return true
			}
		}
	}
	return false
}
