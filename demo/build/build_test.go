package main

import (
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestCommittedFilesAreWhatTheGeneratorWrites(t *testing.T) {
	if err := run([]string{"-check", "-root", ".."}, io.Discard); err != nil {
		t.Error(err)
	}
}

func invented(t *testing.T) *world {
	t.Helper()
	w, err := newWorld()
	if err != nil {
		t.Fatal(err)
	}
	w.register()
	if err := w.giveFeedback(); err != nil {
		t.Fatal(err)
	}
	return w
}

func TestNoTwoCommentsAreAlikeButForTheCampaigns(t *testing.T) {
	seen := map[string]string{}
	for _, c := range invented(t).texts {
		key := strings.ToLower(plain(c.body))
		if other, twice := seen[key]; twice {
			t.Errorf("%s and %s both say %q", other, c.key, c.body)
		}
		seen[key] = c.key
	}
	if len(seen) < 420 {
		t.Errorf("%d comments, want at least 420", len(seen))
	}
}

func TestEveryThemeIsInTheCodebook(t *testing.T) {
	codebook, err := os.ReadFile("../../config/codebook.yaml")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^- id: (\S+)$`).FindAllSubmatch(codebook, -1) {
		known[string(m[1])] = true
	}
	for _, r := range invented(t).responses {
		for key, v := range r.answers {
			if v.said == nil {
				continue
			}
			for _, theme := range v.said.themes {
				if !known[theme] {
					t.Errorf("%s %v: no theme %q", key, v.texts, theme)
				}
			}
		}
	}
}

func TestConfigurationNamesEveryQuestionButTheUnmapped(t *testing.T) {
	raw, err := os.ReadFile("../canvass.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range newForms() {
		for _, key := range f.keys {
			id, title := f.ids[key], f.titles[key]
			named := strings.Contains(string(raw), `"`+id+`"`) || strings.Contains(string(raw), `"`+title+`"`)
			if want := !strings.HasPrefix(key, "unmapped"); named != want {
				t.Errorf("%s: %s %q named: %v, want %v", f.source, id, title, named, want)
			}
		}
	}
}

// The store sees only the last state of an edited response, and readers may
// differ on what an edit means for the queue: the planted registrations must give
// the same figures either way.
func TestSeatsDoNotDependOnWhenAnEditCounts(t *testing.T) {
	w := invented(t)
	want := w.figures().Registrations
	for _, r := range w.responses {
		if r.form.role == "registration" {
			r.submitted = r.created.Add(500 * time.Microsecond)
		}
	}
	got := w.figures().Registrations
	for mode, n := range want.Seated {
		if got.Seated[mode] != n || got.Waiting[mode] != want.Waiting[mode] {
			t.Errorf("%s: %d seated and %d waiting by creation, %d and %d by submission",
				mode, got.Seated[mode], got.Waiting[mode], n, want.Waiting[mode])
		}
	}
}
