package xlsx

import (
	"strconv"
	"strings"

	"canvass/internal/export"

	"github.com/xuri/excelize/v2"
)

// writeSheet makes everything of a sheet but its charts.
func (wb *workbook) writeSheet(p *plan) error {
	if err := wb.view(p); err != nil {
		return err
	}
	if err := wb.SetSheetDimension(p.Name, p.extent()); err != nil {
		return err
	}
	for i, w := range p.widths {
		name, _ := excelize.ColumnNumberToName(i + 1)
		if err := wb.SetColWidth(p.Name, name, name, w); err != nil {
			return err
		}
	}
	top, err := wb.headings(p)
	if err != nil {
		return err
	}
	c := &content{body: p.body}
	wb.patches.rows[p.part()] = c
	if p.Table != nil {
		head, err := wb.header(p)
		if err != nil {
			return err
		}
		top += head
		if err := wb.declare(p); err != nil {
			return err
		}
		if c.behind, err = wb.behind(p); err != nil {
			return err
		}
	}
	c.top = top
	return wb.page(p)
}

// extent is the cells in use; programs that stream a sheet read no others.
func (p *plan) extent() string {
	if p.Table == nil {
		return at(0, rowTitle) + ":" + at(0, p.header)
	}
	return at(0, rowTitle) + ":" + at(len(p.heads)-1, p.last())
}

// Heights of the heading lines.
const (
	titlePoints = 26
	leadPoints  = 18
)

// top is how much stands above the table's first row, in points.
func (p *plan) top() float64 {
	return titlePoints + leadPoints*float64(max(len(p.lead), 1)) + 2*rowPoints + p.headHeight()
}

// headHeight is the height of the header.
func (p *plan) headHeight() float64 {
	high := 1
	for i, h := range p.heads {
		high = max(high, lines(h, (p.widths[i]-filterWidth-1)/1.08, 8))
	}
	return rowHeight(high) + 6
}

// headings is the heading lines.
func (wb *workbook) headings(p *plan) (string, error) {
	type line struct {
		row    int
		text   string
		part   part
		height float64
	}
	lines := []line{{rowTitle, p.Title, title, titlePoints}}
	for i, text := range p.lead {
		lines = append(lines, line{rowLead + i, text, lead, leadPoints})
	}
	lines = append(lines, line{p.header - 2, p.Source, source, rowPoints}, line{p.header - 1, p.noteLine(), source, rowPoints})
	var b strings.Builder
	for _, l := range lines {
		if l.text == "" {
			continue
		}
		id, err := wb.styles.id(look{part: l.part})
		if err != nil {
			return "", err
		}
		openRow(&b, l.row, l.height)
		textCell(&b, 0, l.row, id, celled(l.text))
		b.WriteString("</row>")
	}
	return b.String(), nil
}

// header styles its cells one by one, because not every program shows a table's style.
func (wb *workbook) header(p *plan) (string, error) {
	var b strings.Builder
	openRow(&b, p.header, p.headHeight())
	for i, h := range p.heads {
		c := p.Table.Columns[i]
		id, err := wb.styles.id(look{part: head, wrap: true, right: numeric(c.Kind), entry: c.Entry})
		if err != nil {
			return "", err
		}
		textCell(&b, i, p.header, id, h)
	}
	b.WriteString("</row>")
	return b.String(), nil
}

func openRow(b *strings.Builder, row int, height float64) {
	b.WriteString(`<row r="` + strconv.Itoa(row) + `" ht="` + strconv.FormatFloat(height, 'f', -1, 64) + `" customHeight="1">`)
}

func textCell(b *strings.Builder, column, row, style int, s string) {
	b.WriteString(`<c r="` + at(column, row) + `" s="` + strconv.Itoa(style) + `" t="inlineStr"><is>`)
	b.Write(appendText(nil, s))
	b.WriteString("</is></c>")
}

func numeric(k export.Kind) bool { return k == export.Number || k == export.Share }

// at names a cell by zero-based column and one-based row.
func at(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column+1, row) // both are in range by plan
	return name
}

// quoted is a sheet's name inside a reference.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }
