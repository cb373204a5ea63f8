package gsheets

import (
	"slices"
	"strings"

	api "google.golang.org/api/sheets/v4"
)

// grid is the cells of a sheet as they were read.
type grid struct{ cells [][]*api.CellData }

// newGrid leaves out the empty rows at the end.
func newGrid(s *api.Sheet) grid {
	var g grid
	for _, d := range s.Data {
		for i, r := range d.RowData {
			if r == nil {
				continue
			}
			for j, c := range r.Values {
				if c != nil && gist(c.UserEnteredValue) != "" {
					g.put(int(d.StartRow)+i, int(d.StartColumn)+j, c)
				}
			}
		}
	}
	return g
}

func (g *grid) put(row, column int, c *api.CellData) {
	for len(g.cells) <= row {
		g.cells = append(g.cells, nil)
	}
	for len(g.cells[row]) <= column {
		g.cells[row] = append(g.cells[row], nil)
	}
	g.cells[row][column] = c
}

func (g grid) rows() int { return len(g.cells) }

// width is how many columns hold anything.
func (g grid) width() (n int) {
	for _, row := range g.cells {
		n = max(n, len(row))
	}
	return n
}

// cell is nil for an empty one, and for a column that is not there.
func (g grid) cell(row, column int) *api.CellData {
	if row < 0 || column < 0 || row >= len(g.cells) || column >= len(g.cells[row]) {
		return nil
	}
	return g.cells[row][column]
}

func (g grid) text(row, column int) string {
	if c := g.cell(row, column); c != nil {
		return shownText(c)
	}
	return ""
}

func (g grid) value(row, column int) *api.ExtendedValue {
	if c := g.cell(row, column); c != nil {
		return c.UserEnteredValue
	}
	return nil
}

// titles are the texts of a row, as titles are compared.
func (g grid) titles(row int) []string {
	out := make([]string, len(g.cells[row]))
	for i := range out {
		out[i] = folded(g.text(row, i))
	}
	return out
}

func folded(title string) string { return strings.ToLower(strings.Join(strings.Fields(title), " ")) }

// header finds the row that names the key and the first of the entries; -1 for none.
func (g grid) header(key string, entries []string) int {
	for row := range g.cells {
		titles := g.titles(row)
		if slices.Contains(titles, folded(key)) && len(entries) > 0 && slices.Contains(titles, folded(entries[0])) {
			return row
		}
	}
	return -1
}

// entries hashes what stands in columns of a row.
func (g grid) entries(key string, row int, columns []int) string {
	var cells []string
	for _, c := range columns {
		cells = append(cells, g.text(row, c))
	}
	return entered(key, cells)
}

// others reports whether a row holds something outside of columns.
func (g grid) others(row int, columns []int) bool {
	for c := range g.cells[row] {
		if g.cell(row, c) != nil && !slices.Contains(columns, c) {
			return true
		}
	}
	return false
}
