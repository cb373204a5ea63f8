package html

import (
	"fmt"

	"canvass/internal/export"
)

// grid is a table with its cells as texts.
type grid struct {
	ID, Caption, Empty string
	Data               string // what opens it beside a chart; "": it is always open
	Columns            []head
	Rows               [][]cell
	table              export.Table
}

type head struct {
	Name    string
	Numeric bool
}

type cell struct {
	Text    string
	Numeric bool
	raw     export.Cell
}

func newGrid(t export.Table, language, id, heading string) (*grid, error) {
	g := &grid{ID: id + "-table", Caption: export.Visible(t.Caption), Empty: export.Visible(t.Empty), table: t}
	if g.Caption == "" {
		g.Caption = heading
	}
	for _, c := range t.Columns {
		g.Columns = append(g.Columns, head{export.Visible(c.Name), numeric(c.Kind)})
	}
	if t.Rows == nil {
		return g, nil
	}
	for row, err := range t.Rows {
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", len(g.Rows)+1, err)
		}
		if len(row) > len(t.Columns) {
			return nil, fmt.Errorf("row %d: %d cells for %d columns", len(g.Rows)+1, len(row), len(t.Columns))
		}
		cells := make([]cell, len(t.Columns))
		for i := range t.Columns {
			cells[i].Numeric = numeric(t.Columns[i].Kind)
			if i < len(row) {
				cells[i].raw, cells[i].Text = row[i], export.Visible(export.Shown(row[i], t.Columns[i].Decimals, language))
			}
		}
		g.Rows = append(g.Rows, cells)
	}
	return g, nil
}

func numeric(k export.Kind) bool { return k == export.Number || k == export.Share }

// column is the index of a column by name, -1 for none.
func (g *grid) column(name string) int {
	for i, c := range g.table.Columns {
		if c.Name == name {
			return i
		}
	}
	return -1
}

// number is the value in a row's column; false for one that is empty or kept back.
func (g *grid) number(row, column int) (float64, bool) {
	if column < 0 {
		return 0, false
	}
	c := g.Rows[row][column].raw
	return c.Number, numeric(c.Kind)
}

// held reports whether the value is kept back.
func (g *grid) held(row, column int) bool {
	return column >= 0 && g.Rows[row][column].raw.Kind == export.Text
}
