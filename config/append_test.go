package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

func parking() survey.Theme {
	return survey.Theme{ID: "parking", Label: survey.Texts{"en": "Parking", "es": "Aparcamiento"}, Keywords: map[string][]string{"en": {"parking", "car park"}, "es": {"aparcamiento"}}}
}

func TestAppendThemeKeepsWhatStands(t *testing.T) {
	path := filepath.Join(t.TempDir(), "codebook.yaml")
	item := "- id: a\n  label: {en: A} # said by all\n  keywords: {en: [x]}\n"
	for why, content := range map[string]string{
		"comments": "# ours\n\n" + item + "# the end\n", "no line break at the end": strings.TrimSpace(item), "indented": "  " + strings.ReplaceAll(strings.TrimSpace(item), "\n", "\n  ") + "\n",
		"an empty list": "# to be filled\n[]\n", "CRLF": strings.ReplaceAll(item, "\n", "\r\n"), "a byte order mark": "\ufeff" + item,
	} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := AppendTheme(path, parking(), "a note\nof two lines", []string{"en", "es"})
		if err != nil {
			t.Errorf("%s: %v", why, err)
			continue
		}
		if rest := strings.TrimSuffix(strings.ReplaceAll(content, "[]\n", ""), "\n"); !strings.HasPrefix(string(got), rest) {
			t.Errorf("%s: what stood there changed:\n%s", why, got)
		}
		if why == "CRLF" && strings.Count(string(got), "\n") != strings.Count(string(got), "\r\n") {
			t.Errorf("line ends are mixed: %q", got)
		}
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
		cb, err := ReadCodebook(path, []string{"en", "es"})
		if err != nil || cb.Themes[len(cb.Themes)-1].ID != "parking" || cb.Themes[len(cb.Themes)-1].Label["es"] != "Aparcamiento" {
			t.Errorf("%s: %+v, %v", why, cb.Themes, err)
		}
	}
}

// Criteria are written where a theme has them, and asked for where it has none.
func TestAppendThemeWritesCriteria(t *testing.T) {
	path := filepath.Join(t.TempDir(), "codebook.yaml")
	told := parking()
	told.Description, told.Include, told.Exclude = survey.Texts{"en": "Cars: where \"they\" stand"}, survey.Texts{"en": "Bicycles too", "es": "También bicicletas"}, survey.Texts{"es": "El tráfico"}
	for _, theme := range []survey.Theme{told, parking()} {
		if err := os.WriteFile(path, []byte("[]\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := AppendTheme(path, theme, "", []string{"en", "es"})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
		cb, err := ReadCodebook(path, []string{"en", "es"})
		if err != nil {
			t.Fatalf("%v in\n%s", err, got)
		}
		if diff := cmp.Diff(theme, cb.Themes[0]); diff != "" {
			t.Error(diff)
		}
		if asks := strings.Contains(string(got), "# include: {en:"); asks != (theme.Include == nil) {
			t.Errorf("got\n%s", got)
		}
	}
}

func TestAppendThemeRefuses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "codebook.yaml")
	bad := parking()
	bad.ID = "two words"
	for why, c := range map[string]struct {
		content string
		theme   survey.Theme
	}{
		"a list in brackets": {"[{id: a, label: {en: A}, keywords: {en: [x]}}]\n", parking()}, "the end of the document": {"- {id: a, label: {en: A}, keywords: {en: [x]}}\n...\n", parking()},
		"an id that is taken": {"- {id: parking, label: {en: A}, keywords: {en: [x]}}\n", parking()}, "an id that is none": {"- {id: a, label: {en: A}, keywords: {en: [x]}}\n", bad},
	} {
		if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := AppendTheme(path, c.theme, "", []string{"en"}); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v\n%s", why, err, got)
		}
	}
}

// Whatever people wrote is a keyword and nothing else.
func TestAppendThemeOfAnyWords(t *testing.T) {
	path := filepath.Join(t.TempDir(), "codebook.yaml")
	if err := os.WriteFile(path, []byte("- {id: a, label: {en: A}, keywords: {en: [x]}}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(r *rapid.T) {
		word := rapid.StringMatching(`["'\\:#&!%@{}\[\],|>-]{0,6}[a-zñ][a-zñ"'\\:#&!%@{}\[\],|>-]{0,6}`).Draw(r, "word")
		theme := survey.Theme{ID: "b", Label: survey.Texts{"en": word}, Keywords: map[string][]string{"en": {word}}}
		if _, err := AppendTheme(path, theme, word, []string{"en"}); err != nil {
			r.Fatalf("%q: %v", word, err)
		}
	})
}
