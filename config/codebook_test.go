package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"canvass/internal/fault"
)

func TestReadCodebook(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.yaml")
	write := func(content string) {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("- {id: a, label: {en: A, fr: B}, formerly: [b, c], keywords: {en: [x]}}\n")
	cb, err := ReadCodebook(path, []string{"en"})
	if err != nil || len(cb.Themes) != 1 || cb.Version == "" {
		t.Fatalf("got %+v, %v", cb, err)
	}
	if diff := cmp.Diff([]string{"b", "c"}, cb.Themes[0].Formerly); diff != "" {
		t.Error(diff)
	}
	write("- {id: a, label: {en: A}, keyword: {en: [x]}}\n")
	if _, err := ReadCodebook(path, []string{"en"}); fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), `old.yaml:1: unknown key "keyword"`) {
		t.Errorf("a slip in it: %v", err)
	}
}
