package forms

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"canvass/internal/survey"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares text with a file in testdata, line by line.
func golden(t *testing.T, name, text string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want := string(testdata(t, name))
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(text, "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func testdata(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// dumpForm gives the form a line, and each question one.
func dumpForm(f survey.Form) string {
	questions := f.Questions
	f.Questions = nil
	out := line(f)
	for _, q := range questions {
		out += line(q)
	}
	return out
}

// dumpItems gives each response a line, and each of its answers one.
func dumpItems(items []survey.Received) string {
	out := ""
	for _, item := range items {
		answers := item.Response.Answers
		item.Response.Answers = nil
		out += line(item)
		for _, a := range answers {
			out += "  " + line(a)
		}
	}
	return out
}

// line is v as JSON without its empty members.
func line(v any) string {
	b, err := json.Marshal(v)
	var tree any
	if err != nil || json.Unmarshal(b, &tree) != nil {
		return "cannot be shown\n"
	}
	prune(tree)
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(tree); err != nil {
		return "cannot be shown\n"
	}
	return out.String()
}

// prune takes out what says nothing, and prints, which nobody can read.
func prune(tree any) {
	switch v := tree.(type) {
	case []any:
		for _, e := range v {
			prune(e)
		}
	case map[string]any:
		for name, e := range v {
			if name == "Print" || e == nil || e == "" || e == false || e == 0.0 || e == "0001-01-01T00:00:00Z" {
				delete(v, name)
			}
			prune(e)
		}
	}
}
