package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"canvass/internal/analysis/tally"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/english"
	"canvass/internal/report/summary"
)

// matrixSheet is how many people speak to each theme where: themes down, principles
// and open questions across, shaded by size. Themes come as in the sheet Themes.
func matrixSheet(e *report.Edition) export.Sheet {
	places, cells := tally.Matrix(e.Findings)
	columns := []export.Column{{Name: "Theme id", ID: true, Width: 22}, {Name: "Theme", Width: 40, Wrap: true}}
	for _, p := range places {
		columns = append(columns, export.Column{Name: p, Kind: export.Number, Scale: true})
	}
	var rows [][]export.Cell
	for _, t := range summary.ByPeople(summary.Themes(e, e.Whole)) {
		row := []export.Cell{export.Words(t.ID), export.Words(t.Label)}
		for k := range places {
			row = append(row, export.Count(cells[e.ThemeIndex(t.ID)][k]))
		}
		rows = append(rows, row)
	}
	return export.Sheet{
		Name: "Theme_matrix", Role: export.Results, Title: "Where each theme comes up",
		Lead:  "People who speak to a theme in what they write on each principle or open question; the darker, the more. " + writers(e),
		Table: &export.Table{Name: "tbl_theme_principle", Columns: columns, Rows: export.Rows(rows), Empty: "No codebook is configured."},
	}
}

// writers is the base of figures on themes.
func writers(e *report.Edition) string {
	return fmt.Sprintf("Base: %s who wrote at least one text with content.", english.Count(e.Whole.Feedback.Contributors, "person", "people"))
}

// mostOn names the up to three places where most people speak to a theme.
func mostOn(e *report.Edition, theme string, places []string, cells [][]int) string {
	counts := cells[e.ThemeIndex(theme)]
	order := make([]int, len(places))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(counts[b], counts[a]) })
	var parts []string
	for _, k := range order[:min(3, len(order))] {
		if counts[k] > 0 {
			parts = append(parts, fmt.Sprintf("%s (%d)", places[k], counts[k]))
		}
	}
	return strings.Join(parts, ", ")
}
