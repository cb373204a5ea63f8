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

// Two themes of one label are told with the line of the later: nobody could tell which of
// them a decision means.
func TestLabelsOfTwoThemesAreTold(t *testing.T) {
	inFolder(t, map[string]string{
		"canvass.yaml":  "project: {name: x, languages: [en, es]}\ncodebook: codebook.yaml\nsources:\n  - {name: f, type: google-form, id: 1A, role: feedback, questions: [{question: Q, field: vision}]}\n",
		"codebook.yaml": "- {id: a, label: {en: Wait, es: Espera}, keywords: {en: [x], es: [x]}}\n- {id: b, label: {en: Queue, es: ESPERA}, keywords: {en: [y], es: [y]}}\n",
	})
	c, err := Load("canvass.yaml", nil)
	want := []string{`codebook.yaml:2: theme "b" has the label "ESPERA" of theme "a": a decision that names it so is rejected; give each a label of its own`}
	if d := cmp.Diff(want, c.Warnings); err != nil || d != "" {
		t.Errorf("%v, -want +got\n%s", err, d)
	}
}
