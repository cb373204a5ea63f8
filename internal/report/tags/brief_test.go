package tags

import (
	"strings"
	"testing"

	"canvass/internal/export"
)

// A person sees the first places of evidence and how many there are; the table stays whole.
func TestBriefCutsPlaces(t *testing.T) {
	long := strings.TrimSuffix(strings.Repeat("1-2;", 500), ";")
	whole := export.Table{Columns: []export.Column{{Name: "theme"}, {Name: "evidence"}}, Rows: export.Rows([][]export.Cell{
		{export.Words("a"), export.Words("1-2;3-4")}, {export.Words("b"), export.Words(long)},
	})}
	var got []string
	for row := range Brief(whole).Rows {
		got = append(got, row[1].Text)
	}
	if got[0] != "1-2;3-4" || !strings.HasSuffix(got[1], ";1-2 and 488 more") || len(got[1]) > 80 {
		t.Errorf("got %q", got)
	}
	for row := range whole.Rows {
		if row[0].Text == "b" && row[1].Text != long {
			t.Error("the table itself is cut")
		}
	}
}
