package file

import (
	"fmt"
	"strconv"
	"strings"

	"canvass/internal/fault"
	"canvass/internal/grid"
	"canvass/internal/survey"
)

// roles says which columns are more than answers. A column that does not exist is
// -1, a time column nil.
type roles struct {
	columns   []column // of the header; rows may add some
	id        int
	email     int // the address that the form collected
	submitted *timeColumn
	created   *timeColumn
	persons   []int // what names whom a row is from
	sequence  bool  // without times, every row is later than the one before
	notes     []string
}

// undated reports whether no column tells when a row was submitted.
func (r *roles) undated() bool { return r.submitted == nil && r.created == nil }

// assign finds out what each column is for.
func (s *Source) assign(g *grid.Grid) (roles, error) {
	r := roles{columns: columns(g.Header()), id: -1, email: -1, sequence: s.src.Role == survey.Registration}
	adoptGridTitles(r.columns, s.src.Mappings)
	var form survey.Form
	for _, c := range r.columns {
		form.Questions = append(form.Questions, c.question)
	}
	b := survey.Bind(s.src, []survey.Form{form}, nil)
	if err := s.fits(b, g); err != nil {
		return r, err
	}
	for i := range r.columns {
		r.mapped(s, i, b.Meanings[r.columns[i].question.ID].Field)
	}
	if i := own(r.columns, timeTitles(), b.Meanings); i == 0 && r.undated() {
		r.submitted = newTimeColumn(i, r.columns[i].question.Title, s.location)
		r.submitted.presumed, r.columns[i].own = true, true
	}
	if i := own(r.columns, addressTitles(), b.Meanings); i >= 0 {
		r.email, r.columns[i].own = i, true
	}
	if _, asked := b.Refs[survey.RefEmail]; asked && r.email < 0 && len(r.columns) > 0 {
		r.notes = append(r.notes, fmt.Sprintf("no column holds the addresses that %s stands for; map the column by its title", survey.RefEmail))
	}
	r.persons = r.named(b)
	return r, nil
}

// mapped gives a column the role of its field.
func (r *roles) mapped(s *Source, i int, f survey.Field) {
	switch f {
	case survey.FieldID:
		r.id = i
	case survey.FieldSubmitted:
		r.submitted = newTimeColumn(i, r.columns[i].question.Title, s.location)
	case survey.FieldCreated:
		r.created = newTimeColumn(i, r.columns[i].question.Title, s.location)
	case survey.FieldAttendance:
		r.columns[i].options = s.seats
	}
}

// named returns the columns that tell people apart: addresses, else names.
func (r *roles) named(b survey.Binding) []int {
	if r.email >= 0 {
		return []int{r.email}
	}
	for _, f := range []survey.Field{survey.FieldEmail, survey.FieldName} {
		var found []int
		for i, c := range r.columns {
			if b.Meanings[c.question.ID].Field == f {
				found = append(found, i)
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// fits refuses a file that cannot be what the configuration means: reading it would
// make every earlier response vanish. An empty file fits.
func (s *Source) fits(b survey.Binding, g *grid.Grid) error {
	if len(g.Header()) == 0 {
		return nil
	}
	for _, f := range []survey.Field{survey.FieldID, survey.FieldSubmitted, survey.FieldCreated} {
		switch wanted := s.wanted(f); {
		case len(wanted) > 1:
			return fault.New(fault.Invalid, "map one column to it", "source %s maps %d columns to the field %q", s.src.Name, len(wanted), f)
		case len(wanted) > 0 && !bound(b, f):
			return s.misfit(g, fmt.Sprintf("no column for the field %q%s", f, why(b, wanted[0])))
		}
	}
	if len(b.Meanings) == 0 && len(b.Refs) == 0 && len(s.src.Mappings) > 0 {
		return s.misfit(g, "none of the columns that the configuration names")
	}
	return nil
}

func (s *Source) misfit(g *grid.Grid, lacks string) error {
	return fault.New(fault.Invalid, "compare the first row of the file with `questions` in the configuration; where it was cut into the wrong columns, set `delimiter` or `sheet`",
		"file %s has %s; it was read as %s; columns: %d", s.fileName(), lacks, g.Layout(), len(g.Header()))
}

// wanted returns the columns that the configuration maps to a field.
func (s *Source) wanted(f survey.Field) []string {
	var titles []string
	for _, m := range s.src.Mappings {
		if m.Field == f && !strings.HasPrefix(m.Question, "@") {
			titles = append(titles, m.Question)
		}
	}
	return titles
}

// why returns what is known of a column that was not found.
func why(b survey.Binding, title string) string {
	for _, sentence := range b.Unbound {
		if strings.Contains(sentence, strconv.Quote(title)) {
			return ": " + sentence
		}
	}
	return ""
}

func bound(b survey.Binding, f survey.Field) bool {
	for _, m := range b.Meanings {
		if m.Field == f {
			return true
		}
	}
	return false
}
