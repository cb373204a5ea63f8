package whoiswho

import (
	"strings"

	"canvass/internal/analysis/people"
)

// Why says what ties two responses, in what way their names agree, what keeps them apart
// if anything does, and how much each kind of evidence counts. It names nobody.
func Why(t people.Tie) string {
	rule := RuleWords(t.Rule)
	if t.Rule == people.OrganisationAndName && t.How&people.HowDomain != 0 {
		rule = "Compatible names and one mail domain that is no public provider's; an organisation is missing on one side, or another."
	}
	return sentences(rule, ways(t.How), heldBack(t), Weighed(t))
}

// Evidence is Why without the rule, for where that stands beside it.
func Evidence(t people.Tie) string { return sentences(ways(t.How), heldBack(t), Weighed(t)) }

func sentences(said ...string) string {
	var all []string
	for _, s := range said {
		if s != "" {
			all = append(all, s)
		}
	}
	return strings.Join(all, " ")
}

// ways says how names and organisations agree that are not the same; "" where nothing is to be said.
func ways(h people.How) string {
	var names []string
	for _, w := range []struct {
		way   people.How
		words string
	}{
		{people.HowShort, "one is a short or familiar form of the other"}, {people.HowInitial, "an initial stands for a name"},
		{people.HowSlip, "a letter or two differ"}, {people.HowMissing, "a word is missing on one side"},
		{people.HowOrder, "the words stand in another order"}, {people.HowLineage, "a suffix (Sr., Jr., II) differs or is missing on one side"},
		{people.HowCounterpart, "given names may be a man's and a woman's form of one"}, {people.HowGivenOrder, "the given names stand in another order"},
	} {
		if h&w.way != 0 {
			names = append(names, w.words)
		}
	}
	said := ""
	if len(names) > 0 {
		said = "The names: " + strings.Join(names, "; ") + "."
	}
	if h&people.HowWritten != 0 {
		said = sentences(said, "The organisation is written in two ways.")
	}
	return said
}

// heldBack says what keeps two responses apart that would else be joined, or may be two relatives'.
func heldBack(t people.Tie) string {
	switch t.Held {
	case people.HeldName:
		if t.Weights.Rest == 0 {
			return "" // it is no more than a question anyway
		}
		return "Held back to a question: a name joins nobody by itself, nor with a country and a group that many have."
	case people.HeldRelatives:
		return "Held back to a question: they may be two relatives."
	case people.HeldRival:
		return "Held back to a question: a response that is somebody else's fits as well."
	case people.HeldGroup:
		return "Held back to a question: the other responses of the same people do not fit together."
	}
	return ""
}
