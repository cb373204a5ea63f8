package xlsx

import (
	"bytes"
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

func (wb *workbook) header(p *plan) error {
	cells := make([]any, len(p.heads))
	lines := 1
	for i, h := range p.heads {
		numeric := p.Table.Columns[i].Kind == export.Number || p.Table.Columns[i].Kind == export.Share
		id, err := wb.styles.id(look{part: head, wrap: true, right: numeric})
		if err != nil {
			return err
		}
		cells[i] = excelize.Cell{StyleID: id, Value: h}
		lines = max(lines, linesOf(h, p.widths[i]-filterWidth))
	}
	return p.stream.SetRow(at(0, rowHeader), cells, excelize.RowOpts{Height: min(float64(lines)*13.5+8, 120)})
}

// declare makes the rows a native table. Front sheets show no filter buttons.
func (wb *workbook) declare(p *plan) error {
	no := false
	err := p.stream.AddTable(&excelize.Table{
		Range:          at(0, rowHeader) + ":" + at(len(p.heads)-1, p.last()),
		Name:           p.Table.Name,
		StyleName:      "TableStyleLight1",
		ShowRowStripes: &no,
	})
	if err != nil || p.Role != export.Front {
		return err
	}
	return wb.dropFilter(p.Table.Name)
}

var filter = regexp.MustCompile(`<autoFilter[^>]*></autoFilter>`)

// dropFilter takes the filter out of a table that has been declared.
func (wb *workbook) dropFilter(table string) error {
	name := []byte(fmt.Sprintf("displayName=%q", table))
	done := false
	wb.Pkg.Range(func(path, content any) bool {
		part, ok := content.([]byte)
		if !ok || !bytes.Contains(part, name) {
			return true
		}
		wb.Pkg.Store(path, filter.ReplaceAll(part, nil))
		done = true
		return false
	})
	if !done {
		return fmt.Errorf("no part holds it")
	}
	return nil
}

// bars draws a data bar behind the figures of columns that ask for one.
func (wb *workbook) bars(p *plan) error {
	if p.rows == 0 {
		return nil
	}
	for i, c := range p.Table.Columns {
		if !c.Bar {
			continue
		}
		bar := excelize.ConditionalFormatOptions{
			Type: "data_bar", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "max",
			BarColor: "#" + barFill, BarSolid: true,
		}
		if c.Kind == export.Share {
			bar.MaxType, bar.MaxValue = "num", "1"
		}
		cells := at(i, rowFirst) + ":" + at(i, p.last())
		if err := wb.SetConditionalFormat(p.Name, cells, []excelize.ConditionalFormatOptions{bar}); err != nil {
			return err
		}
	}
	return nil
}

// notes explains a column when its header is selected.
func (wb *workbook) notes(p *plan) error {
	for i, c := range p.Table.Columns {
		if c.Note == "" {
			continue
		}
		v := excelize.NewDataValidation(true)
		v.SetSqref(at(i, rowHeader))
		v.SetInput(shorten(p.heads[i], 32), shorten(plain(c.Note), 255))
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
