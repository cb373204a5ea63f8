package grid

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"canvass/internal/fault"
)

// Search says how a table is told from the others in a workbook that people have
// worked in: tables and sheets may have been renamed, moved or copied, and programs
// drop the tables when they save.
type Search struct {
	Table  string                     // name of the native table, tried first
	Sheet  string                     // name of its sheet, tried next, then every other
	Header func(titles []string) bool // whether a row is the table's header
}

// NoTableError says that a workbook has no such table.
type NoTableError struct{ Table string }

// Error implements error.
func (e *NoTableError) Error() string { return fmt.Sprintf("it has no table %s", e.Table) }

// lookRows is how many rows that hold anything may stand above a header.
const lookRows = 50

// Find opens the table of a workbook that a Search describes, or a CSV file whose
// first row is the header. The error is a NoTableError, of kind fault.Invalid, when
// there is none. Hidden sheets are searched as well: filters and views hide rows, not
// decisions.
func Find(ctx context.Context, path string, s Search) (*Grid, error) {
	g, err := Open(ctx, path, Options{})
	if err != nil {
		return nil, err
	}
	if err := g.find(ctx, s); err != nil {
		_ = g.Close()
		return nil, g.about(err)
	}
	return g, nil
}

func (g *Grid) find(ctx context.Context, search Search) error {
	missing := fault.New(fault.Invalid, "", "%w", &NoTableError{search.Table})
	first, workbook := g.table.(*sheet)
	if !workbook {
		found, err := g.seek(ctx, search.Header)
		if err == nil && !found {
			err = missing
		}
		return err
	}
	b := first.book
	for _, entry := range b.likely(search) {
		s := &sheet{book: b, entry: entry}
		if entry == first.entry {
			s.data = first.data
		} else if data, err := b.parts.read(entry.target, MaxUnzipped); err == nil {
			s.data = data
		} else {
			continue // too large or damaged: not where people decide
		}
		found, err := s.seek(ctx, search.Header)
		if err != nil {
			return err
		}
		if found {
			g.table = s
			return nil
		}
	}
	return missing
}

// seek finds the header of a CSV file: a sheet that was saved as one begins with the
// sheet's heading.
func (g *Grid) seek(ctx context.Context, header func([]string) bool) (bool, error) {
	if header(g.Header()) {
		return true, nil
	}
	seen := 0
	for row, err := range g.table.rows(ctx) {
		if err != nil {
			return false, err
		}
		if header(row.Cells) {
			g.table = &below{g.table, slices.Clone(row.Cells), row.Number}
			return true, nil
		}
		if seen++; seen > lookRows {
			break
		}
	}
	return false, nil
}

// below is a table whose header stands further down than its first row.
type below struct {
	table
	titles []string
	above  int
}

func (b *below) header() []string { return b.titles }

func (b *below) rows(ctx context.Context) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for row, err := range b.table.rows(ctx) {
			if err == nil && row.Number <= b.above {
				continue
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// likely lists the sheets, those first in which the table should be.
func (b *book) likely(s Search) []sheetEntry {
	rank := func(e sheetEntry) int {
		switch {
		case b.holds(e, s.Table):
			return 0
		case strings.EqualFold(e.name, s.Sheet):
			return 1
		case strings.HasPrefix(strings.ToLower(e.name), strings.ToLower(s.Sheet)):
			return 2
		}
		return 3
	}
	ranks := map[string]int{}
	for _, e := range b.sheets {
		ranks[e.target] = rank(e)
	}
	sorted := slices.Clone(b.sheets)
	slices.SortStableFunc(sorted, func(x, y sheetEntry) int { return ranks[x.target] - ranks[y.target] })
	return sorted
}

// holds reports whether a native table of that name stands on a sheet.
func (b *book) holds(e sheetEntry, table string) bool {
	links, err := b.parts.relations(e.target)
	if err != nil {
		return false
	}
	for _, l := range links {
		if l.kind != "table" {
			continue
		}
		is := false
		err := b.parts.elements(l.target, func(m *markup) error {
			if m.name(0) == "table" && (strings.EqualFold(m.attribute("name"), table) || strings.EqualFold(m.attribute("displayName"), table)) {
				is = true
			}
			return nil
		})
		if err == nil && is {
			return true
		}
	}
	return false
}

// seek makes the first row that is the header the sheet's header.
func (s *sheet) seek(ctx context.Context, header func([]string) bool) (bool, error) {
	seen := 0
	for row, err := range s.all(ctx) {
		if err != nil {
			return false, err
		}
		if empty(row.Cells) {
			continue
		}
		if header(row.Cells) {
			s.titles, s.above = slices.Clone(row.Cells), row.Number
			return true, nil
		}
		if seen++; seen > lookRows {
			break
		}
	}
	return false, nil
}

// Sheet is the name of the sheet that is read; "" of a CSV file.
func (g *Grid) Sheet() string {
	if s, ok := g.table.(*sheet); ok {
		return s.entry.name
	}
	return ""
}
