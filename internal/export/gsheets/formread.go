package gsheets

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"google.golang.org/api/googleapi"
	api "google.golang.org/api/sheets/v4"

	"canvass/internal/fault"
	"canvass/internal/google"
)

// Form is a table that people fill in, as it stands in a spreadsheet.
type Form struct {
	Tab    string // its title
	Header []string
	Rows   []FormRow // those that hold anything, from the top down

	desk desk
	base int // the column of what was agreed; -1: people deleted it
}

// FormRow is one row.
type FormRow struct {
	Number int // from 1, as people see it
	Cells  []string
	Agreed bool // its entries are as canvass wrote them or read them last

	read string // hash of the entries; "" none
}

// ReadForm reads the form that Write made of the Book's sheet of that name, wherever
// people moved it and whatever they put into it.
func ReadForm(ctx context.Context, c *google.Client, spreadsheet, project, sheet string) (*Form, error) {
	d, err := newDesk(ctx, c, spreadsheet)
	if err != nil {
		return nil, err
	}
	doc, err := d.svc.Get(d.id).Fields(googleapi.Field(outline)).Context(ctx).Do()
	if err != nil {
		return nil, d.explainRead(err)
	}
	for _, s := range doc.Sheets {
		m, _, ok := markOf(s)
		if !ok || m.Project != project || m.Tab != sheet || m.Key == "" {
			continue
		}
		if err := d.fetch(ctx, s); err != nil {
			return nil, err
		}
		return d.form(s, m)
	}
	return nil, fault.New(fault.NotFound, "`report sheets` makes it when report.review_tab is yes", "spreadsheet %s has no tab %s of this project", d.id, sheet)
}

// fetch reads the cells of a sheet.
func (d desk) fetch(ctx context.Context, s *api.Sheet) error {
	if s.Properties.GridProperties == nil {
		return nil
	}
	g := s.Properties.GridProperties
	held, err := d.svc.Get(d.id).Ranges(a1(s.Properties.Title, int(g.RowCount), int(g.ColumnCount))).Fields(googleapi.Field(values)).Context(ctx).Do()
	if err != nil {
		return d.explain("reading the tabs of spreadsheet %s: %w", google.Cause(err))
	}
	for _, h := range held.Sheets {
		if h.Properties.SheetId == s.Properties.SheetId {
			s.Data = h.Data
		}
	}
	return nil
}

func (d desk) form(s *api.Sheet, m mark) (*Form, error) {
	g := newGrid(s)
	head := g.header(m.Key, m.Entries)
	if head < 0 {
		return nil, fault.New(fault.Invalid, "put them back (File, Version history); or delete the tab, and `report sheets` makes it anew",
			"tab %q: its columns %s and %s are not there any more", s.Properties.Title, m.Key, strings.Join(m.Entries, ", "))
	}
	titles := g.titles(head)
	f := &Form{Tab: s.Properties.Title, desk: d, base: slices.Index(titles, folded(baseTitle))}
	for i := range titles {
		f.Header = append(f.Header, g.text(head, i))
	}
	key := slices.Index(titles, folded(m.Key))
	var entries []int
	for _, name := range m.Entries {
		entries = append(entries, slices.Index(titles, folded(name)))
	}
	for at := head + 1; at < g.rows(); at++ {
		row := FormRow{Number: at + 1}
		for i := range g.cells[at] {
			row.Cells = append(row.Cells, g.text(at, i))
		}
		if len(row.Cells) == 0 {
			continue
		}
		was, _, _ := strings.Cut(g.text(at, f.base), ".")
		row.read = g.entries(strings.TrimSpace(g.text(at, key)), at, entries)
		row.Agreed = row.read != "" && row.read == was
		f.Rows = append(f.Rows, row)
	}
	return f, nil
}

// Agree notes beside rows that their entries have been read. It can be repeated, and
// left out: then what they say is held against the store once more the next time.
func (f *Form) Agree(ctx context.Context, rows []FormRow) error {
	if f.base < 0 || len(rows) == 0 {
		return nil
	}
	column := letters(f.base + 1)
	update := &api.BatchUpdateValuesRequest{ValueInputOption: "RAW"}
	for i := 0; i < len(rows); {
		first := i
		cells := &api.ValueRange{}
		for ; i < len(rows) && rows[i].Number == rows[first].Number+i-first; i++ {
			cells.Values = append(cells.Values, []any{rows[i].read + "." + taken})
		}
		cells.Range = fmt.Sprintf("'%s'!%s%d:%s%d", strings.ReplaceAll(f.Tab, "'", "''"), column, rows[first].Number, column, rows[i-1].Number)
		update.Data = append(update.Data, cells)
	}
	if _, err := f.desk.svc.Values.BatchUpdate(f.desk.id, update).Fields("spreadsheetId").Context(google.Repeatable(ctx)).Do(); err != nil {
		return f.desk.explain("writing spreadsheet %s: %w", google.Cause(err))
	}
	return nil
}
