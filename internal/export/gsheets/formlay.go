package gsheets

import (
	"fmt"

	api "google.golang.org/api/sheets/v4"
)

// layOut writes heading and titles of a form where there is none, and dresses a new
// sheet: lists to choose from, stripes, a filter, a warning before somebody changes
// what is not theirs to fill in. It only warns, because who may not edit a column
// cannot sort the rows.
func (w *filling) layOut() {
	t := w.t
	if t.sheet != nil {
		w.widen()
	}
	w.writeHead(t)
	w.columns("writing the titles", tableRow, t.rows[:1], func(int) bool { return true })
	w.offer()
	if t.sheet != nil {
		return
	}
	w.dressHeader(t)
	table := below(t.id, tableRow, 0, len(t.columns))
	t.next.Banding = w.ids.take(w.project + "/" + t.Name + "/banding")
	w.do(t, "shading rows", &api.Request{AddBanding: &api.AddBandingRequest{BandedRange: &api.BandedRange{
		BandedRangeId: t.next.Banding, Range: table,
		RowProperties: &api.BandingProperties{
			HeaderColorStyle: colour(headFill), FirstBandColorStyle: colour(white), SecondBandColorStyle: colour(band),
		},
	}}})
	w.do(t, "adding a filter", &api.Request{SetBasicFilter: &api.SetBasicFilterRequest{Filter: &api.BasicFilter{Range: table}}})
	w.warn(area(t.id, tableRow, tableRow+1, 0, len(t.columns)))
	for from := 0; from < len(t.columns); from++ {
		to := from
		for to < len(t.columns) && !t.columns[to].Entry {
			to++
		}
		if to > from {
			w.warn(below(t.id, tableRow+1, from, to))
			from = to
		}
	}
}

func (w *filling) warn(r *api.GridRange) {
	id := w.ids.take(fmt.Sprintf("%s/%s/warning at %d:%d", w.project, w.t.Name, r.StartRowIndex, r.StartColumnIndex))
	w.do(w.t, "adding a warning", &api.Request{AddProtectedRange: &api.AddProtectedRangeRequest{ProtectedRange: &api.ProtectedRange{
		ProtectedRangeId: id, Range: r, WarningOnly: true, Description: "canvass writes these cells; the yellow ones are yours",
	}}})
}

// widen makes room for the columns on a sheet that somebody emptied.
func (w *filling) widen() {
	g := w.t.sheet.Properties.GridProperties
	if g == nil || int(g.ColumnCount) >= len(w.t.columns) && g.RowCount > tableRow+1 {
		return
	}
	w.do(w.t, "making room", &api.Request{UpdateSheetProperties: &api.UpdateSheetPropertiesRequest{
		Properties: &api.SheetProperties{SheetId: w.t.id, ForceSendFields: []string{"SheetId"}, GridProperties: &api.GridProperties{
			ColumnCount: max(g.ColumnCount, int64(len(w.t.columns))), RowCount: max(g.RowCount, tableRow+2),
		}},
		Fields: "gridProperties.rowCount,gridProperties.columnCount",
	}})
}

// offer sets what people can choose from.
func (w *filling) offer() {
	for i, c := range w.t.columns {
		if len(c.Choices) == 0 || w.f.at[i] < 0 {
			continue
		}
		rule := &api.DataValidationRule{Condition: &api.BooleanCondition{Type: "ONE_OF_LIST"}, InputMessage: clean(c.Note), ShowCustomUi: true, Strict: true}
		for _, v := range c.Choices {
			rule.Condition.Values = append(rule.Condition.Values, &api.ConditionValue{UserEnteredValue: choice(v)})
		}
		w.do(w.t, "offering choices", &api.Request{SetDataValidation: &api.SetDataValidationRequest{
			Range: below(w.t.id, w.f.head+1, w.f.at[i], w.f.at[i]+1), Rule: rule,
		}})
	}
}

// choice is a text that a condition does not take for a formula: it is parsed as if
// somebody had typed it.
func choice(s string) string {
	s = clean(s)
	if s != "" && (s[0] == '=' || s[0] == '+' || s[0] == '\'') {
		return "'" + s
	}
	return s
}

// dressRows formats new rows.
func (w *filling) dressRows(top, bottom int) {
	for i := range w.t.columns {
		if w.f.at[i] >= 0 {
			w.dressColumn(i, top, bottom)
		}
	}
}

// dressColumn formats rows of one column.
func (w *filling) dressColumn(i, top, bottom int) {
	c := w.t.columns[i]
	f := &api.CellFormat{VerticalAlignment: "TOP", WrapStrategy: "CLIP"}
	fields := "userEnteredFormat.verticalAlignment,userEnteredFormat.wrapStrategy"
	if c.Wrap {
		f.WrapStrategy = "WRAP"
	}
	if c.Entry {
		f.BackgroundColorStyle = colour(entryFill)
		fields += ",userEnteredFormat.backgroundColorStyle"
	}
	w.do(w.t, "formatting the rows", &api.Request{RepeatCell: &api.RepeatCellRequest{
		Range: area(w.t.id, top, bottom, w.f.at[i], w.f.at[i]+1), Cell: &api.CellData{UserEnteredFormat: f}, Fields: fields,
	}})
}

// below is some columns from a row on down to the end of the sheet: an end of zero
// is not sent.
func below(sheet int64, top, left, right int) *api.GridRange { return area(sheet, top, 0, left, right) }
