package workbook

import (
	"context"
	"iter"
	"slices"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/analysis/answers"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/whoiswho"
	"canvass/internal/survey"
)

// shownFields are the plain fields of feedback that analysts may see.
var shownFields = []struct {
	field  survey.Field
	column string
}{
	{survey.FieldGroup, "Group"}, {survey.FieldOrganisation, "Organisation"}, {survey.FieldCountry, "Country"},
	{survey.FieldStance, "Stance"}, {survey.FieldHeard, "Heard of it through"}, {survey.FieldOther, "Other answers"},
}

// responsesSheet has one row a feedback response, streamed from the store.
func responsesSheet(ctx context.Context, e *report.Edition) export.Sheet {
	columns := []export.Column{
		{Name: "Response", ID: true, Width: 22}, {Name: "Person", ID: true, Width: 14}, {Name: "Submitted", Kind: export.Moment, Width: 17},
		{Name: "Round", Width: 12}, {Name: "Counts", Width: 20, Wrap: true},
	}
	columns = append(columns, questionColumns(e, true)...)
	columns = append(columns, export.Column{Name: "Themes", Width: 34, Wrap: true}, export.Column{Name: "Stances found", Width: 22, Wrap: true})
	columns = append(columns, questionColumns(e, false)...)
	fields := mappedFields(e)
	for _, f := range fields {
		columns = append(columns, export.Column{Name: f.column, Width: 20, Wrap: true})
	}
	columns = append(columns, export.Column{Name: "May be quoted", Width: 13}, export.Column{Name: "Language", Width: 10},
		export.Column{Name: "Source", Width: 16}, export.Column{Name: "Campaigns", Width: 16, Wrap: true})
	if e.HasDocument() {
		columns = append(columns, export.Column{Name: "Quote fits", Kind: export.Share, Width: 10})
	}
	return export.Sheet{
		Name: "Responses", Role: export.Data, Title: "Every feedback response, as answered",
		Lead:  basis(e) + " Not for publication: texts may name people.",
		Table: &export.Table{Name: "tbl_responses", Columns: columns, Rows: responseRows(ctx, e, fields), Empty: "Nobody has given feedback yet."},
	}
}

// field is a plain field with its column.
type field struct {
	name   survey.Field
	column string
}

// mappedFields are the shown fields that some feedback source maps.
func mappedFields(e *report.Edition) []field {
	var out []field
	for _, f := range shownFields {
		for _, s := range e.Project.Sources {
			if s.Role == survey.Feedback && mapped(s, f.field) {
				out = append(out, field{f.field, f.column})
				break
			}
		}
	}
	return out
}

func mapped(s survey.Source, f survey.Field) bool {
	for _, m := range s.Mappings {
		if m.Field == f {
			return true
		}
	}
	return false
}

// questionColumns are those of the ratings, or of the texts.
func questionColumns(e *report.Edition, ratings bool) []export.Column {
	var columns []export.Column
	for _, q := range e.Questions {
		if (q.Field == survey.FieldRating) == ratings {
			columns = append(columns, questionColumn(q))
		}
	}
	return columns
}

func questionColumn(q answers.Question) export.Column {
	name := q.Name()
	if q.Field == survey.FieldRating || q.Principle != "" {
		name += " " + string(q.Field)
	}
	if q.Ordinal > 1 {
		name += " " + string(rune('0'+q.Ordinal%10))
	}
	if q.Field == survey.FieldRating {
		return export.Column{Name: name, Kind: export.Number, Width: 9}
	}
	return export.Column{Name: name, Width: 60, Wrap: true}
}

func responseRows(ctx context.Context, e *report.Edition, fields []field) iter.Seq2[[]export.Cell, error] {
	return func(yield func([]export.Cell, error) bool) {
		for i, s := range e.Project.Sources {
			if s.Role != survey.Feedback {
				continue
			}
			for said, err := range e.Said(ctx, i) {
				if err != nil {
					yield(nil, err)
					return
				}
				if !yield(responseRow(e, said, fields), nil) {
					return
				}
			}
		}
	}
}

// toResponse is a response's id, leading to its row in the sheet Responses.
func toResponse(e *report.Edition, caseIndex int) export.Cell {
	n := 0
	for i, s := range e.Project.Sources {
		if s.Role != survey.Feedback {
			continue
		}
		first := e.First(i)
		if i == e.Cases[caseIndex].Source {
			return export.ToRow(e.Cases[caseIndex].ID, "Responses", n+caseIndex-first+1)
		}
		n += e.First(i+1) - first
	}
	return export.Words(e.Cases[caseIndex].ID)
}

func responseRow(e *report.Edition, s report.Said, fields []field) []export.Cell {
	person := e.People[s.Person]
	row := append(make([]export.Cell, 0, 12+len(fields)+len(e.Questions)),
		export.Words(s.ID), export.Words(person.ID), export.At(e.Dated(s.Submitted)), export.Words(e.RoundID(s.Round)), export.Words(whoiswho.Status(e, s.Case)))
	answers := make([]export.Cell, len(e.Questions))
	for _, r := range s.Ratings {
		if r.Value > 0 {
			answers[r.Question] = export.Count(int(r.Value))
		}
	}
	for i, t := range s.Answers.Texts {
		answers[s.Texts[i].Question] = export.Words(t.Text)
	}
	row = answered(e, row, answers, true)
	row = append(row, export.Words(themesOf(e, s.Case)), export.Words(stancesOf(e, s.Case)))
	row = answered(e, row, answers, false)
	for _, f := range fields {
		row = append(row, export.Words(strings.Join(s.Answers.Fields[f.name], "; ")))
	}
	row = append(row, export.Words(person.Consent.String()), export.Words(s.Language), export.Words(e.Project.Sources[s.Source].Name), export.Words(campaignsOf(e, s.Case)))
	if e.HasDocument() {
		row = append(row, quoteFits(s.Case))
	}
	return row
}

// answered appends the answers to ratings, or to the other questions.
func answered(e *report.Edition, row, answers []export.Cell, ratings bool) []export.Cell {
	for i, q := range e.Questions {
		if (q.Field == survey.FieldRating) == ratings {
			row = append(row, answers[i])
		}
	}
	return row
}

// stancesOf lists how a response's texts stand to what they are about, where that is clear.
func stancesOf(e *report.Edition, c *analysis.Case) string {
	var parts []string
	for i := range c.Texts {
		if s := c.Texts[i].Stands(); s != survey.StanceUnclear {
			parts = append(parts, string(s)+" ("+e.Questions[c.Texts[i].Question].Name()+")")
		}
	}
	return strings.Join(parts, "; ")
}

// campaignsOf names the campaigns in which a response takes part.
func campaignsOf(e *report.Edition, c *analysis.Case) string {
	var ids []string
	for _, t := range c.Texts {
		if t.Campaign > 0 && !slices.Contains(ids, e.Campaigns[t.Campaign-1].ID) {
			ids = append(ids, e.Campaigns[t.Campaign-1].ID)
		}
	}
	return strings.Join(ids, "; ")
}

// themesOf lists a response's themes, each with what it was found in.
func themesOf(e *report.Edition, c *analysis.Case) string {
	var parts []string
	for theme, t := range e.Project.Codebook.Themes {
		var on []string
		for _, text := range c.Texts {
			for _, tag := range text.Tags {
				if tag.Theme == theme {
					on = append(on, e.Questions[text.Question].Name())
				}
			}
		}
		if len(on) > 0 {
			parts = append(parts, e.Label(t.Label)+" ("+strings.Join(on, ", ")+")")
		}
	}
	return strings.Join(parts, "; ")
}
