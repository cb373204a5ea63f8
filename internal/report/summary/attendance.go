package summary

import (
	"strings"

	"canvass/internal/analysis/rating"
	"canvass/internal/analysis/tally"
	"canvass/internal/export"
	"canvass/internal/report"
)

// AttendanceJSON counts who came; everything but Lists is null without a list,
// because then nothing is known. Expected is CameExpected and Absent; Came is CameExpected
// and Besides, of whom Unregistered had not registered.
type AttendanceJSON struct {
	Lists        int              `json:"lists"`
	Came         *int             `json:"came"`
	Expected     *int             `json:"expected"`
	Absent       *int             `json:"absent"`
	Unregistered *int             `json:"unregistered"`
	Rate         *float64         `json:"rate"`
	Interval     *rating.Interval `json:"interval"`
	CameExpected *int             `json:"came_expected"`
	Besides      *int             `json:"besides"`
}

func attendanceJSON(t tally.Turnout) AttendanceJSON {
	if !t.Known() {
		return AttendanceJSON{}
	}
	showed, besides := t.Showed(), t.Besides()
	return AttendanceJSON{
		CameExpected: &showed, Besides: &besides,
		Lists: t.Lists, Came: &t.Came, Expected: &t.Expected, Absent: &t.Absent, Unregistered: &t.Unregistered,
		Rate: t.Rate(), Interval: rating.Wilson(t.Showed(), t.Expected),
	}
}

func registrationsJSON(r tally.Registrations) RegistrationsJSON {
	return RegistrationsJSON{r.Responses, r.People, r.ByMode, r.Seated, r.Waiting, r.Cancelled, attendanceJSON(r.Turnout)}
}

// TurnoutColumns are the columns of who came.
func TurnoutColumns() []export.Column {
	return []export.Column{
		{Name: "Expected", Kind: export.Number, Note: "People with a seat; where a round offers no seats, everybody registered."},
		{Name: "Came", Kind: export.Number, Note: "Of those expected."},
		{Name: "Did not come", Kind: export.Number, Width: 16, Note: "Of those expected, people on no attendance list."},
		{Name: "Came besides", Kind: export.Number, Width: 16, Note: "People who came and were not expected: they waited, had cancelled or had not registered."},
		{Name: "Share", Kind: export.Share, Note: "Of those expected."},
	}
}

// TurnoutRow is who came under TurnoutColumns; without a list it is blank.
func TurnoutRow(t tally.Turnout) []export.Cell {
	if !t.Known() {
		return make([]export.Cell, 5)
	}
	return []export.Cell{export.Count(t.Expected), export.Count(t.Showed()), export.Count(t.Absent), export.Count(t.Besides()), export.Part(t.Rate())}
}

// attendanceSection shows who came to each round, and by the dimension asked for.
func attendanceSection(e *report.Edition, s tally.Summary, filter tally.Filter, by tally.Dimension) export.Section {
	columns := append([]export.Column{{Name: "Round"}}, TurnoutColumns()...)
	var rows [][]export.Cell
	var unknown []string
	for _, r := range s.Rounds {
		switch {
		case filter.Round != "" && filter.Round != r.ID:
			continue
		case !r.Registrations.Turnout.Known():
			unknown = append(unknown, r.ID)
			continue
		}
		rows = append(rows, append([]export.Cell{export.Words(r.ID)}, TurnoutRow(r.Registrations.Turnout)...))
	}
	if by != "" {
		for _, g := range s.Groups {
			if t := g.Registrations.Turnout; t.Known() && t.Expected+t.Came > 0 {
				rows = append(rows, append([]export.Cell{export.Words(string(by) + " " + GroupLabel(e, by, g.Key))}, TurnoutRow(g.Registrations.Turnout)...))
			}
		}
		columns[0].Name = "Round, " + string(by)
	}
	section := export.Section{
		Heading: "Who came", Table: &export.Table{Name: "tbl_attendance", Columns: columns, Rows: export.Rows(rows), Empty: "No attendance list holds anybody yet."},
	}
	if len(unknown) > 0 && len(rows) > 0 {
		section.Paragraphs = []string{"Not known, for want of a list: " + strings.Join(unknown, ", ") + "."}
	}
	return section
}
