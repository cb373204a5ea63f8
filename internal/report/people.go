package report

import (
	"context"

	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/survey"
)

// WhoIsWho is who is who in one snapshot, without all else that an Edition knows.
type WhoIsWho struct{ *analysis.Who }

// OpenPeople finds out who is who in a snapshot.
func OpenPeople(ctx context.Context, p survey.Project, s Snapshot) (WhoIsWho, error) {
	if _, err := ingested(ctx, s); err != nil {
		return WhoIsWho{}, err
	}
	inputs, err := inputs(ctx, p, s)
	if err != nil {
		return WhoIsWho{}, err
	}
	decisions, err := s.Decisions(ctx)
	if err != nil {
		return WhoIsWho{}, err
	}
	who, err := analysis.WhoIsWho(p, inputs, decisions)
	return WhoIsWho{who}, err
}

// Table is the list of who is who: one row a current response, singletons included.
func (w WhoIsWho) Table() export.Table {
	return export.Table{
		Name: "tbl_people", Empty: "No responses.", Columns: []export.Column{
			{Name: "source", ID: true}, {Name: "response_id", ID: true}, {Name: "person_id", ID: true}, {Name: "rule"},
			{Name: "probability", Kind: export.Number, Decimals: 4},
		},
		Rows: func(yield func([]export.Cell, error) bool) {
			for i := range w.Responses {
				ref := w.Ref(i)
				rule, probability := w.Evidence(i)
				row := []export.Cell{
					export.Words(ref.Source), export.Words(ref.Response), export.Words(w.PersonID(i)),
					export.Words(string(rule)), {Kind: export.Number, Number: probability},
				}
				if !yield(row, nil) {
					return
				}
			}
		},
	}
}

// AskTable is the list of pairs for somebody to decide, the likeliest first. Its columns are
// those that `report review` reads back; the decision is left to fill in.
func (w WhoIsWho) AskTable() export.Table {
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
					export.Words(string(q.Rule)), {Kind: export.Number, Number: q.Probability}, export.Words(weighed(q.Tie)),
					export.Words(agreeing(q.Tie)), export.Words(differing(q.Differ)), export.Words(w.PersonID(q.A)), export.Words(w.PersonID(q.B)), export.Words(""),
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
