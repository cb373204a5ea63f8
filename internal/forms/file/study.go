package file

import (
	"context"
	"fmt"

	"canvass/internal/grid"
	"canvass/internal/survey"
)

// study is what is known of a file before its rows become responses: which column
// is what, and what only the whole of it tells.
type study struct {
	roles
	form     survey.Form
	rows     int     // that hold something
	ended    bool    // the last line is
	repeated repeats // rows' keys that come more than once
	people   repeats // persons' keys that come more than once
}

// study reads the whole file once.
func (s *Source) study(ctx context.Context, g *grid.Grid) (*study, error) {
	r, err := s.assign(g)
	if err != nil {
		return nil, err
	}
	st := &study{roles: r, form: s.newForm(), ended: g.Ended()}
	if len(g.Header()) == 0 {
		st.notes = append(st.notes, "the file is empty")
	}
	if err := st.look(ctx, g); err != nil {
		return nil, err
	}
	st.settleTimes(s)
	st.form.Questions = st.questions()
	if st.email >= 0 {
		st.form.Email = survey.EmailTyped // the file does not say whether anybody signed in
	}
	return st, nil
}

// look goes over every row.
func (st *study) look(ctx context.Context, g *grid.Grid) error {
	ragged := 0
	reader := newReader(st)
	for row, err := range g.Rows(ctx) {
		if err != nil {
			return err
		}
		st.rows++
		if len(row.Cells) > len(g.Header()) && anything(row.Cells[len(g.Header()):]) {
			ragged++
		}
		reader.read(row)
		st.submitted.look(reader.cell(st.submitted.column()))
		st.created.look(reader.cell(st.created.column()))
		st.repeated.note(reader.key())
		if st.id < 0 {
			if sum, padded := reader.exact(); padded {
				st.repeated.note(head(sum))
			}
		}
		if p, ok := reader.person(); ok && (st.undated() || st.submitted.doubted()) {
			st.people.note(p)
		}
	}
	st.repeated.settle()
	st.people.settle()
	if ragged > 0 {
		st.notes = append(st.notes, fmt.Sprintf("%d of %d rows are longer than the header; what stands beyond it is kept without a title", ragged, st.rows))
	}
	return nil
}

func anything(cells []string) bool {
	for _, c := range cells {
		if c != "" {
			return true
		}
	}
	return false
}

// settleTimes decides how the times are to be read.
func (st *study) settleTimes(s *Source) {
	if st.submitted.doubted() && st.submitted.good == 0 && st.columns[st.submitted.index].filled {
		st.columns[st.submitted.index].own = false // it only looked like the form's own column
		st.submitted = nil
	}
	for _, t := range []*timeColumn{st.submitted, st.created} {
		if note := t.settle(s.src.Language, s.location); note != "" {
			st.notes = append(st.notes, note)
		}
	}
}

// questions returns every column that is a question: not the form's own, and
// either named or filled.
func (st *study) questions() []survey.Question {
	var list []survey.Question
	for _, c := range st.columns {
		if !c.own && (c.named || c.filled) {
			list = append(list, c.question)
		}
	}
	return list
}
