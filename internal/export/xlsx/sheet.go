package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"canvass/internal/export"

	"github.com/xuri/excelize/v2"
)

// writeSheet opens the sheet's stream and writes everything but charts.
func (wb *workbook) writeSheet(p *plan) error {
	if err := wb.view(p); err != nil {
		return err
	}
	var err error
	if p.stream, err = wb.NewStreamWriter(p.Name); err != nil {
		return err
	}
	if err := wb.columns(p); err != nil {
		return err
	}
	if err := wb.top(p); err != nil {
		return err
	}
	if p.Table != nil {
		if err := wb.table(p); err != nil {
			return fmt.Errorf("table %q: %w", p.Table.Name, err)
		}
	}
	return wb.page(p)
}

// columns sets widths and, above a table, the frozen panes. Excelize writes each
// width before those it already has, and Excel wants them ascending.
func (wb *workbook) columns(p *plan) error {
	for i, w := range slices.Backward(p.widths) {
		if err := p.stream.SetColWidth(i+1, i+1, w); err != nil {
			return err
		}
	}
	if p.Table == nil || p.Role == export.Front {
		return nil
	}
	return p.stream.SetPanes(frozen(p.Role == export.Data || p.Role == export.Review))
}

// frozen keeps the header in sight, and the first column if asked; the cursor is in A1.
func frozen(first bool) *excelize.Panes {
	panes := &excelize.Panes{Freeze: true, YSplit: rowHeader, TopLeftCell: "A6", ActivePane: "bottomLeft"}
	if first {
		panes.XSplit, panes.TopLeftCell, panes.ActivePane = 1, "B6", "bottomRight"
	}
	panes.Selection = []excelize.Selection{{SQRef: "A1", ActiveCell: "A1", Pane: panes.ActivePane}}
	return panes
}

// top writes the heading lines.
func (wb *workbook) top(p *plan) error {
	lines := []struct {
		row    int
		text   string
		part   part
		height float64
	}{
		{rowTitle, p.Title, title, 26},
		{rowLead, p.Lead, lead, 18},
		{rowSource, sourceLine(p), source, 15},
	}
	for _, l := range lines {
		if l.text == "" {
			continue
		}
		id, err := wb.styles.id(look{part: l.part})
		if err != nil {
			return err
		}
		cell := []any{excelize.Cell{StyleID: id, Value: celled(l.text)}}
		if err := p.stream.SetRow(at(0, l.row), cell, excelize.RowOpts{Height: l.height}); err != nil {
			return err
		}
	}
	return nil
}

// sourceLine says after the source what a reader would otherwise not see.
func sourceLine(p *plan) string {
	parts := []string{}
	if p.Source != "" {
		parts = append(parts, p.Source)
	}
	if n := p.altered.cut; n > 0 {
		parts = append(parts, fmt.Sprintf("Too long for a cell and cut, with a mark: %d.", n))
	}
	if n := p.altered.shown; n > 0 {
		parts = append(parts, fmt.Sprintf("Texts with control characters, shown as symbols: %d.", n))
	}
	if n := p.altered.typed; n > 0 {
		parts = append(parts, fmt.Sprintf("Values that Excel cannot count with, written as text: %d.", n))
	}
	return strings.Join(parts, " ")
}

// at names a cell by zero-based column and one-based row.
func at(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column+1, row) // both are in range by plan
	return name
}

// quoted is a sheet's name inside a reference.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }
