package gsheets

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	api "google.golang.org/api/sheets/v4"
	"pgregory.net/rapid"

	"canvass/internal/effort"
	"canvass/internal/emulator"
	"canvass/internal/export"
	"canvass/internal/fault"
)

// asked is one row of a form: its key, what it says, and a decision of the store's.
type asked struct{ key, text, decision, who string }

// questions is a Book with one form.
func questions(list ...asked) export.Book {
	var rows [][]export.Cell
	share := 0.5
	for _, q := range list {
		rows = append(rows, []export.Cell{
			export.Words(q.text), export.Part(&share), export.Words(q.decision), export.Words(q.who), export.Words(q.key),
		})
	}
	return export.Book{Title: "Sample", Sheets: []export.Sheet{{
		Name: "Review", Role: export.Review, Title: "Correct here", Lead: fmt.Sprintf("%d rows.", len(list)), Source: "Source: run 1.",
		Table: &export.Table{Name: "tbl_review", Key: "Review key", Empty: "Nothing.", Rows: export.Rows(rows), Columns: []export.Column{
			{Name: "Text", Wrap: true}, {Name: "Confidence", Kind: export.Share},
			{Name: "Decision (entry)", Entry: true, Choices: []string{"keep", "=remove"}}, {Name: "Reviewer (entry)", Entry: true},
			{Name: "Review key", ID: true, Machine: true},
		}},
	}}}
}

func three() []asked {
	return []asked{{"k1", "one", "", ""}, {"k2", "two", "", ""}, {"k3", "three", "", ""}}
}

// enter writes into a cell of a tab.
func (w *world) enter(s *api.Sheet, row, column int, text string) {
	w.t.Helper()
	w.people(fmt.Sprintf(`{"updateCells":{"start":{"sheetId":%d,"rowIndex":%d,"columnIndex":%d},"fields":"userEnteredValue","rows":[{"values":[{"userEnteredValue":{"stringValue":%q}}]}]}}`,
		s.Properties.SheetId, row, column, text))
}

// table is the rows of the form below its titles, without what was agreed.
func (w *world) table(title string, columns int) string {
	w.t.Helper()
	var lines []string
	s := w.sheet(title)
	for row := tableRow + 1; row < len(s.Data[0].RowData); row++ {
		var cells []string
		for column := range columns {
			cells = append(cells, text(s, row, column))
		}
		lines = append(lines, strings.Join(cells, "|"))
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "|\n")
}

func TestFormIsLaidOut(t *testing.T) {
	w := newWorld(t)
	w.write(questions(three()...))
	s := w.sheet("Review")
	if got := w.table("Review", 5); got != "one|50%|||k1\ntwo|50%|||k2\nthree|50%|||k3" {
		t.Errorf("rows:\n%s", got)
	}
	var warned []string
	for _, p := range s.ProtectedRanges {
		warned = append(warned, fmt.Sprintf("%d-%d from %d %v", p.Range.StartColumnIndex, p.Range.EndColumnIndex, p.Range.StartRowIndex, p.WarningOnly))
	}
	want := []string{"0-6 from 4 true", "0-2 from 5 true", "4-6 from 5 true"}
	if diff := cmp.Diff(want, warned); diff != "" {
		t.Errorf("protected ranges (-want +got):\n%s", diff)
	}
	last := int(s.Properties.GridProperties.RowCount) - 1
	rule := s.Data[0].RowData[last].Values[2].DataValidation
	if rule == nil || !rule.Strict || len(rule.Condition.Values) != 2 || rule.Condition.Values[1].UserEnteredValue != "'=remove" {
		t.Errorf("choices at the end of the tab: %s", compact(t, rule))
	}
	if len(s.BandedRanges) != 1 || s.BasicFilter == nil {
		t.Error("no stripes or no filter")
	}
	state := w.state()
	if r := w.write(questions(three()...)); !r.Unchanged() || w.state() != state {
		t.Errorf("again: %+v", r)
	}
}

// People sort, enter and put a column in; then other rows are asked.
func TestEntriesStayWithTheirRows(t *testing.T) {
	w := newWorld(t)
	w.write(questions(three()...))
	s := w.sheet("Review")
	w.enter(s, 5, 0, "three")
	w.enter(s, 5, 4, "k3")
	w.enter(s, 7, 0, "one")
	w.enter(s, 7, 4, "k1")
	w.enter(s, 5, 2, "keep") // of k3, on top now
	w.enter(s, 7, 7, "ask Ana about this one")
	w.people(fmt.Sprintf(`{"insertDimension":{"range":{"sheetId":%d,"dimension":"COLUMNS","startIndex":1,"endIndex":2}}}`, s.Properties.SheetId))
	w.enter(s, 6, 1, "mine")
	r := w.write(questions(asked{"k0", "zero", "", ""}, asked{"k3", "three, again", "", ""}, asked{"k4", "four", "remove", "Ben"}))
	want := strings.Join([]string{
		"three, again||50%|keep||k3|||", // stays on top
		"|mine|||||||",                  // two is no longer asked; what they wrote beside it stays
		"||||||||ask Ana about this one",
		"zero||50%|||k0|||",
		"four||50%|remove|Ben|k4",
	}, "\n")
	got := w.table("Review", 9)
	got = strings.TrimRight(strings.ReplaceAll(got, text(w.sheet("Review"), 9, 6), ""), "|")
	if got != want || len(r.Aside) > 0 {
		t.Errorf("rows:\n%s\nwant\n%s\n%+v", got, want, r)
	}
}

// What canvass wrote is brought up to date; what people wrote since is not.
func TestThreeStatesAreMerged(t *testing.T) {
	w := newWorld(t)
	q := three()
	w.write(questions(q...))
	q[0].decision, q[0].who, q[1].decision, q[1].who = "keep", "Ana", "keep", "Ana"
	w.write(questions(q...)) // both were blank: they are filled in
	s := w.sheet("Review")
	w.enter(s, 6, 2, "=remove")
	q[0].decision, q[1].who = "remove", "Ben"
	w.write(questions(q...))
	if got := w.table("Review", 4); got != "one|50%|remove|Ana\ntwo|50%|=remove|Ana\nthree|50%" {
		t.Errorf("rows:\n%s", got)
	}
	for i := range q { // a store that was put back takes nothing away
		q[i].decision, q[i].who = "", ""
	}
	w.write(questions(q...))
	if got := w.table("Review", 4); got != "one|50%|remove|Ana\ntwo|50%|=remove|Ana\nthree|50%" {
		t.Errorf("rows after the store was put back:\n%s", got)
	}
}

// A row that is no longer asked goes, with what its respondent wrote, as soon as what
// people entered has been read.
func TestUnreadRowsWaitUntilTheyAreRead(t *testing.T) {
	w := newWorld(t)
	w.write(questions(three()...))
	w.enter(w.sheet("Review"), 6, 2, "keep")
	one := questions(three()[:1]...)
	if r := w.write(one); r.Unread != 1 {
		t.Errorf("%+v", r)
	}
	if r := w.write(one); r.Unread != 1 || !r.Unchanged() {
		t.Errorf("again: %+v", r)
	}
	f := w.form()
	if got := len(f.Rows); got != 2 || f.Rows[1].Number != 7 || f.Rows[1].Agreed {
		t.Fatalf("rows %+v", f.Rows)
	}
	for range 2 {
		if err := f.Agree(t.Context(), f.Rows[1:]); err != nil {
			t.Fatal(err)
		}
	}
	if f = w.form(); !f.Rows[1].Agreed {
		t.Error("not agreed")
	}
	if r := w.write(one); r.Unread != 0 || w.table("Review", 5) != "one|50%|||k1" {
		t.Errorf("%+v:\n%s", r, w.table("Review", 5))
	}
}

func (w *world) form() *Form {
	w.t.Helper()
	f, err := ReadForm(w.t.Context(), w.client, "S", "sample", "Review")
	if err != nil {
		w.t.Fatal(err)
	}
	return f
}

// Somebody sorts after canvass has read: every entry still has its key beside it.
func TestSortedInTheMiddle(t *testing.T) {
	w := newWorld(t)
	w.write(questions(three()...))
	w.enter(w.sheet("Review"), 5, 2, "keep")
	id := w.sheet("Review").Properties.SheetId
	swap := func() {
		for row, q := range map[int]string{5: `{"values":[{"userEnteredValue":{"stringValue":"three"}},{},{},{},{"userEnteredValue":{"stringValue":"k3"}}]}`,
			7: `{"values":[{"userEnteredValue":{"stringValue":"one"}},{},{"userEnteredValue":{"stringValue":"keep"}},{},{"userEnteredValue":{"stringValue":"k1"}}]}`} {
			w.people(fmt.Sprintf(`{"updateCells":{"start":{"sheetId":%d,"rowIndex":%d},"fields":"userEnteredValue","rows":[%s]}}`, id, row, q))
		}
	}
	w.server.AddFault(emulator.Fault{Op: batchOp, Times: 1, Before: swap})
	q := three()
	q[2].text = "three, spelt otherwise"
	w.write(questions(q...))
	f := w.form()
	if got := strings.Join(f.Rows[2].Cells[2:5], "|"); got != "keep||k1" {
		t.Errorf("the entry stands beside %s", got)
	}
}

// A large form comes in several batches; answers that are lost change nothing.
func TestLargeFormInBatches(t *testing.T) {
	var list []asked
	size := effort.Of(300, 3000)
	for i := range 200 {
		list = append(list, asked{fmt.Sprint("k", i), strings.Repeat("é", size), "", ""})
	}
	calm, w := newWorld(t), newWorld(t)
	calm.batch, w.batch = batchBytes*size/3000, batchBytes*size/3000
	calm.write(questions(list[:10]...))
	calm.write(questions(list...))
	w.write(questions(list[:10]...))
	w.server.AddFault(emulator.Fault{Kind: emulator.KindResetAfter, Op: batchOp, Times: 2})
	w.server.ClearRequests()
	w.write(questions(list...))
	batches := 0
	for _, r := range w.server.Requests() {
		if len(r.Body) > 2*w.batch {
			t.Errorf("a request of %d bytes", len(r.Body))
		}
		if r.Method == "POST" && r.Status == 200 {
			batches++
		}
	}
	if batches < 2 {
		t.Errorf("all in %d batch", batches)
	}
	if w.state() != calm.state() || !strings.HasSuffix(w.table("Review", 5), "k199") {
		t.Error("the lost answers made a difference")
	}
	if r := w.write(questions(list...)); !r.Unchanged() {
		t.Errorf("again: %+v", r)
	}
}

func TestHostileStatesOfAForm(t *testing.T) {
	for name, c := range map[string]struct {
		request string
		read    fault.Kind // of ReadForm; 0: it is read
		write   fault.Kind
		aside   bool
	}{
		"deleted":              {`{"deleteSheet":{"sheetId":%d}}`, fault.NotFound, 0, false},
		"renamed and moved":    {`{"updateSheetProperties":{"properties":{"sheetId":%d,"title":"Ana's, 50 %%","index":0},"fields":"title,index"}}`, 0, 0, false},
		"row above":            {`{"insertDimension":{"range":{"sheetId":%d,"dimension":"ROWS","startIndex":0,"endIndex":2}}}`, 0, 0, false},
		"column before":        {`{"insertDimension":{"range":{"sheetId":%d,"dimension":"COLUMNS","startIndex":0,"endIndex":2}}}`, 0, 0, false},
		"text column deleted":  {`{"deleteDimension":{"range":{"sheetId":%d,"dimension":"COLUMNS","startIndex":0,"endIndex":1}}}`, 0, 0, false},
		"key deleted":          {`{"deleteDimension":{"range":{"sheetId":%d,"dimension":"COLUMNS","startIndex":4,"endIndex":5}}}`, fault.Invalid, 0, true},
		"titles deleted":       {`{"deleteDimension":{"range":{"sheetId":%d,"dimension":"ROWS","startIndex":4,"endIndex":5}}}`, fault.Invalid, 0, true},
		"emptied":              {`{"updateCells":{"range":{"sheetId":%d},"fields":"userEnteredValue"}}`, fault.Invalid, 0, false},
		"agreed column is out": {`{"deleteDimension":{"range":{"sheetId":%d,"dimension":"COLUMNS","startIndex":5,"endIndex":6}}}`, 0, 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.write(questions(three()...))
			w.enter(w.sheet("Review"), 6, 2, "keep")
			w.people(fmt.Sprintf(c.request, w.sheet("Review").Properties.SheetId))
			if _, err := ReadForm(t.Context(), w.client, "S", "sample", "Review"); (c.read == 0) != (err == nil) || err != nil && fault.KindOf(err) != c.read {
				t.Errorf("reading: %v", err)
			}
			r, err := w.try(questions(append(three(), asked{"k4", "four", "", ""})...))
			if err != nil || (len(r.Aside) > 0) != c.aside {
				t.Errorf("writing: %+v, %v", r, err)
			}
			if f := w.form(); len(f.Rows) != 4 {
				t.Errorf("%d rows", len(f.Rows))
			}
			if r, err := w.try(questions(append(three(), asked{"k4", "four", "", ""})...)); err != nil || !r.Unchanged() {
				t.Errorf("again: %+v, %v", r, err)
			}
		})
	}
}

func TestProtectedAndUnsharedForm(t *testing.T) {
	w := newWorld(t)
	w.write(questions(three()...))
	id := w.sheet("Review").Properties.SheetId
	with := func(protection string) *world {
		w := newWorld(t)
		w.write(questions(three()...))
		w.put(strings.Replace(w.state(), `"protectedRanges":[`, fmt.Sprintf(`"protectedRanges":[{"protectedRangeId":1,"requestingUserCanEdit":false,"range":{"sheetId":%d,%s}},`, id, protection), 1))
		return w
	}
	w = with(`"startColumnIndex":3,"endColumnIndex":4`)
	state := w.state()
	_, err := w.try(questions(three()[:1]...))
	if fault.KindOf(err) != fault.Denied || !strings.Contains(err.Error(), `"Review"`) || w.state() != state {
		t.Errorf("protected: %v", err)
	}
	if _, err := with(`"startColumnIndex":7,"endColumnIndex":9`).try(questions(three()[:1]...)); err != nil {
		t.Errorf("people's own columns protected: %v", err)
	}
	w.server.Deny("S")
	if _, err := ReadForm(t.Context(), w.client, "S", "sample", "Review"); fault.KindOf(err) != fault.Denied || !strings.Contains(fault.HintOf(err), "share the spreadsheet with") {
		t.Errorf("not shared: %v", err)
	}
}

// Whatever canvass has to say and whatever people enter, one after the other: no entry
// of theirs is changed or comes to stand in another row before it is read.
func TestNoEntryIsLost(t *testing.T) {
	w := newWorld(t)
	rapid.Check(t, func(rt *rapid.T) {
		w.put(peoples)
		theirs := map[string]string{}
		for range rapid.IntRange(2, 4).Draw(rt, "rounds") {
			var list []asked
			for _, k := range rapid.SliceOfNDistinct(rapid.IntRange(0, 7), 0, 6, rapid.ID[int]).Draw(rt, "keys") {
				list = append(list, asked{fmt.Sprint("k", k), nasty().Draw(rt, "text"), rapid.SampledFrom([]string{"", "keep", "remove"}).Draw(rt, "decision"), ""})
			}
			r, err := w.try(questions(list...))
			if err != nil || len(r.Aside) > 0 {
				rt.Fatalf("%+v, %v", r, err)
			}
			f := w.form()
			stand := map[string]string{}
			for _, row := range f.Rows {
				if len(row.Cells) > 4 && row.Cells[4] != "" {
					stand[row.Cells[4]] = row.Cells[3]
				}
			}
			for k, want := range theirs {
				if stand[k] != want {
					rt.Fatalf("entry of %s: got %q, want %q", k, stand[k], want)
				}
			}
			for _, q := range list {
				if _, ok := stand[q.key]; !ok {
					rt.Fatalf("%s is not asked", q.key)
				}
			}
			if len(f.Rows) > 0 {
				row := rapid.SampledFrom(f.Rows).Draw(rt, "enter")
				if len(row.Cells) > 4 && row.Cells[4] != "" {
					theirs[row.Cells[4]] = fmt.Sprint("Ana ", row.Number)
					w.enter(w.sheet("Review"), row.Number-1, 3, theirs[row.Cells[4]])
				}
			}
		}
	})
}
