// Package tags lists what was found in each text, one row a theme or stance, and says what
// it rests on.
package tags

import (
	"fmt"
	"slices"
	"strconv"
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
			row := make([]export.Cell, 8)
			for i := range e.Cases {
				if !rows(e, &e.Cases[i], row, Tagged, yield) {
					return
				}
			}
		},
	}
}

// Band says how sure a theme is of a text: a text that is in neither has not the theme.
type Band string

// The bands. What has to be checked counts nowhere until somebody decides.
const (
	Tagged Band = "tagged"
	Check  Band = "check"
	Both   Band = "all"
)

// Banded is Table of a band or of both, with the band at the end.
func Banded(e *report.Edition, wanted Band) export.Table {
	t := Table(e)
	t.Name, t.Empty = "tbl_bands", "No text has a theme in that band."
	t.Columns = append(t.Columns, export.Column{Name: "band"})
	t.Rows = func(yield func([]export.Cell, error) bool) {
		row := make([]export.Cell, 9)
		for i := range e.Cases {
			for _, band := range []Band{Tagged, Check} {
				row[8] = export.Words(string(band))
				if (wanted == band || wanted == Both) && !rows(e, &e.Cases[i], row, band, yield) {
					return
				}
			}
		}
	}
	return t
}

// mostPlaces is how many places of evidence a person reads at a terminal.
const mostPlaces = 12

// Brief is a table of tags or stances for a person to look at: of a long text only the
// first places are written out.
func Brief(t export.Table) export.Table {
	at := slices.IndexFunc(t.Columns, func(c export.Column) bool { return c.Name == "evidence" })
	whole := t.Rows
	if at < 0 || whole == nil {
		return t
	}
	t.Rows = func(yield func([]export.Cell, error) bool) {
		for row, err := range whole {
			if err == nil && strings.Count(row[at].Text, ";") >= mostPlaces {
				places := strings.Split(row[at].Text, ";")
				row = slices.Clone(row)
				row[at] = export.Words(fmt.Sprintf("%s and %d more", strings.Join(places[:mostPlaces], ";"), len(places)-mostPlaces))
			}
			if !yield(row, err) {
				return
			}
		}
	}
	return t
}

// rows yields a row for every tag of a response in a band, all in the same memory.
func rows(e *report.Edition, c *analysis.Case, row []export.Cell, band Band, yield func([]export.Cell, error) bool) bool {
	row[0], row[1] = export.Words(e.Project.Sources[c.Source].Name), export.Words(c.ID)
	for _, t := range c.Texts {
		row[2], row[3] = export.Words(e.Questions[t.Question].Name()), export.Words(t.AnswerID)
		list := t.Tags
		if band == Check {
			list = t.Check
		}
		for _, tag := range list {
			row[4], row[5] = export.Words(e.Project.Codebook.Themes[tag.Theme].ID), export.Words(string(tag.By))
			row[6], row[7] = export.Cell{Kind: export.Number, Number: tag.Probability}, export.Words(Spans(tag.Spans))
			if !yield(row, nil) {
				return false
			}
		}
	}
	return true
}

// Spans writes where evidence stands: start-end in code points, joined by semicolons.
func Spans(list []analysis.Span) string {
	var room [64]byte
	b := room[:0]
	for i, s := range list {
		if i > 0 {
			b = append(b, ';')
		}
		b = strconv.AppendInt(b, int64(s.Start), 10)
		b = strconv.AppendInt(append(b, '-'), int64(s.End), 10)
	}
	return string(b)
}
