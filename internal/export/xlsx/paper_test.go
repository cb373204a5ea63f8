package xlsx_test

import (
	"fmt"
	"strings"
	"testing"

	"canvass/internal/export"
)

// printing is a sheet of columns of those widths and so many rows, with so many charts.
func printing(rows, charts int, widths ...float64) export.Book {
	t := &export.Table{Name: "tbl_p", Rows: func(yield func([]export.Cell, error) bool) {
		for i := range rows {
			if !yield([]export.Cell{export.Words(fmt.Sprint("row ", i)), export.Count(i)}, nil) {
				return
			}
		}
	}}
	for i, w := range widths {
		t.Columns = append(t.Columns, export.Column{Name: fmt.Sprint("c", i), Width: w})
	}
	s := export.Sheet{Name: "Sheet", Role: export.Results, Title: "Title", Lead: "Lead.", Source: "Source.", Table: t}
	for i := range charts {
		s.Charts = append(s.Charts, export.Chart{Name: fmt.Sprint("chart_", i), Alt: "Bars.", Table: "tbl_p", Category: "c0", Series: []export.Series{{Column: "c1"}}})
	}
	return export.Book{Sheets: []export.Sheet{s}}
}

// TestPaper prints every sheet one page wide and leaves out what would make it too small,
// but for the columns that the sentences above the table need; it says so.
func TestPaper(t *testing.T) {
	for _, c := range []struct {
		name       string
		book       export.Book
		area, note string
		high       string
	}{
		{"narrow", printing(3, 0, 20, 20), "", "", "0"},
		{"at the limit", printing(3, 0, 80, 80, 80), "", "", "0"},
		{"too wide", printing(3, 0, 80, 80, 80, 30, 30), "'Sheet'!$A$1:$C$8", "Not in print: columns D to E.", "0"},
		{"one column too many", printing(3, 0, 80, 80, 80, 30), "'Sheet'!$A$1:$C$8", "Not in print: column D.", "0"},
		{"a wide column early", printing(3, 0, 20, 255), "", "", "0"},
		{"a short table with charts", printing(9, 2, 80, 80), "", "", "1"},
		{"a long table with charts", printing(60, 2, 80, 80), "", "", "0"},
	} {
		b := write(t, c.book)
		s := b.sheet(t, "Sheet")
		area := ""
		for _, n := range b.parse(t, "xl/workbook.xml").all("definedName") {
			if n.attr["name"] == "_xlnm.Print_Area" {
				area = n.text
			}
		}
		page := s.one("pageSetup").attr
		note := s.cell("A4").one("t").text
		if area != c.area || note != c.note || page["fitToWidth"] != "1" || page["fitToHeight"] != c.high {
			t.Errorf("%s: area %q, note %q, %s wide, %s high; want %q, %q, 1 wide, %s high", c.name, area, note, page["fitToWidth"], page["fitToHeight"], c.area, c.note, c.high)
		}
	}
}

// TestChartsAreNotCut: what does not fit behind the last row begins a page, and that page
// has room for it.
func TestChartsAreNotCut(t *testing.T) {
	broken := 0
	for rows := 1; rows <= 100; rows += 5 {
		b := write(t, printing(rows, 2, 80, 80))
		s := b.sheet(t, "Sheet")
		from := 0
		fmt.Sscan(b.parse(t, "xl/drawings/drawing1.xml").one("row").text, &from)
		if from < rows+5 {
			t.Fatalf("%d rows: charts begin at row %d, on the table", rows, from)
		}
		breaks := s.all("brk")
		if len(breaks) == 0 {
			continue
		}
		broken++
		if id := breaks[0].attr["id"]; len(breaks) != 1 || id != fmt.Sprint(from) {
			t.Errorf("%d rows: breaks at %s, charts begin at row %d", rows, id, from)
		}
	}
	if broken < 2 || broken > 18 {
		t.Errorf("charts of %d tables in 20 begin a page", broken)
	}
	if s := string(write(t, printing(60, 2, 80, 80))["xl/worksheets/sheet1.xml"]); strings.Contains(s, "colBreaks") {
		t.Error("a page is broken in its width")
	}
}
