package public

import (
	"fmt"
	"slices"
	"strings"

	"canvass/internal/analysis/publish"
	"canvass/internal/export"
)

// attendanceSections are who came to each round of which a list is known; none where
// nobody took attendance.
func (s speaker) attendanceSections() []export.Section {
	if len(s.Figures.Turnouts) == 0 {
		return nil
	}
	var rows [][]export.Cell
	for _, t := range s.Figures.Turnouts {
		rows = append(rows, []export.Cell{
			export.Words(s.event(t.Round)), cell(t.Expected), cell(t.Came), cell(t.StayedOff), cell(t.Besides), shareCell(t.Came, t.Expected), export.Words(span(t.Came, t.Expected)),
		})
	}
	section := export.Section{
		Heading: s.attendance, Anchor: "attendance", Sub: true, Paragraphs: []string{s.attendanceLead},
		Table: &export.Table{Name: "tbl_attendance", Caption: s.attendanceTable, Rows: export.Rows(rows), Columns: []export.Column{
			{Name: s.round}, column(s.expected), column(s.came), column(s.absent), column(s.besides), {Name: s.cameShare, Kind: export.Share}, {Name: s.interval},
		}},
		Charts: []export.Chart{{
			Name: "chart_attendance", Kind: export.Bars, Table: "tbl_attendance", Category: s.round, Base: s.expected, Share: true, Title: s.attendanceMessage(),
			Series: []export.Series{{Column: s.cameShare, Colour: export.Primary}}, Alt: fmt.Sprintf(s.chartAlt, len(rows), s.attendanceMessage()),
		}},
	}
	if unknown := s.unlisted(); len(unknown) > 0 {
		section.Paragraphs = append(section.Paragraphs, fmt.Sprintf(s.attendanceUnknown, strings.Join(unknown, ", ")))
	}
	return []export.Section{section}
}

// event names a round by its id; everything, where there are no rounds.
func (s speaker) event(id string) string {
	for i, r := range s.Publication.Rounds {
		if r.ID == id {
			return s.roundName(i)
		}
	}
	return short(s.Name)
}

// unlisted names the rounds without a list.
func (s speaker) unlisted() []string {
	var out []string
	for i, r := range s.Publication.Rounds {
		if !slices.ContainsFunc(s.Figures.Turnouts, func(t publish.Turnout) bool { return t.Round == r.ID }) {
			out = append(out, s.roundName(i))
		}
	}
	return out
}

// attendanceMessage says how many of those expected came, round by round.
func (s speaker) attendanceMessage() string {
	var parts []string
	for _, t := range s.Figures.Turnouts {
		if share := publish.Share(t.Came, t.Expected); share != nil {
			parts = append(parts, fmt.Sprintf(s.attendanceTitle, s.event(t.Round), number(t.Came), number(t.Expected), percent(*share)))
		}
	}
	if len(parts) == 0 {
		return s.chartNone
	}
	return capital(strings.Join(parts, "; "))
}

// timeSections are when people took part for the first time.
func (s speaker) timeSections() []export.Section {
	if len(s.Figures.Periods) == 0 {
		return nil
	}
	words := s.byWeek
	if s.Figures.Step == publish.Monthly {
		words = s.byMonth
	}
	var rows [][]export.Cell
	registered, feedback := false, false
	for _, p := range s.Figures.Periods {
		rows = append(rows, []export.Cell{export.Words(s.period(p)), cell(p.Registered), cell(p.Feedback)})
		registered, feedback = registered || p.Registered.N > 0, feedback || p.Feedback.N > 0
	}
	section := export.Section{
		Heading: s.when, Anchor: "when", Sub: true, Paragraphs: []string{s.whenLead},
		Table: &export.Table{Name: "tbl_when", Caption: s.whenTable, Rows: export.Rows(rows), Columns: []export.Column{{Name: words.column}, column(s.registered), column(s.feedback)}},
	}
	for _, c := range []struct {
		some         bool
		name, column string
		colour       export.Colour
	}{{registered, "chart_registered_when", s.registered, export.Neutral}, {feedback, "chart_feedback_when", s.feedback, export.Primary}} {
		if !c.some {
			continue
		}
		title := fmt.Sprintf(words.title, c.column)
		section.Charts = append(section.Charts, export.Chart{
			Name: c.name, Kind: export.Columns, Table: "tbl_when", Category: words.column, Title: title,
			Series: []export.Series{{Column: c.column, Colour: c.colour}}, Alt: fmt.Sprintf(s.chartAlt, len(rows), title),
		})
	}
	return []export.Section{section}
}

// period names a week by its Monday, a month by its name, short enough for a chart.
func (s speaker) period(p publish.Period) string {
	month := fmt.Sprintf("%.3s %d", s.months[p.From.Month()-1], p.From.Year())
	if s.Figures.Step == publish.Monthly {
		return month
	}
	return fmt.Sprintf("%d %s", p.From.Day(), month)
}

// stepWords speak of weeks, or of months.
type stepWords struct{ column, title string }
