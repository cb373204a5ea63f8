package file_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"canvass/internal/fault"
	"canvass/internal/forms/file"
	"canvass/internal/forms/sourcetest"
	"canvass/internal/survey"
)

func TestCSVConforms(t *testing.T)  { sourcetest.Run(t, kit(".csv", writeCSV)) }
func TestXLSXConforms(t *testing.T) { sourcetest.Run(t, kit(".xlsx", writeXLSX)) }

// kit builds files with a writer of rows.
func kit(extension string, write func(*testing.T, string, [][]string)) sourcetest.Kit {
	open := func(t *testing.T, rows [][]string) sourcetest.Source {
		path := filepath.Join(t.TempDir(), "answers"+extension)
		write(t, path, append([][]string{{"Id", "Email Address", "When", "Text"}}, rows...))
		return source(path)
	}
	return sourcetest.Kit{
		Question: "Text",
		Emails:   true,
		Pages:    1001,
		Open: func(t *testing.T, all []sourcetest.Submission) sourcetest.Source {
			var rows [][]string
			for _, s := range all {
				rows = append(rows, []string{s.ID, s.Email, s.Submitted.In(time.FixedZone("", 7200)).Format(time.RFC3339), s.Text})
			}
			return open(t, rows)
		},
		Dirty: func(t *testing.T) sourcetest.Source {
			zero := "\x00"
			if extension == ".xlsx" {
				zero = "_x0000_" // as XML writes it
			}
			return open(t, [][]string{{"dirty", "", "2025-09-17", "a" + zero + "b"}})
		},
		Timeless: func(t *testing.T) sourcetest.Source {
			return open(t, [][]string{{"a", "", "2025-09-17", "fine"}, {"b", "", "soon", sourcetest.Answer}})
		},
		Broken: func(t *testing.T) map[string]sourcetest.Failure {
			cut := filepath.Join(t.TempDir(), "cut"+extension)
			writeXLSX(t, cut, [][]string{{"Id", "When"}, {sourcetest.Answer, "2025-09-17"}})
			data, err := os.ReadFile(cut)
			if err == nil {
				err = os.WriteFile(cut, data[:len(data)-100], 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
			open := filepath.Join(t.TempDir(), "open.csv")
			if err := os.WriteFile(open, []byte("Id,When,Text\na,2025-09-17,\""+sourcetest.Answer), 0o600); err != nil {
				t.Fatal(err)
			}
			other := filepath.Join(t.TempDir(), "other"+extension)
			write(t, other, [][]string{{"Number", "When"}, {sourcetest.Answer, "2025-09-17"}})
			return map[string]sourcetest.Failure{
				"missing":       {Source: source(filepath.Join(t.TempDir(), "none"+extension)), Kind: fault.NotFound},
				"a folder":      {Source: source(t.TempDir()), Kind: fault.Invalid},
				"cut off":       {Source: source(cut), Kind: fault.Invalid},
				"never closed":  {Source: source(open), Kind: fault.Invalid},
				"without an id": {Source: source(other), Kind: fault.Invalid},
			}
		},
	}
}

func source(path string) *file.Source {
	return file.New(survey.Source{
		Name: "answers", Type: survey.FileSource, Path: path, Role: survey.Feedback,
		Mappings: []survey.Mapping{{Question: "Id", Field: survey.FieldID}, {Question: "When", Field: survey.FieldSubmitted}, {Question: "Text", Field: survey.FieldComment}},
	}, file.Options{})
}

func writeCSV(t *testing.T, path string, rows [][]string) {
	t.Helper()
	var b strings.Builder
	w := csv.NewWriter(&b)
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

// writeXLSX writes every cell as text, escaped as workbooks do. Of excelize's two
// writers only the one for long sheets escapes.
func writeXLSX(t *testing.T, path string, rows [][]string) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	write := writeCells
	if len(rows) > 100 {
		write = streamCells
	}
	err := write(f, rows)
	var data *bytes.Buffer
	if err == nil {
		data, err = f.WriteToBuffer()
	}
	if err == nil {
		err = os.WriteFile(path, data.Bytes(), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func writeCells(f *excelize.File, rows [][]string) error {
	for i, r := range rows {
		for j, c := range r {
			if c != "a_x0000_b" {
				c = strings.ReplaceAll(c, "_x", "_x005F_x")
			}
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err == nil {
				err = f.SetCellStr("Sheet1", cell, c)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func streamCells(f *excelize.File, rows [][]string) error {
	w, err := f.NewStreamWriter("Sheet1")
	for i, r := range rows {
		var cells []any
		for _, c := range r {
			cells = append(cells, c)
		}
		if err == nil {
			err = w.SetRow(fmt.Sprint("A", i+1), cells)
		}
	}
	if err != nil {
		return err
	}
	return w.Flush()
}
