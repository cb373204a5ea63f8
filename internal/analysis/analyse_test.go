package analysis_test

import (
	"fmt"
	"math/rand"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"canvass/internal/analysis"
	"canvass/internal/analysis/analysistest"
	"canvass/internal/analysis/consent"
	"canvass/internal/analysis/invented"
	"canvass/internal/analysis/tally"
	"canvass/internal/survey"
)

func TestLatestNonEmptyAnswerCountsOncePerRoundAndOnceOverall(t *testing.T) {
	f := analysistest.Workshop(t,
		[]survey.Version{
			invented.Answered("first", "A", "ana@x.org", 1, invented.Says{"r1": "1", "c1": "The cost is too high.", "v": "Bread."}),
			invented.Answered("first", "B", "ana@x.org", 2, invented.Says{"r1": "5", "c1": ""}), // rating again, comment left blank
		},
		[]survey.Version{invented.Answered("second", "C", "ana@x.org", 3, invented.Says{"r1": "4"})})
	s := tally.Of(f, tally.Filter{}, tally.ByRound)
	if s.Principles[0].Histogram != [5]int{0, 0, 0, 1, 0} {
		t.Errorf("overall %v: only the latest rating counts", s.Principles[0].Histogram)
	}
	if got := s.Groups[0].Principles[0].Histogram; got != [5]int{0, 0, 0, 0, 1} {
		t.Errorf("round one %v: the latest of that round counts", got)
	}
	if s.Feedback.Contributions != 2 || s.Feedback.People != 1 || s.Feedback.Responses != 3 {
		t.Errorf("feedback %+v: the earlier comment stays, as the later one is blank", s.Feedback)
	}
	if s.Excluded.Superseded != 0 {
		t.Errorf("superseded %d: each response still has an answer that counts in its round", s.Excluded.Superseded)
	}
}

func TestAnAnswerWithoutContentReplacesNone(t *testing.T) {
	f := analysistest.Workshop(t, []survey.Version{
		invented.Answered("first", "A", "ana@x.org", 1, invented.Says{"c1": "The cost is too high.", "v": "none"}),
		invented.Answered("first", "B", "ana@x.org", 2, invented.Says{"c1": "n/a", "v": "Bread."}),
		invented.Answered("first", "C", "ana@x.org", 3, invented.Says{"c1": "Same as above"}), // above it is nothing
		invented.Answered("first", "D", "ben@x.org", 4, invented.Says{"c1": "n/a"}),
		invented.Answered("first", "E", "ben@x.org", 5, invented.Says{"c1": "none"}),
	}, nil)
	if s := tally.Of(f, tally.Filter{}, ""); s.Feedback.Contributions != 2 || s.Excluded.NoContent != 1 || s.Excluded.Superseded != 1 {
		t.Errorf("%d texts, %d without content, %d superseded; want the first comment, the vision and one n/a, which is the later one",
			s.Feedback.Contributions, s.Excluded.NoContent, s.Excluded.Superseded)
	}
	a, b, c := &f.Cases[0], &f.Cases[1], &f.Cases[2]
	if a.Replaced != 2 || a.Superseded || a.Reworded || !a.Heard() || !b.Heard() || c.Superseded || c.Heard() {
		t.Errorf("A %+v\nB %+v\nC %+v", a, b, c)
	}
}

// A person's other words on the same question replace the earlier ones, which stay to be seen.
func TestOtherWordsAreKnownFromTheSameAgain(t *testing.T) {
	f := analysistest.Workshop(t, []survey.Version{
		invented.Answered("first", "A", "ana@x.org", 1, invented.Says{"c1": "The cost is too high."}),
		invented.Answered("first", "B", "ana@x.org", 2, invented.Says{"c1": "the COST is too high."}),
		invented.Answered("first", "C", "ana@x.org", 3, invented.Says{"c1": "Publish the contracts."}),
	}, nil)
	a, b := &f.Cases[0], &f.Cases[1]
	if a.Replaced != 2 || a.Reworded || !a.Superseded || b.Replaced != 3 || !b.Reworded || !b.Superseded {
		t.Errorf("A %+v\nB %+v", a, b)
	}
}

func TestEverythingAnsweredAgainIsSuperseded(t *testing.T) {
	f := analysistest.Workshop(t, []survey.Version{
		invented.Answered("first", "A", "ana@x.org", 1, invented.Says{"r1": "1"}),
		invented.Answered("first", "B", "ana@x.org", 2, invented.Says{"r1": "2"}),
		invented.Answered("first", "C", "ben@x.org", 3, invented.Says{}),
	}, nil)
	if s := tally.Of(f, tally.Filter{}, ""); s.Excluded.Superseded != 1 || s.Feedback.Responses != 3 {
		t.Errorf("superseded %d of %d", s.Excluded.Superseded, s.Feedback.Responses)
	}
}

func TestConsentIsThatOfTheLatestResponse(t *testing.T) {
	f := analysistest.Workshop(t, []survey.Version{
		invented.Answered("first", "A", "ana@x.org", 1, invented.Says{"v": "Bread.", "q": "Yes, with my name"}),
		invented.Answered("first", "B", "ana@x.org", 2, invented.Says{"r1": "2"}), // says nothing about quoting
	}, nil)
	if got := f.People[0].Consent; got != consent.No {
		t.Errorf("consent %s: a later blank is no", got)
	}
}

func TestSameAsAboveCarriesTheTagsOfTheTextAbove(t *testing.T) {
	f := analysistest.Workshop(t, []survey.Version{
		invented.Answered("first", "A", "ana@x.org", 1, invented.Says{"c1": "The cost is too high.", "v": "same as above"}),
		invented.Answered("first", "B", "ben@x.org", 1, invented.Says{"v": "same as above"}), // above what?
	}, nil)
	s := tally.Of(f, tally.Filter{}, "")
	if s.Themes[0].Contributions != 2 || s.Themes[0].People != 1 || s.Excluded.NoContent != 1 {
		t.Errorf("theme %+v, without content %d", s.Themes[0], s.Excluded.NoContent)
	}
	if tag := f.Cases[0].Texts[1].Tags[0]; tag.By != analysis.ByInherited || tag.Spans[0] != (analysis.Span{0, 13}) {
		t.Errorf("inherited tag %+v", tag)
	}
}

func TestSameAsAboveMayInheritNothing(t *testing.T) {
	f := analysistest.Workshop(t, []survey.Version{invented.Answered("first", "A", "a@x.org", 1, invented.Says{"c1": "Fine by me, honestly.", "v": "ditto"})}, nil)
	if c := f.Cases[0].Texts[1]; !c.Inherited || len(c.Tags) != 0 {
		t.Errorf("got %+v", c)
	}
}

// The order in which responses arrive changes no finding, and analysing twice is
// analysing once.
func TestOrderOfArrivalChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 12).Draw(t, "n")
		versions := make([]survey.Version, n)
		for i := range versions {
			versions[i] = invented.Answered("first", fmt.Sprint("id", i), rapid.SampledFrom([]string{"", "a@x.org", "b@x.org"}).Draw(t, "email"),
				rapid.IntRange(0, 3).Draw(t, "minute"), invented.Says{
					"r1": rapid.SampledFrom([]string{"", "1", "5", "x"}).Draw(t, "rating"),
					"c1": rapid.SampledFrom([]string{"", "cost", "n/a", "same as above", "costs more"}).Draw(t, "comment"),
				})
		}
		a := analysistest.Workshop(t, versions, nil)
		shuffled := append([]survey.Version{}, versions...)
		rand.New(rand.NewSource(int64(n))).Shuffle(n, func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		b := analysistest.Workshop(t, shuffled, nil)
		if diff := cmp.Diff(a, b, cmpopts.IgnoreFields(survey.Project{}, "Location"), cmpopts.IgnoreUnexported(analysis.Findings{})); diff != "" {
			t.Fatalf("order matters:\n%s", diff)
		}
		s := tally.Of(a, tally.Filter{}, "")
		if s.Principles[0].Histogram.N()+s.Excluded.Unreadable > s.Feedback.People {
			t.Fatalf("%d ratings of %d people", s.Principles[0].Histogram.N(), s.Feedback.People)
		}
	})
}
