package gsheets

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	api "google.golang.org/api/sheets/v4"

	"canvass/internal/export"
)

func TestFirstWriteAddsTheTabs(t *testing.T) {
	w := newWorld(t)
	notes := compact(t, w.sheet("Notes"))
	r := w.write(before().seated())
	if got := w.titles(); got != "Notes, Summary, Principles, Seats" {
		t.Errorf("tabs %s", got)
	}
	want := Result{Link: fmt.Sprintf("https://docs.google.com/spreadsheets/d/S/edit#gid=%d", w.sheet("Summary").Properties.SheetId), Written: []string{"Summary", "Principles", "Seats"}}
	if diff := cmp.Diff(want, r); diff != "" {
		t.Errorf("result (-want +got):\n%s", diff)
	}
	if got := compact(t, w.sheet("Notes")); got != notes {
		t.Errorf("people's tab\nwas %s\nis  %s", notes, got)
	}
	if got := w.calls(); got != "GP" {
		t.Errorf("calls %s; want one to read and one to write", got)
	}
	want2 := strings.TrimSpace(`
Summary
Base: the people of a sample.
Source: sample, run 1 of 2026-03-14 09:00 UTC.

Measure|Figure|Value
People|people|312
Agree with =HYPERLINK("https://example.org","free seats")|P1.agree_share|67%
Agree with Words that people use|P2.agree_share|
Transparency||
+1 on money||`)
	if diff := cmp.Diff(want2, shown(w.sheet("Summary"), 10, 3)); diff != "" {
		t.Errorf("Summary (-want +got):\n%s", diff)
	}
	if got := shown(w.sheet("Seats"), 6, 4); !strings.HasSuffix(got, "madrid|2025-10-08|2025-10-07 18:30|40") {
		t.Errorf("Seats:\n%s", got)
	}
}

// shown is the corner of a tab as people see it.
func shown(s *api.Sheet, rows, columns int) string {
	var lines []string
	for row := range rows {
		var cells []string
		for column := range columns {
			cells = append(cells, text(s, row, column))
		}
		line := strings.Join(cells, "|")
		if row < tableRow {
			line = strings.TrimRight(line, "|")
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestSecondWriteSendsNothing(t *testing.T) {
	w := newWorld(t)
	w.write(before().seated())
	state := w.state()
	w.server.ClearRequests()
	r := w.write(before().seated())
	if !r.Unchanged() || w.calls() != "G" || w.state() != state {
		t.Errorf("result %+v, calls %s", r, w.calls())
	}
	if !strings.Contains(r.Link, "/d/S/edit#gid=") {
		t.Errorf("link %q", r.Link)
	}
}

func TestSameFiguresOfALaterRunChangeTheSourceLineOnly(t *testing.T) {
	w := newWorld(t)
	w.write(before().book())
	f := before()
	f.run = after().run
	was := w.sheet("Summary")
	r := w.write(f.book())
	if len(r.Written) != 0 || len(r.Dated) != 3 {
		t.Errorf("result %+v", r)
	}
	is := w.sheet("Summary")
	if got := text(is, sourceRow, 0); got != f.run {
		t.Errorf("source line %q", got)
	}
	is.Data[0].RowData[sourceRow], is.DeveloperMetadata = was.Data[0].RowData[sourceRow], was.DeveloperMetadata
	if diff := cmp.Diff(compact(t, was), compact(t, is)); diff != "" {
		t.Errorf("more changed (-was +is):\n%s", diff)
	}
	w.server.ClearRequests()
	if r := w.write(f.book()); !r.Unchanged() || w.calls() != "G" {
		t.Errorf("again: %+v, calls %s", r, w.calls())
	}
}

func TestRenamedAndMovedTabsAreFound(t *testing.T) {
	w := newWorld(t)
	w.write(before().book())
	id := w.sheet("Summary").Properties.SheetId
	w.people(fmt.Sprintf(`{"updateSheetProperties":{"properties":{"sheetId":%d,"title":"Figures for Ana's meeting","index":0},"fields":"title,index"}}`, id))
	r := w.write(after().book())
	if got := w.titles(); got != "Figures for Ana's meeting, Notes, Principles, Seats" {
		t.Errorf("tabs %s", got)
	}
	s := w.sheet("Figures for Ana's meeting")
	if s.Properties.SheetId != id || text(s, 5, 2) != "320" || len(r.Aside) != 0 {
		t.Errorf("sheet %d shows %q; %+v", s.Properties.SheetId, text(s, 5, 2), r)
	}
}

func TestTabOfTheSameTitleIsLeftAlone(t *testing.T) {
	w := newWorld(t)
	w.people(`{"addSheet":{"properties":{"sheetId":7,"title":"SUMMARY"}}},
		{"updateCells":{"start":{"sheetId":7},"rows":[{"values":[{"userEnteredValue":{"stringValue":"mine"}}]}],"fields":"*"}}`)
	theirs := compact(t, w.sheet("SUMMARY"))
	w.write(before().book())
	w.write(after().book())
	if got := w.titles(); got != "Notes, SUMMARY, Summary (canvass), Principles, Seats" {
		t.Errorf("tabs %s", got)
	}
	if got := compact(t, w.sheet("SUMMARY")); got != theirs {
		t.Errorf("people's tab\nwas %s\nis  %s", theirs, got)
	}
}

func TestTwoProjectsShareASpreadsheet(t *testing.T) {
	w := newWorld(t)
	w.write(before().book())
	if _, err := Write(t.Context(), w.client, "S", after().book(), "other"); err != nil {
		t.Fatal(err)
	}
	if got := w.titles(); got != "Notes, Summary, Principles, Seats, Summary (canvass), Principles (canvass), Seats (canvass)" {
		t.Errorf("tabs %s", got)
	}
	if a, b := text(w.sheet("Summary"), 5, 2), text(w.sheet("Summary (canvass)"), 5, 2); a != "312" || b != "320" {
		t.Errorf("they show %s and %s", a, b)
	}
}

func TestWhatPeopleWroteBesideTheTableStays(t *testing.T) {
	w := newWorld(t)
	w.write(before().book())
	id := w.sheet("Summary").Properties.SheetId
	w.people(fmt.Sprintf(`
		{"updateCells":{"start":{"sheetId":%d,"rowIndex":4,"columnIndex":3},"fields":"*","rows":[
			{"values":[{"userEnteredValue":{"stringValue":"Who looks into it"}}]},{"values":[{"userEnteredValue":{"stringValue":"Ana"},"note":"by May"}]}]}},
		{"updateCells":{"start":{"sheetId":%d,"rowIndex":1,"columnIndex":2},"fields":"*","rows":[{"values":[{"userEnteredValue":{"stringValue":"above"}}]}]}},
		{"updateCells":{"start":{"sheetId":%d,"rowIndex":20},"fields":"*","rows":[{"values":[{"userEnteredValue":{"formulaValue":"=C6*2"}}]}]}},
		{"updateDimensionProperties":{"range":{"sheetId":%d,"dimension":"COLUMNS","startIndex":0,"endIndex":1},"properties":{"pixelSize":99},"fields":"pixelSize"}}`, id, id, id, id))
	was := w.sheet("Summary")
	if r := w.write(after().book()); len(r.Aside) != 0 {
		t.Errorf("set aside: %+v", r)
	}
	is := w.sheet("Summary")
	for _, p := range [][2]int{{4, 3}, {5, 3}, {1, 2}, {20, 0}} {
		if a, b := compact(t, was.Data[0].RowData[p[0]].Values[p[1]]), compact(t, is.Data[0].RowData[p[0]].Values[p[1]]); a != b {
			t.Errorf("cell %v was %s, is %s", p, a, b)
		}
	}
	if got := is.Data[0].ColumnMetadata[0].PixelSize; got != 99 {
		t.Errorf("the column is %d pixels wide", got)
	}
}

// What people do inside of canvass's cells makes the tab theirs.
func TestEditedTabsAreSetAside(t *testing.T) {
	for name, edit := range map[string]string{
		"figure":         `{"updateCells":{"start":{"sheetId":%d,"rowIndex":5,"columnIndex":2},"fields":"userEnteredValue","rows":[{"values":[{"userEnteredValue":{"numberValue":313}}]}]}}`,
		"empty cell":     `{"updateCells":{"start":{"sheetId":%d,"rowIndex":7,"columnIndex":2},"fields":"userEnteredValue","rows":[{"values":[{"userEnteredValue":{"stringValue":"why?"}}]}]}}`,
		"row above":      `{"insertDimension":{"range":{"sheetId":%d,"dimension":"ROWS","startIndex":0,"endIndex":1}}}`,
		"column within":  `{"insertDimension":{"range":{"sheetId":%d,"dimension":"COLUMNS","startIndex":1,"endIndex":2}}}`,
		"row deleted":    `{"deleteDimension":{"range":{"sheetId":%d,"dimension":"ROWS","startIndex":6,"endIndex":7}}}`,
		"title":          `{"updateCells":{"start":{"sheetId":%d},"fields":"userEnteredValue","rows":[{"values":[{"userEnteredValue":{"stringValue":"For the board"}}]}]}}`,
		"where it grows": `{"updateCells":{"start":{"sheetId":%d,"rowIndex":10,"columnIndex":1},"fields":"userEnteredValue","rows":[{"values":[{"userEnteredValue":{"stringValue":"below"}}]}]}}`,
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.write(before().book())
			w.people(fmt.Sprintf(edit, w.sheet("Summary").Properties.SheetId))
			was := w.sheet("Summary")
			if r := w.write(before().book()); !r.Unchanged() {
				t.Errorf("with nothing to write: %+v", r)
			}
			r := w.write(after().book())
			if diff := cmp.Diff([]Aside{{"Summary", "Summary (canvass)"}}, r.Aside); diff != "" {
				t.Errorf("set aside (-want +got):\n%s", diff)
			}
			is := w.sheet("Summary")
			was.DeveloperMetadata = nil
			if diff := cmp.Diff(compact(t, was), compact(t, is)); diff != "" {
				t.Errorf("the edited tab changed (-was +is):\n%s", diff)
			}
			if got := text(w.sheet("Summary (canvass)"), 5, 2); got != "320" {
				t.Errorf("the new tab shows %q", got)
			}
			if r := w.write(after().book()); !r.Unchanged() {
				t.Errorf("again: %+v", r)
			}
		})
	}
}

func TestEmptiedAndDeletedTabsComeBack(t *testing.T) {
	w := newWorld(t)
	w.write(before().book())
	summary, principles := w.sheet("Summary").Properties.SheetId, w.sheet("Principles").Properties.SheetId
	w.people(fmt.Sprintf(`{"updateCells":{"range":{"sheetId":%d},"fields":"userEnteredValue"}},{"deleteSheet":{"sheetId":%d}}`, summary, principles))
	if r := w.write(after().book()); len(r.Aside) != 0 {
		t.Errorf("%+v", r)
	}
	if got := w.titles(); got != "Notes, Summary, Seats, Principles" {
		t.Errorf("tabs %s", got)
	}
	if a, b := text(w.sheet("Summary"), 5, 2), text(w.sheet("Principles"), 7, 0); a != "320" || b != "P3" {
		t.Errorf("they show %q and %q", a, b)
	}
}

func TestCopyOfATabIsNotCanvasss(t *testing.T) {
	w := newWorld(t)
	w.write(before().book())
	was := w.sheet("Summary")
	w.people(fmt.Sprintf(`{"addSheet":{"properties":{"sheetId":3,"title":"Copy of Summary","index":0}}},
		{"createDeveloperMetadata":{"developerMetadata":{"metadataKey":"canvass.tab","metadataValue":%q,"visibility":"DOCUMENT","location":{"sheetId":3}}}}`,
		was.DeveloperMetadata[0].MetadataValue))
	theirs := compact(t, w.sheet("Copy of Summary"))
	w.write(after().book())
	if got := compact(t, w.sheet("Copy of Summary")); got != theirs {
		t.Errorf("the copy changed: %s", got)
	}
	if got := text(w.sheet("Summary"), 5, 2); got != "320" {
		t.Errorf("the tab shows %q", got)
	}
}

func TestSmallerTableLeavesNothingBehind(t *testing.T) {
	small := before().book()
	small.Sheets[0].Table.Columns = small.Sheets[0].Table.Columns[:2]
	small.Sheets[0].Table.Rows = export.Rows([][]export.Cell{{export.Words("People"), export.Words("people")}})
	w := newWorld(t)
	w.write(after().book())
	size := *w.sheet("Summary").Properties.GridProperties
	w.write(small)
	s := w.sheet("Summary")
	for row := tableRow; row < len(s.Data[0].RowData); row++ {
		for column, c := range s.Data[0].RowData[row].Values {
			if stale := row > tableRow+1 || column > 1; stale && (c.UserEnteredValue != nil || c.UserEnteredFormat != nil || c.Note != "") {
				t.Errorf("row %d, column %d: %s", row, column, compact(t, c))
			}
		}
	}
	if got := *s.Properties.GridProperties; compact(t, got) != compact(t, size) {
		t.Errorf("the tab went from %s to %s", compact(t, size), compact(t, got))
	}
}

// A tab with the id zero may be canvass's own: then every zero has to be sent.
func TestOwnTabWithTheIDZero(t *testing.T) {
	w := newWorld(t)
	w.put(`{"spreadsheetId":"S","sheets":[{"properties":{"sheetId":5,"title":"Notes"}},{"properties":{"sheetId":0,"title":"Summary"},
		"developerMetadata":[{"metadataId":9,"metadataKey":"canvass.tab","metadataValue":"{\"project\":\"sample\",\"tab\":\"Summary\"}","visibility":"DOCUMENT","location":{"sheetId":0}}]}]}`)
	w.write(before().book())
	w.write(after().book())
	if got := w.titles(); got != "Notes, Summary, Principles, Seats" {
		t.Errorf("tabs %s", got)
	}
	if s := w.sheet("Summary"); s.Properties.SheetId != 0 || text(s, 5, 2) != "320" {
		t.Errorf("sheet %d shows %q", s.Properties.SheetId, text(s, 5, 2))
	}
	if got := shown(w.sheet("Notes"), 3, 3); strings.Trim(got, "|\n") != "" {
		t.Errorf("people's tab shows %q", got)
	}
}

func TestTabsGrowAndNeverShrink(t *testing.T) {
	w := newWorld(t)
	w.write(before().book())
	s := w.sheet("Principles").Properties
	columns := int(s.GridProperties.ColumnCount)
	w.people(fmt.Sprintf(`{"deleteDimension":{"range":{"sheetId":%d,"dimension":"COLUMNS","startIndex":4,"endIndex":%d}}},
		{"appendDimension":{"sheetId":%d,"dimension":"ROWS","length":50}}`, s.SheetId, columns, s.SheetId))
	wide := before().book()
	wide.Sheets[1].Table.Columns = append(wide.Sheets[1].Table.Columns, export.Column{Name: "Texts", Kind: export.Number})
	w.write(wide)
	for _, r := range w.server.Requests() {
		for _, got := range r.Query["ranges"] {
			if strings.Contains(got, "Principles") && got != "'Principles'!A1:D7" {
				t.Errorf("read %s; the tab has four columns", got)
			}
		}
	}
	is := w.sheet("Principles").Properties.GridProperties
	if is.ColumnCount != 5 || is.RowCount != s.GridProperties.RowCount+50 {
		t.Errorf("the tab has %d columns and %d rows", is.ColumnCount, is.RowCount)
	}
	f := before()
	for i := range 100 {
		f.principles = append(f.principles, principle{id: fmt.Sprintf("P%d", i+3)})
	}
	w.write(f.book())
	if got := text(w.sheet("Principles"), 106, 0); got != "P102" {
		t.Errorf("the last row shows %q", got)
	}
}

// An edit is no reason to leave a tab whose figures are the same.
func TestEditedTabStaysWhileItsFiguresDo(t *testing.T) {
	w := newWorld(t)
	w.write(before().book())
	id := w.sheet("Seats").Properties.SheetId
	w.people(fmt.Sprintf(`{"updateCells":{"start":{"sheetId":%d,"rowIndex":5},"fields":"userEnteredValue","rows":[{"values":[{"userEnteredValue":{"stringValue":"soon"}}]}]}}`, id))
	was := compact(t, w.sheet("Seats"))
	r := w.write(after().book())
	if len(r.Aside) != 0 || len(r.Dated) != 0 || compact(t, w.sheet("Seats")) != was {
		t.Errorf("%+v", r)
	}
}
