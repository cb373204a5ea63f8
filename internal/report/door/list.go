// Package door is the lists for the door and the kitchen: who comes, who waits, who came,
// and what to cook. It is the one room whose outputs hold names, addresses and needs.
package door

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/seats"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/survey"
)

// doorFields are what the people at the door, and in the kitchen, need to know.
var doorFields = []struct {
	field  survey.Field
	column string
}{
	{survey.FieldEmail, "Email"}, {survey.FieldPhone, "Phone"}, {survey.FieldOrganisation, "Organisation"},
	{survey.FieldAccess, "Access needs"}, {survey.FieldDietary, "Dietary needs"},
}

// List is who comes to a round ("" for every round), or who waits for a seat:
// the only output with names and needs. Seated people are in order of name,
// waiting ones in order of the line.
func List(ctx context.Context, e *report.Edition, round string, waiting bool) (export.Table, error) {
	said, err := registered(ctx, e, survey.Registration)
	if err != nil {
		return export.Table{}, err
	}
	want, t := seats.Seated, doorTable(e, waiting)
	if waiting {
		want = seats.Waiting
	}
	var rows [][]export.Cell
	for _, r := range doorOrder(e, waiting) {
		if r.Standing.Status == want && r.Case >= 0 && (round == "" || e.RoundID(r.Round) == round) {
			rows = append(rows, doorRow(e, r, said[personRound{r.Person, r.Round}]))
		}
	}
	t.Rows = export.Rows(rows)
	return t, nil
}

func doorTable(e *report.Edition, waiting bool) export.Table {
	t := export.Table{Name: "tbl_attendees", Empty: "Nobody.", Columns: []export.Column{
		{Name: "Round"}, {Name: "Name", Width: 30}, {Name: "Seat"}, {Name: "Asked for"}, {Name: "Place in line", Kind: export.Number},
	}}
	if e.HasAttendance() {
		t.Columns = append(t.Columns, export.Column{Name: "Came", Note: "Blank where no attendance list is known."})
	}
	for _, f := range doorFields {
		t.Columns = append(t.Columns, export.Column{Name: f.column, Width: 30})
	}
	t.Columns = append(t.Columns, export.Column{Name: "Person", ID: true})
	if waiting {
		t.Empty = "Nobody waits."
	}
	return t
}

func doorRow(e *report.Edition, r analysis.Registration, a answers.Said) []export.Cell {
	s := r.Standing
	row := []export.Cell{
		export.Words(e.RoundID(r.Round)), export.Words(orUnnamed(a.One(survey.FieldName))), export.Words(s.Mode), export.Words(r.Mode), {},
	}
	if s.Position > 0 {
		row[4] = export.Count(s.Position)
	}
	if e.HasAttendance() {
		row = append(row, export.Words(came(r.Came)))
	}
	return append(row, needs(e, r.Person, a)...)
}

// needs are the last columns of a door list.
func needs(e *report.Edition, person int, a answers.Said) []export.Cell {
	var row []export.Cell
	for _, f := range doorFields {
		row = append(row, export.Words(strings.Join(a.Fields[f.field], "; ")))
	}
	return append(row, export.Words(e.People[person].ID))
}

func orUnnamed(name string) string {
	if name == "" {
		return "(no name given)"
	}
	return name
}

// doorOrder sorts registrations by round, then by name or place in line.
func doorOrder(e *report.Edition, waiting bool) []analysis.Registration {
	list := slices.Clone(e.Registrations)
	slices.SortStableFunc(list, func(a, b analysis.Registration) int {
		byRound := cmp.Compare(a.Round, b.Round)
		if waiting {
			return cmp.Or(byRound, cmp.Compare(a.Standing.Wish, b.Standing.Wish), cmp.Compare(a.Standing.Position, b.Standing.Position))
		}
		return cmp.Or(byRound, cmp.Compare(a.Standing.Mode, b.Standing.Mode),
			cmp.Compare(analysis.Collate(e.People[a.Person].Name), analysis.Collate(e.People[b.Person].Name)))
	})
	return list
}

// registered reads what everybody said when registering (or on attendance lists), by person and round: of each
// field a person's latest non-empty answer in the round, so that a second
// registration without a diet does not lose the first one's. All of it is in
// memory: a door list is as long as a room is large.
func registered(ctx context.Context, e *report.Edition, role survey.Role) (map[personRound]answers.Said, error) {
	latest := map[personRound]answers.Said{}
	for i, s := range e.Project.Sources {
		if s.Role != role {
			continue
		}
		for one, err := range e.Said(ctx, i) {
			if err != nil {
				return nil, err
			}
			key := personRound{one.Person, one.Round}
			if latest[key].Fields == nil {
				latest[key] = answers.Said{Fields: map[survey.Field][]string{}}
			}
			for f, values := range one.Answers.Fields { // in order of time within a source
				latest[key].Fields[f] = values
			}
		}
	}
	return latest, nil
}

// personRound names one person's registration.
type personRound struct{ person, round int }

// Catering counts needs among those who have a seat: what to cook, what to prepare.
func Catering(ctx context.Context, e *report.Edition, round string) (export.Table, error) {
	said, err := registered(ctx, e, survey.Registration)
	if err != nil {
		return export.Table{}, err
	}
	type need struct{ round, mode, kind, words string }
	counts := map[need]int{}
	for _, r := range e.Registrations {
		id := e.RoundID(r.Round)
		if r.Standing.Status != seats.Seated || r.Case < 0 || round != "" && id != round {
			continue
		}
		a := said[personRound{r.Person, r.Round}]
		for kind, field := range map[string]survey.Field{"dietary": survey.FieldDietary, "access": survey.FieldAccess} {
			for _, v := range a.Fields[field] {
				if !analysis.SaysNothing(v) {
					counts[need{id, r.Standing.Mode, kind, strings.TrimSpace(v)}]++
				}
			}
		}
	}
	needs := make([]need, 0, len(counts))
	for n := range counts {
		needs = append(needs, n)
	}
	slices.SortFunc(needs, func(a, b need) int {
		return cmp.Or(cmp.Compare(a.round, b.round), cmp.Compare(b.kind, a.kind), cmp.Compare(a.mode, b.mode), cmp.Compare(counts[b], counts[a]), cmp.Compare(a.words, b.words))
	})
	var rows [][]export.Cell
	for _, n := range needs {
		rows = append(rows, []export.Cell{export.Words(n.round), export.Words(n.mode), export.Words(n.kind), export.Words(n.words), export.Count(counts[n])})
	}
	return export.Table{Name: "tbl_catering", Rows: export.Rows(rows), Empty: "No needs were named.", Columns: []export.Column{
		{Name: "Round"}, {Name: "Seat"}, {Name: "Kind"}, {Name: "Need", Width: 50}, export.Numeric("People"),
	}}, nil
}

// came says in a word whether somebody came; "" when it is not known.
func came(c analysis.Came) string {
	switch c {
	case analysis.CameYes:
		return "yes"
	case analysis.CameNo:
		return "no"
	}
	return ""
}
