package report

import (
	"iter"

	"canvass/internal/analysis"
	"canvass/internal/analysis/people"
	"canvass/internal/export"
)

// PeopleTable is the list of who is who: one row a current response, singletons included.
func (e *Edition) PeopleTable() export.Table {
	return export.Table{
		Name: "tbl_people", Empty: "No responses.", Columns: []export.Column{
			{Name: "source", ID: true}, {Name: "response_id", ID: true}, {Name: "person_id", ID: true}, {Name: "rule"},
			{Name: "probability", Kind: export.Number, Decimals: 4},
		},
		Rows: func(yield func([]export.Cell, error) bool) {
			for i := range e.Cases {
				c := &e.Cases[i]
				row := []export.Cell{
					export.Words(e.Project.Sources[c.Source].Name), export.Words(c.ID), export.Words(e.People[c.Person].ID),
					export.Words(string(c.Rule)), {Kind: export.Number, Number: 1},
				}
				if !yield(row, nil) {
					return
				}
			}
		},
	}
}

// duplicatesSheet shows every response that was linked to an earlier one.
func (e *Edition) duplicatesSheet() export.Sheet {
	return export.Sheet{
		Name: "Duplicates", Role: export.Data, Title: "Responses of one person, and which of them counts",
		Lead: "One row for each response beyond a person's first. Nothing is deleted; the rule names the evidence, all of it exact.",
		Table: &export.Table{Name: "tbl_duplicates", Rows: e.duplicateRows(), Empty: "No person has more than one response.", Columns: []export.Column{
			{Name: "Person", ID: true, Width: 14}, {Name: "First response", ID: true, Width: 24}, {Name: "First source"},
			{Name: "Linked response", ID: true, Width: 24}, {Name: "Linked source"}, {Name: "Rule", Width: 16},
			{Name: "Probability", Kind: export.Share}, {Name: "Why", Width: 50, Wrap: true}, {Name: "First counts", Width: 12}, {Name: "Linked counts", Width: 13},
		}},
	}
}

func (e *Edition) duplicateRows() iter.Seq2[[]export.Cell, error] {
	return func(yield func([]export.Cell, error) bool) {
		for i := range e.People {
			for _, row := range e.duplicatesOf(i) {
				if !yield(row, nil) {
					return
				}
			}
		}
	}
}

func (e *Edition) duplicatesOf(person int) [][]export.Cell {
	p := e.People[person]
	if len(p.Cases) < 2 {
		return nil
	}
	first := p.Cases[0]
	for _, k := range p.Cases {
		if e.Cases[k].Rule == people.Earliest {
			first = k
		}
	}
	var rows [][]export.Cell
	for _, k := range p.Cases {
		if k == first {
			continue
		}
		a, b := &e.Cases[first], &e.Cases[k]
		certain := 1.0
		rows = append(rows, []export.Cell{
			export.Words(p.ID), export.Words(a.ID), export.Words(e.Project.Sources[a.Source].Name), export.Words(b.ID),
			export.Words(e.Project.Sources[b.Source].Name), export.Words(string(b.Rule)), export.Part(&certain), export.Words(ruleWords(b.Rule)),
			export.Words(yesNo(!a.Superseded)), export.Words(yesNo(!b.Superseded)),
		})
	}
	return rows
}

// ruleWords says a rule to a person.
func ruleWords(r people.Rule) string {
	switch r {
	case people.VerifiedEmail:
		return "The same address, proven by signing in, and no contradicting name."
	case people.EmailAndName:
		return "The same typed address and compatible names."
	case people.EmailOnly:
		return "The same address of a person's own; a name is missing on one side and none contradicts."
	case people.SameAuthor:
		return "The same full display name among the comments on one document."
	case analysis.ListedName:
		return "On an attendance list under the full name of one person registered in its round; it links nothing else."
	case people.Earliest:
		return "The person's first response; the others are linked to it."
	}
	return "Nothing links this response to another."
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
