package tally_test

import (
	"testing"

	"canvass/internal/analysis/analysistest"
	"canvass/internal/analysis/invented"
	"canvass/internal/analysis/tally"
	"canvass/internal/survey"

	"github.com/google/go-cmp/cmp"
)

// The matrix says of a principle what a summary narrowed to it says, and counts a
// person once in a cell.
func TestMatrixAgreesWithSummaries(t *testing.T) {
	f := analysistest.Workshop(t, []survey.Version{
		invented.Answered("first", "A", "ana@x.org", 1, invented.Says{"c1": "The cost is too high.", "v": "Less cost."}),
		invented.Answered("first", "B", "ben@x.org", 2, invented.Says{"c1": "What does it cost?"}),
		invented.Answered("first", "C", "cy@x.org", 3, invented.Says{"c1": "n/a", "v": "Whatever."}),
	}, []survey.Version{
		invented.Answered("second", "D", "ana@x.org", 4, invented.Says{"c1": "The cost, again the cost."}),
	})
	places, cells := tally.Matrix(f)
	if diff := cmp.Diff([]string{"P1", "vision"}, places); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([][]int{{2, 1}}, cells); diff != "" {
		t.Error(diff)
	}
	if got, want := cells[0][0], tally.Of(f, tally.Filter{Principle: "P1"}, "").Themes[0].People; got != want {
		t.Errorf("%d people, the summary has %d", got, want)
	}
}
