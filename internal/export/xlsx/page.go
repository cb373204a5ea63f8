package xlsx

import (
	"fmt"
	"strings"

	"canvass/internal/export"

	"github.com/xuri/excelize/v2"
)

// view sets how the sheet shows itself: tab colour, gridlines, what does not scroll.
// The cursor is in A1.
func (wb *workbook) view(p *plan) error {
	props := &excelize.SheetPropsOptions{}
	colour, fit := "FF"+tabs[p.Role], true
	props.FitToPage = &fit
	if !wb.book.Plain {
		props.TabColorRGB = &colour
	}
	if err := wb.SetSheetProps(p.Name, props); err != nil {
		return err
	}
	grid := p.Role != export.Front
	if err := wb.SetSheetView(p.Name, 0, &excelize.ViewOptions{ShowGridLines: &grid}); err != nil {
		return err
	}
	if wb.book.Plain || p.Table == nil || p.Role == export.Front {
		return nil
	}
	return wb.SetPanes(p.Name, frozen(p.header, p.Role == export.Data || p.Role == export.Review))
}

// frozen keeps the header in sight, and the first column if asked.
func frozen(header int, first bool) *excelize.Panes {
	panes := &excelize.Panes{Freeze: true, YSplit: header, TopLeftCell: at(0, header+1), ActivePane: "bottomLeft"}
	if first {
		panes.XSplit, panes.TopLeftCell, panes.ActivePane = 1, at(1, header+1), "bottomRight"
	}
	panes.Selection = []excelize.Selection{{SQRef: "A1", ActiveCell: "A1", Pane: panes.ActivePane}}
	return panes
}

// page sets how the sheet prints: landscape, one page wide, header row repeated, what
// would make it too small to read left to the screen (paper.go).
func (wb *workbook) page(p *plan) error {
	landscape, wide, high, paper := "landscape", 1, 0, 9
	if p.onePage() {
		high = 1
	}
	err := wb.SetPageLayout(p.Name, &excelize.PageLayoutOptions{
		Orientation: &landscape, FitToWidth: &wide, FitToHeight: &high, Size: &paper,
	})
	if err != nil {
		return err
	}
	if err := wb.margins(p); err != nil {
		return err
	}
	if err := wb.breaks(p); err != nil {
		return err
	}
	if p.Table == nil {
		return nil
	}
	if err := wb.AddIgnoredErrors(p.Name, p.cells(), excelize.IgnoredErrorsNumberStoredAsText); err != nil {
		return err
	}
	if err := wb.printArea(p); err != nil {
		return err
	}
	return wb.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: p.Name,
		RefersTo: fmt.Sprintf("%s!$%d:$%d", quoted(p.Name), p.header, p.header),
	})
}

// printArea leaves out what is not to be printed.
func (wb *workbook) printArea(p *plan) error {
	n := p.printed()
	if n == len(p.heads) {
		return nil
	}
	last := p.last()
	for _, d := range p.drawn {
		last = max(last, d.Row+d.Height/rowPixels+1)
	}
	return wb.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Area", Scope: p.Name,
		RefersTo: quoted(p.Name) + "!" + absolute(0, rowTitle) + ":" + absolute(n-1, last),
	})
}

// margins says on every page what it belongs to; a plain sheet says it in its cells only.
func (wb *workbook) margins(p *plan) error {
	side, end, edge := marginSide, marginEnd, marginEnd/2
	if err := wb.SetPageMargins(p.Name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &end, Bottom: &end, Header: &edge, Footer: &edge}); err != nil {
		return err
	}
	if wb.book.Plain {
		return nil
	}
	return wb.SetHeaderFooter(p.Name, &excelize.HeaderFooterOptions{
		OddHeader: "&L&8" + code(wb.book.Title) + "&R&8" + code(p.Name),
		OddFooter: "&L&8" + code(p.Source) + "&R&8&P / &N",
	})
}

// code is a text inside a header or footer, where & begins a code and a digit
// after the size would belong to it; 255 characters hold the whole line.
func code(s string) string {
	s = shorten(strings.Join(strings.Fields(celled(s)), " "), 110)
	return " " + strings.ReplaceAll(s, "&", "&&")
}
