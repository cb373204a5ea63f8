package report

import (
	"canvass/internal/analysis"
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
					export.Words(string(c.Rule)), {Kind: export.Number, Number: e.probability(c)},
				}
				if !yield(row, nil) {
					return
				}
			}
		},
	}
}

// probability is how sure it is that a response is of the person it is given to.
func (e *Edition) probability(c *analysis.Case) float64 {
	if t, ok := e.TieOf(c); ok {
		return t.Probability
	}
	return 1
}

// AskTable is the list of pairs for somebody to decide, the likeliest first. Its columns are
// those that `report review` reads back; the decision is left to fill in.
func (e *Edition) AskTable() export.Table {
	return export.Table{
		Name: "tbl_ask", Empty: "Nothing to ask: no two persons are close to being one.", Columns: []export.Column{
			{Name: "source", ID: true}, {Name: "response_id", ID: true}, {Name: "other_source", ID: true}, {Name: "other_response_id", ID: true},
			{Name: "rule"}, {Name: "probability", Kind: export.Number, Decimals: 4}, {Name: "why"}, {Name: "decision"},
		},
		Rows: func(yield func([]export.Cell, error) bool) {
			for _, q := range e.Ask {
				a, b := &e.Cases[q.A], &e.Cases[q.B]
				row := []export.Cell{
					export.Words(e.Project.Sources[a.Source].Name), export.Words(a.ID), export.Words(e.Project.Sources[b.Source].Name), export.Words(b.ID),
					export.Words(string(q.Rule)), {Kind: export.Number, Number: q.Probability}, export.Words(weighed(q.Tie)), export.Words(""),
				}
				if !yield(row, nil) {
					return
				}
			}
		},
	}
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
