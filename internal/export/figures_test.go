package export_test

import (
	"fmt"
	"testing"

	"canvass/internal/export"
)

func TestFiguresThatAreClose(t *testing.T) {
	columns := []string{"Principle", "n", "Agree", "Share", "Change"}
	edition := func(rows ...[]string) export.Figures {
		f := export.Figures{}
		for _, r := range rows {
			f.AddRow("Principles", columns, r)
		}
		f.AddRow("Nowhere", nil, []string{"P1", "1"})
		return f
	}
	before := edition([]string{"P1", "30", "27", "90 %", "+5"}, []string{"P2", "30", "[c]", "", ""}, []string{"P3", "30", "20", "67 %", "−1"})
	for _, c := range []struct {
		now  export.Figures
		k    int
		want string
	}{
		{before, 5, "[]"},
		{edition([]string{"P1", "31", "28", "90 %", "+4"}, []string{"P2", "31", "28", "", ""}, []string{"P3", "35", "25", "71 %", "−2"}), 5, "[{Principles 3}]"},
		{edition([]string{"P1", "31", "28"}), 1, "[]"},
		{edition([]string{"P3", "25", "16"}), 5, "[{Principles 1}]"},
		{export.Figures{}, 5, "[]"},
	} {
		if got := fmt.Sprint(c.now.CloseTo(before, c.k)); got != c.want {
			t.Errorf("threshold %d: got %s, want %s", c.k, got, c.want)
		}
	}
}
