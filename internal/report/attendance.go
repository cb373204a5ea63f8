package report

import (
	"fmt"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/analysis/rating"
	"canvass/internal/analysis/seats"
	"canvass/internal/export"
	"canvass/internal/survey"
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

func attendanceJSON(t analysis.Turnout) AttendanceJSON {
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

func registrationsJSON(r analysis.Registrations) RegistrationsJSON {
	return RegistrationsJSON{r.Responses, r.People, r.ByMode, r.Seated, r.Waiting, r.Cancelled, attendanceJSON(r.Turnout)}
}

// HasAttendance reports whether an attendance list is configured, filled in or not.
func (e *Edition) HasAttendance() bool {
	for _, s := range e.Project.Sources {
		if s.Role == survey.Attendance {
			return true
		}
	}
	return false
}

// unlisted names the rounds of which no list is known.
func (e *Edition) unlisted() []string {
	var ids []string
	for i, r := range e.Project.Rounds {
		if e.Lists[i+1] == 0 {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// turnoutColumns and turnoutRow lay out who came; a row without a list is blank.
func turnoutColumns() []export.Column {
	return []export.Column{
		{Name: "Expected", Kind: export.Number, Note: "People with a seat; where a round offers no seats, everybody registered."},
		{Name: "Came", Kind: export.Number, Note: "Of those expected."},
		{Name: "Did not come", Kind: export.Number, Width: 16, Note: "Of those expected, people on no attendance list."},
		{Name: "Came besides", Kind: export.Number, Width: 16, Note: "People who came and were not expected: they waited, had cancelled or had not registered."},
		{Name: "Share", Kind: export.Share, Note: "Of those expected."},
	}
}

func turnoutRow(t analysis.Turnout) []export.Cell {
	if !t.Known() {
		return make([]export.Cell, 5)
	}
	return []export.Cell{export.Count(t.Expected), export.Count(t.Showed()), export.Count(t.Absent), export.Count(t.Besides()), export.Part(t.Rate())}
}

// attendanceSection shows who came to each round, and by the dimension asked for.
func (e *Edition) attendanceSection(s analysis.Summary, filter analysis.Filter, by analysis.Dimension) export.Section {
	columns := append([]export.Column{{Name: "Round"}}, turnoutColumns()...)
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
		rows = append(rows, append([]export.Cell{export.Words(r.ID)}, turnoutRow(r.Registrations.Turnout)...))
	}
	if by != "" {
		for _, g := range s.Groups {
			if t := g.Registrations.Turnout; t.Known() && t.Expected+t.Came > 0 {
				rows = append(rows, append([]export.Cell{export.Words(string(by) + " " + e.groupLabel(by, g.Key))}, turnoutRow(g.Registrations.Turnout)...))
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

// attendanceSheet is who came, by round and group.
func (e *Edition) attendanceSheet() export.Sheet {
	var rows [][]export.Cell
	for i, r := range e.Project.Rounds {
		if e.Lists[i+1] == 0 {
			continue
		}
		part := e.Summarise(analysis.Filter{Round: r.ID}, analysis.ByGroup)
		for _, g := range part.Groups {
			if t := g.Registrations.Turnout; t.Expected+t.Came > 0 {
				rows = append(rows, append([]export.Cell{export.Words(r.ID), export.Words(g.Key)}, turnoutRow(t)...))
			}
		}
		rows = append(rows, append([]export.Cell{export.Words(r.ID), export.Words("everybody")}, turnoutRow(part.Registrations.Turnout)...))
	}
	lead := "Of the people expected, those with a seat or all who registered where a round offers none, who came and who did not, and who came besides, by what they said of themselves. The names are on the door list (`report attendees --came`)."
	if ids := e.unlisted(); len(ids) > 0 && len(rows) > 0 {
		lead += " Not known, for want of a list: " + strings.Join(ids, ", ") + "."
	}
	return export.Sheet{
		Name: "Attendance", Role: export.Results, Title: "Who came, by round and group", Lead: lead,
		Table: &export.Table{
			Name: "tbl_attendance", Rows: export.Rows(rows), Empty: "No attendance list holds anybody yet.",
			Columns: append([]export.Column{{Name: "Round"}, {Name: "Group", Width: 38, Wrap: true}}, turnoutColumns()...),
		},
	}
}

// turnouts counts who came by the seat they had in each round; the key without a
// mode holds those who had none.
func (e *Edition) turnouts() map[[2]string]analysis.Turnout {
	m := map[[2]string]analysis.Turnout{}
	add := func(round int, mode string, change func(*analysis.Turnout)) {
		key := [2]string{e.roundID(round), mode}
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
			add(r.Round, mode, func(t *analysis.Turnout) {
				t.Expected++
				if r.Came == analysis.CameYes {
					t.Came++
				} else {
					t.Absent++
				}
			})
		case r.Came == analysis.CameYes:
			add(r.Round, "", func(t *analysis.Turnout) { t.Came++ })
		}
	}
	for _, p := range e.Presences {
		if p.Registration < 0 {
			add(p.Round, "", func(t *analysis.Turnout) { t.Came++; t.Unregistered++ })
		}
	}
	return m
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

// turnoutWords is the line about attendance for the cover and the summary, "" when
// no list is configured.
func (e *Edition) turnoutWords(t analysis.Turnout) string {
	switch {
	case !e.HasAttendance():
		return ""
	case !t.Known():
		return "Who came is not known: no attendance list holds anybody yet."
	}
	return fmt.Sprintf("Of %s expected, %d came and %d did not. Besides them came %d, of whom %d had not registered.",
		counted(t.Expected, "person", "people"), t.Showed(), t.Absent, t.Besides(), t.Unregistered)
}
