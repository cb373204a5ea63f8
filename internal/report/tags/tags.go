// Package tags lists what was found in each text, one row a theme or stance, and says what
// it rests on.
package tags

import (
	"fmt"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/report"
)

// Table is the list of tags, one row a contribution and theme, with the evidence
// as code points of the stored text.
func Table(e *report.Edition) export.Table {
	return export.Table{
		Name: "tbl_tags", Empty: "No text carries a theme.", Columns: []export.Column{
			{Name: "source", ID: true}, {Name: "response_id", ID: true}, {Name: "principle", ID: true}, {Name: "question", ID: true}, {Name: "theme", ID: true},
			{Name: "by"}, {Name: "probability", Kind: export.Number, Decimals: 4}, {Name: "evidence", ID: true},
		},
		Rows: func(yield func([]export.Cell, error) bool) {
			for i := range e.Cases {
				for _, row := range tagsOf(e, &e.Cases[i]) {
					if !yield(row, nil) {
						return
					}
				}
			}
		},
	}
}

func tagsOf(e *report.Edition, c *analysis.Case) [][]export.Cell {
	var rows [][]export.Cell
	for _, t := range c.Texts {
		for _, tag := range t.Tags {
			rows = append(rows, []export.Cell{
				export.Words(e.Project.Sources[c.Source].Name), export.Words(c.ID), export.Words(e.Questions[t.Question].Name()), export.Words(t.AnswerID),
				export.Words(e.Project.Codebook.Themes[tag.Theme].ID), export.Words(string(tag.By)), {Kind: export.Number, Number: tag.Probability},
				export.Words(Spans(tag.Spans)),
			})
		}
	}
	return rows
}

// Spans writes where evidence stands: start-end in code points, joined by semicolons.
func Spans(list []analysis.Span) string {
	parts := make([]string, len(list))
	for i, s := range list {
		parts[i] = fmt.Sprintf("%d-%d", s.Start, s.End)
	}
	return strings.Join(parts, ";")
}
