package xlsx_test

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"canvass/internal/export"
	"canvass/internal/export/xlsx"
)

// BenchmarkWrite writes one data sheet of 12 columns, as a large form gives it. The
// rows are made while they are read and never kept.
func BenchmarkWrite(b *testing.B) {
	for _, rows := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			book := large(rows)
			b.ReportAllocs()
			for b.Loop() {
				if err := xlsx.Write(io.Discard, book); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func large(rows int) export.Book {
	columns := []export.Column{{Name: "Response", ID: true}, {Name: "Submitted", Kind: export.Moment}, {Name: "Round"}, {Name: "Person"}}
	for i := range 7 {
		columns = append(columns, export.Column{Name: fmt.Sprintf("Question %d", i+1), Wrap: i%2 == 0})
	}
	columns = append(columns, export.Column{Name: "Agreement", Kind: export.Number})
	comment := strings.Repeat("If the contract is secret, nobody can know whether it was tested. ", 3)
	start := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	return export.Book{Title: "Large", Created: start, Sheets: []export.Sheet{{
		Name: "Responses", Role: export.Data, Title: "Responses",
		Table: &export.Table{Name: "tbl_responses", Columns: columns, Rows: func(yield func([]export.Cell, error) bool) {
			row := make([]export.Cell, len(columns))
			for i := range rows {
				row[0] = export.Words(fmt.Sprintf("feedback/r-%06d", i))
				row[1] = export.At(start.Add(time.Duration(i) * time.Minute))
				row[2], row[3] = export.Words("Washington"), export.Words(fmt.Sprintf("p-%06d", i/2))
				for k := range 7 {
					row[4+k] = export.Words(comment[(i+k)%40 : 60+(i*7+k*13)%130])
				}
				row[11] = export.Count(1 + i%5)
				if !yield(row, nil) {
					return
				}
			}
		}},
	}}}
}
