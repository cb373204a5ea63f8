package report

import (
	"context"
	"strings"
	"testing"
	"time"

	"canvass/internal/analysis"
	"canvass/internal/survey"

	"github.com/google/go-cmp/cmp"
)

// later is the small album after one more run: an answer was edited, one is gone, one is new.
func later() album {
	a := small()
	a.runs = append([]survey.Run{{ID: 3, Started: time.Date(2025, 9, 3, 6, 0, 0, 0, time.UTC), Outcome: survey.Done, Sources: []survey.SourceRun{{Source: "fb", New: 1, Changed: 1, Gone: 1}}}}, a.runs...)
	fb := a.current["fb"]
	edited := answered("fb", "f1", "ana@x.org", 3, "c", "It has no price at all, now that I think of it again.", "q", "No", "r", "5")
	edited.Number, edited.Run = 2, 3
	gone := fb[1]
	gone.GoneIn = 3
	fresh := answered("fb", "f9", "new@x.org", 9, "c", "The cost again, from somebody new.", "r", "1")
	fresh.Run = 3
	a.history["fb"] = []survey.Version{fb[0], gone}
	a.current["fb"] = append(append([]survey.Version{edited}, fb[2:]...), fresh)
	return a
}

// What the store was like before the last run that brought something is found again,
// from the versions that it keeps.
func TestEarlier(t *testing.T) {
	ctx := context.Background()
	then := open(t)
	now, err := Open(ctx, project(), later(), analysis.Everything())
	if err != nil {
		t.Fatal(err)
	}
	before, err := now.Earlier(ctx)
	if err != nil || before == nil {
		t.Fatalf("%v, %v", before, err)
	}
	want, got := then.Whole, before.Whole
	got.Excluded.Gone = want.Excluded.Gone // how many were gone then is not counted again
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-then +found again:\n%s", d)
	}
	if cmp.Equal(want.Principles, now.Whole.Principles) {
		t.Error("nothing changed: this tests nothing")
	}
	d := now.Overview(now.Whole, analysis.Filter{}, "", before)
	if lead := strings.Join(d.Lead, " "); !strings.Contains(lead, "Since run 2 of 2 September, 06:00") {
		t.Errorf("the summary does not say since when: %s", lead)
	}
}

func TestNothingEarlier(t *testing.T) {
	if before, err := open(t).Earlier(context.Background()); err != nil || before != nil {
		t.Errorf("after the first run: %v, %v", before, err)
	}
}
