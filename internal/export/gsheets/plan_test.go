package gsheets

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	api "google.golang.org/api/sheets/v4"

	"canvass/internal/export"
)

var update = flag.Bool("update", false, "rewrite the expected plans")

func mustLayOut(t *testing.T, b export.Book) []*tab {
	t.Helper()
	tabs, err := layOut(b)
	if err != nil {
		t.Fatal(err)
	}
	return tabs
}

// TestPlans holds the requests for a first writing and for the next one with more
// rows. The second starts from what the emulator made of the first.
func TestPlans(t *testing.T) {
	w := newWorld(t)
	doc := w.document()
	p, err := plan("sample", mustLayOut(t, before().book()), doc, batchBytes, false)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "first.txt", render(t, p))
	w.write(before().book())
	d := w.desk()
	p, err = d.propose(t.Context(), "sample", mustLayOut(t, after().book()))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "second.txt", render(t, p))
}

func TestPlanOnlyLooks(t *testing.T) {
	w := newWorld(t)
	w.write(before().book())
	doc := w.document()
	one, _ := json.Marshal(doc)
	tabs := mustLayOut(t, after().book())
	p, err := plan("sample", tabs, doc, batchBytes, true)
	if err != nil {
		t.Fatal(err)
	}
	q, err := plan("sample", tabs, doc, batchBytes, true)
	if err != nil {
		t.Fatal(err)
	}
	two, _ := json.Marshal(doc)
	if string(one) != string(two) {
		t.Errorf("the document changed\nbefore %s\nafter  %s", one, two)
	}
	if !same(p.steps, q.steps) {
		t.Error("two plans of the same differ")
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// render shows a plan: a line for each step's tab and purpose, its request as
// JSON, and the rows of cells one below the other.
func render(t *testing.T, p proposal) string {
	t.Helper()
	var b strings.Builder
	for _, s := range p.steps {
		r := *s.request
		var rows []*api.RowData
		if r.UpdateCells != nil {
			cells := *r.UpdateCells
			rows, cells.Rows, r.UpdateCells = cells.Rows, nil, &cells
		}
		fmt.Fprintf(&b, "%s: %s\n  %s\n", s.tab, s.what, compact(t, r))
		for _, row := range rows {
			fmt.Fprintf(&b, "    %s\n", compact(t, row.Values))
		}
	}
	fmt.Fprintf(&b, "written %q, dated %q, aside %v, first %d\n", p.written, p.dated, p.aside, p.first)
	return b.String()
}

func compact(t *testing.T, v any) string {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}
