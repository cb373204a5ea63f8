package themes

import (
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/summary"
)

// Table lists the themes with their figures.
func Table(e *report.Edition) export.Table {
	var rows [][]export.Cell
	for _, t := range summary.Themes(e, e.Whole) {
		row := []export.Cell{export.Words(t.ID), export.Words(t.Label), export.Count(t.Contributions), export.Count(t.People), export.Count(t.Base), export.Part(t.Share), {}, {}}
		if t.Interval != nil {
			row[6], row[7] = export.Part(&t.Interval[0]), export.Part(&t.Interval[1])
		}
		favour, against := t.Sides(e)
		row = append(row, favour, against, export.Part(t.ReviewedShare()))
		rows = append(rows, row)
	}
	return export.Table{Name: "tbl_theme_list", Rows: export.Rows(rows), Empty: "The codebook has no theme.", Columns: []export.Column{
		{Name: "id", ID: true}, {Name: "label", Width: 34, Wrap: true}, export.Numeric("texts"), export.Numeric("people"), export.Numeric("base"), {Name: "share", Kind: export.Share},
		{Name: "from", Kind: export.Share}, {Name: "to", Kind: export.Share}, export.Numeric("for"), export.Numeric("against"), {Name: "reviewed", Kind: export.Share},
	}}
}
