package door

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"canvass/internal/report/reporttest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The door list as its readers see it, one line a row; it is the one book with names.
func TestDoorBook(t *testing.T) {
	b, err := Book(t.Context(), reporttest.Open(t, reporttest.Small()), "")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, s := range b.Sheets {
		fmt.Fprintf(&out, "\n== %s ==\n%s\n%s\n%s", s.Name, s.Title, s.Lead, reporttest.Dump(t, *s.Table))
	}
	reporttest.Golden(t, "door.golden", out.String(), *update)
	for _, s := range b.Sheets {
		if s.Name == "Needs" && strings.Contains(reporttest.Dump(t, *s.Table), "Secret") {
			t.Error("the kitchen's sheet names people")
		}
	}
	if none, err := Book(t.Context(), reporttest.Open(t, reporttest.Small()), "elsewhere"); err != nil || strings.Contains(reporttest.Dump(t, *none.Sheets[0].Table), "Secret") {
		t.Errorf("another round lists people of this one: %v", err)
	}
}
