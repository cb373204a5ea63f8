package gsheets

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"canvass/internal/export"
	"canvass/internal/fault"
	"canvass/internal/google"
)

// wider is questions with another column, and with other choices.
func wider(list ...asked) export.Book {
	b := questions(list...)
	t := b.Sheets[0].Table
	t.Columns = append(t.Columns, export.Column{Name: "Why", Wrap: true}, export.Column{Name: "Theme (entry)", Entry: true, Choices: []string{"cost"}})
	rows := t.Rows
	t.Rows = func(yield func([]export.Cell, error) bool) {
		for row, err := range rows {
			if !yield(append(row, export.Words("because"), export.Cell{}), err) {
				return
			}
		}
	}
	return b
}

// A column that comes later stands behind everything, and people's columns stay; what
// people deleted stays away.
func TestLaterColumnsAreAdded(t *testing.T) {
	w := newWorld(t)
	w.write(questions(three()...))
	s := w.sheet("Review")
	w.enter(s, 4, 8, "Our own")
	w.enter(s, 5, 8, "ask Ana")
	w.enter(s, 6, 2, "keep")
	w.people(fmt.Sprintf(`{"deleteDimension":{"range":{"sheetId":%d,"dimension":"COLUMNS","startIndex":1,"endIndex":2}}}`, s.Properties.SheetId))
	w.write(wider(three()...))
	s = w.sheet("Review")
	var titles []string
	for column := range 10 {
		titles = append(titles, text(s, tableRow, column))
	}
	if got := strings.Join(titles, "|"); got != "Text|Decision (entry)|Reviewer (entry)|Review key|As agreed|||Our own|Why|Theme (entry)" {
		t.Errorf("titles %s", got)
	}
	if text(s, 5, 8) != "because" || text(s, 5, 7) != "ask Ana" || text(s, 6, 1) != "keep" {
		t.Errorf("rows\n%s", w.table("Review", 10))
	}
	if rule := s.Data[0].RowData[5].Values[9].DataValidation; rule == nil || rule.Condition.Values[0].UserEnteredValue != "cost" {
		t.Errorf("choices of the new column: %s", compact(t, rule))
	}
	if f := w.form(); len(f.Rows) != 3 || f.Rows[1].Cells[1] != "keep" {
		t.Errorf("read back: %+v", f.Rows)
	}
	state := w.state()
	if r := w.write(wider(three()...)); !r.Unchanged() || w.state() != state {
		t.Errorf("again: %+v", r)
	}
}

// The list to choose from is that of today, in rows that were there before, too.
func TestChoicesFollowTheThemes(t *testing.T) {
	w := newWorld(t)
	w.write(questions(three()...))
	b := questions(three()...)
	b.Sheets[0].Table.Columns[2].Choices = []string{"keep", "new theme"}
	w.write(b)
	s := w.sheet("Review")
	for _, row := range []int{5, int(s.Properties.GridProperties.RowCount) - 1} {
		if rule := s.Data[0].RowData[row].Values[2].DataValidation; rule == nil || rule.Condition.Values[1].UserEnteredValue != "new theme" {
			t.Errorf("row %d: %s", row, compact(t, rule))
		}
	}
	if r := w.write(b); !r.Unchanged() {
		t.Errorf("again: %+v", r)
	}
}

// Whoever is refused reads with whom to share the spreadsheet, to write and to read back.
func TestRefusalNamesTheAccount(t *testing.T) {
	d := desk{id: "S", account: "canvass@project.iam.gserviceaccount.com"}
	refused := fmt.Errorf("call: %w", &google.Error{Code: 403})
	for what, err := range map[string]error{"reading": d.explainRead(refused), "writing": d.explainWrite(refused, nil), "noting": d.explain("writing spreadsheet %s: %w", refused)} {
		if fault.KindOf(err) != fault.Denied || !strings.Contains(fault.HintOf(err), d.account) || !errors.Is(err, refused) && what == "noting" {
			t.Errorf("%s: %v, hint %q", what, err, fault.HintOf(err))
		}
	}
}
