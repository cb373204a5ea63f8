package tally_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"canvass/internal/analysis/analysistest"
	"canvass/internal/analysis/invented"
	"canvass/internal/analysis/tally"
	"canvass/internal/survey"
)

func TestBreakdownByGroupAddsUp(t *testing.T) {
	f := analysistest.Workshop(t, []survey.Version{
		invented.Answered("first", "A", "ana@x.org", 1, invented.Says{"r1": "1", "g": "Government"}),
		invented.Answered("first", "B", "ben@x.org", 2, invented.Says{"r1": "5"}),
		invented.Answered("first", "C", "cy@x.org", 3, invented.Says{"r1": "5", "g": "Community"}),
	}, nil)
	s := tally.Of(f, tally.Filter{}, tally.ByGroup)
	var keys []string
	n := 0
	for _, g := range s.Groups {
		keys = append(keys, g.Key)
		n += g.Principles[0].Histogram.N()
	}
	if diff := cmp.Diff([]string{"Community", "Government", tally.NotGiven}, keys); diff != "" || n != 3 {
		t.Errorf("%d ratings in groups; keys:\n%s", n, diff)
	}
}
