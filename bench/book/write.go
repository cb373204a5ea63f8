package main

import (
	"fmt"
	"io"
	"os"

	"canvass/internal/export"
	"canvass/internal/export/files"
	"canvass/internal/export/xlsx"

	"github.com/xuri/excelize/v2"
)

// write makes one file of the rows of a seed.
func write(writer, path string, rows int, seed uint64) error {
	switch writer {
	case "none":
		n := 0
		for row, err := range invented(rows, seed) {
			if err != nil {
				return err
			}
			n += len(row)
		}
		_, err := fmt.Fprintln(io.Discard, n)
		return err
	case "canvass":
		return files.Replace(path, 0o600, func(w io.Writer) error { return xlsx.Write(w, book(rows, seed)) })
	case "excelize":
		return plain(path, rows, seed)
	}
	return fmt.Errorf("-only: there is no writer %q", writer)
}

func book(rows int, seed uint64) export.Book {
	return export.Book{Title: "Bench", Created: begin, Sheets: []export.Sheet{{
		Name: "Responses", Role: export.Data, Title: "Responses", Lead: "Invented.", Source: "Seed.",
		Table: &export.Table{Name: "tbl_responses", Columns: columns, Rows: invented(rows, seed)},
	}}}
}

// plain is excelize's stream as its documentation shows it: a header, widths, a style
// for dates that is made once, a table.
func plain(path string, rows int, seed uint64) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := stream(f, rows, seed); err != nil {
		return err
	}
	if err := f.SaveAs(path); err != nil {
		_ = os.Remove(path)
		return err
	}
	return nil
}

// stream writes the rows below their header and makes them a table.
func stream(f *excelize.File, rows int, seed uint64) error {
	s, err := newLooks(f)
	if err != nil {
		return err
	}
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	if err := header(w); err != nil {
		return err
	}
	n := 1
	for row, err := range invented(rows, seed) {
		if err != nil {
			return err
		}
		n++
		cell, err := excelize.CoordinatesToCellName(1, n)
		if err != nil {
			return err
		}
		if err := w.SetRow(cell, s.values(row)); err != nil {
			return err
		}
	}
	last, err := excelize.CoordinatesToCellName(len(columns), n)
	if err != nil {
		return err
	}
	if err := w.AddTable(&excelize.Table{Range: "A1:" + last, Name: "tbl_responses"}); err != nil {
		return err
	}
	return w.Flush()
}

// header sets widths and writes the header.
func header(w *excelize.StreamWriter) error {
	if err := w.SetColWidth(1, len(columns), 20); err != nil {
		return err
	}
	var head []any
	for _, c := range columns {
		head = append(head, c.Name)
	}
	return w.SetRow("A1", head)
}

// looks are the styles of cells.
type looks struct{ date, wrapped int }

func newLooks(f *excelize.File) (s looks, err error) {
	format := "yyyy-mm-dd hh:mm"
	if s.date, err = f.NewStyle(&excelize.Style{CustomNumFmt: &format}); err != nil {
		return s, err
	}
	s.wrapped, err = f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	return s, err
}

// values are a row's cells as the stream takes them.
func (s looks) values(row []export.Cell) []any {
	values := make([]any, len(row))
	for i, c := range row {
		switch {
		case c.Kind == export.Number:
			values[i] = c.Number
		case c.Kind == export.Moment:
			values[i] = excelize.Cell{StyleID: s.date, Value: c.Time}
		case c.Kind == export.Text && columns[i].Wrap:
			values[i] = excelize.Cell{StyleID: s.wrapped, Value: c.Text}
		case c.Kind == export.Text:
			values[i] = c.Text
		}
	}
	return values
}
