package report

import (
	"fmt"
	"iter"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/analysis/people"
	"canvass/internal/export"
)

// duplicatesSheet shows the pairs to decide, then every response that was linked to
// an earlier one.
func (e *Edition) duplicatesSheet() export.Sheet {
	return export.Sheet{
		Name: "Duplicates", Role: export.Data, Title: "Responses of one person, and which of them counts",
		Lead: "First the pairs that are too close to call: say same or different. Then one row for each response beyond a person's first. Nothing is deleted; the rule names the evidence, the weights say how much each kind of it counts.",
		Table: &export.Table{Name: "tbl_duplicates", Rows: e.duplicateRows(), Empty: "No person has more than one response.", Columns: []export.Column{
			{Name: "Person", ID: true, Width: 14}, {Name: "First response", ID: true, Width: 18}, {Name: "First source", Width: 15, Wrap: true},
			{Name: "Linked response", ID: true, Width: 18}, {Name: "Linked source", Width: 15, Wrap: true}, {Name: "Rule", Width: 20, Wrap: true},
			{Name: "Probability", Kind: export.Share, Width: 14}, {Name: "Why", Width: 50, Wrap: true}, {Name: "Differ in", Width: 16, Wrap: true}, {Name: "First counts", Width: 22, Wrap: true}, {Name: "Linked counts", Width: 22, Wrap: true},
			{Name: "Decision", Width: 12},
		}},
	}
}

func (e *Edition) duplicateRows() iter.Seq2[[]export.Cell, error] {
	return func(yield func([]export.Cell, error) bool) {
		for _, q := range e.Ask {
			if !yield(e.duplicate("ask", q.A, q.B, q.Tie), nil) {
				return
			}
		}
		for i := range e.People {
			for _, k := range e.People[i].Cases {
				c := &e.Cases[k]
				if c.Rule == people.Earliest || c.Rule == people.Single {
					continue
				}
				tie, _ := e.TieOf(c)
				if c.Rule == analysis.ListedName {
					tie = people.Tie{To: e.firstOf(i), Rule: c.Rule, Probability: 1}
				}
				if !yield(e.duplicate(e.People[i].ID, tie.To, k, tie), nil) {
					return
				}
			}
		}
	}
}

// firstOf is the first response of a person that is still there.
func (e *Edition) firstOf(person int) int {
	for _, k := range e.People[person].Cases {
		if e.Cases[k].Rule == people.Earliest || e.Cases[k].Rule == people.Single {
			return k
		}
	}
	return e.People[person].Cases[0]
}

func (e *Edition) duplicate(person string, first, linked int, tie people.Tie) []export.Cell {
	b := &e.Cases[linked]
	id, source, counts := "(gone)", "", ""
	if first >= 0 {
		a := &e.Cases[first]
		id, source, counts = a.ID, e.Project.Sources[a.Source].Name, e.countsAs(a)
	}
	return []export.Cell{
		export.Words(person), export.Words(id), export.Words(source), export.Words(b.ID), export.Words(e.Project.Sources[b.Source].Name),
		export.Words(string(tie.Rule)), export.Part(&tie.Probability), export.Words(strings.TrimSpace(ruleWords(tie.Rule) + " " + weighed(tie))),
		export.Words(differing(tie.Differ)), export.Words(counts), export.Words(e.countsAs(b)), export.Words(""),
	}
}

// weighed says how much each kind of evidence counts, in bits: ten make one person a
// thousand times likelier. Names and addresses are not in it.
func weighed(t people.Tie) string {
	var parts []string
	for _, w := range []struct {
		of   string
		bits float32
	}{
		{"before looking", t.Weights.Prior}, {"name", t.Weights.Name}, {"address", t.Weights.Address}, {"organisation", t.Weights.Organisation},
		{"phone", t.Weights.Phone}, {"country and group", t.Weights.Place}, {"identity answers", t.Weights.Identity},
	} {
		if w.bits != 0 {
			parts = append(parts, fmt.Sprintf("%s %+.1f", w.of, w.bits))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Weights in bits: " + strings.Join(parts, ", ") + "."
}

// differing names the fields in which two responses of one person differ.
func differing(d people.Differ) string {
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
	return []field{
		{"name", t.Weights.Name, people.DifferName}, {"address", t.Weights.Address, people.DifferAddress}, {"organisation", t.Weights.Organisation, people.DifferOrganisation},
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

// compared says in a sentence or two in what two responses agree and differ.
func compared(t people.Tie) string {
	var said []string
	if names := agreeing(t); names != "" {
		said = append(said, "They agree in "+names+".")
	}
	if names := differing(t.Differ); names != "" {
		said = append(said, "They differ in "+names+".")
	}
	return strings.Join(said, " ")
}

// ruleWords says a rule to a person.
func ruleWords(r people.Rule) string {
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
		return "Compatible names and one organisation; rare enough together not to be two people's."
	case people.PlaceAndName:
		return "Compatible full names, one country and one group; nothing else agrees, but the name is rare."
	case people.NameOnly:
		return "Nothing but the name agrees."
	case analysis.ListedName:
		return "On an attendance list under the full name of one person registered in its round; it links nothing else."
	case people.Earliest:
		return "The person's first response; the others are linked to it."
	}
	return "Nothing links this response to another."
}
