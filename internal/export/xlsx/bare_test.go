package xlsx_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"canvass/internal/export"
	"canvass/internal/export/xlsx"

	"github.com/xuri/excelize/v2"
)

// gapped is a sheet of so many rows, most of which have empty cells before, between and
// behind the others.
func gapped(rows int, role export.Role) export.Book {
	columns := []export.Column{{Name: "Id", ID: true}, {Name: "Rating", Kind: export.Number}, {Name: "Comment", Wrap: true}, {Name: "Vision"}}
	return export.Book{Sheets: []export.Sheet{{Name: "Answers", Role: role, Title: "Answers", Table: &export.Table{
		Name: "tbl_answers", Columns: columns, Rows: func(yield func([]export.Cell, error) bool) {
			for i := range rows {
				row := make([]export.Cell, 4)
				for k := range row {
					if i>>k&1 == 1 {
						row[k] = export.Words(fmt.Sprintf("r%d c%d", i, k))
					}
				}
				if !yield(row, nil) {
					return
				}
			}
		},
	}}}}
}

// TestManyRowsKeepTheirPlaces though the cells of a large sheet of data do not say where
// they are: each value is read back in its column.
func TestManyRowsKeepTheirPlaces(t *testing.T) {
	const rows = 600
	var out bytes.Buffer
	if err := xlsx.Write(&out, gapped(rows, export.Data)); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got, err := f.GetRows("Answers")
	if err != nil {
		t.Fatal(err)
	}
	got = got[len(got)-rows+1:] // the first row is empty
	for i, row := range got {
		for k := range 4 {
			want, have := "", ""
			if (i+1)>>k&1 == 1 {
				want = fmt.Sprintf("r%d c%d", i+1, k)
			}
			if k < len(row) {
				have = row[k]
			}
			if have != want {
				t.Fatalf("row %d, column %d: read %q, want %q", i+1, k, have, want)
			}
		}
	}
}

// TestExtent, which programs that stream a sheet rely on.
func TestExtent(t *testing.T) {
	for rows, want := range map[int]string{0: "A1:D6", 3: "A1:D8", 600: "A1:D605"} {
		if got := write(t, gapped(rows, export.Data)).sheet(t, "Answers").one("dimension").attr["ref"]; got != want {
			t.Errorf("%d rows: %s, want %s", rows, got, want)
		}
	}
}

// TestPlacesAreWritten where there are few rows, or where people fill the sheet in.
func TestPlacesAreWritten(t *testing.T) {
	asked := gapped(600, export.Data)
	asked.Sheets[0].Table.Columns[3].Entry = true
	for _, b := range []export.Book{asked, gapped(500, export.Data), gapped(600, export.Review), gapped(600, export.Results)} {
		for part, data := range write(t, b) {
			if strings.HasPrefix(part, "xl/worksheets/") && bytes.Contains(data, []byte("<c s=")) {
				t.Errorf("%v: a cell without its place", b.Sheets[0].Role)
			}
		}
	}
	if data := write(t, gapped(600, export.Data))["xl/worksheets/sheet1.xml"]; !bytes.Contains(data, []byte("<c s=")) {
		t.Error("a large sheet says the place of each cell")
	}
}
