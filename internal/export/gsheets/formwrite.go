package gsheets

import (
	"slices"
	"strings"

	api "google.golang.org/api/sheets/v4"
)

// batchBytes is about how much text of a form goes into one batch: Google recommends
// to stay below 2 MB, quotes and field names included.
const batchBytes = 1 << 20

// filling is a form about to be brought up to date.
type filling struct {
	*draft
	t       *target
	f       filled
	g       grid
	entries []int // the sheet's columns of the entries
	left    int   // bytes of this batch
	before  int   // steps of others
}

// writeForm brings a form up to date. Whether anything is to be written is seen only
// in its cells.
func (d *draft) writeForm(t *target) error {
	due := t.due()
	if !due && t.old.Source == t.next.Source {
		return nil
	}
	t.next.Charts = t.old.Charts
	if t.sheet != nil && !d.looked {
		return d.sign(t)
	}
	f, ok := t.locate()
	if !ok {
		return nil // it is left to people as soon as there is something to write
	}
	w := &filling{draft: d, t: t, f: f, left: d.batch, before: len(d.steps)}
	if t.sheet != nil {
		w.g = newGrid(t.sheet)
	}
	if due {
		w.grow()
	}
	for i, c := range t.columns {
		if c.Entry {
			w.entries = append(w.entries, f.at[i])
		}
	}
	if w.locked() {
		return errProtected{t.title}
	}
	return w.all(due)
}

func (w *filling) all(due bool) error {
	before := w.before
	if w.f.blank {
		w.layOut()
	} else {
		w.heading()
		if w.t.fresh() {
			w.offer() // what can be chosen is part of the layout: themes come and go
		}
	}
	more, unread := w.rows()
	if more || unread > 0 {
		w.t.next.Figures = "" // there is more to do the next time
	}
	w.more, w.unread = w.more || more, w.unread+unread
	was, err := w.t.old.value()
	if err != nil {
		return err
	}
	is, err := w.t.next.value()
	if err != nil || len(w.steps) == before && was == is {
		return err
	}
	if due {
		w.written = append(w.written, w.t.title)
	} else {
		w.dated = append(w.dated, w.t.title)
	}
	return w.sign(w.t)
}

// locked reports whether people keep canvass out of columns of the form.
func (w *filling) locked() bool {
	if w.t.sheet == nil {
		return false
	}
	for _, p := range w.t.sheet.ProtectedRanges {
		if p.RequestingUserCanEdit || p.WarningOnly || len(p.UnprotectedRanges) > 0 {
			continue
		}
		r := p.Range
		if r == nil || slices.ContainsFunc(w.f.at, func(c int) bool {
			return c >= 0 && int64(c) >= r.StartColumnIndex && (r.EndColumnIndex == 0 || int64(c) < r.EndColumnIndex) &&
				(r.EndRowIndex == 0 || r.EndRowIndex > int64(w.f.head))
		}) {
			return true
		}
	}
	return false
}

// heading brings lead and source line up to date where they stand as canvass put
// them: four rows above the table, under the title.
func (w *filling) heading() {
	top, column := w.f.head-tableRow, w.f.at[0]
	if top < 0 || column < 0 || gist(w.g.value(top, column)) != gist(w.t.head[0].UserEnteredValue) {
		return
	}
	for i := leadRow; i <= sourceRow; i++ {
		if c := w.t.head[i]; gist(w.g.value(top+i, column)) != gist(c.UserEnteredValue) {
			w.put("writing the heading", top+i, column, []*api.RowData{{Values: []*api.CellData{c}}})
		}
	}
}

// rows writes what changed in the rows that stand, empties those that are no longer
// asked, and adds new ones below; more says that not all found room in this batch.
func (w *filling) rows() (more bool, unread int) {
	asked := map[string]bool{}
	var fresh []*api.RowData
	for _, row := range w.t.rows[1:] {
		key := strings.TrimSpace(said(row, w.t.place(w.t.Table.Key)))
		if asked[key] {
			continue
		}
		asked[key] = true
		at, stands := w.f.rows[key]
		switch {
		case !stands:
			fresh = append(fresh, row)
		case w.left <= 0:
			more = true
		default:
			w.update(key, at, row)
		}
	}
	free, unread := w.gone(asked)
	fit := 0
	for fit < len(fresh) && w.left > 0 {
		w.left -= weight(fresh[fit])
		fit++
	}
	more = more || fit < len(fresh)
	n := min(fit, len(free))
	for i := range n {
		w.columns("filling a row", free[i], fresh[i:i+1], func(int) bool { return true })
	}
	if !more {
		for _, at := range free[n:] {
			w.columns("emptying a row", at, []*api.RowData{{}}, func(int) bool { return true })
		}
	}
	w.add(fresh[n:fit])
	return more, unread
}

// update writes what canvass has to say otherwise in a row: only the cells that differ,
// so that a row which somebody sorts away at that moment keeps its key.
func (w *filling) update(key string, at int, row *api.RowData) {
	before := len(w.steps)
	w.columns("writing a row", at, []*api.RowData{row}, func(i int) bool {
		return !w.t.columns[i].Entry && i != w.t.base && gist(w.g.value(at, w.f.at[i])) != gist(valueOf(row, i))
	})
	if len(w.steps) > before {
		w.left -= weight(row)
	}
	was := w.g.text(at, w.f.at[w.t.base])
	write, now := merge(was, w.g.entries(key, at, w.entries), w.t.entries(row))
	if write {
		w.columns("writing a decision", at, []*api.RowData{row}, func(i int) bool { return w.t.columns[i].Entry })
	}
	if column := w.f.at[w.t.base]; now != was && column >= 0 {
		w.put("noting a decision", at, column, []*api.RowData{{Values: []*api.CellData{words(now)}}})
	}
}

// gone are the rows that are no longer asked and may be used again, from the top
// down. One in which people entered what was not read stays as it is; one beside which
// they wrote something is emptied and left to them.
func (w *filling) gone(asked map[string]bool) (free []int, unread int) {
	for _, key := range w.f.order {
		if asked[key] {
			continue
		}
		at := w.f.rows[key]
		read, _, _ := strings.Cut(w.g.text(at, w.f.at[w.t.base]), ".")
		theirs := w.g.entries(key, at, w.entries)
		switch {
		case theirs != "" && theirs != read:
			unread++
		case w.g.others(at, w.f.at):
			w.columns("emptying a row", at, []*api.RowData{{}}, func(int) bool { return true })
		default:
			free = append(free, at)
		}
	}
	return free, unread
}

// add puts rows below everything.
func (w *filling) add(rows []*api.RowData) {
	if len(rows) == 0 {
		return
	}
	top, bottom := w.f.end, w.f.end+len(rows)
	if w.t.sheet != nil {
		if g := w.t.sheet.Properties.GridProperties; g != nil && int(g.RowCount) < bottom {
			w.do(w.t, "making room", &api.Request{UpdateSheetProperties: &api.UpdateSheetPropertiesRequest{
				Properties: &api.SheetProperties{SheetId: w.t.id, GridProperties: &api.GridProperties{RowCount: int64(bottom + spareRows)}, ForceSendFields: []string{"SheetId"}},
				Fields:     "gridProperties.rowCount",
			}})
			w.offer()
		}
	}
	w.columns("adding rows", top, rows, func(int) bool { return true })
	w.dressRows(top, bottom)
}

// columns writes rows into those columns of the form that are wanted, wherever they
// stand in the sheet; nothing into the others.
func (w *filling) columns(what string, top int, rows []*api.RowData, want func(int) bool) {
	for from := 0; from < len(w.f.at); {
		to := from + 1
		if w.f.at[from] < 0 || !want(from) {
			from = to
			continue
		}
		for to < len(w.f.at) && want(to) && w.f.at[to] == w.f.at[to-1]+1 {
			to++
		}
		part := make([]*api.RowData, len(rows))
		for i, row := range rows {
			part[i] = &api.RowData{Values: make([]*api.CellData, to-from)}
			for k := range part[i].Values {
				part[i].Values[k] = &api.CellData{}
				if from+k < len(row.Values) && row.Values[from+k] != nil {
					part[i].Values[k] = row.Values[from+k]
				}
			}
		}
		w.put(what, top, w.f.at[from], part)
		from = to
	}
}

// put writes cells; all rows are of one length.
func (w *filling) put(what string, row, column int, rows []*api.RowData) {
	w.do(w.t, what, &api.Request{UpdateCells: &api.UpdateCellsRequest{
		Range: area(w.t.id, row, row+len(rows), column, column+len(rows[0].Values)), Rows: rows, Fields: "userEnteredValue,userEnteredFormat.numberFormat",
	}})
}

func valueOf(row *api.RowData, column int) *api.ExtendedValue {
	if column < len(row.Values) && row.Values[column] != nil {
		return row.Values[column].UserEnteredValue
	}
	return nil
}

// weight is about how many bytes a row takes in a request.
func weight(row *api.RowData) int {
	n := 0
	for i := range row.Values {
		n += 60 + len(said(row, i))
	}
	return n
}
