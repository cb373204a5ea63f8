package grid_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"canvass/internal/fault"
	"canvass/internal/grid"

	"github.com/xuri/excelize/v2"
)

// wanted is a search for a table with a column Key.
func wanted() grid.Search {
	return grid.Search{Table: "tbl_review", Sheet: "Review", Header: func(titles []string) bool { return slices.Contains(titles, "Key") }}
}

// found opens the table and returns its first cells, row by row.
func found(t *testing.T, path string) (sheet string, keys []string) {
	t.Helper()
	g, err := grid.Find(t.Context(), path, wanted())
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	for row, err := range g.Rows(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, row.Cells[0])
	}
	return g.Sheet(), keys
}

// TestFind prefers the native table, then the sheet's name, then any sheet that has
// the header, below whatever stands above it.
func TestFind(t *testing.T) {
	for _, c := range []struct {
		name, review string // what the sheet that holds the table is called
		table        bool
		want         string
	}{
		{"as issued", "Review", true, "Review"}, {"sheet renamed", "Ana's", true, "Ana's"}, {"table dropped", "Review", false, "Review"}, {"both", "Sheet9", false, "Copy"},
	} {
		f := excelize.NewFile()
		for _, name := range []string{"Copy", c.review} {
			if _, err := f.NewSheet(name); err != nil {
				t.Fatal(err)
			}
			for i, row := range [][]any{{"Title"}, {}, {"Key", "Text"}, {name + "/1", "x"}, {name + "/2", "y"}} {
				if err := f.SetSheetRow(name, "A"+string(rune('1'+i)), &row); err != nil {
					t.Fatal(err)
				}
			}
		}
		if c.table {
			if err := f.AddTable(c.review, &excelize.Table{Range: "A3:B5", Name: "tbl_review"}); err != nil {
				t.Fatal(err)
			}
		}
		path := filepath.Join(t.TempDir(), "b.xlsx")
		if err := errors.Join(f.SaveAs(path), f.Close()); err != nil {
			t.Fatal(err)
		}
		sheet, keys := found(t, path)
		if sheet != c.want || !slices.Equal(keys, []string{c.want + "/1", c.want + "/2"}) {
			t.Errorf("%s: sheet %q, rows %q", c.name, sheet, keys)
		}
	}
}

func TestFindInCSV(t *testing.T) {
	path := filepath.Join(t.TempDir(), "b.csv")
	write := func(text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("A title,\n\"A sentence, with a comma\",\n,\nKey,Text\n1,x\n2,y\n")
	if sheet, keys := found(t, path); sheet != "" || !slices.Equal(keys, []string{"1", "2"}) {
		t.Errorf("sheet %q, rows %q", sheet, keys)
	}
	write("a,b\n1,2\n")
	_, err := grid.Find(t.Context(), path, wanted())
	var none *grid.NoTableError
	if !errors.As(err, &none) || fault.KindOf(err) != fault.Invalid {
		t.Errorf("a file without the table: %v", err)
	}
}

// FuzzFind looks for panics, hangs and errors that are not for people in files that say
// they are workbooks to review.
func FuzzFind(f *testing.F) {
	book := excelize.NewFile()
	defer book.Close()
	for i, row := range [][]any{{"Title"}, {}, {"Key", "Text"}, {"k/1", "x"}} {
		if err := book.SetSheetRow("Sheet1", "A"+string(rune('1'+i)), &row); err != nil {
			f.Fatal(err)
		}
	}
	if err := book.AddTable("Sheet1", &excelize.Table{Range: "A3:B4", Name: "tbl_review"}); err != nil {
		f.Fatal(err)
	}
	whole, err := book.WriteToBuffer()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole.Bytes())
	f.Add(whole.Bytes()[:whole.Len()/2])
	f.Add([]byte("Title\n\nKey,Text\nk/1,x\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"a.xlsx", "a.csv"} {
			path := filepath.Join(t.TempDir(), name)
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			g, err := grid.Find(t.Context(), path, wanted())
			if err != nil {
				if fault.KindOf(err) != fault.Invalid {
					t.Errorf("error of kind %d: %v", fault.KindOf(err), err)
				}
				continue
			}
			for _, err := range g.Rows(t.Context()) {
				if err != nil && fault.KindOf(err) != fault.Invalid {
					t.Errorf("error of kind %d: %v", fault.KindOf(err), err)
				}
			}
			if err := g.Close(); err != nil {
				t.Error(err)
			}
		}
	})
}
