package whoiswho

import (
	"fmt"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/analysis/people"
)

// Weighed says how much each kind of evidence counts, in bits: ten make one person a
// thousand times likelier. Names and addresses are not in it.
func Weighed(t people.Tie) string {
	var parts []string
	for _, w := range []struct {
		of   string
		bits float32
	}{
		{"before looking", t.Weights.Prior}, {"name", t.Weights.Name}, {"address", t.Weights.Address}, {house(t), t.Weights.Organisation},
		{"phone", t.Weights.Phone}, {"country and group", t.Weights.Place}, {"identity answers", t.Weights.Identity}, {rest(t), t.Weights.Rest},
	} {
		if w.bits != 0 {
			parts = append(parts, fmt.Sprintf("%s %+.1f", w.of, w.bits))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	if t.Rule == people.Decided {
		return "The evidence without that, weights in bits: " + strings.Join(parts, ", ") + "."
	}
	return "Weights in bits: " + strings.Join(parts, ", ") + "."
}

// house is what agrees of where two people work: the organisation, or its mail domain only.
func house(t people.Tie) string {
	if t.How&people.HowDomain != 0 {
		return "mail domain"
	}
	return "organisation"
}

// rest is what the weight stands for that no field has.
func rest(t people.Tie) string {
	if t.Held != people.NotHeld {
		return "held back"
	}
	return "all the same"
}

// Differing names the fields in which two responses of one person differ.
func Differing(d people.Differ) string {
	var names []string
	for i, name := range []string{"name", "address", "organisation", "phone", "country", "group", "identity answers"} {
		if d>>i&1 != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// fields are what two responses are compared by, and how much each of them counts in a tie.
func fields(t people.Tie) []struct {
	name   string
	bits   float32
	differ people.Differ
} {
	type field = struct {
		name   string
		bits   float32
		differ people.Differ
	}
	ofHouse := people.DifferOrganisation
	if t.How&people.HowDomain != 0 {
		ofHouse = 0 // that domain is the same
	}
	return []field{
		{"name", t.Weights.Name, people.DifferName}, {"address", t.Weights.Address, people.DifferAddress}, {house(t), t.Weights.Organisation, ofHouse},
		{"phone", t.Weights.Phone, people.DifferPhone}, {"country and group", t.Weights.Place, people.DifferCountry | people.DifferGroup}, {"identity answers", t.Weights.Identity, people.DifferIdentity},
	}
}

// agreeing names the fields that speak for one person: the same in both, or alike.
func agreeing(t people.Tie) string {
	var names []string
	for _, f := range fields(t) {
		switch {
		case f.bits > 0 && t.Differ&f.differ != 0:
			names = append(names, f.name+" (alike)")
		case f.bits > 0:
			names = append(names, f.name)
		}
	}
	return strings.Join(names, ", ")
}

// Compared says in a sentence or two in what two responses agree and differ.
func Compared(t people.Tie) string {
	var said []string
	if names := agreeing(t); names != "" {
		said = append(said, "They agree in "+names+".")
	}
	if names := Differing(t.Differ); names != "" {
		said = append(said, "They differ in "+names+".")
	}
	if how := ways(t.How); how != "" {
		said = append(said, how)
	}
	return strings.Join(said, " ")
}

// RuleWords says a rule to a person.
func RuleWords(r people.Rule) string {
	switch r {
	case people.Decided:
		return "Somebody decided that they are one person's."
	case people.VerifiedEmail:
		return "The same address, proven by signing in, and no contradicting name."
	case people.EmailAndName:
		return "The same typed address and compatible names."
	case people.EmailOnly:
		return "The same address of a person's own; a name is missing on one side and none contradicts."
	case people.SameAuthor:
		return "The same full display name among the comments on one document."
	case people.IdentityAndName:
		return "Compatible names, and answers that tell people apart agree."
	case people.IdentityOnly:
		return "Nearly all answers that tell people apart agree, though a name is missing or differs."
	case people.PhoneAndName:
		return "The same phone number and compatible names."
	case people.NearEmailAndName:
		return "Compatible names, and addresses that differ by a slip or by their provider."
	case people.OrganisationAndName:
		return "Compatible names and one organisation, or its mail domain; rare enough together not to be two people's."
	case people.PlaceAndName:
		return "Compatible full names, one country and one group; nothing else agrees, but the name is rare."
	case people.Contradicted:
		return "Somebody decided on them, and later decisions on other pairs say otherwise, which hold: say again what is right, or take back whichever is wrong."
	case people.NameOnly:
		return "Compatible names; nothing else agrees that tells people apart."
	case analysis.ListedName:
		return "On an attendance list under the full name of one person registered in its round; it links nothing else."
	case people.Earliest:
		return "The person's first response; the others are linked to it."
	}
	return "Nothing links this response to another."
}
