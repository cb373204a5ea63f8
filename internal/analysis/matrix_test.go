package analysis

import (
	"testing"

	"canvass/internal/survey"

	"github.com/google/go-cmp/cmp"
)

// The matrix says of a principle what a summary narrowed to it says, and counts a
// person once in a cell.
func TestMatrixAgreesWithSummaries(t *testing.T) {
	f := analyse(t, workshop(), []survey.Version{
		answered("first", "A", "ana@x.org", 1, says{"c1": "The cost is too high.", "v": "Less cost."}),
		answered("first", "B", "ben@x.org", 2, says{"c1": "What does it cost?"}),
		answered("first", "C", "cy@x.org", 3, says{"c1": "n/a", "v": "Whatever."}),
	}, []survey.Version{
		answered("second", "D", "ana@x.org", 4, says{"c1": "The cost, again the cost."}),
	})
	if diff := cmp.Diff([]string{"P1", "vision"}, f.Places()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([][]int{{2, 1}}, f.Matrix()); diff != "" {
		t.Error(diff)
	}
	if got, want := f.Matrix()[0][0], f.Summarise(Filter{Principle: "P1"}, "").Themes[0].People; got != want {
		t.Errorf("%d people, the summary has %d", got, want)
	}
}
