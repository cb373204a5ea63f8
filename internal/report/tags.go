package report

import (
	"fmt"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/export"
)

// TagsTable is the list of tags, one row a contribution and theme, with the evidence
// as code points of the stored text.
func (e *Edition) TagsTable() export.Table {
	return export.Table{
		Name: "tbl_tags", Empty: "No text carries a theme.", Columns: []export.Column{
			{Name: "source", ID: true}, {Name: "response_id", ID: true}, {Name: "principle", ID: true}, {Name: "question", ID: true}, {Name: "theme", ID: true},
			{Name: "by"}, {Name: "probability", Kind: export.Number, Decimals: 4}, {Name: "evidence", ID: true},
		},
		Rows: func(yield func([]export.Cell, error) bool) {
			for i := range e.Cases {
				for _, row := range e.tagsOf(&e.Cases[i]) {
					if !yield(row, nil) {
						return
					}
				}
			}
		},
	}
}

func (e *Edition) tagsOf(c *analysis.Case) [][]export.Cell {
	var rows [][]export.Cell
	for _, t := range c.Texts {
		for _, tag := range t.Tags {
			rows = append(rows, []export.Cell{
				export.Words(e.Project.Sources[c.Source].Name), export.Words(c.ID), export.Words(e.Questions[t.Question].Name()), export.Words(t.AnswerID),
				export.Words(e.Project.Codebook.Themes[tag.Theme].ID), export.Words(string(tag.By)), {Kind: export.Number, Number: tag.Probability},
				export.Words(spans(tag.Spans)),
			})
		}
	}
	return rows
}

func spans(list []analysis.Span) string {
	parts := make([]string, len(list))
	for i, s := range list {
		parts[i] = fmt.Sprintf("%d-%d", s.Start, s.End)
	}
	return strings.Join(parts, ";")
}
