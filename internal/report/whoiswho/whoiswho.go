// Package whoiswho tells which responses are one person's: the lists of `report people`,
// how linking went, which response counts, and the words for each kind of evidence. It
// names people by their ids only.
package whoiswho

import (
	"context"

	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/survey"
)

// Who says who is who in one snapshot, without all else that an Edition knows.
type Who struct{ *analysis.Who }

// Open finds out who is who in a snapshot.
func Open(ctx context.Context, p survey.Project, s report.Snapshot) (Who, error) {
	who, err := report.WhoIsWho(ctx, p, s)
	return Who{who}, err
}

// Table is the list of who is who: one row a current response, singletons included.
func (w Who) Table() export.Table {
	return export.Table{
		Name: "tbl_people", Empty: "No responses.", Columns: []export.Column{
			{Name: "source", ID: true}, {Name: "response_id", ID: true}, {Name: "person_id", ID: true}, {Name: "rule"},
			{Name: "probability", Kind: export.Number, Decimals: 4}, {Name: "linked_source", ID: true}, {Name: "linked_response_id", ID: true}, {Name: "why"},
		},
		Rows: func(yield func([]export.Cell, error) bool) {
			row := make([]export.Cell, 0, 8)
			for i := range w.Responses {
				ref := w.Ref(i)
				rule, probability := w.Evidence(i)
				row = append(row[:0], export.Words(ref.Source), export.Words(ref.Response), export.Words(w.PersonID(i)),
					export.Words(string(rule)), export.Cell{Kind: export.Number, Number: probability})
				row = w.linked(row, i)
				if !yield(row, nil) {
					return
				}
			}
		},
	}
}

// linked appends the cells that say to which earlier response one is linked, and why.
func (w Who) linked(row []export.Cell, i int) []export.Cell {
	tie, tied := w.Tie(i)
	if !tied {
		return append(row, export.Words(""), export.Words(""), export.Words(""))
	}
	var to survey.Ref // empty for what is gone
	if tie.To >= 0 {
		to = w.Ref(tie.To)
	}
	return append(row, export.Words(to.Source), export.Words(to.Response), export.Words(Evidence(tie)))
}

// AskTable is the list of pairs for somebody to decide, the likeliest first. Its columns are
// those that `report review` reads back; the decision is left to fill in.
func (w Who) AskTable() export.Table {
	return export.Table{
		Name: "tbl_ask", Empty: "Nothing to ask: no two persons are close to being one.", Columns: []export.Column{
			{Name: "source", ID: true}, {Name: "response_id", ID: true}, {Name: "other_source", ID: true}, {Name: "other_response_id", ID: true},
			{Name: "rule"}, {Name: "probability", Kind: export.Number, Decimals: 4}, {Name: "why"}, {Name: "agree"}, {Name: "differ"}, {Name: "person_id", ID: true}, {Name: "other_person_id", ID: true}, {Name: "decision"},
		},
		Rows: func(yield func([]export.Cell, error) bool) {
			for _, q := range w.Ask {
				a, b := w.Ref(q.A), w.Ref(q.B)
				row := []export.Cell{
					export.Words(a.Source), export.Words(a.Response), export.Words(b.Source), export.Words(b.Response),
					export.Words(string(q.Rule)), {Kind: export.Number, Number: q.Probability}, export.Words(Evidence(q.Tie)),
					export.Words(agreeing(q.Tie)), export.Words(Differing(q.Differ)), export.Words(w.PersonID(q.A)), export.Words(w.PersonID(q.B)), export.Words(""),
				}
				if !yield(row, nil) {
					return
				}
			}
		},
	}
}
