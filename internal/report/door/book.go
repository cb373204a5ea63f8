package door

import (
	"context"
	"fmt"

	"canvass/internal/analysis"
	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/seats"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/english"
	"canvass/internal/survey"
)

// Book lays out the workbook for the door and the kitchen, of one round or of
// all (""): who comes, with room to sign; who waits, in order; how many have which
// needs. It names people: it is its owner's alone, and does not outlive the event.
func Book(ctx context.Context, e *report.Edition, round string) (export.Book, error) {
	said, err := registered(ctx, e, survey.Registration)
	if err != nil {
		return export.Book{}, err
	}
	needs, err := Catering(ctx, e, round)
	if err != nil {
		return export.Book{}, err
	}
	return e.Bind("Door list", []export.Sheet{
		doorSheet(e, round, said), waitingSheet(e, round, said),
		{
			Name: "Needs", Role: export.Results, Title: "What to cook and what to prepare", Table: &needs,
			Lead: "Dietary and access needs of those who have a seat, in their own words and counted by them. No names: this sheet may go to the kitchen.",
		},
		doorCounts(e, round),
	}), nil
}

// withStatus lists the registrations of a round with a status, in the order of their list.
func withStatus(e *report.Edition, round string, status seats.Status) []analysis.Registration {
	var out []analysis.Registration
	for _, r := range doorOrder(e, status == seats.Waiting) {
		if r.Standing.Status == status && r.Case >= 0 && (round == "" || e.RoundID(r.Round) == round) {
			out = append(out, r)
		}
	}
	return out
}

// doorSheet is who comes, by name, with a column to sign in.
func doorSheet(e *report.Edition, round string, said map[personRound]answers.Said) export.Sheet {
	var rows [][]export.Cell
	for i, r := range withStatus(e, round, seats.Seated) {
		a := said[personRound{r.Person, r.Round}]
		rows = append(rows, append([]export.Cell{
			export.Count(i + 1), export.Words(orUnnamed(a.One(survey.FieldName))), {}, export.Words(e.RoundID(r.Round)), export.Words(r.Standing.Mode),
			export.Words(r.Mode), export.Words(e.Moves(r.Standing.Moves)),
		}, needs(e, r.Person, a)...))
	}
	return export.Sheet{
		Name: "Door list", Role: export.Data, Title: "Who comes",
		Lead: fmt.Sprintf("%s. Names, addresses and needs: for the door only; delete this file when the event is over.", english.Count(len(rows), "person has a seat", "people have a seat")),
		Table: &export.Table{Name: "tbl_door", Rows: export.Rows(rows), Empty: "Nobody has a seat.", Columns: doorColumns(
			export.Numeric("No."), export.Column{Name: "Name", Width: 28, Wrap: true}, export.Column{Name: "Signed in", Width: 18},
			export.Column{Name: "Round", Width: 12}, export.Column{Name: "Seat", Width: 12}, export.Column{Name: "Asked for", Width: 12}, export.Column{Name: "Why", Width: 40, Wrap: true},
		)},
	}
}

// waitingSheet is who waits, in the order of the line.
func waitingSheet(e *report.Edition, round string, said map[personRound]answers.Said) export.Sheet {
	var rows [][]export.Cell
	for _, r := range withStatus(e, round, seats.Waiting) {
		a := said[personRound{r.Person, r.Round}]
		rows = append(rows, append([]export.Cell{
			export.Words(e.RoundID(r.Round)), export.Words(r.Standing.Wish), export.Count(r.Standing.Position), export.Words(orUnnamed(a.One(survey.FieldName))),
			export.Words(e.Moves(r.Standing.Moves)),
		}, needs(e, r.Person, a)...))
	}
	return export.Sheet{
		Name: "Waiting list", Role: export.Data, Title: "Who waits, in the order in which seats will be given",
		Lead: fmt.Sprintf("%s. Whoever is first is the one to write to when a seat comes free.", english.Count(len(rows), "person waits", "people wait")),
		Table: &export.Table{Name: "tbl_waiting", Rows: export.Rows(rows), Empty: "Nobody waits.", Columns: doorColumns(
			export.Column{Name: "Round", Width: 12}, export.Column{Name: "Waits for", Width: 12}, export.Numeric("Place in line"),
			export.Column{Name: "Name", Width: 28, Wrap: true}, export.Column{Name: "Why", Width: 40, Wrap: true},
		)},
	}
}

// doorColumns are the columns of a list before and after those of contacts and needs.
func doorColumns(before ...export.Column) []export.Column {
	for _, f := range doorFields {
		before = append(before, export.Column{Name: f.column, Width: 26, Wrap: true})
	}
	return append(before, export.Column{Name: "Person", ID: true, Width: 14})
}

// doorCounts is how many seats there are, are taken and are waited for.
func doorCounts(e *report.Edition, round string) export.Sheet {
	type key struct {
		round int
		mode  string
	}
	seated, waiting := map[key]int{}, map[key]int{}
	for _, r := range withStatus(e, round, seats.Seated) {
		seated[key{r.Round, r.Standing.Mode}]++
	}
	for _, r := range withStatus(e, round, seats.Waiting) {
		waiting[key{r.Round, r.Standing.Wish}]++
	}
	var rows [][]export.Cell
	for i, r := range e.Project.Rounds {
		if round != "" && r.ID != round {
			continue
		}
		for _, s := range r.Seats {
			if s.Mode == survey.Cancelled {
				continue
			}
			k := key{i, s.Mode}
			row := []export.Cell{export.Words(r.ID), export.On(r.Date), export.Words(s.Mode), {}, export.Count(seated[k]), {}, export.Count(waiting[k])}
			if s.Capacity > 0 {
				row[3], row[5] = export.Count(s.Capacity), export.Count(max(0, s.Capacity-seated[k]))
			}
			rows = append(rows, row)
		}
	}
	return export.Sheet{
		Name: "Seats", Role: export.Results, Title: "How many seats there are", Lead: "Free is capacity less seats taken; a mode without capacity has room for everyone.",
		Table: &export.Table{Name: "tbl_seats", Rows: export.Rows(rows), Empty: "No round has seats.", Columns: []export.Column{
			{Name: "Round", Width: 14}, {Name: "Date", Kind: export.Day, Width: 12}, {Name: "Seat", Width: 14}, export.Numeric("Capacity"), export.Numeric("Taken"), export.Numeric("Free"), export.Numeric("Waiting"),
		}},
	}
}
