package tags

import (
	"canvass/internal/analysis"
	"canvass/internal/analysis/stance"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/survey"
)

// Stances lists how each text with content stands to what it is about.
func Stances(e *report.Edition) export.Table {
	return export.Table{
		Name: "tbl_stances", Empty: "No text has content.", Columns: []export.Column{
			{Name: "source", ID: true}, {Name: "response_id", ID: true}, {Name: "principle", ID: true}, {Name: "question", ID: true}, {Name: "stance"},
			{Name: "by"}, {Name: "evidence", ID: true},
		},
		Rows: func(yield func([]export.Cell, error) bool) {
			for i := range e.Cases {
				for k := range e.Cases[i].Texts {
					if t := &e.Cases[i].Texts[k]; e.Project.Sources[e.Cases[i].Source].Role == survey.Feedback && !t.NoContent && !yield(stanceRow(e, &e.Cases[i], t), nil) {
						return
					}
				}
			}
		},
	}
}

func stanceRow(e *report.Edition, c *analysis.Case, t *analysis.Contribution) []export.Cell {
	row := []export.Cell{
		export.Words(e.Project.Sources[c.Source].Name), export.Words(c.ID), export.Words(e.Questions[t.Question].Name()), export.Words(t.AnswerID),
		export.Words(string(t.Stands())), {}, {},
	}
	if t.Stance != nil {
		row[5], row[6] = export.Words(string(t.Stance.By)), export.Words(stanceSpans(t.Stance))
	}
	return row
}

func stanceSpans(r *stance.Reading) string {
	list := make([]analysis.Span, len(r.Spans))
	for i, s := range r.Spans {
		list[i] = analysis.Span(s)
	}
	return Spans(list)
}
