package gsheets

import (
	"encoding/json"
	"slices"
	"strings"

	api "google.golang.org/api/sheets/v4"

	"canvass/internal/export"
)

// A form is a table that people fill in: each row has a key, and some columns are
// entries. Canvass never writes a form anew. Its rows stay where people sorted them
// to and are told by their keys, its columns by their titles; new rows come below,
// rows that are no longer asked are emptied, and entries belong to people.
//
// One more column holds what was agreed: a hash of the entries when canvass last
// wrote or read them, and one of what canvass had to say then. So three states can
// be told apart, that one, what stands there now, and what canvass has to say now.
//
// A hash is made with the row's key: one that comes to stand in another row, because
// somebody sorts while canvass writes, says nothing there.

const baseTitle = "As agreed"

func baseColumn() export.Column {
	return export.Column{Name: baseTitle, ID: true, Width: 11, Machine: true, Note: "Shows what was last read from this row. Leave it."}
}

// taken stands for whatever canvass has to say next about entries that it has read.
const taken = "*"

func (t *tab) form() bool { return t.Table != nil && t.Table.Key != "" }

// place is a column's position in the table, -1 for none.
func (t *tab) place(name string) int {
	return slices.IndexFunc(t.columns, func(c export.Column) bool { return c.Name == name })
}

func (t *tab) entryNames() []string {
	var names []string
	for _, c := range t.columns {
		if c.Entry {
			names = append(names, c.Name)
		}
	}
	return names
}

// said is a row's cell as a text.
func said(row *api.RowData, column int) string {
	if column < len(row.Values) && row.Values[column] != nil {
		return shownText(row.Values[column])
	}
	return ""
}

func shownText(c *api.CellData) string {
	if v := c.UserEnteredValue; v != nil && v.StringValue != nil {
		return *v.StringValue
	}
	return c.FormattedValue
}

// entries are the hash of what canvass has to say in a row.
func (t *tab) entries(row *api.RowData) string {
	var cells []string
	for i, c := range t.columns {
		if c.Entry {
			cells = append(cells, said(row, i))
		}
	}
	return entered(said(row, t.place(t.Table.Key)), cells)
}

// agree fills in the cell of a new row.
func (t *tab) agree(row *api.RowData) {
	for len(row.Values) <= t.base {
		row.Values = append(row.Values, &api.CellData{})
	}
	ours := t.entries(row)
	row.Values[t.base] = words(agreed(ours, ours))
}

func agreed(theirs, ours string) string {
	if theirs == "" && ours == "" {
		return ""
	}
	return theirs + "." + ours
}

// entered hashes the entries of a row; "" when all are blank.
func entered(key string, cells []string) string {
	all, blank := []string{strings.TrimSpace(key)}, true
	for _, c := range cells {
		c = strings.Join(strings.Fields(c), " ")
		all, blank = append(all, c), blank && c == ""
	}
	if blank {
		return ""
	}
	raw, err := json.Marshal(all)
	if err != nil {
		return ""
	}
	return short(raw)
}

// merge holds together what was agreed, what stands in a row, and what canvass has
// to say. It writes over entries only what canvass wrote itself or has read since;
// and never with nothing, so that a store that was put back to an earlier state
// takes nothing out of the sheet.
func merge(was, theirs, ours string) (write bool, now string) {
	read, told, _ := strings.Cut(was, ".")
	switch {
	case theirs == ours:
		return false, agreed(theirs, ours)
	case theirs != read, told == ours:
		return false, was
	case told == taken, ours == "":
		return false, agreed(theirs, ours)
	}
	return true, agreed(ours, ours)
}

// filled is where a form stands in its sheet.
type filled struct {
	blank bool           // nothing is there yet: it is laid out as new
	head  int            // the row of titles
	at    []int          // the sheet's column for each of the table's; -1: people deleted it
	rows  map[string]int // by key; the first of copies
	order []string       // the keys from the top down
	end   int            // the row behind the last that holds anything
}

// locate finds the form; false when people changed it so that rows cannot be told.
func (t *target) locate() (filled, bool) {
	fresh := filled{blank: true, head: tableRow, rows: map[string]int{}, end: tableRow + 1}
	for i := range t.columns {
		fresh.at = append(fresh.at, i)
	}
	if t.sheet == nil {
		return fresh, true
	}
	g := newGrid(t.sheet)
	if g.rows() == 0 {
		return fresh, true
	}
	head := g.header(t.Table.Key, t.entryNames())
	if head < 0 {
		return filled{}, false
	}
	f := filled{head: head, rows: map[string]int{}, end: g.rows()}
	titles := g.titles(head)
	for _, c := range t.columns {
		f.at = append(f.at, slices.Index(titles, folded(c.Name)))
	}
	key := f.at[t.place(t.Table.Key)]
	for row := head + 1; row < g.rows(); row++ {
		k := strings.TrimSpace(g.text(row, key))
		if _, twice := f.rows[k]; k != "" && !twice {
			f.rows[k] = row
			f.order = append(f.order, k)
		}
	}
	return f, true
}
