package gsheets

import (
	"slices"

	api "google.golang.org/api/sheets/v4"
)

// grow adds the columns that the form has got since its sheet was laid out, to the right of
// everything that stands there, people's own columns included. A column that people
// deleted is not new and stays away.
func (w *filling) grow() {
	if w.t.sheet == nil || w.f.blank || len(w.t.old.Names) == 0 {
		return
	}
	end := w.g.width()
	for _, at := range w.f.at {
		end = max(end, at+1)
	}
	var added []int
	for i, c := range w.t.columns {
		if w.f.at[i] < 0 && !slices.Contains(w.t.old.Names, c.Name) {
			w.f.at[i] = end
			added, end = append(added, i), end+1
		}
	}
	if len(added) == 0 {
		return
	}
	if g := w.t.sheet.Properties.GridProperties; g != nil && int(g.ColumnCount) < end {
		w.do(w.t, "making room", &api.Request{UpdateSheetProperties: &api.UpdateSheetPropertiesRequest{
			Properties: &api.SheetProperties{SheetId: w.t.id, GridProperties: &api.GridProperties{ColumnCount: int64(end)}, ForceSendFields: []string{"SheetId"}},
			Fields:     "gridProperties.columnCount",
		}})
	}
	for _, i := range added {
		w.head(i)
	}
}

// head writes and dresses the title of one column, and its rows as far as they go.
func (w *filling) head(i int) {
	at, c := w.f.at[i], w.t.columns[i]
	title := words(c.Name)
	title.UserEnteredFormat, title.Note = headerFormat(c), clean(c.Note)
	w.do(w.t, "adding a column", &api.Request{UpdateCells: &api.UpdateCellsRequest{
		Range: area(w.t.id, w.f.head, w.f.head+1, at, at+1), Rows: []*api.RowData{{Values: []*api.CellData{title}}}, Fields: "userEnteredValue,userEnteredFormat,note",
	}})
	if w.f.end > w.f.head+1 {
		w.dressColumn(i, w.f.head+1, w.f.end)
	}
	if !c.Entry {
		w.warn(below(w.t.id, w.f.head+1, at, at+1))
	}
}
