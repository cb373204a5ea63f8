package workbook

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"canvass/internal/analysis/tally"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/english"
	"canvass/internal/report/summary"
	"canvass/internal/survey"
)

// matrixSheet is how many people speak to each theme where: themes down, principles
// and open questions across, shaded by size. Themes come as in the sheet Themes.
func matrixSheet(e *report.Edition) export.Sheet {
	places, cells := tally.Matrix(e.Findings)
	columns := []export.Column{{Name: "Theme id", ID: true, Width: 22}, {Name: "Theme", Width: 40, Wrap: true}}
	for _, p := range places {
		columns = append(columns, export.Column{Name: p, Kind: export.Number, Scale: true, Note: wording(e, p)})
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
		Lead:  "People who speak to a theme in what they write on each principle or open question; the darker, the more. " + writers(e) + openQuestions(e, places),
		Table: &export.Table{Name: "tbl_theme_principle", Columns: columns, Rows: export.Rows(rows), Empty: "No codebook is configured."},
	}
}

// openQuestions says what was asked where a column is headed by no principle.
func openQuestions(e *report.Edition, places []string) string {
	var said []string
	for _, p := range places {
		isPrinciple := slices.ContainsFunc(e.Project.Principles, func(x survey.Principle) bool { return x.ID == p })
		if words := wording(e, p); words != "" && !isPrinciple {
			said = append(said, fmt.Sprintf("%s asks %s", p, words))
		}
	}
	if len(said) == 0 {
		return ""
	}
	return " Open questions: " + strings.Join(said, "; ") + "."
}

// wording is what people were asked at a place, in the words of the forms, each once.
func wording(e *report.Edition, place string) string {
	var titles []string
	for i := range e.Sources {
		b := &e.Sources[i].Binding
		for _, id := range slices.Sorted(maps.Keys(b.Meanings)) {
			m := b.Meanings[id]
			name := m.Principle
			if name == "" {
				name = string(m.Field)
			}
			if title := "“" + strings.TrimSpace(b.Questions[id].Title) + "”"; m.Field.Contribution() && name == place && title != "“”" && !slices.Contains(titles, title) {
				titles = append(titles, title)
			}
		}
	}
	const most = 3
	if len(titles) > most {
		titles = titles[:most]
	}
	return strings.Join(titles, ", ")
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
