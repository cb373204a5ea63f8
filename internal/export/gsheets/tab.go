package gsheets

import (
	"fmt"
	"slices"

	api "google.golang.org/api/sheets/v4"

	"canvass/internal/export"
)

// A tab has its title in A1, its lead in A2, its source in A3, and its table from
// A5, as in the workbook. Rows and columns count from zero here.
const (
	leadRow   = 1
	sourceRow = 2
	tableRow  = 4
)

// tab is one Sheet of the Book with its values ready to be sent.
type tab struct {
	export.Sheet
	head    [3]*api.CellData // title, lead, source
	columns []export.Column
	rows    []*api.RowData // the header first; none without a table
	empty   bool           // no row but the sentence that says so
	widths  []int64        // of the columns, in pixels
	layout  string         // hash of the columns
	base    int            // of a form: the column of what was agreed, see agreed
	source  string         // hash of the source line
}

// layOut reads every table of the Book once.
func layOut(b export.Book) ([]*tab, error) {
	tabs := make([]*tab, len(b.Sheets))
	for i, s := range b.Sheets {
		t, err := layOutSheet(s)
		if err != nil {
			return nil, fmt.Errorf("sheet %q: %w", s.Name, err)
		}
		tabs[i] = t
	}
	return tabs, nil
}

func layOutSheet(s export.Sheet) (*tab, error) {
	t := &tab{Sheet: s, head: [3]*api.CellData{words(s.Title), words(s.Lead), words(s.Source)}}
	if s.Table != nil {
		if err := t.fill(s.Table); err != nil {
			return nil, err
		}
	}
	var err error
	if t.layout, err = digest([]any{design, s.Role, t.columns}); err != nil {
		return nil, err
	}
	t.source, err = digest(s.Source)
	return t, err
}

// fill takes over header and rows.
func (t *tab) fill(table *export.Table) error {
	t.columns = table.Columns
	if table.Key != "" {
		if t.place(table.Key) < 0 {
			return fmt.Errorf("no column %q in table %q", table.Key, table.Name)
		}
		t.base, t.columns = len(t.columns), append(slices.Clip(t.columns), baseColumn())
	}
	header, gauge := &api.RowData{}, newGauge(t.columns)
	for _, c := range t.columns {
		header.Values = append(header.Values, words(c.Name))
	}
	t.rows = append(t.rows, header)
	if table.Rows != nil {
		for row, err := range table.Rows {
			if err != nil {
				return err
			}
			if len(row) > len(t.columns) {
				return fmt.Errorf("a row of %d cells in a table of %d columns", len(row), len(t.columns))
			}
			gauge.add(row)
			t.rows = append(t.rows, t.row(row))
			if t.form() {
				t.agree(t.rows[len(t.rows)-1])
			}
		}
	}
	t.widths = gauge.widths()
	if t.empty = len(t.rows) == 1; t.empty && table.Empty != "" && !t.form() {
		t.rows = append(t.rows, &api.RowData{Values: []*api.CellData{words(table.Empty)}})
	}
	return nil
}

func (t *tab) row(cells []export.Cell) *api.RowData {
	row := &api.RowData{}
	for i, c := range cells {
		row.Values = append(row.Values, data(c, t.columns[i].Decimals))
	}
	return row
}

// cells hashes the values that canvass writes into the tab, as people should find them.
func (t *tab) cells() (string, error) {
	return fingerprint(len(t.rows), len(t.columns), func(row, column int) *api.ExtendedValue {
		switch {
		case row <= sourceRow:
			return t.head[row].UserEnteredValue
		case column < len(t.rows[row-tableRow].Values):
			return t.rows[row-tableRow].Values[column].UserEnteredValue
		}
		return nil
	})
}

// fingerprint hashes the heading cells and a table's area.
func fingerprint(rows, columns int, at func(row, column int) *api.ExtendedValue) (string, error) {
	var all []string
	for row := 0; row <= sourceRow; row++ {
		all = append(all, gist(at(row, 0)))
	}
	for row := tableRow; row < tableRow+rows; row++ {
		for column := range columns {
			all = append(all, gist(at(row, column)))
		}
	}
	return digest(all)
}
