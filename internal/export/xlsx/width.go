package xlsx

import (
	"math"
	"strings"

	"canvass/internal/export"
)

const (
	sampleRows  = 500 // rows that decide a column's width
	minWidth    = 8
	minFigures  = 6
	capWidth    = 60 // of a column whose text stays on one line
	wrapWidth   = 65 // of a column of long, wrapped texts
	longText    = 60 // from here a wrapped text needs the wide column
	filterWidth = 3  // the filter's button in the header
)

// gauge estimates the width of one column from its first cells.
type gauge struct {
	column export.Column
	head   string
	widest int
}

type gauges []*gauge

func newGauges(columns []export.Column, heads []string) gauges {
	g := make(gauges, len(columns))
	for i, c := range columns {
		g[i] = &gauge{column: c, head: heads[i]}
	}
	return g
}

// add takes one row into account.
func (gs gauges) add(row []export.Cell) {
	for i, c := range row {
		width := 0
		switch c.Kind {
		case export.Empty:
			continue
		case export.Text, export.Link:
			width = longestLine(c.Text)
		default:
			width = figureWidth(c, gs[i].column)
		}
		gs[i].widest = max(gs[i].widest, width)
	}
}

// figureWidth is the room for a number or date in its format.
func figureWidth(c export.Cell, col export.Column) int {
	switch c.Kind {
	case export.Moment:
		return 16
	case export.Day:
		return 10
	}
	n, rest := 1, c.Number
	if c.Kind == export.Share {
		rest *= 100
	}
	if rest < 0 {
		n, rest = 2, -rest
	}
	for ; rest >= 10 && n < 24; rest /= 10 {
		n++
	}
	return n + n/4 + 2 + col.Decimals
}

func (gs gauges) widths() []float64 {
	widths := make([]float64, len(gs))
	for i, g := range gs {
		widths[i] = g.width()
	}
	return widths
}

// width leaves room for the header on up to three lines, with its filter button.
func (g *gauge) width() float64 {
	if g.column.Width > 0 {
		return min(g.column.Width, 255)
	}
	limit := capWidth
	if g.column.Wrap && g.widest > longText {
		limit = wrapWidth
	}
	head := max(longestWord(g.head), (width(g.head)+2)/3) + filterWidth
	body := min(g.widest, limit)
	if g.column.Bar {
		body = max(body, 14)
	}
	margin, least := 3, minWidth
	if numeric(g.column.Kind) {
		margin, least = 4, minFigures
	}
	return float64(max(body, min(head, 40), least) + margin)
}

func longestLine(s string) int {
	n := 0
	for l := range strings.Lines(s) {
		n = max(n, width(l))
	}
	return n
}

func longestWord(s string) int {
	n := 0
	for _, w := range strings.Fields(s) {
		n = max(n, width(w))
	}
	return n
}

// width is the room that s takes on one line, in characters of a column's width.
func width(s string) int { return int(math.Ceil(inked(s))) }
