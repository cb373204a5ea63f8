package term_test

import (
	"strings"
	"testing"

	"canvass/internal/export"
	"canvass/internal/export/term"

	"charm.land/lipgloss/v2"
)

// Panels stand side by side where there is room, each whole, whatever their heading.
func TestPanels(t *testing.T) {
	d := export.Document{Sections: []export.Section{{Heading: "By group"}}}
	for _, heading := range []string{"Officials", "Zoë’s 費用と能力 👩🏽‍💻 group", strings.Repeat("x", 500), "\x1b[31mred", "last"} {
		d.Sections[0].Panels = append(d.Sections[0].Panels, export.Panel{Heading: heading, Table: export.Table{
			Columns: []export.Column{{Name: "Id"}, {Name: "n", Kind: export.Number}, {Name: "Agree", Kind: export.Share, Bar: true}},
			Rows:    export.Rows([][]export.Cell{{export.Words("P1"), export.Count(10), share(0.5)}, {export.Words("P2"), export.Count(7), share(1)}}),
		}})
	}
	for width, across := range map[int]int{40: 1, 80: 2, 120: 3, 165: 4} {
		out := render(t, d, term.Options{Width: width})
		most := 0
		for l := range strings.Lines(out) {
			most = max(most, strings.Count(l, "P1"))
			if n := lipgloss.Width(strings.TrimSuffix(l, "\n")); n > width {
				t.Errorf("width %d: a line of %d: %q", width, n, l)
			}
		}
		if most != across || strings.Count(out, "P2") != 5 || strings.Contains(out, "\x1b") {
			t.Errorf("width %d: %d panels side by side, want %d:\n%s", width, most, across, out)
		}
	}
}
