package gsheets

import (
	"math"

	api "google.golang.org/api/sheets/v4"
)

// edited reports whether writing over a sheet would lose something that people
// wrote: the cells that canvass wrote last are no longer as they were, or there is
// something where the table grows. Cells that were all emptied are no loss.
func (d *draft) edited(t *target) bool {
	if t.sheet == nil || !d.looked {
		return false
	}
	if t.form() {
		_, ok := t.locate()
		return !ok
	}
	empty := true
	at := func(row, column int) *api.ExtendedValue {
		v := valueAt(t.sheet, row, column)
		empty = empty && gist(v) == ""
		return v
	}
	cells, err := fingerprint(t.old.Rows, t.old.Columns, at)
	if err != nil || cells != t.old.Cells && !empty {
		return true
	}
	for row := range len(t.rows) {
		for column := range len(t.columns) {
			outside := row >= t.old.Rows || column >= t.old.Columns
			if outside && gist(valueAt(t.sheet, tableRow+row, column)) != "" {
				return true
			}
		}
	}
	return false
}

func valueAt(s *api.Sheet, row, column int) *api.ExtendedValue {
	for _, d := range s.Data {
		r, c := row-int(d.StartRow), column-int(d.StartColumn)
		if r >= 0 && r < len(d.RowData) && c >= 0 && d.RowData[r] != nil && c < len(d.RowData[r].Values) && d.RowData[r].Values[c] != nil {
			return d.RowData[r].Values[c].UserEnteredValue
		}
	}
	return nil
}

// ranges are the areas of canvass's sheets, as they were and as they will be.
func (d *draft) ranges() []string {
	var out []string
	for _, t := range d.targets {
		if t.sheet == nil {
			continue
		}
		rows, columns := t.reach()
		out = append(out, a1(t.title, rows, columns))
	}
	return out
}

// reach is how far down and to the right canvass's cells go on a sheet as it
// stands, those that it wrote and those that it is about to write.
func (t *target) reach() (rows, columns int) {
	rows, columns = tableRow+max(len(t.rows), t.old.Rows), max(len(t.columns), t.old.Columns, 1)
	if t.form() { // people sort it, and put rows and columns into it
		rows, columns = math.MaxInt32, math.MaxInt32
	}
	if g := t.sheet.Properties.GridProperties; g != nil {
		rows, columns = min(rows, int(g.RowCount)), min(columns, int(g.ColumnCount))
	}
	return rows, columns
}

// protected reports whether people keep canvass from writing into its own cells.
func (t *target) protected() bool {
	if t.sheet == nil {
		return false
	}
	rows, columns := t.reach()
	for _, p := range t.sheet.ProtectedRanges {
		if !p.RequestingUserCanEdit && !p.WarningOnly && len(p.UnprotectedRanges) == 0 && meets(p.Range, rows, columns) {
			return true
		}
	}
	return false
}

// meets reports whether a range has cells in the corner of that many rows and columns.
func meets(r *api.GridRange, rows, columns int) bool {
	return r == nil || r.StartRowIndex < int64(rows) && r.StartColumnIndex < int64(columns)
}
