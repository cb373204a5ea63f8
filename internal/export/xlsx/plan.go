package xlsx

import (
	"fmt"

	"canvass/internal/export"

	"github.com/xuri/excelize/v2"
)

// Where a sheet has what: a title, a sentence, a source, a blank row, the table.
const (
	rowTitle  = 1
	rowLead   = 2
	rowSource = 3
	rowHeader = 5
	rowFirst  = 6

	maxRows    = 1048576 - rowFirst // with room to add one
	maxColumns = 16384
)

// plan is what must be known about a sheet before its first row is written.
type plan struct {
	export.Sheet
	number  int      // of the sheet, from 1
	heads   []string // as written
	widths  []float64
	rows    int // of the table's stream
	altered altered
	kept    map[int][]string // values by column, for the charts' caches
	drawn   []*drawing       // charts that stand on this sheet
	stream  *excelize.StreamWriter
}

// newPlans checks the names in b and reads every table once.
func newPlans(b export.Book) ([]*plan, error) {
	if err := checkNames(b); err != nil {
		return nil, err
	}
	plans := make([]*plan, len(b.Sheets))
	for i, s := range b.Sheets {
		plans[i] = &plan{Sheet: s, number: i + 1}
	}
	if err := linkCharts(plans); err != nil {
		return nil, err
	}
	for _, p := range plans {
		if p.Table == nil {
			continue
		}
		if err := p.measure(); err != nil {
			return nil, fmt.Errorf("sheet %q: %w", p.Name, err)
		}
	}
	for _, p := range plans {
		p.placeCharts()
	}
	return plans, nil
}

// measure counts the rows, estimates the widths and counts what cannot be held.
func (p *plan) measure() error {
	var err error
	if p.heads, err = headers(p.Table.Columns); err != nil {
		return err
	}
	g := newGauges(p.Table.Columns, p.heads)
	if p.Table.Rows != nil {
		for row, err := range p.Table.Rows {
			if err != nil {
				return fmt.Errorf("row %d: %w", p.rows+1, err)
			}
			if p.rows++; p.rows > maxRows {
				return fmt.Errorf("more than %d rows", maxRows)
			}
			if len(row) > len(p.heads) {
				return fmt.Errorf("row %d: %d cells for %d columns", p.rows, len(row), len(p.heads))
			}
			for i, c := range row {
				g[i].add(c, &p.altered)
			}
			p.keep(row)
		}
	}
	p.widths = g.widths()
	return nil
}

// maxKept is how many points of a chart are cached; the rest Excel reads itself.
const maxKept = 1000

// keep stores the cells that charts show: a category's text or a plain number.
func (p *plan) keep(row []export.Cell) {
	if p.rows > maxKept {
		return
	}
	for k := range p.kept {
		s := ""
		if k < len(row) {
			s = cached(row[k])
		}
		p.kept[k] = append(p.kept[k], s)
	}
}

// last is the row number of the table's last row; Excel wants at least one.
func (p *plan) last() int { return rowHeader + max(p.rows, 1) }

// column returns the position of a column by name.
func (p *plan) column(name string) (int, bool) {
	for i, c := range p.Table.Columns {
		if c.Name == name {
			return i, true
		}
	}
	return 0, false
}

// part is the sheet's name inside the file.
func (p *plan) part() string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", p.number) }
