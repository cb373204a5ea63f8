package grid

import (
	"context"
	"errors"
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
func (s *sheet) ended() bool      { return true }
func (s *sheet) layout() string   { return fmt.Sprintf("sheet %q", s.entry.name) }

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
		w := sheetWalker{sheet: s, in: newMarkup(s.data)}
		for n := 0; ; n++ {
			row, err := Row{}, error(nil)
			if n%256 == 0 {
				err = ctx.Err()
			}
			if err == nil {
				row, err = w.next()
			}
			if errors.Is(err, io.EOF) || !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// sheetWalker reads one row after the other.
type sheetWalker struct {
	sheet *sheet
	in    *markup
	row   int // number of the row at work
	count int // of cells so far, empty ones too
	cells []string
}

// What the format itself allows, and more cells than a sheet within MaxUnzipped has
// unless they are made to cost time.
const (
	lastColumn = 1 << 14
	lastRow    = 1 << 20
	maxCells   = 3_000_000
)

// next returns the next row, io.EOF after the last.
func (w *sheetWalker) next() (Row, error) {
	for {
		switch t, err := w.in.next(); {
		case err != nil:
			return Row{}, err
		case t == tokenEnd:
			return Row{}, io.EOF
		case t == tokenOpen && w.in.name(0) == "row":
			return w.readRow()
		}
	}
}

func (w *sheetWalker) readRow() (Row, error) {
	w.row++
	if r := w.in.attribute("r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n < w.row {
			return Row{}, damaged()
		}
		w.row = n
	}
	if w.row > lastRow {
		return Row{}, damaged()
	}
	w.cells = w.cells[:0]
	for column := 0; ; {
		t, err := w.in.next()
		if err != nil {
			return Row{}, err
		}
		switch t {
		case tokenClose:
			return Row{Number: w.row, Cells: w.cells}, nil
		case tokenOpen:
			if column, err = w.place(column); err != nil {
				return Row{}, err
			}
			column++
		}
	}
}

// place reads a cell, puts it where it says it stands, else into the given column,
// and returns where it stands.
func (w *sheetWalker) place(column int) (int, error) {
	if ref := w.in.attribute("r"); ref != "" {
		var ok bool
		if column, _, ok = reference(ref); !ok {
			return 0, damaged()
		}
	}
	value, err := w.cell()
	w.count++
	switch {
	case err != nil:
		return 0, err
	case column >= lastColumn:
		return 0, damaged()
	case w.count > maxCells:
		return 0, tooLarge()
	case value == "":
		return column, nil
	case column >= MaxColumns:
		return 0, refuse("delete what stands far to the right of the table", "row %d of sheet %q has a cell in column %s; at most %d columns are read", w.row, w.sheet.entry.name, Letters(column), MaxColumns)
	case w.row > MaxSheetRows:
		return 0, refuse("save the sheet as CSV, which may have more, or delete what stands far below the table", "sheet %q has something in row %d; at most %d rows are read", w.sheet.entry.name, w.row, MaxSheetRows)
	}
	for len(w.cells) <= column {
		w.cells = append(w.cells, "")
	}
	w.cells[column] = value
	return column, nil
}

// cell reads the cell just begun up to its end.
func (w *sheetWalker) cell() (string, error) {
	kind, style := w.in.attribute("t"), w.in.attribute("s")
	stored, formula := "", false
	for {
		t, err := w.in.next()
		if err != nil {
			return "", err
		}
		if t == tokenClose {
			return w.value(kind, style, stored, formula)
		}
		if t != tokenOpen {
			continue
		}
		switch w.in.name(0) {
		case "v":
			stored, err = w.in.content()
		case "is":
			stored, err = richText(w.in)
		default:
			formula = formula || w.in.name(0) == "f"
			err = w.in.skip()
		}
		if err != nil {
			return "", err
		}
	}
}

// value turns what a cell stores into text.
func (w *sheetWalker) value(kind, style, stored string, formula bool) (string, error) {
	if formula && stored == "" {
		w.sheet.unknown++
	} else if formula {
		w.sheet.formulas++
	}
	switch kind {
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
	format, err := strconv.Atoi(style)
	if err != nil {
		format = -1
	}
	return w.sheet.book.number(stored, format), nil
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
