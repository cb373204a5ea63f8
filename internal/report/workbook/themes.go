package workbook

import (
	"fmt"

	"canvass/internal/analysis/tally"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/agreement"
	"canvass/internal/report/english"
	"canvass/internal/report/summary"
)

// themesSheet is how many people speak to each theme, with corrected counts where a
// random sample was judged.
func themesSheet(e *report.Edition, sure *agreement.JSON) export.Sheet {
	var rows [][]export.Cell
	themes := summary.ByPeople(summary.Themes(e, e.Whole))
	places, cells := tally.Matrix(e.Findings)
	for _, t := range themes {
		row := []export.Cell{
			export.Words(t.ID), export.Words(t.Label), export.Count(t.Contributions), export.Count(t.People), export.Count(t.Base),
			export.Part(t.Share), {}, {}, export.Words(baseMark(t.Base)), export.Words(mostOn(e, t.ID, places, cells)),
		}
		if t.Interval != nil {
			row[6], row[7] = export.Part(&t.Interval[0]), export.Part(&t.Interval[1])
		}
		rows = append(rows, row)
	}
	sheet := export.Sheet{
		Name: "Themes", Role: export.Results, Title: "What people speak about",
		Lead: fmt.Sprintf("Base: %s who wrote at least one text with content. A text may speak to several themes or to none.",
			english.Count(e.Whole.Feedback.Contributors, "person", "people")),
		Table: &export.Table{Name: "tbl_themes", Rows: export.Rows(rows), Empty: "No codebook is configured.", Columns: []export.Column{
			{Name: "Theme id", ID: true, Width: 22}, {Name: "Theme", Width: 40, Wrap: true}, export.Numeric("Texts"), export.Numeric("People"), export.Numeric("Base"),
			{Name: "Share of people", Kind: export.Share, Bar: true}, {Name: "From", Kind: export.Share}, {Name: "To", Kind: export.Share},
			{Name: "Base is", Width: 10}, {Name: "Most on", Width: 30, Wrap: true},
		}},
		Charts: []export.Chart{themesChart(themes)},
	}
	sureness(sure, sheet.Table, themes)
	widen(sheet.Table, stanceColumns(), stanceCells(e, themes))
	if columns, cells := criteria(e, themes); columns != nil {
		widen(sheet.Table, columns, cells)
	}
	return sheet
}

// widen adds columns to a table of so many rows.
func widen(t *export.Table, columns []export.Column, cells [][]export.Cell) {
	var rows [][]export.Cell
	for row, err := range t.Rows {
		if err != nil { // rows in memory have none
			return
		}
		rows = append(rows, append(row, cells[len(rows)]...))
	}
	t.Rows, t.Columns = export.Rows(rows), append(t.Columns, columns...)
}

func stanceColumns() []export.Column {
	return []export.Column{
		{Name: "Texts for", Kind: export.Number, Note: "of the theme's texts, those that support what they are about, with an addition or without"},
		{Name: "Texts against", Kind: export.Number, Note: "those that object, with an alternative or without; the rest asks, is unclear or on no principle"},
		{Name: "Reviewed", Kind: export.Share, Note: "of the theme's texts, those on which a person said that they speak to it"},
	}
}

func stanceCells(e *report.Edition, themes []summary.ThemeJSON) [][]export.Cell {
	var rows [][]export.Cell
	for _, t := range themes {
		favour, against := t.Sides(e)
		rows = append(rows, []export.Cell{favour, against, export.Part(t.ReviewedShare())})
	}
	return rows
}

// criteria is what belongs to each theme, in words; nothing where the codebook says it
// of none.
func criteria(e *report.Edition, themes []summary.ThemeJSON) ([]export.Column, [][]export.Cell) {
	words, said := map[string][]export.Cell{}, false
	for _, t := range e.Project.Codebook.Themes {
		said = said || len(t.Description)+len(t.Include)+len(t.Exclude) > 0
		words[t.ID] = []export.Cell{export.Words(e.Label(t.Description)), export.Words(e.Label(t.Include)), export.Words(e.Label(t.Exclude))}
	}
	if !said {
		return nil, nil
	}
	var rows [][]export.Cell
	for _, t := range themes {
		rows = append(rows, words[t.ID])
	}
	return []export.Column{{Name: "About", Width: 50, Wrap: true}, {Name: "Belongs to it", Width: 40, Wrap: true}, {Name: "Does not", Width: 40, Wrap: true}}, rows
}

func themesChart(themes []summary.ThemeJSON) export.Chart {
	title := "Nobody has written about a theme yet (n = 0)"
	if len(themes) > 0 && themes[0].People > 0 {
		t := themes[0]
		title = fmt.Sprintf("“%s” comes up most: %d of %d people (%.0f %%)", t.Label, t.People, t.Base, *t.Share*100)
		if t.LowBase {
			title += ", a low base"
		}
	}
	return export.Chart{
		Name: "chart_themes", Kind: export.Bars, Table: "tbl_themes", Category: "Theme", Title: title, Share: true,
		Series: []export.Series{{Column: "Share of people", Colour: export.Secondary}},
		Alt:    alt("Bars, most frequent theme first", title, themeEnds(themes), "Themes", "tbl_themes"),
	}
}

func themeEnds(themes []summary.ThemeJSON) string {
	var names []string
	var values []float64
	for _, t := range themes {
		if t.Share != nil {
			names, values = append(names, t.Label), append(values, *t.Share)
		}
	}
	return ends(names, values, percent)
}
