package export

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Figures are the counts that a published document shows, by where they stand.
type Figures map[Spot]int

// Spot is where a count stands.
type Spot struct{ Section, Row, Column string }

// AddRow adds the counts of a table's row, whose first cell names it. Shares, intervals,
// changes and what is kept back are no counts; nothing is added without columns.
func (f Figures) AddRow(section string, columns, row []string) {
	for i := 1; i < min(len(row), len(columns)); i++ {
		if n, err := strconv.Atoi(row[i]); err == nil && strings.Trim(row[i], "0123456789") == "" {
			f[Spot{section, row[0], columns[i]}] = n
		}
	}
}

// Close is how many counts of a section differ by so little, in two documents.
type Close struct {
	Section string
	N       int
}

// CloseTo counts the figures that stand in both documents and differ by 1 to k-1: who has
// both works out what so few people said. Sections come in alphabetical order. None is no
// proof that nothing can be worked out.
func (f Figures) CloseTo(earlier Figures, k int) []Close {
	counts := map[string]int{}
	for where, n := range f {
		if before, ok := earlier[where]; ok && n != before && max(n-before, before-n) < k {
			counts[where.Section]++
		}
	}
	var out []Close
	for section, n := range counts {
		out = append(out, Close{section, n})
	}
	slices.SortFunc(out, func(a, b Close) int { return cmp.Compare(a.Section, b.Section) })
	return out
}
