package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"canvass/internal/export"
)

// matrixSheet is how many people speak to each theme where: themes down, principles
// and open questions across, shaded by size. Themes come as in the sheet Themes.
func (e *Edition) matrixSheet() export.Sheet {
	places, cells := e.Places(), e.Matrix()
	columns := []export.Column{{Name: "Theme id", ID: true, Width: 22}, {Name: "Theme", Width: 40, Wrap: true}}
	for _, p := range places {
		columns = append(columns, export.Column{Name: p, Kind: export.Number, Scale: true})
	}
	var rows [][]export.Cell
	for _, t := range byPeople(e.themesJSON(e.Whole)) {
		row := []export.Cell{export.Words(t.ID), export.Words(t.Label)}
		for k := range places {
			row = append(row, export.Count(cells[e.themeIndex(t.ID)][k]))
		}
		rows = append(rows, row)
	}
	return export.Sheet{
		Name: "Theme_matrix", Role: export.Results, Title: "Where each theme comes up",
		Lead:  "People who speak to a theme in what they write on each principle or open question; the darker, the more. " + e.writers(),
		Table: &export.Table{Name: "tbl_theme_principle", Columns: columns, Rows: export.Rows(rows), Empty: "No codebook is configured."},
	}
}

// writers is the base of figures on themes.
func (e *Edition) writers() string {
	return fmt.Sprintf("Base: %s who wrote at least one text with content.", counted(e.Whole.Feedback.Contributors, "person", "people"))
}

// mostOn names the up to three places where most people speak to a theme.
func (e *Edition) mostOn(theme string, places []string, cells [][]int) string {
	counts := cells[e.themeIndex(theme)]
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

func (e *Edition) themeIndex(id string) int {
	for i, t := range e.Project.Codebook.Themes {
		if t.ID == id {
			return i
		}
	}
	return -1
}
