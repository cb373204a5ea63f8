package gsheets

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"canvass/internal/emulator"
	"canvass/internal/export"
	"canvass/internal/google"
)

// direct sends requests to a handler without a network.
type direct struct{ http.Handler }

func (d direct) RoundTrip(r *http.Request) (*http.Response, error) {
	w := httptest.NewRecorder()
	if r.Body == nil {
		r.Body = http.NoBody
	}
	d.ServeHTTP(w, r)
	return w.Result(), nil
}

// nasty are texts that a spreadsheet might take for something else.
func nasty() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{"", "=1+1", "+1", "-1", "@SUM(A1)", "'quoted", "2020-01-01", "1e5", "TRUE", " ", "\t=1", "a\r\nb", "\x00\x07", "\u202eabc", "👩‍💻", "#REF!", "12,5 %"}),
		rapid.StringN(0, 8, -1),
	)
}

// anyBook has up to two sheets, of which the names stay the same from book to book.
func anyBook() *rapid.Generator[export.Book] {
	return rapid.Custom(func(t *rapid.T) export.Book {
		b := export.Book{}
		for i := range rapid.IntRange(1, 2).Draw(t, "sheets") {
			b.Sheets = append(b.Sheets, anySheet(t, fmt.Sprintf("Tab %d", i+1)))
		}
		return b
	})
}

func anySheet(t *rapid.T, name string) export.Sheet {
	table := &export.Table{Name: "tbl_" + name, Empty: nasty().Draw(t, "empty")}
	width := rapid.IntRange(1, 3).Draw(t, "columns")
	for i := range width {
		table.Columns = append(table.Columns, export.Column{Name: fmt.Sprintf("=C%d", i), Wrap: i == 0, Note: nasty().Draw(t, "note")})
	}
	cell := rapid.OneOf(
		rapid.Map(nasty(), export.Words), rapid.Just(export.Cell{}),
		rapid.Map(rapid.Float64(), func(f float64) export.Cell { return export.Cell{Kind: export.Number, Number: f} }),
	)
	table.Rows = export.Rows(rapid.SliceOfN(rapid.SliceOfN(cell, 0, width), 0, 5).Draw(t, "rows"))
	return export.Sheet{
		Name: name, Title: nasty().Draw(t, "title"), Lead: nasty().Draw(t, "lead"), Source: nasty().Draw(t, "source"), Table: table,
		Charts: []export.Chart{{Name: "chart_" + name, Table: table.Name, Category: "=C0", Series: []export.Series{{Column: "=C0"}}, Title: nasty().Draw(t, "chart")}},
	}
}

// Whatever is written one after the other: the tabs show the last book, no cell is
// a formula, what people had stays, and a second writing sends nothing.
func TestAnyBooksOneAfterTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		server := emulator.New(emulator.Options{Seed: 1})
		if err := server.PutSpreadsheet([]byte(peoples)); err != nil {
			t.Fatal(err)
		}
		c, err := google.New(context.Background(), google.Options{Endpoint: "http://127.0.0.1:1", Base: direct{server}})
		if err != nil {
			t.Fatal(err)
		}
		theirs := tabJSON(t, server, "Notes")
		for range rapid.IntRange(1, 3).Draw(t, "times") {
			b := anyBook().Draw(t, "book")
			for again := range 2 {
				r, err := Write(context.Background(), c, "S", b, "sample")
				if err != nil || len(r.Aside) > 0 {
					t.Fatalf("%+v, %v", r, err)
				}
				if again == 1 && !r.Unchanged() {
					t.Fatalf("the same again: %+v", r)
				}
			}
			shows(t, server, b)
		}
		if got := tabJSON(t, server, "Notes"); got != theirs {
			t.Errorf("people's tab\nwas %s\nis  %s", theirs, got)
		}
	})
}

// shows checks every cell of every tab of the book.
func shows(t *rapid.T, server *emulator.Server, b export.Book) {
	for _, s := range b.Sheets {
		want, err := layOutSheet(s)
		if err != nil {
			t.Fatal(err)
		}
		got := tabOf(t, server, s.Name)
		for i := range got.Data[0].RowData {
			for j, c := range got.Data[0].RowData[i].Values {
				v := c.UserEnteredValue
				if v != nil && (v.FormulaValue != nil || v.StringValue != nil && len(utf16.Encode([]rune(*v.StringValue))) > maxUnits) {
					t.Fatalf("%s, row %d, column %d: %v", s.Name, i, j, v)
				}
				expected := ""
				switch {
				case i <= sourceRow && j == 0:
					expected = gist(want.head[i].UserEnteredValue)
				case i >= tableRow && i < tableRow+len(want.rows) && j < len(want.rows[i-tableRow].Values):
					expected = gist(want.rows[i-tableRow].Values[j].UserEnteredValue)
				}
				if gist(v) != expected {
					t.Fatalf("%s, row %d, column %d: got %q, want %q", s.Name, i, j, gist(v), expected)
				}
			}
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"", "=1", "a\r\nb\rc", "\xff", "\u202e", strings.Repeat("é", 50000), strings.Repeat("👩", 25001), strings.Repeat("\x01", 50001)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := clean(s)
		if units(got) > maxUnits || clean(got) != got {
			t.Errorf("%d units; again %q", units(got), clean(got))
		}
		if strings.ContainsFunc(got, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == '\u202e' }) {
			t.Errorf("%q", got)
		}
		if _, err := json.Marshal(got); err != nil {
			t.Error(err)
		}
	})
}
