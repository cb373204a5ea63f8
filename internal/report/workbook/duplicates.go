package workbook

import (
	"iter"

	"canvass/internal/analysis"
	"canvass/internal/analysis/people"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/whoiswho"
)

// duplicatesSheet shows the pairs to decide, then every response that was linked to
// an earlier one.
func duplicatesSheet(e *report.Edition) export.Sheet {
	return export.Sheet{
		Name: "Duplicates", Role: export.Data, Title: "Responses of one person, and which of them counts",
		Lead: "First the pairs that are too close to call: say same or different. Then one row for each response beyond a person's first. Nothing is deleted; the rule names the evidence, the weights say how much each kind of it counts.",
		Table: &export.Table{Name: "tbl_duplicates", Rows: duplicateRows(e), Empty: "No person has more than one response.", Columns: []export.Column{
			{Name: "Person", ID: true, Width: 14}, {Name: "First response", ID: true, Width: 18}, {Name: "First source", Width: 15, Wrap: true},
			{Name: "Linked response", ID: true, Width: 18}, {Name: "Linked source", Width: 15, Wrap: true}, {Name: "Rule", Width: 20, Wrap: true},
			{Name: "Probability", Kind: export.Share, Width: 14}, {Name: "Why", Width: 64, Wrap: true}, {Name: "Differ in", Width: 16, Wrap: true}, {Name: "First counts", Width: 15, Wrap: true}, {Name: "Linked counts", Width: 15, Wrap: true},
			{Name: "Decision", Width: 12},
		}},
	}
}

func duplicateRows(e *report.Edition) iter.Seq2[[]export.Cell, error] {
	return func(yield func([]export.Cell, error) bool) {
		for _, q := range e.Ask {
			if !yield(duplicate(e, asked, q.A, q.B, q.Tie), nil) {
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
					tie = people.Tie{To: firstOf(e, i), Rule: c.Rule, Probability: 1}
				}
				if !yield(duplicate(e, e.People[i].ID, tie.To, k, tie), nil) {
					return
				}
			}
		}
	}
}

// asked stands in the place of a person for a pair to decide.
const asked = "ask"

// firstOf is the first response of a person that is still there.
func firstOf(e *report.Edition, person int) int {
	for _, k := range e.People[person].Cases {
		if e.Cases[k].Rule == people.Earliest || e.Cases[k].Rule == people.Single {
			return k
		}
	}
	return e.People[person].Cases[0]
}

func duplicate(e *report.Edition, person string, first, linked int, tie people.Tie) []export.Cell {
	b := &e.Cases[linked]
	why := whoiswho.Why(tie)
	if person == asked {
		why += " Side by side: " + whoiswho.Door(e, e.Cases[first].Person) + " and " + whoiswho.Door(e, b.Person) + "."
	}
	id, source, counts := "(gone)", "", ""
	if first >= 0 {
		a := &e.Cases[first]
		id, source, counts = a.ID, e.Project.Sources[a.Source].Name, whoiswho.CountsAs(e, a)
	}
	return []export.Cell{
		export.Words(person), export.Words(id), export.Words(source), export.Words(b.ID), export.Words(e.Project.Sources[b.Source].Name),
		export.Words(string(tie.Rule)), export.Part(&tie.Probability), export.Words(why),
		export.Words(whoiswho.Differing(tie.Differ)), export.Words(counts), export.Words(whoiswho.CountsAs(e, b)), export.Words(""),
	}
}
