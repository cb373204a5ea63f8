package workbook

import (
	"slices"

	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/survey"
)

// linkVerdicts are the answers that the sheet Duplicates offers.
var linkVerdicts = []string{"same", "different", "unsure", "none"}

// judgeable adds to a sheet of pairs of responses what people need to judge them, and
// what `report review` needs to know the rows again. The pair is told by the sheet's
// own columns; earlier decisions are shown.
func judgeable(e *report.Edition, s export.Sheet) export.Sheet {
	t := *s.Table
	at := func(name string) int {
		return slices.IndexFunc(t.Columns, func(c export.Column) bool { return c.Name == name })
	}
	first, second := [2]int{at("First source"), at("First response")}, [2]int{at("Linked source"), at("Linked response")}
	old := at("Decision")
	if old >= 0 {
		t.Columns = slices.Delete(slices.Clone(t.Columns), old, old+1)
	}
	t.Columns = append(slices.Clip(t.Columns),
		export.Column{Name: "Decision (entry)", Width: 13, Entry: true, List: "lst_links", Note: "same: the two responses come from one person. different: from two. unsure or blank: leave it open. none: take back what was decided."},
		export.Column{Name: "Note (entry)", Width: 30, Wrap: true, Entry: true}, export.Column{Name: "Reviewer (entry)", Width: 16, Entry: true, Note: "Your name or initials."},
		export.Column{Name: "Row hash", ID: true, Width: 11, Machine: true, Note: "Shows when cells of this row were moved. Leave it."},
		export.Column{Name: "Review key", ID: true, Width: 14, Machine: true, Note: "Says what the row is about. Leave it."},
	)
	rows, decisions, doubts := t.Rows, holding(e), doubtsOf(e)
	t.Rows = func(yield func([]export.Cell, error) bool) {
		for row, err := range rows {
			if err != nil {
				yield(nil, err)
				return
			}
			a := survey.Ref{Source: row[first[0]].Text, Response: row[first[1]].Text}
			b := survey.Ref{Source: row[second[0]].Text, Response: row[second[1]].Text}
			row = slices.Clone(row)
			if old >= 0 {
				row = slices.Delete(row, old, old+1)
			}
			if !yield(append(row, linkCells(e, a, b, decisions, doubts)...), nil) {
				return
			}
		}
	}
	s.Table = &t
	s.Lead += " Answer in the yellow cells and send the file back (`report review FILE`)."
	return s
}

// linkCells are the cells to fill in for two responses, with what was said before; of a
// pair that is not whole, none.
func linkCells(e *report.Edition, a, b survey.Ref, decisions, doubts map[survey.Decision]survey.Decision) []export.Cell {
	cells := make([]export.Cell, 5)
	if a.Source == "" || b.Source == "" {
		return cells
	}
	subject := linkSubject(a, b)
	if d, ok := decisions[subject]; ok {
		cells[0], cells[1], cells[2] = export.Words(string(d.Verdict)), export.Words(d.Note), export.Words(d.Reviewer)
	} else if d, ok := doubts[subject]; ok {
		cells[0], cells[1], cells[2] = export.Words("unsure"), export.Words(d.Note), export.Words(d.Reviewer)
	}
	key := survey.ReviewKey{Project: e.Project.Slug(), Decision: subject}.String()
	hash := survey.RowHash(key, a.Response, b.Response)
	if _, ok := decisions[subject]; ok {
		hash += survey.DecidedMark
	}
	cells[3], cells[4] = export.Words(hash), export.Words(key)
	return cells
}
