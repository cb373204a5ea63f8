// Package file reads sources that are files: CSV as Google Forms downloads it or
// anybody types it, and sheets of Excel workbooks. A column is a question, a row
// is a response.
//
// A response is known by the column that the configuration maps to the field id.
// Without one its id is made of what the row says, blanks around a cell's text left
// out, and of its place among rows that say the same: importing a file again, with rows added or in another order,
// changes nothing, but an edited row is one response gone and another one new.
//
// The file is read twice, first to find out what only the whole of it tells, then
// row by row; a few bytes a row are kept. Texts are cleaned once and times are UTC.
// Nothing is stored or compared here.
package file

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"time"

	"canvass/internal/fault"
	"canvass/internal/grid"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// Options are what a file does not say about itself.
type Options struct {
	Location *time.Location // of times without a zone; nil means UTC
	Rounds   []survey.Round // their seats' answers tell joined checkbox answers apart
}

// Source is one file.
type Source struct {
	src      survey.Source
	location *time.Location
	seats    []string // answers that ask for a seat
	seen     *study   // of the file as it was last read whole
	state    grid.Stamp
	notes    []string
	doubted  bool // the last row is
	stored   func(id string) (bool, error)
}

// New returns the source that src configures. Nothing is read yet.
func New(src survey.Source, o Options) *Source {
	s := &Source{src: src, location: o.Location}
	if s.location == nil {
		s.location = time.UTC
	}
	for _, r := range o.Rounds {
		for _, seat := range r.Seats {
			s.seats = append(s.seats, seat.Answers...)
		}
	}
	return s
}

// Form returns the columns as questions, in the order of the file. An empty file
// has none.
func (s *Source) Form(ctx context.Context) (survey.Form, error) {
	g, err := s.open(ctx)
	if err != nil {
		return survey.Form{}, err
	}
	defer g.Close()
	return s.seen.form, nil
}

// Warnings returns sentences about what reading the file met: parts that were
// left out, times that can be read in two ways, ids that repeat. They are
// complete when Pages has come to its end.
func (s *Source) Warnings() []string { return s.notes }

// LineEnd reports, after Form, whether the file ends with the end of a line. One that is
// cut off does not, but nor does one that its program ends so.
func (s *Source) LineEnd() bool { return len(s.seen.form.Questions) > 0 && s.seen.ended }

// Doubt has the last row put aside: whoever knows the file holds that it may be cut off.
func (s *Source) Doubt() { s.doubted = true }

// Stored lets the source ask which ids are stored: rows that were stored when blanks
// around a cell's text still counted keep the ids they had.
func (s *Source) Stored(known func(id string) (bool, error)) { s.stored = known }

// pageSize is how many responses come at once.
const pageSize = 1000

// Pages streams the rows as responses in the order of the file, those submitted at
// or after the given time, and stops after the first error.
func (s *Source) Pages(ctx context.Context, after time.Time) iter.Seq2[[]survey.Received, error] {
	return func(yield func([]survey.Received, error) bool) {
		g, err := s.open(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		defer g.Close()
		d := newDecoder(s.seen, g.Unit())
		d.stored = s.stored
		page := make([]survey.Received, 0, pageSize)
		hand := func() bool {
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return false
			}
			full := page
			page = make([]survey.Received, 0, pageSize)
			return yield(full, nil)
		}
		for row, err := range g.Rows(ctx) {
			if err != nil {
				yield(nil, err)
				return
			}
			r := d.received(row)
			if d.err != nil {
				yield(nil, d.err)
				return
			}
			if s.doubted && d.number == s.seen.rows && r.Quarantine == nil {
				r = d.aside(r.Response.ID, "the file ends within it")
			}
			if r.Quarantine != nil || !r.Response.Submitted.Before(after) {
				page = append(page, r)
			}
			if len(page) == pageSize && !hand() {
				return
			}
		}
		if len(page) > 0 && !hand() {
			return
		}
		s.notes = slices.Concat(s.seen.notes, g.Notes(), d.notes())
	}
}

// open opens the file and, unless that was done for this state of it, reads all of
// it once. The caller closes it.
func (s *Source) open(ctx context.Context) (*grid.Grid, error) {
	g, err := grid.Open(ctx, s.src.Path, grid.Options{Sheet: s.src.Sheet, Delimiter: s.src.Delimiter, Encoding: s.src.Encoding})
	var wrong *grid.NoSheetError
	if errors.As(err, &wrong) {
		if near := survey.Nearest(wrong.Name, wrong.Sheets); near != "" {
			return nil, fault.New(fault.Invalid, fmt.Sprintf("the nearest is %q; %s", near, fault.HintOf(err)), "%w", err)
		}
	}
	if err != nil {
		return nil, err
	}
	if s.seen != nil && s.state == g.Stamp() {
		return g, nil
	}
	seen, err := s.study(ctx, g)
	if err != nil {
		_ = g.Close()
		return nil, err
	}
	s.seen, s.state = seen, g.Stamp()
	s.notes = slices.Concat(seen.notes, g.Notes())
	return g, nil
}

// newForm returns the form without its questions. A file that was saved under
// another name is the same source.
func (s *Source) newForm() survey.Form {
	return survey.Form{Source: s.src.Name, ID: s.src.Name, Title: s.fileName()}
}

func (s *Source) fileName() string { return clean(filepath.Base(s.src.Path)) }

func clean(s string) string {
	s, _ = text.Clean(s)
	return s
}
