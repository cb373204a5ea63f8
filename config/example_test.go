package config

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"canvass/internal/survey"
)

var update = flag.Bool("update", false, "rewrite golden files")

func TestExampleLoads(t *testing.T) {
	c, err := Load("canvass.example.yaml", nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Warnings) > 0 {
		t.Errorf("warnings: %q", c.Warnings)
	}
	if len(c.Project.Codebook.Themes) < 5 || len(c.Project.Codebook.Version) != 12 {
		t.Errorf("codebook: %d themes, version %q", len(c.Project.Codebook.Themes), c.Project.Codebook.Version)
	}
	c.Project.Codebook.Themes, c.Project.Codebook.Version = nil, "" // a file with a life of its own
	for _, src := range c.Project.Sources {
		for i := range src.Mappings {
			if src.Mappings[i].Line == 0 && src.Type != survey.GoogleDoc {
				t.Errorf("%q has no line", src.Mappings[i].Question)
			}
			src.Mappings[i].Line = 0 // comments come and go
		}
	}
	golden(t, "testdata/example.golden.json", struct {
		Zone string
		Config
	}{c.Project.Location.String(), relative(t, c)})
}

// golden compares v with a golden file, as JSON that a reviewer can read.
func golden(t *testing.T, file string, v any) {
	t.Helper()
	got, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("%s (-want +got); -update rewrites it\n%s", file, d)
	}
}

// relative replaces the folder in absolute paths, so that they read the same everywhere.
func relative(t *testing.T, c Config) Config {
	t.Helper()
	short := func(path string) string {
		r, err := filepath.Rel(c.Folder, path)
		if path == "" {
			return ""
		}
		if err != nil || !filepath.IsAbs(path) {
			t.Errorf("path %q is not absolute", path)
		}
		return "FOLDER/" + filepath.ToSlash(r)
	}
	for i := range c.Project.Sources {
		c.Project.Sources[i].Path = short(c.Project.Sources[i].Path)
	}
	c.Store, c.Google.Credentials = short(c.Store), short(c.Google.Credentials)
	c.Report.Folder, c.Report.Writeup.Template = short(c.Report.Folder), short(c.Report.Writeup.Template)
	c.Folder, c.Project.Location = "FOLDER", nil
	return c
}
