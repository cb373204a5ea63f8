package workbook

import (
	"slices"

	"canvass/internal/analysis/rating"
	"canvass/internal/analysis/tally"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/summary"
	"canvass/internal/report/whoiswho"
)

// summarySheet is the headline figures in one table, each with its id; with c, how
// they were before.
func summarySheet(e *report.Edition, c *comparison) export.Sheet {
	columns := []export.Column{
		{Name: "Measure", Width: 56, Wrap: true}, {Name: "Figure", ID: true, Width: 30}, {Name: "Value", Kind: export.Number}, export.Numeric("Base"),
		{Name: "From", Kind: export.Share}, {Name: "To", Kind: export.Share}, {Name: "Base is", Width: 10},
	}
	rows, lead := headlines(e, e.Whole), basis(e)
	if c != nil {
		lead += " " + c.sentence(e)
		columns = slices.Insert(columns, 3, export.Column{Name: "Earlier", Kind: export.Number, Width: 11},
			export.Column{Name: "Change", Kind: export.Number, Signed: true, Width: 11, Note: "Value less Earlier; of shares, in percentage points. Blank: there was no such figure then."})
		for i, row := range rows {
			rows[i] = slices.Insert(row, 3, c.cells(row[1].Text, row[2])...)
		}
	}
	return export.Sheet{
		Name: "Summary", Role: export.Results, Title: "Summary", Lead: lead,
		Table:  &export.Table{Name: "tbl_headline", Rows: export.Rows(rows), Columns: columns},
		Charts: []export.Chart{agreementChart(e, "chart_agreement")},
	}
}

// headlines are the rows of the summary.
func headlines(e *report.Edition, w tally.Summary) [][]export.Cell {
	plain := func(measure, id string, n int) []export.Cell {
		return []export.Cell{export.Words(measure), export.Words(id), export.Count(n), {}, {}, {}, {}}
	}
	rows := [][]export.Cell{
		plain("Registration responses", "registrations.responses", w.Registrations.Responses),
		plain("People registered", "registrations.people", w.Registrations.People),
		plain("Seats taken", "registrations.seated", summary.Total(w.Registrations.Seated)),
		plain("People waiting for a seat", "registrations.waiting", summary.Total(w.Registrations.Waiting)),
		plain("Registrations cancelled", "registrations.cancelled", w.Registrations.Cancelled),
	}
	if t := w.Registrations.Turnout; t.Known() {
		rows = append(rows,
			plain("People expected to come", "attendance.expected", t.Expected), plain("… of them came", "attendance.came_expected", t.Showed()), plain("… of them did not come", "attendance.absent", t.Absent),
			plain("People who came besides", "attendance.besides", t.Besides()), plain("… of them without a registration", "attendance.unregistered", t.Unregistered),
			plain("Everybody who came, expected or besides", "attendance.came", t.Came))
	}
	rows = append(rows,
		plain("Feedback responses", "feedback.responses", w.Feedback.Responses),
		plain("People who gave feedback", "feedback.people", w.Feedback.People),
		plain("Texts with content", "feedback.contributions", w.Feedback.Contributions))
	for _, f := range whoiswho.Figures(e, w) {
		rows = append(rows, plain(f.Measure, f.ID, f.N))
	}
	for _, p := range summary.Principles(e, w) {
		rows = append(rows, share("Agree with "+p.ID+": "+p.Title, p.ID+".agree_share", p.AgreeShare, p.N, p.Interval))
	}
	for _, t := range summary.ByPeople(summary.Themes(e, w)) {
		rows = append(rows, share("Speak to "+t.Label, t.ID+".share", t.Share, t.Base, t.Interval))
	}
	return rows
}

// share is a headline that has a base and an interval.
func share(measure, id string, value *float64, base int, i *rating.Interval) []export.Cell {
	row := []export.Cell{export.Words(measure), export.Words(id), export.Part(value), export.Count(base), {}, {}, export.Words(baseMark(base))}
	if i != nil {
		row[4], row[5] = export.Part(&i[0]), export.Part(&i[1])
	}
	return row
}

func baseMark(n int) string {
	if n < summary.LowBase {
		return "low"
	}
	return ""
}
