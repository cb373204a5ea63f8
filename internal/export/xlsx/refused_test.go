package xlsx_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"canvass/internal/export"
	"canvass/internal/export/xlsx"
)

// TestWriteRefuses what excelize takes and Excel would have to repair.
func TestWriteRefuses(t *testing.T) {
	chart := export.Chart{Name: "chart_a", Alt: "Bars.", Table: "tbl_responses", Category: "Answer", Series: []export.Series{{Column: "Other"}}}
	boom := errors.New("boom")
	cases := []struct {
		name   string
		change func(*export.Book)
		want   string
	}{
		{"no sheet", func(b *export.Book) { b.Sheets = nil }, "needs a sheet"},
		{"sheet name too long", func(b *export.Book) { b.Sheets[0].Name = strings.Repeat("n", 32) }, "1 to 31"},
		{"sheet name with a slash", func(b *export.Book) { b.Sheets[0].Name = "a/b" }, "Excel refuses"},
		{"reserved sheet name", func(b *export.Book) { b.Sheets[0].Name = "history" }, "keeps"},
		{"sheet names but for case", func(b *export.Book) { b.Sheets = append(b.Sheets, export.Sheet{Name: "RESPONSES"}) }, "two sheets"},
		{"table twice", func(b *export.Book) {
			b.Sheets = append(b.Sheets, export.Sheet{Name: "B", Table: b.Sheets[0].Table})
		}, "two tables"},
		{"table name", func(b *export.Book) { b.Sheets[0].Table.Name = "tbl responses" }, "cannot name a table"},
		{"no columns", func(b *export.Book) { b.Sheets[0].Table.Columns = nil }, "columns"},
		{"columns but for case", func(b *export.Book) { b.Sheets[0].Table.Columns[1].Name = " ANSWER" }, "two columns"},
		{"blank header", func(b *export.Book) { b.Sheets[0].Table.Columns[1].Name = " " }, "no name"},
		{"too many cells", func(b *export.Book) { b.Sheets[0].Table.Rows = export.Rows([][]export.Cell{make([]export.Cell, 3)}) }, "3 cells for 2 columns"},
		{"link to nowhere", func(b *export.Book) {
			b.Sheets[0].Table.Rows = export.Rows([][]export.Cell{{export.To("x", "Nowhere")}})
		}, "not there"},
		{"chart twice", func(b *export.Book) { b.Sheets[0].Charts = []export.Chart{chart, chart} }, "two charts"},
		{"chart without text", func(b *export.Book) { c := chart; c.Alt = ""; b.Sheets[0].Charts = []export.Chart{c} }, "alternative text"},
		{"chart of no table", func(b *export.Book) { c := chart; c.Table = "tbl_x"; b.Sheets[0].Charts = []export.Chart{c} }, "no table"},
		{"chart of no column", func(b *export.Book) { c := chart; c.Category = "x"; b.Sheets[0].Charts = []export.Chart{c} }, "no column"},
		{"chart without series", func(b *export.Book) { c := chart; c.Series = nil; b.Sheets[0].Charts = []export.Chart{c} }, "no series"},
		{"rows that fail", func(b *export.Book) {
			b.Sheets[0].Table.Rows = func(yield func([]export.Cell, error) bool) { yield(nil, boom) }
		}, "boom"},
		{"list of no column", func(b *export.Book) { b.Lists = []export.List{{Name: "lst_a", Table: "tbl_responses", Column: "x"}} }, "no column"},
		{"choice from no list", func(b *export.Book) { b.Sheets[0].Table.Columns[0].List = "lst_a" }, "no list"},
		{"need of no column", func(b *export.Book) {
			b.Sheets[0].Table.Needs = []export.Need{{When: "Answer", Is: "x", OneOf: []string{"Nothing"}}}
		}, "no column"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := oneSheet([][]export.Cell{{export.Words("x"), export.Words("y")}})
			c.change(&b)
			var out bytes.Buffer
			err := xlsx.Write(&out, b)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want an error with %q", err, c.want)
			}
			if out.Len() > 0 {
				t.Errorf("%d bytes were written", out.Len())
			}
		})
	}
}

// TestRowsAreReadOnce, because each reading of a large store takes its time.
func TestRowsAreReadOnce(t *testing.T) {
	b, times := oneSheet(nil), 0
	b.Sheets[0].Table.Rows = func(yield func([]export.Cell, error) bool) {
		times++
		yield([]export.Cell{export.Words("x")}, nil)
	}
	write(t, b)
	if times != 1 {
		t.Errorf("read %d times", times)
	}
}

// TestRemarks are told where the book asks for them, whatever the order of sheets.
func TestRemarks(t *testing.T) {
	b := oneSheet([][]export.Cell{{export.Words(strings.Repeat("a", 32768))}, {export.Words("\x1b")}})
	notes := export.Sheet{Name: "Notes", Table: &export.Table{
		Name: "tbl_notes", Columns: []export.Column{{Name: "Note", Kind: export.Number}, {Name: "About"}, {Name: "Text"}},
		Rows: export.Rows([][]export.Cell{{export.Count(1), export.Words("People"), export.Words("Count once.")}}),
		Remark: func(n int, about, text string) []export.Cell {
			return []export.Cell{export.Count(n), export.Words(about), export.Words(text)}
		},
	}}
	b.Sheets = append([]export.Sheet{notes}, b.Sheets...)
	s := write(t, b).sheet(t, "Notes")
	for ref, want := range map[string]string{"C7": "Too long for a cell and cut, with a mark: 1.", "B8": "Sheet Responses", "C8": "Texts with control characters, shown as symbols: 1."} {
		if got := excelText(s.cell(ref).one("t").text); got != want {
			t.Errorf("%s says %q, want %q", ref, got, want)
		}
	}
	if got := s.cell("A8").one("v").text; got != "3" {
		t.Errorf("the second remark has number %s, want 3", got)
	}
}
