package xlsx

import (
	"fmt"
	"strings"

	"canvass/internal/export"

	"github.com/xuri/excelize/v2"
)

// bars draws a plain data bar behind the figures of columns that ask for one: from 0
// to 1 for shares, to the largest number else.
//
// A data bar is two rules: the old one, which would fade and give nothing a tenth of
// the cell, and its extension, which says what is meant. The streams of excelize do
// not write the extension, and its own would scale from the smallest value.
func (wb *workbook) bars(p *plan) error {
	if p.rows == 0 {
		return nil
	}
	var rules strings.Builder
	n := 0
	for i, c := range p.Table.Columns {
		if !c.Bar {
			continue
		}
		cells := at(i, rowFirst) + ":" + at(i, p.last())
		if err := wb.SetConditionalFormat(p.Name, cells, []excelize.ConditionalFormatOptions{oldBar(c)}); err != nil {
			return err
		}
		rules.WriteString(newBar(c, barID(p.number, n), cells))
		n++
	}
	if n > 0 {
		wb.patches.end[p.part()] = fmt.Sprintf(barExtension, rules.String())
	}
	return nil
}

// barID is how excelize names the n-th rule of a sheet.
func barID(sheet, n int) string {
	return fmt.Sprintf("{00000000-0000-0000-%04X-%012X}", sheet, n)
}

func oldBar(c export.Column) excelize.ConditionalFormatOptions {
	bar := excelize.ConditionalFormatOptions{
		Type: "data_bar", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "max", BarColor: "#" + barFill, BarSolid: true,
	}
	if c.Kind == export.Share {
		bar.MaxType, bar.MaxValue = "num", "1"
	}
	return bar
}

const barExtension = `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">` +
	`<x14:conditionalFormattings>%s</x14:conditionalFormattings></ext></extLst>`

func newBar(c export.Column, id, cells string) string {
	top := `<x14:cfvo type="max"/>`
	if c.Kind == export.Share {
		top = `<x14:cfvo type="num"><xm:f>1</xm:f></x14:cfvo>`
	}
	return `<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">` +
		`<x14:cfRule type="dataBar" id="` + id + `"><x14:dataBar minLength="0" maxLength="100" gradient="0">` +
		`<x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo>` + top +
		`<x14:negativeFillColor rgb="FF` + palette[export.Likert1].fill + `"/><x14:axisColor rgb="FF` + quiet + `"/>` +
		`</x14:dataBar></x14:cfRule><xm:sqref>` + cells + `</xm:sqref></x14:conditionalFormatting>`
}
