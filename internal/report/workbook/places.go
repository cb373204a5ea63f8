package workbook

import (
	"fmt"
	"iter"
	"slices"

	"canvass/internal/analysis/seats"
	"canvass/internal/analysis/tally"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/english"
	"canvass/internal/report/summary"
	"canvass/internal/survey"
)

// placesSheet is seats per round and mode. Workbook and Google Sheet call it
// differently, because the workbook has a sheet of seats person by person too.
func placesSheet(e *report.Edition, name string) export.Sheet {
	rows, waiting, columns := placeRows(e), 0, []export.Column{
		{Name: "Seats", Width: 26}, {Name: "Round"}, {Name: "Date", Kind: export.Day}, {Name: "Mode"}, export.Numeric("Asked"), export.Numeric("Capacity"), export.Numeric("Seated"), export.Numeric("Waiting"),
	}
	for _, s := range e.Whole.Rounds {
		waiting += summary.Total(s.Registrations.Waiting)
	}
	if e.HasAttendance() {
		columns = append(columns, summary.TurnoutColumns()[1:]...)
	}
	title := fmt.Sprintf("%s registered; %s for a seat", english.Count(e.Whole.Registrations.People, "person", "people"), english.Count(waiting, "waits", "wait"))
	return export.Sheet{
		Name: name, Role: export.Results, Title: "Registrations by round and mode",
		Lead: fmt.Sprintf("Base: %s who registered with %s; each person's latest request in a round counts.",
			english.Count(e.Whole.Registrations.People, "person", "people"), english.Count(e.Whole.Registrations.Responses, "response", "responses")),
		Table: &export.Table{Name: "tbl_registrations", Rows: export.Rows(rows), Empty: "No round has seats.", Columns: columns},
		Charts: []export.Chart{{
			Name: "chart_registrations", Kind: export.StackedBars, Table: "tbl_registrations", Category: "Seats", Title: title,
			Series: []export.Series{{Column: "Seated", Colour: export.Primary}, {Column: "Waiting", Colour: export.Neutral}},
			Alt:    alt("Stacked bars of people seated and waiting in each round and mode", title, placeEnds(rows), name, "tbl_registrations"),
		}},
	}
}

// seatsBlock is the rows that a chart of seats has a bar for.
func seatsBlock(e *report.Edition) block {
	b := block{columns: []export.Column{{Name: "Seats of the chart", Width: 26}, {Name: "People seated", Kind: export.Number, Width: 14}, {Name: "People waiting", Kind: export.Number, Width: 14}}}
	for _, r := range taken(placeRows(e)) {
		b.rows = append(b.rows, []export.Cell{r[0], r[6], r[7]})
	}
	return b
}

// overSeats has a chart of places draw the seats alone: nobody sits in a mode that is a
// choice of others, or gives a place back.
func overSeats(c *export.Chart) {
	c.Table, c.Category = "tbl_lists", "Seats of the chart"
	c.Series[0].Column, c.Series[0].Label = "People seated", "Seated"
	c.Series[1].Column, c.Series[1].Label = "People waiting", "Waiting"
}

// taken are the rows of places that have seats, or a line for one.
func taken(rows [][]export.Cell) [][]export.Cell {
	return slices.DeleteFunc(slices.Clone(rows), func(r []export.Cell) bool { return r[6].Kind == export.Empty && r[7].Number == 0 })
}

// placeEnds names the seats in which, or in line for which, most and fewest people are.
func placeEnds(rows [][]export.Cell) string {
	var names []string
	var values []float64
	for _, r := range taken(rows) {
		names, values = append(names, r[0].Text), append(values, r[6].Number+r[7].Number)
	}
	return ends(names, values, whole)
}

// placeRows has a row for every seat on offer, and, where lists say who came, one
// for those who had none.
func placeRows(e *report.Edition) [][]export.Cell {
	var rows [][]export.Cell
	turnouts := turnoutsBySeat(e)
	for i, r := range e.Project.Rounds {
		for _, seat := range append(slices.Clone(r.Seats), survey.Seat{}) {
			t, known := turnouts[[2]string{r.ID, seat.Mode}]
			if seat.Mode == "" && !known {
				continue
			}
			row := summary.PlaceRow(r.ID, seat, e.Whole.Rounds[i].Registrations)
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
func seatTurnout(t tally.Turnout) []export.Cell {
	if !t.Known() {
		return make([]export.Cell, 4)
	}
	row := summary.TurnoutRow(t)[1:]
	if t.Expected == 0 {
		row[0], row[1] = export.Cell{}, export.Cell{}
	}
	return row
}

// seatsSheet is where each person stands, without names.
func seatsSheet(e *report.Edition) export.Sheet {
	return export.Sheet{
		Name: "Seats", Role: export.Data, Title: "Where each person stands, and why",
		Lead: "One row a person and round, under the person's pseudonym; the names are on the door list (`report attendees`).",
		Table: &export.Table{Name: "tbl_seats", Rows: seatRows(e), Empty: "Nobody has registered.", Columns: []export.Column{
			{Name: "Person", ID: true, Width: 14}, {Name: "Round"}, {Name: "Asked for"}, {Name: "Status"}, {Name: "Seat"}, export.Numeric("Place in line"),
			{Name: "Since", Kind: export.Moment}, {Name: "Response", ID: true, Width: 24}, {Name: "Why", Width: 70, Wrap: true},
		}},
	}
}

func seatRows(e *report.Edition) iter.Seq2[[]export.Cell, error] {
	return func(yield func([]export.Cell, error) bool) {
		for _, r := range e.Registrations {
			s := r.Standing
			row := []export.Cell{
				export.Words(e.People[r.Person].ID), export.Words(e.RoundID(r.Round)), export.Words(r.Mode), export.Words(string(s.Status)),
				export.Words(s.Mode), {}, export.At(e.Dated(s.Since)), {}, export.Words(e.Moves(s.Moves)),
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
