package xlsx

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Paper is A4 across. Fit to one page wide, a wide table would print too small to read:
// columns beyond what fits at leastScale are left to the screen, and the sheet says so.
const (
	marginSide = 0.4 // inches
	marginEnd  = 0.6

	paperPixels = (11.69 - 2*marginSide) * 96 // within the margins
	paperPoints = (8.27 - 2*marginEnd) * 72
	leastScale  = 0.6
	goodScale   = 0.65 // from here a sheet with its charts goes on one page
	leastPixels = 700  // of printed columns: the sentences above the table need them
)

// printed is how many columns are printed: those that fit, none for programs.
func (p *plan) printed() int {
	sum := 0
	for i, w := range p.widths {
		if p.Table.Columns[i].Machine && i > 0 {
			return i
		}
		before := sum
		if sum += columnPixels(w); float64(sum) > paperPixels/leastScale && before >= leastPixels {
			return i
		}
	}
	return len(p.widths)
}

func (p *plan) printedPixels() int {
	sum := 0
	for _, w := range p.widths[:p.printed()] {
		sum += columnPixels(w)
	}
	return sum
}

// unprinted says which columns are for the screen alone, "" for none.
func (p *plan) unprinted() string {
	if p.Table == nil {
		return ""
	}
	from, to := p.printed(), len(p.heads)
	for to > from && p.Table.Columns[to-1].Machine {
		to--
	}
	if from == to {
		return ""
	}
	first, _ := excelize.ColumnNumberToName(from + 1) // both are in range by headers
	last, _ := excelize.ColumnNumberToName(to)
	if first == last {
		return fmt.Sprintf("Not in print: column %s.", first)
	}
	return fmt.Sprintf("Not in print: columns %s to %s.", first, last)
}

// scale is how large a sheet is printed that is fitted to one page in width.
func (p *plan) scale() float64 {
	sum := p.printedPixels()
	for _, d := range p.drawn {
		if d.beside {
			sum = max(sum, p.pixels()+columnPixels(defaultWidth)+d.Width)
		}
	}
	return min(1, paperPixels/float64(max(sum, 1)))
}

// defaultWidth is that of the column between a table and the charts at its right.
const defaultWidth = 9.14

// onePage tells whether a table goes on one page with its charts and can still be read.
func (p *plan) onePage() bool {
	if p.Table == nil || len(p.drawn) == 0 {
		return false
	}
	high := p.top() + p.high
	for _, d := range p.drawn {
		high = max(high, d.bottom())
	}
	return min(p.scale(), paperPoints/high) >= goodScale
}

// pages goes over a sheet's rows as they fill pages, the header repeated on each.
type pages struct{ page, used, title float64 }

// pages are the pages on which the table is printed.
func (p *plan) pages() *pages {
	g := &pages{page: paperPoints / p.scale(), title: p.headHeight()}
	g.used = p.top()
	for _, h := range p.heights {
		g.add(h)
	}
	return g
}

// add takes one more row, on the next page if this one is full.
func (g *pages) add(height float64) {
	if g.used+height > g.page {
		g.used = g.title
	}
	g.used += height
}

// rest is how many rows of the usual height are left on the page.
func (g *pages) rest() int { return int(max(0, g.page-g.used) / rowPoints) }

// turn goes to the next page and says how many rows of the usual height that takes.
func (g *pages) turn() int {
	n := g.rest() + 1
	g.used = g.title
	return n
}

// most is the height of the tallest chart that a page has room for, in pixels.
func (g *pages) most() int { return int(g.page-g.title-3*rowPoints) * rowPixels / rowPoints }

// noColumnBreaks takes out the empty element that excelize puts beside breaks of rows.
func noColumnBreaks(sheet []byte) []byte {
	return bytes.Replace(sheet, []byte("<colBreaks></colBreaks>"), nil, 1)
}

// breaks has the charts that begin a page do so wherever a program would break it.
func (wb *workbook) breaks(p *plan) error {
	if p.onePage() {
		return nil
	}
	for _, d := range p.drawn {
		if d.breaks {
			if err := wb.InsertPageBreak(p.Name, at(0, d.Row+1)); err != nil {
				return err
			}
			wb.patches.change(p.part(), noColumnBreaks)
		}
	}
	return nil
}
