package importtest

import (
	"strings"
	"testing"
)

// The checks are tested on invented packages, so that a table that allows
// everything does not pass unseen.
func TestTheTablesRefuse(t *testing.T) {
	cases := []struct {
		name string
		pkg  listed
		want string // "" allowed
	}{
		{"use case meets adapter", pkg("internal/ingest", "canvass/internal/store"), "internal/ingest imports internal/store; it may import internal/survey, internal/fault"},
		{"centre points outward", pkg("internal/survey", "canvass/internal/fault"), "it may import none"},
		{"analysis part imports its parent", pkg("internal/analysis/people", "canvass/internal/analysis"), "it may import internal/survey, internal/text"},
		{"analysis imports its parts", pkg("internal/analysis", "canvass/internal/analysis/people"), ""},
		{"renderer reaches Google", pkg("internal/export/html", "canvass/internal/google"), "it may import internal/export, internal/fault"},
		{"gsheets reaches Google", pkg("internal/export/gsheets", "canvass/internal/google"), ""},
		{"cli wires", pkg("internal/cli", "canvass/internal/store"), ""},
		{"cli takes the emulator", pkg("internal/cli", "canvass/internal/emulator"), "must not become part of a binary"},
		{"unknown package", pkg("internal/helpers"), "not in the table of arrows"},
		{"unknown library", pkg("config", "example.org/toml"), "a library that the table does not know"},
		{"library of another package", pkg("internal/forms", "github.com/spf13/viper"), "which only config may import"},
		{"library's own package", pkg("config", "github.com/spf13/viper"), ""},
		{"part of a library", pkg("internal/export/term", "charm.land/lipgloss/v2/table"), ""},
		{"test library in code", pkg("config", "pgregory.net/rapid"), "which only none may import"},
		{"standard library", pkg("internal/survey", "strings", "go/ast"), ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := strings.Join(append(wrongArrows(c.pkg), wrongLibraries(c.pkg)...), "\n")
			if (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
				t.Errorf("%s imports %v\ngot  %q\nwant %q", c.pkg.name(), c.pkg.Imports, got, c.want)
			}
		})
	}
}

func TestTestsMayImportMore(t *testing.T) {
	p := pkg("internal/forms")
	p.XTestImports = []string{"canvass/internal/forms", "canvass/internal/emulator", "github.com/google/go-cmp/cmp"}
	if got := append(wrongArrows(p), wrongLibraries(p)...); len(got) > 0 {
		t.Errorf("got %q, want none", got)
	}
	p.XTestImports = []string{"canvass/internal/store"}
	if got := wrongArrows(p); len(got) != 1 {
		t.Errorf("got %q, want one sentence", got)
	}
}

func pkg(name string, imports ...string) listed {
	return listed{ImportPath: module + "/" + name, Imports: imports}
}
