package gsheets

import (
	api "google.golang.org/api/sheets/v4"
)

const (
	spareRows    = 20 // below everything on a new tab
	spareColumns = 6  // beside the table, for people's notes
)

// makeRoom adds the sheet, or rows and columns where it has too few. It never
// takes any away: they may hold what people wrote.
func (d *draft) makeRoom(t *target) {
	rows, columns := int64(t.bottom()), int64(max(len(t.columns), 1))
	if t.sheet == nil {
		grid := &api.GridProperties{RowCount: rows + spareRows, ColumnCount: columns + spareColumns}
		if len(t.rows) > 0 {
			grid.FrozenRowCount = tableRow + 1
		}
		d.do(t, "adding the tab", &api.Request{AddSheet: &api.AddSheetRequest{Properties: &api.SheetProperties{
			SheetId: t.id, Title: t.title, GridProperties: grid, TabColorStyle: colour(tabColours[t.Role]),
		}}})
		return
	}
	grid := t.sheet.Properties.GridProperties
	if t.form() || !t.due() || grid == nil || grid.RowCount >= rows && grid.ColumnCount >= columns {
		return
	}
	d.do(t, "making room", &api.Request{UpdateSheetProperties: &api.UpdateSheetPropertiesRequest{
		Properties: &api.SheetProperties{
			SheetId:         t.id,
			GridProperties:  &api.GridProperties{RowCount: max(grid.RowCount, rows), ColumnCount: max(grid.ColumnCount, columns)},
			ForceSendFields: []string{"SheetId"},
		},
		Fields: "gridProperties.rowCount,gridProperties.columnCount",
	}})
}

// bottom is the number of rows that the table and the charts below it need.
func (t *target) bottom() int {
	rows := tableRow + max(len(t.rows), 1) + 1
	for _, p := range t.charts {
		rows = max(rows, int(p.row+p.height/rowPixels)+2)
	}
	return rows
}

// writeAll brings a sheet's own cells, formats, charts and mark up to date.
func (d *draft) writeAll(t *target) error {
	if t.protected() {
		return errProtected{t.title}
	}
	d.writeHead(t)
	if len(t.rows) > 0 || t.old.Rows > 0 {
		d.writeTable(t)
		d.dress(t)
		d.band(t)
	}
	d.draw(t)
	return d.sign(t)
}

// writeHead writes title, lead and source line.
func (d *draft) writeHead(t *target) {
	rows, fields := make([]*api.RowData, len(t.head)), "userEnteredValue"
	for i, c := range t.head {
		if t.fresh() {
			c = &api.CellData{UserEnteredValue: c.UserEnteredValue, UserEnteredFormat: headFormats[i]}
		}
		rows[i] = &api.RowData{Values: []*api.CellData{c}}
	}
	if t.fresh() {
		fields += ",userEnteredFormat"
	}
	d.do(t, "writing the heading", &api.Request{UpdateCells: &api.UpdateCellsRequest{
		Range: area(t.id, 0, len(t.head), 0, 1), Rows: rows, Fields: fields,
	}})
}

// writeTable writes header and rows; what an earlier, larger table leaves over is cleared.
func (d *draft) writeTable(t *target) {
	bottom, right := tableRow+len(t.rows), len(t.columns)
	if t.sheet != nil {
		rows, columns := t.reach()
		bottom, right = max(bottom, rows), max(right, columns)
	}
	d.do(t, "writing the table", &api.Request{UpdateCells: &api.UpdateCellsRequest{
		Range: area(t.id, tableRow, bottom, 0, right), Rows: t.rows, Fields: "userEnteredValue,userEnteredFormat.numberFormat",
	}})
	undress := func(r *api.GridRange) {
		d.do(t, "clearing old cells", &api.Request{RepeatCell: &api.RepeatCellRequest{Range: r, Cell: &api.CellData{}, Fields: "userEnteredFormat,note"}})
	}
	if bottom > tableRow+len(t.rows) {
		undress(area(t.id, tableRow+len(t.rows), bottom, 0, right))
	}
	if right > len(t.columns) {
		undress(area(t.id, tableRow, bottom, len(t.columns), right))
	}
}

// writeSource writes the source line alone.
func (d *draft) writeSource(t *target) error {
	if t.protected() {
		return errProtected{t.title}
	}
	d.do(t, "writing the source line", &api.Request{UpdateCells: &api.UpdateCellsRequest{
		Range: area(t.id, sourceRow, sourceRow+1, 0, 1), Rows: []*api.RowData{{Values: t.head[sourceRow:]}}, Fields: "userEnteredValue",
	}})
	t.next.Charts = t.old.Charts
	return d.sign(t)
}

// sign writes the mark.
func (d *draft) sign(t *target) error {
	value, err := t.next.value()
	if err != nil {
		return err
	}
	if t.sheet != nil {
		d.do(t, "noting what was written", &api.Request{UpdateDeveloperMetadata: &api.UpdateDeveloperMetadataRequest{
			DataFilters: []*api.DataFilter{byID(t.markID)}, DeveloperMetadata: &api.DeveloperMetadata{MetadataValue: value}, Fields: "metadataValue",
		}})
		return nil
	}
	d.do(t, "noting what was written", &api.Request{CreateDeveloperMetadata: &api.CreateDeveloperMetadataRequest{DeveloperMetadata: &api.DeveloperMetadata{
		MetadataId: t.markID, MetadataKey: markKey, MetadataValue: value, Visibility: "DOCUMENT",
		Location: &api.DeveloperMetadataLocation{SheetId: t.id}, // never zero: the tab is new
	}}})
	return nil
}

func byID(id int64) *api.DataFilter {
	return &api.DataFilter{DeveloperMetadataLookup: &api.DeveloperMetadataLookup{MetadataId: id}}
}

// area is part of a sheet; the ends are exclusive. Zeros are sent: a sheet's id may
// be zero, and an end left out means all.
func area(sheet int64, top, bottom, left, right int) *api.GridRange {
	return &api.GridRange{
		SheetId: sheet, StartRowIndex: int64(top), EndRowIndex: int64(bottom), StartColumnIndex: int64(left), EndColumnIndex: int64(right),
		ForceSendFields: []string{"SheetId", "StartRowIndex", "StartColumnIndex"},
	}
}
