package xlsx

import (
	"fmt"
	"strings"

	"canvass/internal/export"

	"github.com/xuri/excelize/v2"
)

// view sets what stands before the rows: tab colour, scaling, gridlines.
func (wb *workbook) view(p *plan) error {
	colour, fit := "FF"+tabs[p.Role], true
	err := wb.SetSheetProps(p.Name, &excelize.SheetPropsOptions{TabColorRGB: &colour, FitToPage: &fit})
	if err != nil {
		return err
	}
	grid := p.Role != export.Front
	return wb.SetSheetView(p.Name, 0, &excelize.ViewOptions{ShowGridLines: &grid})
}

// page sets how the sheet prints: landscape, one page wide, header row repeated; a
// short table with charts on one page, so that no chart is cut in two.
func (wb *workbook) page(p *plan) error {
	landscape, wide, high, paper := "landscape", 1, 0, 9
	if len(p.drawn) > 0 && p.rows <= belowRows {
		high = 1
	}
	err := wb.SetPageLayout(p.Name, &excelize.PageLayoutOptions{
		Orientation: &landscape, FitToWidth: &wide, FitToHeight: &high, Size: &paper,
	})
	if err != nil {
		return err
	}
	if err := wb.SetHeaderFooter(p.Name, &excelize.HeaderFooterOptions{
		OddHeader: "&L&8" + code(wb.book.Title) + "&R&8" + code(p.Name),
		OddFooter: "&L&8" + code(p.Source) + "&R&8&P / &N",
	}); err != nil {
		return err
	}
	if p.Table == nil {
		return nil
	}
	cells := at(0, rowHeader) + ":" + at(len(p.heads)-1, p.last())
	if err := wb.AddIgnoredErrors(p.Name, cells, excelize.IgnoredErrorsNumberStoredAsText); err != nil {
		return err
	}
	return wb.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: p.Name,
		RefersTo: fmt.Sprintf("%s!$%d:$%d", quoted(p.Name), rowHeader, rowHeader),
	})
}

// code is a text inside a header or footer, where & begins a code and a digit
// after the size would belong to it; 255 characters hold the whole line.
func code(s string) string {
	s = shorten(strings.Join(strings.Fields(celled(s)), " "), 110)
	return " " + strings.ReplaceAll(s, "&", "&&")
}
