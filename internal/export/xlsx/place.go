package xlsx

import (
	"fmt"

	"canvass/internal/export"
)

// place is where a chart's top left corner is and how large the chart is, in pixels
// but for the zero-based column and row.
type place struct {
	Column, Row   int
	Right         int // of the column's left edge
	Width, Height int
	beside        bool // the table, at its right
	breaks        bool // begins a page in print
}

const (
	besideTable = 90  // widest table, in characters, that leaves room at its right
	belowRows   = 100 // longest table that has its charts below
	chartWidth  = 660 // pixels, where there is room
	chartGap    = 20
	rowPixels   = 20 // of a row
	rowPoints   = 15
)

// drawing is a chart, the table it shows and its place.
type drawing struct {
	export.Chart
	of *plan // whose figures it shows
	on *plan // where it stands
	place
}

// linkCharts finds the table of each chart and has it keep the values that the chart
// needs when it is measured.
func linkCharts(plans []*plan) error {
	tables := map[string]*plan{}
	for _, p := range plans {
		if p.Table != nil {
			tables[p.Table.Name] = p
			p.kept = map[int][]string{}
		}
	}
	for _, p := range plans {
		for _, c := range p.Charts {
			of, ok := tables[c.Table]
			if !ok {
				return fmt.Errorf("chart %q: no table %q", c.Name, c.Table)
			}
			if err := of.keepFor(c); err != nil {
				return fmt.Errorf("chart %q: %w", c.Name, err)
			}
			p.drawn = append(p.drawn, &drawing{Chart: c, of: of, on: p})
		}
	}
	return nil
}

func (p *plan) keepFor(c export.Chart) error {
	if len(c.Series) == 0 {
		return fmt.Errorf("it has no series")
	}
	names := []string{c.Category}
	for _, s := range c.Series {
		names = append(names, s.Column)
	}
	for _, name := range names {
		k, ok := p.column(name)
		if !ok {
			return fmt.Errorf("no column %q in table %q", name, p.Table.Name)
		}
		p.kept[k] = nil
	}
	return nil
}

// placeCharts puts the charts of a sheet to the right of a narrow table, below a wide
// one unless it is long, two abreast where they fit. Charts of tables without rows
// are left out.
func (p *plan) placeCharts() {
	var drawn []*drawing
	for _, d := range p.drawn {
		if d.points() > 0 {
			drawn = append(drawn, d)
		}
	}
	p.drawn = drawn
	if p.Table == nil || p.wide() <= besideTable || p.rows > belowRows {
		p.beside()
		return
	}
	p.below()
}

// beside starts below the header, which does not scroll.
func (p *plan) beside() {
	row, column := p.header, 0
	if p.Table != nil {
		column = len(p.heads) + 1
	}
	for _, d := range p.drawn {
		d.place = place{Column: column, Row: row, Width: chartWidth, Height: d.tall(), beside: p.Table != nil}
		row += d.Height/rowPixels + 2
	}
}

// below puts charts under the table, one or two abreast. Where they would be cut in two
// in print they begin the next page.
func (p *plan) below() {
	p.stack(nil)
	if !p.onePage() {
		p.stack(p.pages())
	}
}

// stack places the charts line by line, on the pages where it is given some.
func (p *plan) stack(paper *pages) {
	row, abreast := p.last()+1, min(2, len(p.drawn))
	if abreast == 0 {
		return
	}
	width := min((p.printedPixels()-chartGap*(abreast-1))/abreast, chartWidth+100)
	for i := 0; i < len(p.drawn); i += abreast {
		line := p.drawn[i:min(i+abreast, len(p.drawn))]
		high := 0
		for k, d := range line {
			d.place = place{Row: row, Width: width, Height: d.tall()}
			if paper != nil {
				d.Height = min(d.Height, paper.most())
			}
			d.Column, d.Right = p.columnAt(k * (width + chartGap))
			high = max(high, d.Height/rowPixels+2)
		}
		if paper != nil && paper.rest() < high-1 { // of the gap behind them one row may be lost
			skipped := paper.turn()
			for _, d := range line {
				d.Row, d.breaks = d.Row+skipped, true
			}
			row += skipped
		}
		if row += high; paper != nil {
			paper.used += float64(high) * rowPoints
		}
	}
}

// bottom is where a chart ends, in points from the top of the sheet.
func (d *drawing) bottom() float64 {
	p := d.on
	y := p.top() + p.high
	if d.beside {
		y = p.top()
	} else {
		y += float64(d.Row-p.last()) * rowPoints
	}
	return y + float64(d.Height)*rowPoints/rowPixels
}

// columnAt is the column at so many pixels from the left edge, and the rest.
func (p *plan) columnAt(left int) (column, rest int) {
	for column < len(p.widths)-1 && left >= columnPixels(p.widths[column]) {
		left -= columnPixels(p.widths[column])
		column++
	}
	return column, left
}

// wide is the table's width in characters, pixels on a screen.
func (p *plan) wide() float64 {
	sum := 0.0
	for _, w := range p.widths {
		sum += w
	}
	return sum
}

func (p *plan) pixels() int {
	sum := 0
	for _, w := range p.widths {
		sum += columnPixels(w)
	}
	return sum
}

func columnPixels(width float64) int { return int(width*7 + 5) }

// points is how many categories a chart has: its column may be shorter than the table.
func (d *drawing) points() int {
	k, _ := d.of.column(d.Category) // linkCharts found it
	return d.of.filled[k]
}

// tall is the height of a chart: bars take the same room whatever their number.
func (d *drawing) tall() int {
	if d.Kind == export.Columns {
		return 300
	}
	bar := 30
	if d.Kind == export.Bars {
		bar = 14 + 14*len(d.Series)
	}
	height := 70 + bar*d.points()
	if len(d.Series) > 1 {
		height += 30
	}
	return min(max(height, 200), 900)
}
