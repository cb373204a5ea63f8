package gsheets

import (
	"time"

	"canvass/internal/export"
)

// figures are what differs from run to run in the sample.
type figures struct {
	run        string
	people     int
	principles []principle
	themes     []string
}

type principle struct {
	id, title string
	agree     *float64
	answers   [2]int
}

func ptr(f float64) *float64 { return &f }

// before and after are two states of the sample project.
func before() figures {
	return figures{"Source: sample, run 1 of 2026-03-14 09:00 UTC.", 312,
		[]principle{{"P1", `=HYPERLINK("https://example.org","free seats")`, ptr(2.0 / 3), [2]int{1, 2}}, {"P2", "Words that people use", nil, [2]int{}}},
		[]string{"Transparency", "+1 on money"}}
}

func after() figures {
	f := before()
	f.run, f.people = "Source: sample, run 2 of 2026-03-15 09:00 UTC.", 320
	f.principles = append(f.principles, principle{"P3", "'Quoted'\x07 and \u202ehostile", ptr(0.25), [2]int{3, 1}})
	return f
}

// book is the sample as a Book: every kind of cell, a chart of its own table and
// one of another tab's.
func (f figures) book() export.Book {
	return export.Book{Title: "Sample", Language: "en", Sheets: []export.Sheet{f.summary(), f.ratings(), f.places()}}
}

func (f figures) summary() export.Sheet {
	rows := [][]export.Cell{{export.Words("People"), export.Words("people"), export.Count(f.people)}}
	for _, p := range f.principles {
		rows = append(rows, []export.Cell{export.Words("Agree with " + p.title), export.Words(p.id + ".agree_share"), export.Part(p.agree)})
	}
	for _, t := range f.themes {
		rows = append(rows, []export.Cell{export.Words(t)})
	}
	return export.Sheet{
		Name: "Summary", Role: export.Results, Title: "Summary", Lead: "Base: the people of a sample.", Source: f.run,
		Table: &export.Table{Name: "tbl_headline", Rows: export.Rows(rows), Columns: []export.Column{
			{Name: "Measure", Width: 40, Wrap: true}, {Name: "Figure", ID: true}, {Name: "Value", Kind: export.Number, Note: "counted once a person"},
		}},
		Charts: []export.Chart{{
			Name: "chart_agreement", Kind: export.Bars, Title: "=Most agree with P1", Alt: "Bars: most agree with P1.", Table: "tbl_principles",
			Category: "Id", Share: true, Series: []export.Series{{Column: "Agree share", Colour: export.Primary}},
		}},
	}
}

func (f figures) ratings() export.Sheet {
	var rows [][]export.Cell
	for _, p := range f.principles {
		rows = append(rows, []export.Cell{export.Words(p.id), export.Count(p.answers[0]), export.Count(p.answers[1]), export.Part(p.agree)})
	}
	return export.Sheet{
		Name: "Principles", Role: export.Results, Title: "Principles", Lead: "Base: the same.", Source: f.run,
		Table: &export.Table{Name: "tbl_principles", Rows: export.Rows(rows), Columns: []export.Column{
			{Name: "Id", ID: true}, {Name: "Disagree", Kind: export.Number}, {Name: "Agree", Kind: export.Number},
			{Name: "Agree share", Kind: export.Share, Decimals: 1},
		}},
		Charts: []export.Chart{{
			Name: "chart_likert", Kind: export.StackedShares, Title: "Two thirds agree", Alt: "Stacked bars: two thirds agree.", Table: "tbl_principles",
			Category: "Id", Series: []export.Series{{Column: "Disagree", Colour: export.Likert1}, {Column: "Agree", Colour: export.Likert5}},
		}},
	}
}

// places has no rows, and so no chart.
func (f figures) places() export.Sheet {
	return export.Sheet{
		Name: "Seats", Role: export.Results, Title: "Seats", Source: f.run,
		Table: &export.Table{Name: "tbl_places", Empty: "No round has seats.", Columns: []export.Column{
			{Name: "Round"}, {Name: "Date", Kind: export.Day}, {Name: "Closed", Kind: export.Moment}, {Name: "Seated", Kind: export.Number},
		}},
		Charts: []export.Chart{{
			Name: "chart_seats", Kind: export.StackedBars, Title: "Seats", Alt: "Seats.", Table: "tbl_places", Category: "Round",
			Series: []export.Series{{Column: "Seated"}},
		}},
	}
}

// seated is the sample with a round, so that Seats has rows and a chart.
func (f figures) seated() export.Book {
	b := f.book()
	b.Sheets[2].Table.Rows = export.Rows([][]export.Cell{{
		export.Words("madrid"), export.On(time.Date(2025, 10, 8, 0, 0, 0, 0, time.UTC)),
		export.At(time.Date(2025, 10, 7, 18, 30, 0, 0, time.FixedZone("CEST", 2*3600))), export.Count(40),
	}})
	return b
}
