package config

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

// FuzzLoad feeds arbitrary files: whatever they hold, Load returns either a
// configuration that keeps its promises or a readable error of kind Invalid.
func FuzzLoad(f *testing.F) {
	f.Add(good+"principles: other.yaml\n", principlesFile)
	f.Add(good+"codebook: other.yaml\n", "- {id: t, label: L, keywords: {en: [a*], es: [b]}, not: {en: [c]}}\n")
	f.Add("{\"project\": {\"name\": \"x\"},\n\t\"sources\": []}", "")
	f.Add("a: &a [*a]\nb: !!x |\n  y\n? z\n: <<\n", "- - - ? x")
	f.Fuzz(func(t *testing.T, contents, other string) {
		folder := t.TempDir()
		path := filepath.Join(folder, "canvass.yaml")
		for name, data := range map[string]string{path: contents, filepath.Join(folder, "other.yaml"): other} {
			if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		c, err := Load(path, nil)
		again, errAgain := Load(path, nil)
		if err != nil {
			readable(t, err)
			if errAgain == nil || errAgain.Error() != err.Error() {
				t.Fatalf("two runs differ:\n%v\n%v", err, errAgain)
			}
			return
		}
		if !reflect.DeepEqual(c, again) {
			t.Fatalf("two runs differ:\n%+v\n%+v", c, again)
		}
		promises(t, c)
	})
}

func readable(t *testing.T, err error) {
	t.Helper()
	if fault.KindOf(err) != fault.Invalid {
		t.Fatalf("kind %v: %v", fault.KindOf(err), err)
	}
	printable := func(s string) bool {
		return strings.TrimSpace(s) != "" && !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && r != '\n' })
	}
	if !printable(err.Error()) || fault.HintOf(err) != "" && !printable(fault.HintOf(err)) {
		t.Fatalf("not fit to print: %q, hint %q", err, fault.HintOf(err))
	}
	if n := strings.Count(err.Error(), "\n"); n > shown {
		t.Fatalf("%d lines", n+1)
	}
}

func promises(t *testing.T, c Config) {
	t.Helper()
	p := c.Project
	if p.Name == "" || p.Location == nil || len(p.Languages) == 0 || len(p.Rounds) == 0 || p.Minimum < 0 || c.Ingest.WholeListingLimit < 1 {
		t.Fatalf("incomplete: %+v", c)
	}
	for _, path := range []string{c.Folder, c.Store, c.Report.Folder} {
		if !filepath.IsAbs(path) {
			t.Fatalf("path %q is not absolute", path)
		}
	}
	names := map[string]bool{}
	for _, s := range p.Sources {
		if s.Name == "" || names[s.Name] {
			t.Fatalf("source name %q is empty or taken", s.Name)
		}
		names[s.Name] = true
		for _, m := range s.Mappings {
			if _, ok := p.Principle(m.Principle); m.Principle != "" && !ok || m.Line == 0 && s.Type != survey.GoogleDoc || m.Question == "" {
				t.Fatalf("mapping %+v", m)
			}
		}
	}
}

// FuzzParse is FuzzLoad without files in between: faster, for the parser alone.
func FuzzParse(f *testing.F) {
	f.Add("a: &a [*a]\nb: !!x |\n  y\n? z\n: <<\n")
	f.Add("- {a: 1, b: [x, 'y', \"z\"]}\n- >-\n  text\n  more\n- {\"k\": ~}\n")
	f.Add("a: {b: c\n d: [\n\t%x @y `z`\r\n...\n--- # c\n")
	f.Fuzz(func(t *testing.T, s string) {
		data, err := asText("f", []byte(s))
		if err != nil {
			return
		}
		tree, err := parse("f", data)
		if (tree == nil || tree.kind == absent) == (err == nil) {
			t.Fatalf("tree %v, error %v", tree, err)
		}
	})
}
