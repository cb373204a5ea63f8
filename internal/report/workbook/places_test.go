package workbook

import (
	"testing"

	"canvass/internal/export"
)

// A chart has no bar for a choice that nobody can sit in; who waits for one is shown.
func TestChartOfSeatsHasNoEmptyBars(t *testing.T) {
	row := func(name string, seated, waiting export.Cell) []export.Cell {
		return []export.Cell{export.Words(name), {}, {}, {}, {}, {}, seated, waiting}
	}
	var shown []string
	for _, r := range taken([][]export.Cell{
		row("full", export.Count(40), export.Count(3)), row("free", export.Count(0), export.Count(0)), row("either", export.Cell{}, export.Count(0)),
		row("in line", export.Cell{}, export.Count(2)), row("cancelled", export.Cell{}, export.Cell{}),
	}) {
		shown = append(shown, r[0].Text)
	}
	if len(shown) != 3 || shown[0] != "full" || shown[1] != "free" || shown[2] != "in line" {
		t.Errorf("bars for %q", shown)
	}
}
