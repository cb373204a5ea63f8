package gsheets

import (
	"strings"
	"unicode/utf8"

	"canvass/internal/export"
)

const (
	minChars  = 7
	maxChars  = 60
	charWidth = 7 // pixels of an average character
	margin    = 14
)

// gauge estimates column widths, in characters, from a table's cells.
type gauge struct {
	columns []export.Column
	widest  []int
}

func newGauge(columns []export.Column) gauge {
	g := gauge{columns, make([]int, len(columns))}
	for i, c := range columns {
		for _, word := range strings.Fields(c.Name) {
			g.widest[i] = max(g.widest[i], utf8.RuneCountInString(word))
		}
	}
	return g
}

func (g gauge) add(row []export.Cell) {
	for i, c := range row {
		n := 0
		switch c.Kind {
		case export.Text, export.Link:
			for line := range strings.Lines(c.Text) {
				n = max(n, utf8.RuneCountInString(line))
			}
		case export.Moment:
			n = len("2006-01-02 15:04")
		case export.Day:
			n = len("2006-01-02")
		}
		g.widest[i] = max(g.widest[i], n)
	}
}

// widths returns pixels.
func (g gauge) widths() []int64 {
	out := make([]int64, len(g.columns))
	for i, c := range g.columns {
		chars := min(max(g.widest[i], minChars), maxChars)
		if c.Width > 0 {
			chars = int(c.Width)
		}
		out[i] = int64(chars*charWidth + margin)
	}
	return out
}
