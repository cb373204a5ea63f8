package html

import (
	"fmt"
	"math"
	"strings"

	"canvass/internal/export"
)

// chart is a picture laid out. Widths are per cent of the page's, heights pixels, so
// that letters keep their size on every screen.
type chart struct {
	ID, Title, Alt string
	Height         int
	Legend         []key
	Labels         []text
	Boxes          []box
	Values         []text
	Marks          []mark // of the middle, beside each bar
}

// key is one colour of the legend.
type key struct{ Class, Name string }

// text is a line of letters; X is per cent.
type text struct {
	X, Class, Text string
	Y, DX          int
}

// box is one bar, or a part of one.
type box struct {
	X, Width, Class string
	Y, Height       int
}

// heldKey explains what is hatched, where something is.
var heldKey = key{"held", export.Held}

// mark is a short upright line in the middle of the picture.
type mark struct{ From, To int }

const (
	lineHeight = 20 // of a label
	thick      = 22 // of a bar
	thin       = 16 // of a bar among several of one label
	apart      = 14 // between labels
	labelRunes = 38 // fit on the narrowest screen
	longest    = 82 // per cent: of a bar with its number behind it
	roomy      = 13 // per cent: of a part of a bar with its number inside
)

func newChart(c export.Chart, g *grid, id string) chart {
	out := chart{ID: id, Title: export.Visible(c.Title), Alt: export.Visible(c.Alt)}
	d := drawing{chart: &out, grid: g, shape: c, label: g.column(c.Category), base: g.column(c.Base)}
	for _, s := range c.Series {
		d.series = append(d.series, g.column(s.Column))
	}
	if len(c.Series) > 1 {
		for _, s := range c.Series {
			name := s.Label
			if name == "" {
				name = s.Column
			}
			out.Legend = append(out.Legend, key{class(s.Colour), export.Visible(name)})
		}
	}
	switch c.Kind {
	case export.StackedShares, export.StackedBars:
		d.stacked()
	case export.Centred:
		d.diverging()
	case export.Columns:
		d.columns()
	default:
		d.bars()
	}
	return out
}

// class is the style of a colour.
func class(c export.Colour) string {
	switch c {
	case export.Secondary:
		return "secondary"
	case export.Neutral:
		return "neutral"
	case export.Likert1, export.Likert2, export.Likert3, export.Likert4, export.Likert5:
		return fmt.Sprintf("likert%d", c-export.Likert1+1)
	}
	return "primary"
}

// drawing lays out one chart, row by row.
type drawing struct {
	*chart
	grid        *grid
	shape       export.Chart
	label, base int
	series      []int
}

// name writes a row's label above its bars.
func (d *drawing) name(row int) {
	s := ""
	if d.label >= 0 {
		s = d.grid.Rows[row][d.label].Text
	}
	if d.base >= 0 {
		s += " (" + d.grid.Columns[d.base].Name + "\u00a0=\u00a0" + d.grid.Rows[row][d.base].Text + ")"
	}
	if row > 0 {
		d.Height += apart
	}
	for _, l := range lines(s) {
		d.Height += lineHeight
		d.Labels = append(d.Labels, text{X: "0", Y: d.Height - 6, Class: "label", Text: l})
	}
}

// lines breaks a label at blanks; a word that is longer is cut.
func lines(s string) []string {
	out := []string{""}
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }) {
		last := &out[len(out)-1]
		for r := []rune(w); len(r) > labelRunes; r = []rune(w) {
			out = append(out, string(r[:labelRunes]))
			w = string(r[labelRunes:])
			last = &out[len(out)-1]
		}
		switch {
		case *last == "":
			*last = w
		case len([]rune(*last))+1+len([]rune(w)) <= labelRunes:
			*last += " " + w
		default:
			out = append(out, w)
		}
	}
	return out
}

// bars draws one bar a series.
func (d *drawing) bars() {
	top := d.top()
	height := thick
	if len(d.series) > 1 {
		height = thin
	}
	for row := range d.grid.Rows {
		d.name(row)
		for i, column := range d.series {
			v, ok := d.grid.number(row, column)
			x := 0.0
			if ok && top > 0 {
				x = math.Max(v, 0) / top * longest
			}
			if ok {
				d.box(0, x, class(d.shape.Series[i].Colour), height)
			}
			if column >= 0 {
				d.Values = append(d.Values, text{X: per(x), Y: d.Height + height - (height-10)/2, DX: 6, Class: "value", Text: d.grid.Rows[row][column].Text})
			}
			d.Height += height + 2
		}
	}
}

// top is the value of the longest bar: of shares it is always 100 per cent.
func (d *drawing) top() float64 {
	if d.shape.Share {
		return 1
	}
	top := 0.0
	for row := range d.grid.Rows {
		for _, c := range d.series {
			if v, ok := d.grid.number(row, c); ok {
				top = max(top, v)
			}
		}
	}
	return top
}

func (d *drawing) box(x, width float64, class string, height int) {
	d.Boxes = append(d.Boxes, box{per(x), per(width), class, d.Height, height})
}

func per(f float64) string { return fmt.Sprintf("%.2f%%", f) }
