package reporttest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"canvass/internal/export"
)

// Dump writes a table as a header line and one line a row.
func Dump(t *testing.T, table export.Table) string {
	t.Helper()
	var out strings.Builder
	var names []string
	for _, c := range table.Columns {
		names = append(names, c.Name)
	}
	fmt.Fprintf(&out, "%s: %s\n", table.Name, strings.Join(names, " | "))
	for row, err := range table.Rows {
		if err != nil {
			t.Fatal(err)
		}
		if len(row) != len(table.Columns) {
			t.Errorf("%s: a row of %d cells under %d columns", table.Name, len(row), len(table.Columns))
		}
		var cells []string
		for _, c := range row {
			cells = append(cells, show(c))
		}
		fmt.Fprintf(&out, "  %s\n", strings.Join(cells, " | "))
	}
	return out.String()
}

func show(c export.Cell) string {
	switch c.Kind {
	case export.Empty:
		return "·"
	case export.Number:
		return fmt.Sprintf("%g", c.Number)
	case export.Share:
		return fmt.Sprintf("%.1f%%", c.Number*100)
	case export.Moment, export.Day:
		return c.Time.Format("2006-01-02T15:04")
	}
	return c.Text
}

// Golden holds what a test got against a file beside it, or writes the file.
func Golden(t *testing.T, name, got string, update bool) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if update {
		if err := os.MkdirAll("testdata", 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update and read the difference. Got:\n%s", name, got)
	}
}
