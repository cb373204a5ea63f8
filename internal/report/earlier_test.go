package report_test

import (
	"strings"
	"testing"

	"canvass/internal/analysis/tally"
	"canvass/internal/report/reporttest"
	"canvass/internal/report/summary"

	"github.com/google/go-cmp/cmp"
)

// What the store was like before the last run that brought something is found again,
// from the versions that it keeps.
func TestEarlier(t *testing.T) {
	ctx := t.Context()
	then := reporttest.Open(t, reporttest.Small())
	now := reporttest.Open(t, reporttest.Later())
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
	d := summary.Overview(now, now.Whole, tally.Filter{}, "", before)
	if lead := strings.Join(d.Lead, " "); !strings.Contains(lead, "Since run 2 of 2 September, 06:00") {
		t.Errorf("the summary does not say since when: %s", lead)
	}
}

func TestNothingEarlier(t *testing.T) {
	if before, err := reporttest.Open(t, reporttest.Small()).Earlier(t.Context()); err != nil || before != nil {
		t.Errorf("after the first run: %v, %v", before, err)
	}
}
