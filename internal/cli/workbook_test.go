package cli_test

import (
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// workbook is the script command that makes an Excel workbook of CSV files.
// Whole numbers become numbers.
func workbook(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: workbook FILE CSV [HIDDEN]")
	}
	f := excelize.NewFile()
	defer f.Close()
	ts.Check(fillSheet(f, "Sheet1", ts.ReadFile(args[1])))
	if len(args) > 2 {
		_, err := f.NewSheet("Hidden")
		ts.Check(err)
		ts.Check(fillSheet(f, "Hidden", ts.ReadFile(args[2])))
		ts.Check(f.SetSheetVisible("Hidden", false))
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[0])))
}

func fillSheet(f *excelize.File, sheet, text string) error {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return err
	}
	for i, r := range rows {
		var cells []any
		for _, c := range r {
			if n, err := strconv.Atoi(c); err == nil {
				cells = append(cells, n)
				continue
			}
			cells = append(cells, c)
		}
		if err := f.SetSheetRow(sheet, fmt.Sprint("A", i+1), &cells); err != nil {
			return err
		}
	}
	return nil
}
