package xlsx

import (
	"fmt"

	"canvass/internal/export"
)

// fillSheet streams a table's rows once. The first ones wait until they have decided
// the columns' widths, on which the heights of rows depend.
func (wb *workbook) fillSheet(p *plan) error {
	p.body = newBody(wb.press)
	if p.Table == nil {
		p.place()
		return nil
	}
	g := newGauges(p.Table.Columns, p.heads)
	w, err := newRowWriter(wb, p)
	if err != nil {
		return err
	}
	var sample [][]export.Cell
	settle := func() error {
		w.measure()
		w.bare = p.Role == export.Data && p.rows > sampleRows && !p.filledIn()
		p.widths = g.widths()
		p.place()
		for _, row := range sample {
			if err := w.write(row); err != nil {
				return err
			}
		}
		sample = nil
		return nil
	}
	for row, err := range wb.rowsOf(p) {
		if err != nil {
			return fmt.Errorf("row %d: %w", p.rows+1, err)
		}
		if p.rows++; p.rows > maxRows {
			return fmt.Errorf("more than %d rows", maxRows)
		}
		if len(row) > len(p.heads) {
			return fmt.Errorf("row %d: %d cells for %d columns", p.rows, len(row), len(p.heads))
		}
		p.keep(row)
		if p.rows <= sampleRows {
			g.add(row)
			sample = append(sample, append([]export.Cell(nil), row...))
			continue
		}
		if p.rows == sampleRows+1 {
			if err := settle(); err != nil {
				return err
			}
		}
		if err := w.write(row); err != nil {
			return err
		}
	}
	if p.rows == 0 {
		sample = [][]export.Cell{{export.Words(p.Table.Empty)}}
	}
	if p.rows <= sampleRows {
		if err := settle(); err != nil {
			return err
		}
	}
	p.body.end()
	return nil
}

// rowsOf is the table's rows, and behind them the remarks that it takes.
func (wb *workbook) rowsOf(p *plan) func(yield func([]export.Cell, error) bool) {
	return func(yield func([]export.Cell, error) bool) {
		n := 0
		if p.Table.Rows != nil {
			for row, err := range p.Table.Rows {
				if n++; !yield(row, err) || err != nil {
					return
				}
			}
		}
		if !p.takesRemarks() {
			return
		}
		for i, r := range wb.remarks {
			if !yield(p.Table.Remark(n+i+1, r.about, r.text), nil) {
				return
			}
		}
	}
}
