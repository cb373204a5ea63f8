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
	format := "yyyy-mm-dd hh:mm"
	date, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		return err
	}
	wrapped, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return err
	}
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	var head []any
	for _, c := range columns {
		head = append(head, c.Name)
	}
	if err := w.SetColWidth(1, len(columns), 20); err != nil {
		return err
	}
	if err := w.SetRow("A1", head); err != nil {
		return err
	}
	n := 1
	for row, err := range invented(rows, seed) {
		if err != nil {
			return err
		}
		n++
		values := make([]any, len(row))
		for i, c := range row {
			switch {
			case c.Kind == export.Number:
				values[i] = c.Number
			case c.Kind == export.Moment:
				values[i] = excelize.Cell{StyleID: date, Value: c.Time}
			case c.Kind == export.Text && columns[i].Wrap:
				values[i] = excelize.Cell{StyleID: wrapped, Value: c.Text}
			case c.Kind == export.Text:
				values[i] = c.Text
			}
		}
		cell, err := excelize.CoordinatesToCellName(1, n)
		if err != nil {
			return err
		}
		if err := w.SetRow(cell, values); err != nil {
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
	if err := w.Flush(); err != nil {
		return err
	}
	if err := f.SaveAs(path); err != nil {
		_ = os.Remove(path)
		return err
	}
	return nil
}
