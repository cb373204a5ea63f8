package term

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"canvass/internal/export"

	"charm.land/lipgloss/v2"
)

// grid is a table as texts, with the widths its columns get.
type grid struct {
	columns []column
	rows    [][]cell
	bar     int // cells for each bar, 0: none
}

type column struct {
	head  string
	align lipgloss.Position
	bar   bool
	top   float64 // the value of a full bar
	text  int     // widest text
	word  int     // widest word, its header's included
	width int     // what it gets, its bar included
}

type cell struct {
	text  string
	value float64
	bar   bool
}

// newGrid reads all rows of t; a terminal shows short tables.
func newGrid(t export.Table) (*grid, error) {
	g := &grid{columns: make([]column, len(t.Columns))}
	for i, c := range t.Columns {
		g.columns[i] = column{head: line(c.Name), align: lipgloss.Left, bar: c.Bar}
		g.columns[i].word = longestWord(g.columns[i].head)
		if c.Kind == export.Number || c.Kind == export.Share {
			g.columns[i].align = lipgloss.Right
		}
		if c.Bar && c.Kind == export.Share {
			g.columns[i].top = 1
		}
	}
	if t.Rows == nil {
		return g, nil
	}
	for row, err := range t.Rows {
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", len(g.rows)+1, err)
		}
		if len(row) > len(g.columns) {
			return nil, fmt.Errorf("row %d: %d cells for %d columns", len(g.rows)+1, len(row), len(g.columns))
		}
		g.rows = append(g.rows, g.read(row, t.Columns))
	}
	return g, nil
}

// read turns one row into texts and takes its part in the widths and bar scales.
func (g *grid) read(row []export.Cell, columns []export.Column) []cell {
	cells := make([]cell, len(g.columns))
	for i, c := range row {
		numeric := c.Kind == export.Number || c.Kind == export.Share
		cells[i] = cell{text: shownCell(c, columns[i].Decimals), value: c.Number, bar: numeric}
		col := &g.columns[i]
		col.text = max(col.text, lipgloss.Width(cells[i].text))
		col.word = max(col.word, min(longestWord(cells[i].text), 30))
		if numeric && columns[i].Kind != export.Share {
			col.top = max(col.top, c.Number)
		}
	}
	return cells
}

// shownCell is a cell's safe text on one line.
func shownCell(c export.Cell, decimals int) string {
	switch c.Kind {
	case export.Number:
		return strconv.FormatFloat(c.Number, 'f', decimals, 64)
	case export.Share:
		return strconv.FormatFloat(c.Number*100, 'f', decimals, 64) + " %"
	case export.Moment:
		return c.Time.Format("2006-01-02 15:04")
	case export.Day:
		return c.Time.Format("2006-01-02")
	default:
		return line(c.Text)
	}
}

// fit finds widths so that the table is at most width cells wide; it reports whether
// there are any. Bars get shorter and texts narrower by turns.
func (g *grid) fit(width int) bool {
	for _, try := range []struct{ bar, text int }{{20, 24}, {10, 24}, {10, 16}, {5, 16}, {0, 12}} {
		g.bar = try.bar
		if g.widths(width-gap*(len(g.columns)-1), try.text) {
			return true
		}
	}
	return false
}

// widths shares room among the columns. Numbers get what they need; the widest texts
// give way, down to floor cells or their longest word.
func (g *grid) widths(room, floor int) bool {
	least := make([]int, len(g.columns))
	for i := range g.columns {
		g.columns[i].width, least[i] = g.bounds(i, floor)
		room -= g.columns[i].width
	}
	for ; room < 0; room++ {
		wide := -1
		for i, c := range g.columns {
			if c.width > least[i] && (wide < 0 || c.width > g.columns[wide].width) {
				wide = i
			}
		}
		if wide < 0 {
			return false
		}
		g.columns[wide].width--
	}
	return true
}

// bounds are the width column i wants and the least it can do with.
func (g *grid) bounds(i, floor int) (want, least int) {
	c := g.columns[i]
	head := lipgloss.Width(c.head)
	if c.align != lipgloss.Right {
		want = max(c.text, head)
		return want, min(want, max(c.word, floor))
	}
	least = c.text
	if c.bar && g.bar > 0 {
		least += 1 + g.bar
	}
	least = max(least, longestWord(c.head))
	return max(least, min(head, 12)), least
}

func longestWord(s string) int {
	longest := 0
	for _, w := range strings.Fields(s) {
		longest = max(longest, lipgloss.Width(w))
	}
	return longest
}

// texts are the cells of row i as they are drawn, bars included.
func (g *grid) texts(i int, style lipgloss.Style) []string {
	out := make([]string, len(g.columns))
	for j, c := range g.rows[i] {
		out[j] = c.text
		col := g.columns[j]
		if !col.bar || g.bar == 0 {
			continue
		}
		drawn := ""
		if c.bar {
			drawn = bar(c.value, col.top, g.bar)
		}
		pad := strings.Repeat(" ", col.text-lipgloss.Width(c.text))
		out[j] = pad + c.text + " " + style.Render(drawn) + strings.Repeat(" ", g.bar-lipgloss.Width(drawn))
	}
	return out
}

// bar draws value as part of top in at most cells blocks, exact to an eighth. A
// value above nothing is never drawn as nothing.
func bar(value, top float64, cells int) string {
	if top <= 0 || value <= 0 || math.IsNaN(value) {
		return ""
	}
	eighths := int(math.Round(min(value/top, 1) * float64(cells) * 8))
	eighths = max(eighths, 1)
	parts := []rune(" ▏▎▍▌▋▊▉")
	s := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		s += string(slices.Clone(parts[rest : rest+1]))
	}
	return s
}
