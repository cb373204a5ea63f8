package xlsx

import (
	"fmt"
	"regexp"

	"canvass/internal/export"

	"github.com/xuri/excelize/v2"
)

// table writes the header, the rows, and what belongs to them.
func (wb *workbook) table(p *plan) error {
	if err := wb.header(p); err != nil {
		return err
	}
	rows, err := newRowWriter(wb, p)
	if err != nil {
		return err
	}
	if err := rows.writeAll(); err != nil {
		return err
	}
	if err := wb.declare(p); err != nil {
		return err
	}
	if err := wb.notes(p); err != nil {
		return err
	}
	return wb.bars(p)
}

// header styles its cells one by one, because not every program shows a table's style.
func (wb *workbook) header(p *plan) error {
	cells := make([]any, len(p.heads))
	high := 1
	for i, h := range p.heads {
		id, err := wb.styles.id(look{part: head, wrap: true, right: numeric(p.Table.Columns[i].Kind)})
		if err != nil {
			return err
		}
		cells[i] = excelize.Cell{StyleID: id, Value: h}
		high = max(high, lines(h, (p.widths[i]-filterWidth-1)/1.08, 8))
	}
	return p.stream.SetRow(at(0, rowHeader), cells, excelize.RowOpts{Height: rowHeight(high) + 6})
}

func numeric(k export.Kind) bool { return k == export.Number || k == export.Share }

// declare makes the rows a native table. Front sheets show no filter buttons.
func (wb *workbook) declare(p *plan) error {
	no := false
	err := p.stream.AddTable(&excelize.Table{
		Range:          at(0, rowHeader) + ":" + at(len(p.heads)-1, p.last()),
		Name:           p.Table.Name,
		StyleName:      "TableStyleLight1",
		ShowRowStripes: &no,
	})
	wb.tables++
	if err == nil && p.Role == export.Front {
		wb.patches.edit[fmt.Sprintf("xl/tables/table%d.xml", wb.tables)] = withoutFilter
	}
	return err
}

var filter = regexp.MustCompile(`<autoFilter[^>]*></autoFilter>`)

func withoutFilter(table []byte) []byte { return filter.ReplaceAll(table, nil) }

// notes explains a column when its header is selected.
func (wb *workbook) notes(p *plan) error {
	for i, c := range p.Table.Columns {
		if c.Note == "" {
			continue
		}
		v := excelize.NewDataValidation(true)
		v.SetSqref(at(i, rowHeader))
		v.SetInput(shorten(p.heads[i], 32), shorten(celled(c.Note), 255))
		if err := wb.AddDataValidation(p.Name, v); err != nil {
			return err
		}
	}
	return nil
}

// shorten keeps s within Excel's limit for prompts.
func shorten(s string, limit int) string {
	if units(s) <= limit {
		return s
	}
	return cut(s, limit-1) + "…"
}
