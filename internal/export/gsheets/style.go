package gsheets

import (
	"math"
	"strconv"

	api "google.golang.org/api/sheets/v4"

	"canvass/internal/export"
)

// The colours of the workbook. They differ for people who see no red or green.
const (
	ink       = "1F1F1F"
	quiet     = "595959"
	white     = "FFFFFF"
	headFill  = "12436D"
	band      = "F3F6F9"
	entryFill = "FFF9DB" // cells that people fill in
	entryHead = "8A5A00"
)

var (
	tabColours = map[export.Role]string{
		export.Front: "3D3D3D", export.Results: "12436D", export.Data: "BFBFBF", export.Review: "F2B134", export.Helper: "E3E3E3",
	}
	palette = map[export.Colour]string{
		export.Primary: "12436D", export.Secondary: "28A197", export.Neutral: "BFBFBF",
		export.Likert1: "CA6B02", export.Likert2: "E9B872", export.Likert3: "D9D9D9", export.Likert4: "7FA6C9", export.Likert5: "12436D",
	}
	series = []string{"12436D", "28A197", "801650", "F46A25", "3D3D3D", "A285D1"}

	headFormats = [3]*api.CellFormat{
		{TextFormat: &api.TextFormat{FontSize: 16, Bold: true, ForegroundColorStyle: colour(headFill)}, WrapStrategy: "OVERFLOW_CELL"},
		{TextFormat: &api.TextFormat{FontSize: 11, ForegroundColorStyle: colour(ink)}, WrapStrategy: "OVERFLOW_CELL"},
		{TextFormat: &api.TextFormat{FontSize: 9, ForegroundColorStyle: colour(quiet)}, WrapStrategy: "OVERFLOW_CELL"},
	}
)

// headerFormat puts a column's name where its values are.
func headerFormat(c export.Column) *api.CellFormat {
	f := &api.CellFormat{
		BackgroundColorStyle: colour(headFill), VerticalAlignment: "MIDDLE", WrapStrategy: "WRAP", HorizontalAlignment: "RIGHT",
		TextFormat: &api.TextFormat{Bold: true, ForegroundColorStyle: colour(white)},
	}
	if k := c.Kind; k == export.Empty || k == export.Text || k == export.Link {
		f.HorizontalAlignment = "LEFT"
	}
	if c.Entry {
		f.BackgroundColorStyle = colour(entryHead)
	}
	return f
}

// colour reads six hexadecimal digits.
func colour(hex string) *api.ColorStyle {
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		return nil
	}
	part := func(shift uint) float64 { return math.Round(float64(n>>shift&0xff)/0xff*1000) / 1000 }
	return &api.ColorStyle{RgbColor: &api.Color{Red: part(16), Green: part(8), Blue: part(0)}}
}

// dress formats the table. What people like to change themselves, widths and the
// header's looks, is set only when the columns are new.
func (d *draft) dress(t *target) {
	bottom, right := tableRow+len(t.rows), len(t.columns)
	if right == 0 {
		return
	}
	if t.fresh() {
		d.dressHeader(t)
	}
	if len(t.rows) < 2 {
		return
	}
	d.do(t, "formatting the table", &api.Request{RepeatCell: &api.RepeatCellRequest{
		Range: area(t.id, tableRow+1, bottom, 0, right), Fields: "userEnteredFormat.verticalAlignment",
		Cell: &api.CellData{UserEnteredFormat: &api.CellFormat{VerticalAlignment: "TOP"}},
	}})
	for i, c := range t.columns {
		if c.Wrap && !t.empty {
			d.do(t, "formatting the table", &api.Request{RepeatCell: &api.RepeatCellRequest{
				Range: area(t.id, tableRow+1, bottom, i, i+1), Fields: "userEnteredFormat.wrapStrategy",
				Cell: &api.CellData{UserEnteredFormat: &api.CellFormat{WrapStrategy: "WRAP"}},
			}})
		}
	}
}

// dressHeader sets the header's looks, the columns' notes and their widths.
func (d *draft) dressHeader(t *target) {
	header := &api.RowData{}
	for _, c := range t.columns {
		header.Values = append(header.Values, &api.CellData{UserEnteredFormat: headerFormat(c), Note: clean(c.Note)})
	}
	d.do(t, "formatting the header", &api.Request{UpdateCells: &api.UpdateCellsRequest{
		Range: area(t.id, tableRow, tableRow+1, 0, len(t.columns)), Rows: []*api.RowData{header}, Fields: "userEnteredFormat,note",
	}})
	for i, w := range t.widths {
		d.do(t, "setting widths", &api.Request{UpdateDimensionProperties: &api.UpdateDimensionPropertiesRequest{
			Range: &api.DimensionRange{
				SheetId: t.id, Dimension: "COLUMNS", StartIndex: int64(i), EndIndex: int64(i + 1), ForceSendFields: []string{"SheetId", "StartIndex"},
			},
			Properties: &api.DimensionProperties{PixelSize: w}, Fields: "pixelSize",
		}})
	}
}

// band gives every second row a shade. Where people took it away it stays away,
// and where they have bands of their own there is no room for it.
func (d *draft) band(t *target) {
	if len(t.columns) == 0 {
		return
	}
	r := area(t.id, tableRow, tableRow+len(t.rows), 0, len(t.columns))
	var own *api.BandedRange
	if t.sheet != nil {
		for _, b := range t.sheet.BandedRanges {
			switch {
			case t.old.Banding != 0 && b.BandedRangeId == t.old.Banding:
				own = b
			case meets(b.Range, tableRow+len(t.rows), len(t.columns)):
				return
			}
		}
	}
	switch {
	case own != nil && (own.Range.EndRowIndex != r.EndRowIndex || own.Range.EndColumnIndex != r.EndColumnIndex):
		d.do(t, "shading rows", &api.Request{UpdateBanding: &api.UpdateBandingRequest{
			BandedRange: &api.BandedRange{BandedRangeId: own.BandedRangeId, Range: r}, Fields: "range",
		}})
	case own == nil && t.fresh():
		t.next.Banding = d.ids.take(d.project + "/" + t.Name + "/banding")
		d.do(t, "shading rows", &api.Request{AddBanding: &api.AddBandingRequest{BandedRange: &api.BandedRange{
			BandedRangeId: t.next.Banding, Range: r,
			RowProperties: &api.BandingProperties{
				HeaderColorStyle: colour(headFill), FirstBandColorStyle: colour(white), SecondBandColorStyle: colour(band),
			},
		}}})
	}
}
