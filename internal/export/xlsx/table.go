package xlsx

import (
	"fmt"
	"strings"

	"canvass/internal/export"

	"github.com/xuri/excelize/v2"
)

// declare makes the rows a native table. Excelize makes the part and its relation;
// the content is ours, because it would read the headers from cells that it has not.
func (wb *workbook) declare(p *plan) error {
	wb.tables++
	cells := p.cells()
	if err := wb.AddTable(p.Name, &excelize.Table{Range: cells, Name: p.Table.Name}); err != nil {
		return fmt.Errorf("table %q: %w", p.Table.Name, err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+
		`<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="%d" name="%[2]s" displayName="%[2]s" ref="%[3]s" totalsRowShown="0">`, wb.tables, p.Table.Name, cells)
	if wb.filters(p) {
		fmt.Fprintf(&b, `<autoFilter ref="%s"/>`, cells)
	}
	fmt.Fprintf(&b, `<tableColumns count="%d">`, len(p.heads))
	for i, h := range p.heads {
		fmt.Fprintf(&b, `<tableColumn id="%d" name="%s"/>`, i+1, attribute(h))
	}
	style := ""
	if !wb.book.Plain {
		style = ` name="TableStyleLight1"`
	}
	fmt.Fprintf(&b, `</tableColumns><tableStyleInfo%s showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>`, style)
	wb.patches.parts[fmt.Sprintf("xl/tables/table%d.xml", wb.tables)] = &content{top: b.String()}
	return nil
}

// filters tells whether a sheet shows filter buttons.
func (wb *workbook) filters(p *plan) bool { return !wb.book.Plain && p.Role != export.Front }

// cells is the table's range.
func (p *plan) cells() string { return at(0, p.header) + ":" + at(len(p.heads)-1, p.last()) }

// attribute is s inside an attribute: on one line, as headers are.
func attribute(s string) string { return quotable.Replace(string(appendEscaped(nil, s))) }

var quotable = strings.NewReplacer(`"`, "&quot;", "\n", "&#10;", "\t", "&#9;")

// addLists names the cells that other cells may choose from.
func (wb *workbook) addLists() error {
	for _, l := range wb.book.Lists {
		p, column, err := wb.listed(l)
		if err != nil {
			return fmt.Errorf("list %q: %w", l.Name, err)
		}
		refers := quoted(p.Name) + "!" + absolute(column, p.header+1) + ":" + absolute(column, p.lastOf(column))
		if err := wb.SetDefinedName(&excelize.DefinedName{Name: l.Name, RefersTo: refers}); err != nil {
			return fmt.Errorf("list %q: %w", l.Name, err)
		}
	}
	return nil
}

func (wb *workbook) listed(l export.List) (*plan, int, error) {
	for _, p := range wb.plans {
		if p.Table == nil || p.Table.Name != l.Table {
			continue
		}
		if i, ok := p.column(l.Column); ok {
			return p, i, nil
		}
	}
	return nil, 0, fmt.Errorf("no column %q in a table %q", l.Column, l.Table)
}
