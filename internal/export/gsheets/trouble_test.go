package gsheets

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"canvass/internal/emulator"
	"canvass/internal/export"
	"canvass/internal/fault"
)

const batchOp, getOp = "sheets.spreadsheets.batchUpdate", "sheets.spreadsheets.get"

// A batch that was carried out and whose answer was lost is sent again: the end is
// the same as without the loss.
func TestLostAnswerLeavesOneOfEverything(t *testing.T) {
	for name, kind := range map[string]emulator.Kind{"no answer": emulator.KindResetAfter, "cut": emulator.KindTruncate} {
		t.Run(name, func(t *testing.T) {
			calm, w := newWorld(t), newWorld(t)
			for i, b := range []export.Book{before().book(), after().book()} {
				want := calm.write(b)
				w.server.AddFault(emulator.Fault{Kind: kind, Op: batchOp, Times: 1, At: 5})
				w.server.ClearRequests()
				got := w.write(b)
				if fmt.Sprint(got) != fmt.Sprint(want) {
					t.Errorf("write %d: %+v; without the loss %+v", i+1, got, want)
				}
				w.server.ClearFaults()
				if w.state() != calm.state() {
					t.Errorf("write %d left\n%s\nwithout the loss\n%s", i+1, w.state(), calm.state())
				}
			}
			if r := w.write(after().book()); !r.Unchanged() {
				t.Errorf("then %+v", r)
			}
		})
	}
}

// Somebody adds a tab with a title that the batch needs, after canvass has read.
func TestSomebodyWasFaster(t *testing.T) {
	w := newWorld(t)
	w.server.AddFault(emulator.Fault{Op: batchOp, Times: 1, Before: func() {
		w.put(strings.Replace(peoples, `"sheets":[`, `"sheets":[{"properties":{"sheetId":77,"title":"Seats"}},`, 1))
	}})
	r := w.write(before().book())
	if got := strings.Join(r.Written, ", "); got != "Summary, Principles, Seats (canvass)" || w.calls() != "GPGP" {
		t.Errorf("written %s, calls %s", got, w.calls())
	}
}

func TestPassingTroubleIsWaitedFor(t *testing.T) {
	for _, f := range []emulator.Fault{
		{Status: 429, Times: 2}, {Status: 503, Times: 2}, {Status: 500, Op: batchOp, Times: 3}, {Kind: emulator.KindHTML, Times: 2},
		{Kind: emulator.KindResetBefore, Op: batchOp, Times: 2}, {Status: 429, Op: batchOp, Times: 1, RetryAfter: "1"},
	} {
		w := newWorld(t)
		w.server.AddFault(f)
		if r := w.write(before().book()); len(r.Written) != 3 {
			t.Errorf("%+v: %+v", f, r)
		}
	}
}

func TestLastingTroubleHasAName(t *testing.T) {
	for name, c := range map[string]struct {
		fault   emulator.Fault
		kind    fault.Kind
		message string
		hint    string
	}{
		"busy":        {emulator.Fault{Status: 503}, fault.Unavailable, "reading spreadsheet S: the server answered 503 UNAVAILABLE (8 attempts", ""},
		"quota":       {emulator.Fault{Status: 429, Op: batchOp}, fault.Unavailable, "writing spreadsheet S: the server answered 429", ""},
		"API off":     {emulator.Fault{Status: 403, Reason: "SERVICE_DISABLED"}, fault.Denied, "reading spreadsheet S: ", "switch the API on"},
		"read only":   {emulator.Fault{Status: 403, Op: batchOp}, fault.Denied, "writing spreadsheet S: ", "share the spreadsheet with the account that canvass signs in with as an editor"},
		"not a Sheet": {emulator.Fault{Status: 400, Op: getOp}, fault.Invalid, "reading spreadsheet S: ", "is it a Google Sheet?"},
		"full": {emulator.Fault{Status: 400, Op: batchOp, Message: "Invalid requests[1].addSheet: This action would increase the number of cells"},
			fault.Invalid, `writing spreadsheet S: tab "Principles", adding the tab: the server answered 400`, "10 million cells"},
		"a cell": {emulator.Fault{Status: 400, Op: batchOp, Message: "Invalid requests[4].updateCells: of Ana's"},
			fault.Invalid, `writing spreadsheet S: tab "Summary", writing the table: the server answered 400`, "nothing was changed"},
		"no step": {emulator.Fault{Status: 400, Op: batchOp, Message: "Request contains an invalid argument."}, fault.Invalid, "writing spreadsheet S: the server answered 400", ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			state := w.state()
			w.server.AddFault(c.fault)
			r, err := w.try(before().book())
			if fault.KindOf(err) != c.kind || !strings.HasPrefix(err.Error(), c.message) || !strings.Contains(fault.HintOf(err), c.hint) {
				t.Errorf("kind %v, %v\nhint %s", fault.KindOf(err), err, fault.HintOf(err))
			}
			if strings.Contains(fmt.Sprint(err, fault.HintOf(err)), "Ana") {
				t.Errorf("the message quotes the server: %v", err)
			}
			if w.state() != state || len(r.Written) > 0 {
				t.Errorf("something changed: %+v", r)
			}
			if strings.HasPrefix(c.message, "writing") && c.fault.Status == 400 && w.calls() != "GPG" {
				t.Errorf("calls %s; want one batch, and one look whether it was carried out", w.calls())
			}
		})
	}
}

func TestSpreadsheetThatIsNotThereOrNotShared(t *testing.T) {
	w := newWorld(t)
	_, err := Write(t.Context(), w.client, "nowhere", before().book(), "sample")
	if fault.KindOf(err) != fault.NotFound || !strings.Contains(fault.HintOf(err), "report.spreadsheet") || !strings.Contains(err.Error(), "nowhere") {
		t.Errorf("%v, hint %q", err, fault.HintOf(err))
	}
	w.server.Deny("S")
	_, err = w.try(before().book())
	if fault.KindOf(err) != fault.Denied || !strings.Contains(fault.HintOf(err), "as an editor") {
		t.Errorf("%v, hint %q", err, fault.HintOf(err))
	}
}

func TestProtectedCellsAreNamed(t *testing.T) {
	for protection, refused := range map[string]bool{
		`{"protectedRangeId":1,"range":{"sheetId":%d},"requestingUserCanEdit":false}`:                                        true,
		`{"protectedRangeId":1,"range":{"sheetId":%d,"startRowIndex":5,"endRowIndex":6},"requestingUserCanEdit":false}`:      true,
		`{"protectedRangeId":1,"range":{"sheetId":%d,"startColumnIndex":5},"requestingUserCanEdit":false}`:                   false,
		`{"protectedRangeId":1,"range":{"sheetId":%d},"warningOnly":true}`:                                                   false,
		`{"protectedRangeId":1,"range":{"sheetId":%d},"requestingUserCanEdit":true,"editors":{"users":["ana@example.org"]}}`: false,
	} {
		w := newWorld(t)
		w.write(before().book())
		id, title := w.sheet("Principles").Properties.SheetId, `"title":"Principles"}`
		w.put(strings.Replace(w.state(), title, title+`,"protectedRanges":[`+fmt.Sprintf(protection, id)+`]`, 1))
		state := w.state()
		if !strings.Contains(state, "protectedRanges") {
			t.Fatal("no protection")
		}
		_, err := w.try(after().book())
		if (err != nil) != refused {
			t.Errorf("%s: %v", protection, err)
		}
		if refused && (fault.KindOf(err) != fault.Denied || w.state() != state || !strings.Contains(err.Error(), `"Principles"`)) {
			t.Errorf("%s: %v; changed: %v", protection, err, w.state() != state)
		}
	}
}

func TestBooksThatCannotBeWritten(t *testing.T) {
	broken := errors.New("the store is gone")
	unread, wide, chart, series := before().book(), before().book(), before().book(), before().book()
	unread.Sheets[0].Table.Rows = func(yield func([]export.Cell, error) bool) { yield(nil, broken) }
	wide.Sheets[2].Table.Rows = export.Rows([][]export.Cell{make([]export.Cell, 9)})
	chart.Sheets[0].Charts[0].Table = "tbl_other"
	series.Sheets[1].Charts[0].Series[0].Column = "Neither"
	for want, b := range map[string]export.Book{
		`sheet "Summary": the store is gone`:                                                      unread,
		`sheet "Seats": a row of 9 cells in a table of 4 columns`:                                 wide,
		`sheet "Summary": chart "chart_agreement": no table "tbl_other"`:                          chart,
		`sheet "Principles": chart "chart_likert": no column "Neither" in table "tbl_principles"`: series,
	} {
		w := newWorld(t)
		if _, err := w.try(b); err == nil || err.Error() != want {
			t.Errorf("got %v\nwant %s", err, want)
		}
		if strings.Contains(w.calls(), "P") {
			t.Errorf("%s: something was sent", want)
		}
	}
}
