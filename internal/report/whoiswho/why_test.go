package whoiswho

import (
	"testing"

	"canvass/internal/analysis/people"
)

func TestWhy(t *testing.T) {
	for _, c := range []struct {
		tie  people.Tie
		want string
	}{
		{people.Tie{Rule: people.EmailAndName, Weights: people.Weights{Prior: -5, Name: 9.25}},
			"The same typed address and compatible names. Weights in bits: before looking -5.0, name +9.2."},
		{people.Tie{Rule: people.EmailAndName, How: people.HowShort | people.HowOrder},
			"The same typed address and compatible names. The names: one is a short or familiar form of the other; the words stand in another order."},
		{people.Tie{Rule: people.EmailAndName, How: people.HowLineage, Held: people.HeldRelatives, Weights: people.Weights{Rest: -4}},
			"The same typed address and compatible names. The names: a suffix (Sr., Jr., II) differs or is missing on one side. Held back to a question: they may be two relatives. Weights in bits: held back -4.0."},
		{people.Tie{Rule: people.NameOnly, Held: people.HeldName}, "Compatible names; nothing else agrees that tells people apart."},
		{people.Tie{Rule: people.OrganisationAndName, How: people.HowDomain, Weights: people.Weights{Organisation: 3}},
			"Compatible names and one mail domain that is no public provider's; an organisation is missing on one side, or another. Weights in bits: mail domain +3.0."},
		{people.Tie{Rule: people.OrganisationAndName, How: people.HowWritten},
			"Compatible names and one organisation, or its mail domain; rare enough together not to be two people's. The organisation is written in two ways."},
		{people.Tie{Rule: people.Decided, Weights: people.Weights{Name: 3}},
			"Somebody decided that they are one person's. The evidence without that, weights in bits: name +3.0."},
	} {
		if got := Why(c.tie); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}
