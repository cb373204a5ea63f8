package cli_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"canvass/internal/export/html"
	"canvass/internal/report/publication"
)

var browse = flag.Bool("browser", false, "open the page in headless Chromium; `make page` sets everything up")

// TestPageInABrowser opens the demonstration's page, and one full of nasty texts, in
// headless Chromium, in light and dark, on a telephone and in print: no error on its
// console, no request, no element that acts, nothing wider than the screen, and nothing
// that axe-core finds. With CANVASS_SHOTS it leaves pictures in that folder to look at.
func TestPageInABrowser(t *testing.T) {
	if !*browse {
		t.Skip("needs Chromium and Node.js: run `make page`")
	}
	modules, err := filepath.Abs(filepath.Join("..", "..", "bin", "tools", "page"))
	if err != nil {
		t.Fatal(err)
	}
	chromium, node := "", ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			chromium = found
			break
		}
	}
	if node, err = exec.LookPath("node"); err != nil || chromium == "" {
		t.Skip("there is no Chromium or no Node.js here")
	}
	shots := os.Getenv("CANVASS_SHOTS")
	if shots == "" {
		shots = "-"
	}
	d := newDemo(t)
	en, es := filepath.Join(d.folder, "en.html"), filepath.Join(d.folder, "es.html")
	d.run("report", "page", "-o", en)
	d.run("report", "page", "-o", es, "--language", "es")
	nasty := filepath.Join(d.folder, "nasty.html")
	for _, names := range []bool{false, true} { // what people type as text, and as a name
		page, err := publication.Page(t.Context(), nastyEdition(t, names), "en")
		if err != nil {
			t.Fatal(err)
		}
		var content bytes.Buffer
		if err := html.Write(&content, page); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(nasty, content.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		inBrowser(t, node, modules, chromium, "-", nasty)
	}
	inBrowser(t, node, modules, chromium, shots, en, es)
}

// inBrowser opens pages and reports everything that is wrong with them.
func inBrowser(t *testing.T, node, modules, chromium, shots string, pages ...string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	look := exec.Command(node, append([]string{filepath.Join("testdata", "browser", "check.cjs"), modules, chromium, shots}, pages...)...)
	look.Stdout, look.Stderr = &stdout, &stderr
	if err := look.Run(); err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	done := false
	for lines := bufio.NewScanner(&stdout); lines.Scan(); {
		var found struct{ Page, View, Kind, Text string }
		if err := json.Unmarshal(lines.Bytes(), &found); err != nil {
			t.Fatalf("%s: %v", lines.Text(), err)
		}
		if found.Kind == "done" {
			done = true
			continue
		}
		t.Errorf("%s, %s: %s: %s", found.Page, found.View, found.Kind, found.Text)
	}
	if !done {
		t.Errorf("it did not come to its end: %s", stderr.String())
	}
}
