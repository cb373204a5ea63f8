package xlsx

import (
	"fmt"

	"canvass/internal/export"
)

// A data bar stands behind the figures of a column that asks for one: from 0 to 1 for
// shares, to the largest number else. It is two rules: the old one, which would fade
// and give nothing a tenth of the cell, and its extension, which says what is meant.

// barID links the two.
func barID(sheet, n int) string {
	return fmt.Sprintf("{00000000-0000-0000-%04X-%012X}", sheet, n)
}

func oldBar(c export.Column, id, cells string, priority int) string {
	top := `<cfvo type="max"/>`
	if c.Kind == export.Share {
		top = `<cfvo type="num" val="1"/>`
	}
	return fmt.Sprintf(`<conditionalFormatting sqref="%s"><cfRule type="dataBar" priority="%d"><dataBar><cfvo type="num" val="0"/>%s<color rgb="FF%s"/></dataBar>`+
		`<extLst><ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:id>%s</x14:id></ext></extLst></cfRule></conditionalFormatting>`,
		cells, priority, top, barFill, id)
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
