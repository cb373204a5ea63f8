package analysis_test

import (
	"testing"

	"canvass/internal/analysis/analysistest"
	"canvass/internal/analysis/invented"
	"canvass/internal/survey"
)

const formLetter = "Every system that our office buys should be listed in one register before the first dollar is spent, with its makers and where everybody can look."

func TestCampaignFacts(t *testing.T) {
	f := analysistest.Workshop(t, []survey.Version{
		invented.Answered("first", "C", "cy@x.org", 50, invented.Says{"c1": formLetter + " [YOUR NAME]"}),
		invented.Answered("first", "A", "ana@x.org", 1, invented.Says{"c1": formLetter, "v": formLetter}),
		invented.Answered("first", "B", "ben@x.org", 1, invented.Says{"v": "ditto", "c1": formLetter + " I say this as a nurse on nights."}),
	}, nil)
	if len(f.Campaigns) != 1 {
		t.Fatalf("%d campaigns", len(f.Campaigns))
	}
	c := f.Campaigns[0]
	if c.People != 3 || len(c.Members) != 4 || c.Minute != 3 || c.Hour != 4 || c.Unfilled != 1 || c.Last.Sub(c.First).Minutes() != 49 {
		t.Errorf("%+v", c)
	}
	if got, m := f.CampaignOf(&f.Cases[1].Texts[0]); got == nil || got.ID != c.ID || m.OwnWords != 8 {
		t.Errorf("B's text is in %+v as %+v", got, m)
	}
	if got, _ := f.CampaignOf(&f.Cases[1].Texts[1]); got != nil {
		t.Error("ditto is nobody's letter")
	}
}
