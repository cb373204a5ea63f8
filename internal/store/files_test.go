package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"canvass/internal/survey"
)

// responses returns n invented responses of source f, all different.
func responses(n int) []survey.Response {
	var page []survey.Response
	for i := range n {
		page = append(page, survey.Response{
			Source: "f", ID: fmt.Sprintf("r%05d", i*7919%100_003), Email: fmt.Sprintf("p%d@example.org", i),
			Created: time.Unix(1_757_000_000, 0).UTC(), Submitted: time.Unix(1_757_000_000+int64(i*31%97), int64(i)).UTC(),
			Answers: []survey.Answer{
				{Question: "comment", Values: []string{fmt.Sprintf("Remark %d: %s", i, strings.Repeat("publish the register; ", i%9))}},
				{Question: "rating", Values: []string{fmt.Sprint(1 + i%5)}},
			},
		})
	}
	return page
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	must(t, os.WriteFile(path, content, 0o600))
}

func mkdir(t *testing.T, path string) { t.Helper(); must(t, os.Mkdir(path, 0o755)) }

func rename(t *testing.T, path string) { t.Helper(); must(t, os.Rename(path, path+".away")) }

func chmod(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	must(t, os.Chmod(path, mode))
}

// names lists a folder.
func names(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// contents reads the files of a folder.
func contents(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	if _, err := os.Stat(dir); err != nil {
		return files
	}
	for _, name := range names(t, dir) {
		if content, err := os.ReadFile(filepath.Join(dir, name)); err == nil {
			files[name] = content
		}
	}
	return files
}
