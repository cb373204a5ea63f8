package faulttest

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"canvass/internal/built"
	"canvass/internal/effort"
)

// bug is a mistake that is made on purpose in a copy of one file.
type bug struct {
	name     string
	file     string // below the module's root
	old, new string // the text that is replaced, once
	caughtBy string // the fault of the catalogue that must notice
}

// quick is how many of the planted bugs are tried without -torture: each is a build.
func quick() int { return effort.Of(1, 4) }

func planted() []bug {
	return []bug{
		{"later than, in place of at or after", "internal/forms/pages.go", `"timestamp >= "`, `"timestamp > "`, "F29"},
		{"our clock moves the window", "internal/ingest/since.go", `return st.Newest.Add(-overlap)`, `return now.Add(-overlap)`, "F30"},
		{"half a listing counts as all", "internal/ingest/source.go", "if err != nil {\n\t\treturn f, err\n\t}\n\tf.Result.Complete", "if err != nil {\n\t\tf.MarkGone = true\n\t\treturn f, err\n\t}\n\tf.Result.Complete", "F32"},
		{"the latest few count as all", "internal/ingest/source.go", `if !f.Result.Since.IsZero() || moved`, `if moved`, "F30"},
		{"a new form takes the old answers away", "internal/ingest/source.go", `|| moved {`, `|| moved && false {`, "F34"},
		{"no brake", "internal/ingest/source.go", `if !braked(missing, current) ||`, `if missing >= 0 ||`, "F33"},
		{"a listing that fails counts as complete", "internal/forms/listing.go", `yield(nil, problem(l.lost(err)))`, ``, "F25"},
		{"no key: everything is new", "internal/store/compare.go", `if !st.stored ||`, `if true ||`, "F31"},
		{"the beginning tells documents apart", "internal/forms/print.go", `h.Write(raw)`, `h.Write(raw[:min(len(raw), 30)])`, "F31"},
		{"older over newer", "internal/store/compare.go", `return c < 0 ||`, `return`, "F27"},
		{"no lock", "internal/store/lock.go", `if !ok {`, `if !ok && path == "" {`, "F44"},
		{"any schema will do", "internal/store/schema.go", `if version > newest() {`, `if version < 0 {`, "F54"},
		{"consent outlives its question", "internal/survey/drift.go", `return b.Lost[id] &&`, `return id == "" &&`, "F43"},
		{"two scales in one figure", "internal/analysis/answers/ranges.go", `if !all {`, `if !all && id == "" {`, "F40"},
		{"answers in messages", "internal/forms/decode.go", `Reason: reason, Raw`, `Reason: reason + string(raw), Raw`, "F36"},
		{"a workbook written in place", "internal/export/files/files.go", `file, err := renameio.`, "_ = os.WriteFile(path, nil, mode)\n\tfile, err := renameio.", "F05"},
	}
}

// TestPlantedBugs proves the harness: canvass with a bug does not pass.
func TestPlantedBugs(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the commands anew for every bug")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	for i, b := range planted() {
		t.Run(b.name, func(t *testing.T) {
			if i >= quick() && !*torture {
				b.overlay(t, root) // the text is still there
				t.Skip("tried by make torture")
			}
			dir := t.TempDir()
			if err := built.CommandsWith(t.Context(), dir, os.Stderr, b.overlay(t, root), "ingest", "report"); err != nil {
				t.Fatal(err)
			}
			if out, err := catalogueWith(dir, b.caughtBy); err == nil || !strings.Contains(out, "--- FAIL: TestCatalogue/"+b.caughtBy) {
				t.Errorf("%s does not notice (%v):\n%s", b.caughtBy, err, out)
			}
		})
	}
}

// overlay writes the changed file and what tells the compiler to take it instead.
func (b bug) overlay(t *testing.T, root string) string {
	t.Helper()
	path := filepath.Join(root, filepath.FromSlash(b.file))
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(text), b.old); n != 1 {
		t.Fatalf("%s holds %q %d times, want once: bring the bug up to date", b.file, b.old, n)
	}
	dir := t.TempDir()
	changed := filepath.Join(dir, "changed.go")
	list, err := json.Marshal(map[string]any{"Replace": map[string]string{path: changed}})
	if err != nil {
		t.Fatal(err)
	}
	overlay := filepath.Join(dir, "overlay.json")
	for name, content := range map[string]string{changed: strings.Replace(string(text), b.old, b.new, 1), overlay: string(list)} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return overlay
}

// catalogueWith runs one fault of the catalogue on commands in a folder.
func catalogueWith(dir, number string) (string, error) {
	cmd := exec.Command(os.Args[0], "-test.run=^TestCatalogue$/^"+number, "-binaries="+dir)
	out, err := cmd.CombinedOutput()
	return string(out), err
}
