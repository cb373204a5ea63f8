package tally_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"canvass/internal/analysis/analysistest"
	"canvass/internal/analysis/invented"
	"canvass/internal/analysis/tally"
	"canvass/internal/survey"
)

func TestTurnoutByGroupAddsUpAndSourcesAreApart(t *testing.T) {
	list := []survey.Version{invented.Signed("list", "1", 9, "Ana Ruiz", "", "", ""), invented.Signed("list", "2", 9, "Eve Walker", "", "", "press"), invented.Signed("list", "3", 9, "Chloe Martin", "", "", "")}
	f := analysistest.Evening(t, invented.Evening(false), nil, invented.Registered(), nil, list)
	s := tally.Of(f, tally.Filter{}, tally.ByGroup)
	got := map[string]tally.Turnout{}
	for _, g := range s.Groups {
		got[g.Key] = g.Registrations.Turnout
	}
	want := map[string]tally.Turnout{"public": {1, 1, 2, 1, 0}, "firms": {Lists: 1, Came: 1}, "press": {1, 1, 0, 0, 1}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("by group (-want +got):\n%s", diff)
	}
	if bySource := tally.Of(f, tally.Filter{Source: "list"}, "").Registrations.Turnout; bySource != (tally.Turnout{Lists: 1, Came: 3, Unregistered: 1}) {
		t.Errorf("of the list alone: %+v", bySource)
	}
}

// Whatever is signed, everybody expected either came or is absent, and each part
// adds up over rounds and groups.
func TestTurnoutAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := []string{"", "Ana Ruiz", "Ben Okafor", "Chloe Martin", "Eve Walker", "Ana"}
		mails := []string{"", "ana@x.org", "ben@x.org", "dev@x.org", "eve@x.org"}
		var list []survey.Version
		for i := range rapid.IntRange(0, 8).Draw(t, "rows") {
			list = append(list, invented.Signed("list", fmt.Sprint(i), 9, rapid.SampledFrom(names).Draw(t, "name"), rapid.SampledFrom(mails).Draw(t, "mail"), rapid.SampledFrom([]string{"x", "no", ""}).Draw(t, "mark"), ""))
		}
		f := analysistest.Evening(t, invented.Evening(true), nil, invented.Registered(), nil, list)
		whole, sum := tally.Of(f, tally.Filter{}, tally.ByGroup), tally.Turnout{}
		for _, g := range whole.Groups {
			x := g.Registrations.Turnout
			sum = tally.Turnout{x.Lists, sum.Came + x.Came, sum.Expected + x.Expected, sum.Absent + x.Absent, sum.Unregistered + x.Unregistered}
		}
		all := whole.Registrations.Turnout
		if all.Known() && sum != all {
			t.Fatalf("groups add up to %+v, the whole is %+v", sum, all)
		}
		if all.Unregistered > all.Came || all.Absent > all.Expected || all.Expected-all.Absent > all.Came {
			t.Fatalf("%+v", all)
		}
	})
}
