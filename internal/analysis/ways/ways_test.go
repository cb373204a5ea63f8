package ways

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"canvass/internal/analysis/analysistest"
	"canvass/internal/analysis/invented"
	"canvass/internal/survey"
)

const formLetter = "Every system that our office buys should be listed in one register before the first dollar is spent, with its makers and where everybody can look."

// Three people send a letter and rate 5, one of them with a sentence on cost; two
// write themselves and rate low.
func TestThreeWaysOfCounting(t *testing.T) {
	f := analysistest.Workshop(t, []survey.Version{
		invented.Answered("first", "A", "ana@x.org", 1, invented.Says{"r1": "5", "c1": formLetter}),
		invented.Answered("first", "B", "ben@x.org", 2, invented.Says{"r1": "5", "c1": formLetter}),
		invented.Answered("first", "C", "cy@x.org", 3, invented.Says{"r1": "5", "c1": formLetter + " And say what it will cost our schools."}),
		invented.Answered("first", "D", "di@x.org", 4, invented.Says{"r1": "1", "c1": "The cost is too high for a town like ours."}),
		invented.Answered("first", "E", "ed@x.org", 5, invented.Says{"r1": "2", "v": "Bread, and an office that opens on Saturdays."}),
	}, nil)
	if len(f.Campaigns) != 1 || len(f.Campaigns[0].Members) != 3 {
		t.Fatalf("campaigns %+v", f.Campaigns)
	}
	type line struct {
		Way    Way
		N      float64
		Agree  float64
		Voices int
		Share  float64
	}
	var got []line
	for _, c := range Of(f) {
		got = append(got, line{c.Way, c.Principles[0].N, *c.Principles[0].Agree, c.Themes[0].Voices, *c.Themes[0].Share})
	}
	want := []line{
		{AllVoices, 5, 3. / 5, 2, 2. / 5},     // everybody; C and D speak of cost
		{OncePerLetter, 4, 2. / 4, 2, 2. / 4}, // A and B are one; C, D, E
		{OwnWords, 3, 1. / 3, 2, 2. / 3},      // C, D, E
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWaysAreAlikeWithoutCampaigns(t *testing.T) {
	f := analysistest.Workshop(t, []survey.Version{
		invented.Answered("first", "A", "ana@x.org", 1, invented.Says{"r1": "5", "c1": "The cost is too high."}),
		invented.Answered("first", "B", "ben@x.org", 2, invented.Says{"r1": "2"}),
	}, nil)
	w := Of(f)
	for _, other := range w[1:] {
		other.Way = AllVoices
		if diff := cmp.Diff(w[0], other); diff != "" {
			t.Error(diff)
		}
	}
}

func TestRanks(t *testing.T) {
	list := []ThemeWay{{ID: "a", Voices: 2}, {ID: "b"}, {ID: "c", Voices: 7}, {ID: "d", Voices: 2}, {ID: "e", Voices: 1}}
	rank(list, func(t *ThemeWay) (float64, *int) {
		if t.Voices == 0 {
			return -1, &t.Rank
		}
		return float64(t.Voices), &t.Rank
	})
	var got []int
	for _, v := range list {
		got = append(got, v.Rank)
	}
	if diff := cmp.Diff([]int{2, 0, 1, 2, 4}, got); diff != "" {
		t.Error(diff)
	}
}
