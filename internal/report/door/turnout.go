package door

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/analysis/answers"
	"canvass/internal/export"
	"canvass/internal/fault"
	"canvass/internal/report"
	"canvass/internal/report/english"
	"canvass/internal/survey"
)

// Turnout is who came to a round ("" for every round with a list), whether
// registered or not, or who was expected and did not come: with names, like the
// door list. It is an error when no list says who came.
func Turnout(ctx context.Context, e *report.Edition, round string, cameOnly bool) (export.Table, error) {
	if err := mustBeListed(e, round); err != nil {
		return export.Table{}, err
	}
	rows, err := turnoutRows(ctx, e, round, cameOnly)
	if err != nil {
		return export.Table{}, err
	}
	t := doorTable(e, false)
	t.Columns = slices.Insert(t.Columns, 2, export.Column{Name: "Registered"})
	t.Rows = export.Rows(rows)
	return t, nil
}

// mustBeListed refuses to call anybody absent where nobody took attendance.
func mustBeListed(e *report.Edition, round string) error {
	known := false
	for i, n := range e.Lists {
		known = known || n > 0 && (round == "" || e.RoundID(i-1) == round)
	}
	switch {
	case known:
		return nil
	case !e.HasAttendance():
		return fault.New(fault.Invalid, "add the list as a source with `role: attendance`: a form, or a CSV or Excel file", "who came is not known: no attendance list is configured")
	case round != "":
		return fault.New(fault.Invalid, "fill in the list and run `ingest run`, or give the list's source that round", "who came to %s is not known: none of its attendance lists holds anybody", round)
	}
	return fault.New(fault.Invalid, "fill in the list and run `ingest run`", "who came is not known: no attendance list holds anybody yet")
}

// Unlisted names the rounds that a list of those who came, or did not, leaves out
// because nobody took attendance.
func Unlisted(e *report.Edition, round string) string {
	if round != "" {
		return ""
	}
	return strings.Join(e.Unlisted(), ", ")
}

// guest is one line of a list of who came, before it is sorted.
type guest struct {
	round int
	name  string
	row   []export.Cell
}

func turnoutRows(ctx context.Context, e *report.Edition, round string, cameOnly bool) ([][]export.Cell, error) {
	said, err := registered(ctx, e, survey.Registration)
	if err != nil {
		return nil, err
	}
	signed, err := registered(ctx, e, survey.Attendance)
	if err != nil {
		return nil, err
	}
	var guests []guest
	add := func(r analysis.Registration, registered bool, a answers.Said) {
		if round == "" || e.RoundID(r.Round) == round {
			row := slices.Insert(doorRow(e, r, a), 2, export.Words(english.YesNo(registered)))
			guests = append(guests, guest{r.Round, a.One(survey.FieldName), row})
		}
	}
	for _, r := range e.Registrations {
		if r.Case >= 0 && (cameOnly && r.Came == analysis.CameYes || !cameOnly && r.Came == analysis.CameNo && e.Expected(r)) {
			add(r, true, said[personRound{r.Person, r.Round}])
		}
	}
	for _, p := range e.Presences {
		if cameOnly && p.Registration < 0 {
			add(analysis.Registration{Person: p.Person, Round: p.Round, Came: analysis.CameYes}, false, signed[personRound{p.Person, p.Round}])
		}
	}
	slices.SortStableFunc(guests, func(a, b guest) int {
		return cmp.Or(cmp.Compare(a.round, b.round), cmp.Compare(analysis.Collate(a.name), analysis.Collate(b.name)))
	})
	var rows [][]export.Cell
	for _, g := range guests {
		rows = append(rows, g.row)
	}
	return rows, nil
}
