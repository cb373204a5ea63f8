package report

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/analysis/seats"
	"canvass/internal/export"
	"canvass/internal/survey"
)

// placesSheet is seats per round and mode. Workbook and Google Sheet call it
// differently, because the workbook has a sheet of seats person by person too.
func (e *Edition) placesSheet(name string) export.Sheet {
	rows, waiting, columns := e.placeRows(), 0, []export.Column{
		{Name: "Seats", Width: 26}, {Name: "Round"}, {Name: "Date", Kind: export.Day}, {Name: "Mode"}, number("Asked"), number("Capacity"), number("Seated"), number("Waiting"),
	}
	for _, s := range e.Whole.Rounds {
		waiting += total(s.Registrations.Waiting)
	}
	if e.HasAttendance() {
		columns = append(columns, turnoutColumns()[1:]...)
	}
	title := fmt.Sprintf("%s registered; %s for a seat", counted(e.Whole.Registrations.People, "person", "people"), counted(waiting, "waits", "wait"))
	return export.Sheet{
		Name: name, Role: export.Results, Title: "Registrations by round and mode",
		Lead: fmt.Sprintf("Base: %s who registered with %s; each person's latest request in a round counts.",
			counted(e.Whole.Registrations.People, "person", "people"), counted(e.Whole.Registrations.Responses, "response", "responses")),
		Table: &export.Table{Name: "tbl_registrations", Rows: export.Rows(rows), Empty: "No round has seats.", Columns: columns},
		Charts: []export.Chart{{
			Name: "chart_registrations", Kind: export.StackedBars, Table: "tbl_registrations", Category: "Seats", Title: title,
			Series: []export.Series{{Column: "Seated", Colour: export.Primary}, {Column: "Waiting", Colour: export.Neutral}},
			Alt:    alt("Stacked bars of people seated and waiting in each round and mode", title, placeEnds(rows), name, "tbl_registrations"),
		}},
	}
}

// placeEnds names the seats in which, or in line for which, most and fewest people are.
func placeEnds(rows [][]export.Cell) string {
	var names []string
	var values []float64
	for _, r := range rows {
		names, values = append(names, r[0].Text), append(values, r[6].Number+r[7].Number)
	}
	return ends(names, values, whole)
}

// placeRows has a row for every seat on offer, and, where lists say who came, one
// for those who had none.
func (e *Edition) placeRows() [][]export.Cell {
	var rows [][]export.Cell
	turnouts := e.turnouts()
	for i, r := range e.Project.Rounds {
		for _, seat := range append(slices.Clone(r.Seats), survey.Seat{}) {
			t, known := turnouts[[2]string{r.ID, seat.Mode}]
			if seat.Mode == "" && !known {
				continue
			}
			row := placeRow(r.ID, seat, e.Whole.Rounds[i].Registrations)
			row = append([]export.Cell{export.Words(r.ID + ", " + seat.Mode), row[0], export.On(r.Date)}, row[1:]...)
			if seat.Mode == "" {
				row[0], row[3], row[4] = export.Words(r.ID+", no seat"), export.Words("no seat"), export.Cell{}
			}
			if e.HasAttendance() {
				row = append(row, seatTurnout(t)...)
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// seatTurnout is who came of those with one kind of seat.
func seatTurnout(t analysis.Turnout) []export.Cell {
	if !t.Known() {
		return make([]export.Cell, 4)
	}
	row := turnoutRow(t)[1:]
	if t.Expected == 0 {
		row[0], row[1] = export.Cell{}, export.Cell{}
	}
	return row
}

// seatsSheet is where each person stands, without names.
func (e *Edition) seatsSheet() export.Sheet {
	return export.Sheet{
		Name: "Seats", Role: export.Data, Title: "Where each person stands, and why",
		Lead: "One row a person and round, under the person's pseudonym; the names are on the door list (`report attendees`).",
		Table: &export.Table{Name: "tbl_seats", Rows: e.seatRows(), Empty: "Nobody has registered.", Columns: []export.Column{
			{Name: "Person", ID: true, Width: 14}, {Name: "Round"}, {Name: "Asked for"}, {Name: "Status"}, {Name: "Seat"}, number("Place in line"),
			{Name: "Since", Kind: export.Moment}, {Name: "Response", ID: true, Width: 24}, {Name: "Why", Width: 70, Wrap: true},
		}},
	}
}

func (e *Edition) seatRows() iter.Seq2[[]export.Cell, error] {
	return func(yield func([]export.Cell, error) bool) {
		for _, r := range e.Registrations {
			s := r.Standing
			row := []export.Cell{
				export.Words(e.People[r.Person].ID), export.Words(e.roundID(r.Round)), export.Words(r.Mode), export.Words(string(s.Status)),
				export.Words(s.Mode), {}, export.At(e.dated(s.Since)), {}, export.Words(e.moves(s.Moves)),
			}
			if s.Status == seats.Waiting {
				row[5] = export.Count(s.Position)
			}
			if r.Case >= 0 {
				row[7] = export.Words(e.Cases[r.Case].ID)
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

func (e *Edition) roundID(i int) string {
	if i < 0 {
		return ""
	}
	return e.Project.Rounds[i].ID
}

// moves tells a person's way to their place in words.
func (e *Edition) moves(moves []seats.Move) string {
	var out []string
	for _, m := range moves {
		what := string(m.Status)
		if m.Mode != "" {
			what += " " + m.Mode
		}
		if m.Because == seats.ChangedMind {
			what = "left " + m.Mode
		}
		if at := e.dated(m.At); !at.IsZero() {
			what = at.Format("2006-01-02 15:04 ") + what
		}
		out = append(out, fmt.Sprintf("%s: %s", what, m.Because))
	}
	return strings.Join(out, "; ")
}
