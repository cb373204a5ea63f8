package workbook

import (
	"strings"
	"testing"
	"time"

	"canvass/internal/export"
	"canvass/internal/report/reporttest"
	"canvass/internal/survey"

	"github.com/google/go-cmp/cmp"
)

// cellsOf is the rows of a sheet of a book, by the text of a column.
func cellsOf(t *testing.T, b export.Book, sheet, column string) map[string]map[string]export.Cell {
	t.Helper()
	out := map[string]map[string]export.Cell{}
	for _, s := range b.Sheets {
		if s.Name != sheet {
			continue
		}
		for row, err := range s.Table.Rows {
			if err != nil {
				t.Fatal(err)
			}
			cells := map[string]export.Cell{}
			for i, c := range s.Table.Columns {
				cells[c.Name] = row[i]
			}
			out[cells[column].Text] = cells
		}
	}
	return out
}

func leadOf(b export.Book, sheet string) string {
	for _, s := range b.Sheets {
		if s.Name == sheet {
			return s.Lead
		}
	}
	return ""
}

// The summary shows each figure as the edition of then had it, and the difference.
func TestWorkbookComparesWithAnEarlierRun(t *testing.T) {
	ctx := t.Context()
	now := reporttest.Open(t, reporttest.Later())
	b, err := Book(ctx, now)
	if err != nil {
		t.Fatal(err)
	}
	then := reporttest.Open(t, reporttest.Small())
	rows, changes := cellsOf(t, b, "Summary", "Figure"), 0
	for _, was := range headlines(then, then.Whole) {
		row := rows[was[1].Text]
		if d := cmp.Diff(was[2], row["Earlier"]); d != "" {
			t.Errorf("%s: -then +Earlier:\n%s", was[1].Text, d)
		}
		if was[2].Kind == export.Empty || row["Value"].Kind == export.Empty {
			continue
		}
		if got, want := row["Change"].Number, row["Value"].Number-was[2].Number; got != want {
			t.Errorf("%s changed by %v, want %v", was[1].Text, got, want)
		} else if got != 0 {
			changes++
		}
	}
	if changes == 0 {
		t.Error("nothing changed: this tests nothing")
	}
	if lead := leadOf(b, "Summary"); !strings.Contains(lead, "Earlier is run 2 of 2 September 2025") {
		t.Errorf("the summary does not say what Earlier is: %s", lead)
	}
	for sheet, want := range map[string]string{"Summary": "yes", "Principles": "yes", "Responses": "yes", "Registrations": "no", "Notes": ""} {
		if got := cellsOf(t, b, "Contents", "Sheet")[sheet]["Changed"].Text; got != want {
			t.Errorf("Contents says of %s that it changed: %q, want %q", sheet, got, want)
		}
	}
	if got := cellsOf(t, b, "Contents", "Sheet")["Responses"]["Updated"].Time; !got.Equal(now.Run.Started) {
		t.Errorf("Responses were updated %v, want %v", got, now.Run.Started)
	}
}

// After the first run there is nothing to compare with, which is said and not shown as none.
func TestWorkbookWithNothingEarlier(t *testing.T) {
	b, err := Book(t.Context(), reporttest.Open(t, reporttest.Small()))
	if err != nil {
		t.Fatal(err)
	}
	for figure, row := range cellsOf(t, b, "Summary", "Figure") {
		if row["Earlier"].Kind != export.Empty || row["Change"].Kind != export.Empty {
			t.Errorf("%s was %+v earlier, when there was nothing", figure, row["Earlier"])
		}
	}
	for _, sheet := range []string{"Summary", "Contents"} {
		if lead := leadOf(b, sheet); !strings.Contains(lead, "There is no earlier state to compare with yet.") {
			t.Errorf("%s does not say that there is nothing to compare with: %s", sheet, lead)
		}
	}
}

func TestBaseline(t *testing.T) {
	day := func(d int, news int) survey.Run {
		return survey.Run{ID: int64(d), Started: time.Date(2025, 9, d, 6, 0, 0, 0, time.UTC), Sources: []survey.SourceRun{{New: news}}}
	}
	for _, c := range []struct {
		name string
		runs []survey.Run // the newest first
		want int
	}{
		{"none", nil, -1},
		{"the first", []survey.Run{day(1, 5)}, -1},
		{"nothing new since the first", []survey.Run{day(2, 0), day(1, 5)}, -1},
		{"daily: before the last news", []survey.Run{day(4, 0), day(3, 2), day(2, 0), day(1, 5)}, 2},
		{"weekly, an hour early", []survey.Run{{ID: 9, Started: time.Date(2025, 9, 8, 5, 0, 0, 0, time.UTC)}, day(5, 1), day(1, 5)}, 2},
		{"the last of a week ago", []survey.Run{day(20, 1), day(13, 0), day(12, 3), day(1, 5)}, 1},
	} {
		if got := baseline(c.runs); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}
