package grid

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
)

// sheet is a table in a workbook, unpacked in memory.
type sheet struct {
	book   *book
	entry  sheetEntry
	data   []byte
	titles []string
	above  int // row after which the rows below the header begin
	note   []string

	formulas, unknown int // with a stored value, without one
	merged            int // cells merged with others, below the header
}

func (s *sheet) header() []string { return s.titles }
func (s *sheet) unit() string     { return "row" }
func (s *sheet) layout() string   { return fmt.Sprintf("sheet %q", s.entry.Name) }

func (s *sheet) notes() []string {
	notes := slices.Clone(s.note)
	if s.formulas > 0 {
		notes = append(notes, fmt.Sprintf("%d cells are formulas; the values that the workbook stored for them are read", s.formulas))
	}
	if s.unknown > 0 {
		notes = append(notes, fmt.Sprintf("%d cells are formulas without a stored value and read as empty; open the workbook in a spreadsheet program and save it", s.unknown))
	}
	if s.merged > 0 {
		notes = append(notes, fmt.Sprintf("cells are merged in %d places; only the first of each has the value", s.merged))
	}
	return notes
}

func (s *sheet) rows(ctx context.Context) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		s.formulas, s.unknown = 0, 0
		for row, err := range s.all(ctx) {
			if err == nil && row.Number <= s.above {
				continue
			}
			if !yield(row, err) {
				return
			}
		}
	}
}

// all streams every row that the sheet lists.
func (s *sheet) all(ctx context.Context) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		w := sheetWalker{sheet: s, in: xml.NewDecoder(bytes.NewReader(s.data))}
		for n := 0; ; n++ {
			if n%256 == 0 && ctx.Err() != nil {
				yield(Row{}, ctx.Err())
				return
			}
			row, err := w.next()
			switch {
			case err == io.EOF:
				return
			case err != nil:
				yield(Row{}, err)
				return
			case !yield(row, nil):
				return
			}
		}
	}
}

// sheetWalker reads one row after the other.
type sheetWalker struct {
	sheet *sheet
	in    *xml.Decoder
	row   int // number of the row at work
	cells []string
}

// next returns the next row, io.EOF after the last. An end before that of the
// sheet is an error of the decoder.
func (w *sheetWalker) next() (Row, error) {
	for {
		token, err := w.in.Token()
		if err == io.EOF {
			return Row{}, io.EOF
		}
		if err != nil {
			return Row{}, damaged()
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "row" {
			return w.readRow(e)
		}
	}
}

func (w *sheetWalker) readRow(start xml.StartElement) (Row, error) {
	number := w.row + 1
	if r := attribute(start, "r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n < number {
			return Row{}, damaged()
		}
		number = n
	}
	w.row, w.cells = number, w.cells[:0]
	for column := 0; ; column++ {
		token, err := w.in.Token()
		if err != nil {
			return Row{}, damaged()
		}
		switch e := token.(type) {
		case xml.EndElement:
			return Row{Number: number, Cells: w.cells}, nil
		case xml.StartElement:
			if column, err = w.place(e, column); err != nil {
				return Row{}, err
			}
		default:
			column--
		}
	}
}

// place reads a cell and puts it where it says it stands, else into the given column.
func (w *sheetWalker) place(e xml.StartElement, column int) (int, error) {
	if ref := attribute(e, "r"); ref != "" {
		var ok bool
		if column, _, ok = reference(ref); !ok {
			return 0, damaged()
		}
	}
	value, err := w.cell(e)
	switch {
	case err != nil:
		return 0, err
	case value == "":
		return column, nil
	case column >= MaxColumns:
		return 0, refuse("delete what stands far to the right of the table", "row %d of sheet %q has a cell in column %s; at most %d columns are read", w.row, w.sheet.entry.Name, Letters(column), MaxColumns)
	case w.row > MaxSheetRows:
		return 0, refuse("save the sheet as CSV, which may have more, or delete what stands far below the table", "sheet %q has something in row %d; at most %d rows are read", w.sheet.entry.Name, w.row, MaxSheetRows)
	}
	for len(w.cells) <= column {
		w.cells = append(w.cells, "")
	}
	w.cells[column] = value
	return column, nil
}

// cell reads a cell up to its end.
func (w *sheetWalker) cell(start xml.StartElement) (string, error) {
	var value string
	formula := false
	for {
		token, err := w.in.Token()
		if err != nil {
			return "", damaged()
		}
		switch e := token.(type) {
		case xml.EndElement:
			return w.value(start, value, formula)
		case xml.StartElement:
			var text string
			if text, err = richOrPlain(w.in, e.Name.Local); err != nil {
				return "", damaged()
			}
			switch e.Name.Local {
			case "f":
				formula = true
			case "v", "is":
				value = text
			}
		}
	}
}

// richOrPlain reads the content of an element within a cell.
func richOrPlain(d *xml.Decoder, name string) (string, error) {
	if name == "is" {
		return richText(d)
	}
	var all strings.Builder
	for {
		token, err := d.Token()
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case xml.CharData:
			all.Write(e)
		case xml.StartElement:
			if err := d.Skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return all.String(), nil
		}
	}
}

// value turns what a cell stores into text.
func (w *sheetWalker) value(start xml.StartElement, stored string, formula bool) (string, error) {
	if formula && stored == "" {
		w.sheet.unknown++
	} else if formula {
		w.sheet.formulas++
	}
	switch attribute(start, "t") {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(stored))
		if err != nil || i < 0 || i >= len(w.sheet.book.strings) {
			return "", damaged()
		}
		return w.sheet.book.strings[i], nil
	case "str":
		return unescape(stored), nil
	case "inlineStr", "e", "d":
		return stored, nil
	case "b":
		if strings.TrimSpace(stored) == "1" {
			return "TRUE", nil
		}
		return "FALSE", nil
	}
	style, err := strconv.Atoi(attribute(start, "s"))
	if err != nil {
		style = -1
	}
	return w.sheet.book.number(stored, style), nil
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// reference reads the name of a cell, such as B7: column from 0, row from 1.
func reference(ref string) (column, row int, ok bool) {
	i := 0
	for i < len(ref) && ref[i] >= 'A' && ref[i] <= 'Z' && i < 4 {
		column = column*26 + int(ref[i]-'A') + 1
		i++
	}
	row, err := strconv.Atoi(ref[i:])
	return column - 1, row, err == nil && i > 0 && row > 0
}

// Letters is how spreadsheets call a column, counted from 0: A, B, … Z, AA.
func Letters(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}
