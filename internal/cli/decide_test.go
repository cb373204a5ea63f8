package cli_test

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// decide is the script command that works in a workbook as an analyst does: it fills
// in yellow cells, sorts the rows the other way round and saves the file under another
// name. A line of the CSV file finds rows by columns with small titles and fills in
// those with an exclamation mark: "response,proposed theme,decision!,reviewer!".
//
//	decide [-bare] IN OUT SHEET CSV
//
// With -bare only the cells are kept, in another order, as of a program that knows no tables.
func decide(ts *testscript.TestScript, neg bool, args []string) {
	bare := len(args) > 0 && args[0] == "-bare"
	if bare {
		args = args[1:]
	}
	if neg || len(args) != 4 {
		ts.Fatalf("usage: decide [-bare] IN OUT SHEET CSV")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	rows, err := f.GetRows(args[2], excelize.Options{RawCellValue: true})
	ts.Check(err)
	top := 1 + slices.IndexFunc(rows, func(row []string) bool { return slices.Contains(row, "Review key") })
	if top == 0 {
		ts.Fatalf("sheet %s is not one to review", args[2])
	}
	for i, row := range rows {
		rows[i] = append(row, make([]string, len(rows[top-1])-min(len(row), len(rows[top-1])))...)
	}
	lines, err := csv.NewReader(strings.NewReader(ts.ReadFile(args[3]))).ReadAll()
	ts.Check(err)
	for _, line := range lines[1:] {
		n := fill(rows[top-1], rows[top:], lines[0], line)
		if n == 0 {
			ts.Fatalf("no row fits %q", line)
		}
	}
	slices.Reverse(rows[top:])
	if bare {
		ts.Check(saveBare(ts.MkAbs(args[1]), rows))
		return
	}
	for i, row := range rows[top:] {
		for k, cell := range row {
			name, err := excelize.CoordinatesToCellName(k+1, top+1+i)
			ts.Check(err)
			ts.Check(f.SetCellStr(args[2], name, cell))
		}
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[1])))
}

// fill fills in the rows that fit a line and counts them.
func fill(heads []string, rows [][]string, titles, line []string) int {
	column := func(title string) int {
		return slices.IndexFunc(heads, func(h string) bool {
			return strings.TrimSuffix(strings.ToLower(h), " (entry)") == strings.TrimSuffix(title, "!")
		})
	}
	n := 0
	for _, row := range rows {
		fits := true
		for i, t := range titles {
			fits = fits && (strings.HasSuffix(t, "!") || line[i] == row[column(t)])
		}
		for i, t := range titles {
			if fits && strings.HasSuffix(t, "!") {
				row[column(t)] = line[i]
			}
		}
		if fits {
			n++
		}
	}
	return n
}

// saveBare writes rows, columns from right to left, to the second sheet of a new workbook.
func saveBare(path string, rows [][]string) error {
	f := excelize.NewFile()
	defer f.Close()
	if _, err := f.NewSheet("Copy"); err != nil {
		return err
	}
	for i, row := range rows {
		cells := slices.Clone(row)
		slices.Reverse(cells)
		if err := f.SetSheetRow("Copy", fmt.Sprint("A", i+1), &cells); err != nil {
			return err
		}
	}
	return f.SaveAs(path)
}

// cells is the script command that prints the names of a workbook's sheets and what
// their cells hold, one line each.
func cells(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: cells FILE")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		fmt.Fprintln(ts.Stdout(), sheet)
		rows, err := f.GetRows(sheet)
		ts.Check(err)
		for _, row := range rows {
			for _, cell := range row {
				if cell != "" {
					fmt.Fprintln(ts.Stdout(), cell)
				}
			}
		}
	}
}
