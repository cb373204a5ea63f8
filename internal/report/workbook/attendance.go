package workbook

import (
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/analysis/seats"
	"canvass/internal/analysis/tally"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/summary"
)

// attendanceSheet is who came, by round and group.
func attendanceSheet(e *report.Edition) export.Sheet {
	var rows [][]export.Cell
	for i, r := range e.Project.Rounds {
		if e.Lists[i+1] == 0 {
			continue
		}
		part := tally.Of(e.Findings, tally.Filter{Round: r.ID}, tally.ByGroup)
		for _, g := range part.Groups {
			if t := g.Registrations.Turnout; t.Expected+t.Came > 0 {
				rows = append(rows, append([]export.Cell{export.Words(r.ID), export.Words(g.Key)}, summary.TurnoutRow(t)...))
			}
		}
		rows = append(rows, append([]export.Cell{export.Words(r.ID), export.Words("everybody")}, summary.TurnoutRow(part.Registrations.Turnout)...))
	}
	lead := "Of the people expected, those with a seat or all who registered where a round offers none, who came and who did not, and who came besides, by what they said of themselves. The names are on the door list (`report attendees --came`)."
	if ids := e.Unlisted(); len(ids) > 0 && len(rows) > 0 {
		lead += " Not known, for want of a list: " + strings.Join(ids, ", ") + "."
	}
	return export.Sheet{
		Name: "Attendance", Role: export.Results, Title: "Who came, by round and group", Lead: lead,
		Table: &export.Table{
			Name: "tbl_attendance", Rows: export.Rows(rows), Empty: "No attendance list holds anybody yet.",
			Columns: append([]export.Column{{Name: "Round"}, {Name: "Group", Width: 38, Wrap: true}}, summary.TurnoutColumns()...),
		},
	}
}

// turnoutsBySeat counts who came by the seat they had in each round; the key without a
// mode holds those who had none.
func turnoutsBySeat(e *report.Edition) map[[2]string]tally.Turnout {
	m := map[[2]string]tally.Turnout{}
	add := func(round int, mode string, change func(*tally.Turnout)) {
		key := [2]string{e.RoundID(round), mode}
		t := m[key]
		t.Lists = e.Lists[round+1]
		change(&t)
		m[key] = t
	}
	for _, r := range e.Registrations {
		switch {
		case r.Came == analysis.CameUnknown || r.Case < 0:
		case e.Expected(r):
			mode := ""
			if r.Standing.Status == seats.Seated {
				mode = r.Standing.Mode
			}
			add(r.Round, mode, func(t *tally.Turnout) {
				t.Expected++
				if r.Came == analysis.CameYes {
					t.Came++
				} else {
					t.Absent++
				}
			})
		case r.Came == analysis.CameYes:
			add(r.Round, "", func(t *tally.Turnout) { t.Came++ })
		}
	}
	for _, p := range e.Presences {
		if p.Registration < 0 {
			add(p.Round, "", func(t *tally.Turnout) { t.Came++; t.Unregistered++ })
		}
	}
	return m
}
