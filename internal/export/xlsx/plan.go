package xlsx

import (
	"fmt"
	"strings"

	"canvass/internal/export"
)

// A sheet has a title, sentences on as many rows as they need, a source, a row for what
// could not be shown as it is, blank for most, the table.
const (
	rowTitle = 1
	rowLead  = 2

	maxLead    = 12                    // rows
	maxRows    = 1048576 - maxLead - 5 // with room to add one
	maxColumns = 16384
)

// plan is what is known about a sheet, at first without its rows.
type plan struct {
	export.Sheet
	number  int      // of the sheet, from 1
	heads   []string // as written
	widths  []float64
	lead    []string // the sentences, cut into lines
	header  int      // row of the table's header
	rows    int      // of the table's stream
	filled  []int    // how many of its first rows each column needs: lists may be shorter than their table
	altered altered
	kept    map[int][]string // values by column, for the charts' caches
	drawn   []*drawing       // charts that stand on this sheet
	links   []hyperlink
	body    *body     // the table's rows, packed
	high    float64   // of the table's rows, in points
	heights []float64 // of the first of them
}

// newPlans checks everything in b that needs no row.
func newPlans(b export.Book) ([]*plan, error) {
	if err := checkNames(b); err != nil {
		return nil, err
	}
	plans := make([]*plan, len(b.Sheets))
	for i, s := range b.Sheets {
		if b.Plain {
			s.Charts = nil
		}
		plans[i] = &plan{Sheet: s, number: i + 1}
		if s.Table == nil {
			continue
		}
		var err error
		if plans[i].heads, err = headers(s.Table.Columns); err != nil {
			return nil, fmt.Errorf("sheet %q: %w", s.Name, err)
		}
		plans[i].filled = make([]int, len(plans[i].heads))
	}
	return plans, linkCharts(plans)
}

func (p *plan) takesRemarks() bool { return p.Table != nil && p.Table.Remark != nil }

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
func (p *plan) last() int { return p.header + max(p.rows, 1) }

// lastOf is the row number of the last cell that a column needs.
func (p *plan) lastOf(column int) int { return p.header + max(p.filled[column], 1) }

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

// remark is what a sheet could not hold as it is.
type remark struct{ about, text string }

func (wb *workbook) remark(p *plan) {
	for _, text := range p.altered.sentences() {
		wb.remarks = append(wb.remarks, remark{"Sheet " + p.Name, text})
	}
}

// noteLine says what a reader would otherwise not see.
func (p *plan) noteLine() string {
	parts := p.altered.sentences()
	if words := p.unprinted(); words != "" {
		parts = append(parts, words)
	}
	return strings.Join(parts, " ")
}
