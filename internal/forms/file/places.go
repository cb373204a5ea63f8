package file

import (
	"fmt"
	"strconv"
	"strings"
)

// places remembers where something was met: the first few rows, and how many.
type places struct {
	count int
	first []string
}

const placesShown = 10

func (p *places) add(row int) {
	if p.count++; p.count <= placesShown {
		p.first = append(p.first, strconv.Itoa(row))
	}
}

// in names the places; unit is what they are counted in.
func (p *places) in(unit string) string {
	list := strings.Join(p.first, ", ")
	if more := p.count - len(p.first); more > 0 {
		list += fmt.Sprintf(" and %d more", more)
	}
	if p.count > 1 {
		unit += "s"
	}
	return unit + " " + list
}
