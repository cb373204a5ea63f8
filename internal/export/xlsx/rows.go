package xlsx

import (
	"fmt"
	"slices"
	"strconv"

	"canvass/internal/export"

	"github.com/xuri/excelize/v2"
)

const (
	tallLines  = 3      // of a long text in a data sheet
	paperLines = 6      // the same, where it is printed
	maxLines   = 30     // of any row: Excel's limit is 409 points
	maxLinks   = 65_530 // of one sheet
)

// hyperlink leads from a cell to a place in the workbook.
type hyperlink struct {
	ref, sheet string
	row        int // of the table there, from 1; 0 the beginning of the sheet
}

// rowWriter writes the rows of one table as XML.
type rowWriter struct {
	wb     *workbook
	p      *plan
	names  []string      // of the columns: A, B
	styles [2][][]string // of rows of one line, and of more; by column and kind of cell, as attribute
	tall   int           // 1 in a row of more than one line
	habits []habit
	id     int     // the column that identifies a row; -1 for none
	skip   bool    // empty cells are left out
	bare   bool    // cells do not say where they are
	most   []int   // lines, by column
	air    float64 // points around them
	n      int
}

func newRowWriter(wb *workbook, p *plan) (*rowWriter, error) {
	w := &rowWriter{wb: wb, p: p, id: slices.IndexFunc(p.Table.Columns, func(c export.Column) bool { return c.ID }), skip: p.Role == export.Data, air: 3}
	if p.Role == export.Data || p.Role == export.Review {
		w.air = 0
	}
	for i, c := range p.Table.Columns {
		name, _ := excelize.ColumnNumberToName(i + 1) // in range by headers
		w.names = append(w.names, name)
		for tall := range w.styles {
			var styles []string
			for k := export.Empty; k <= export.Link; k++ {
				id, err := wb.styles.id(p.look(c, k, tall == 1))
				if err != nil {
					return nil, err
				}
				styles = append(styles, ` s="`+strconv.Itoa(id)+`"`)
			}
			w.styles[tall] = append(w.styles[tall], styles)
		}
		w.habits = append(w.habits, habit{off: c.Machine, once: c.ID})
	}
	return w, nil
}

// reviewLines is how much of a text is seen where it is judged.
const reviewLines = 8

// measure decides how many lines of each column a row shows, once widths are known.
func (w *rowWriter) measure() {
	printed := w.p.printed()
	for i := range w.names {
		n := maxLines
		switch {
		case w.p.Role == export.Review:
			n = reviewLines
		case w.p.Role == export.Data && i < printed:
			n = paperLines
		case w.p.Role == export.Data:
			n = tallLines
		}
		w.most = append(w.most, n)
	}
}

// look is the style of a cell of kind k in column c, in a row of several lines or of one.
func (p *plan) look(c export.Column, k export.Kind, tall bool) look {
	if k == export.Empty {
		k = c.Kind
	}
	l := look{format: signed(format(k, c.Decimals), c.Signed && numeric(k)), wrap: c.Wrap && !numeric(k), right: numeric(k) || numeric(c.Kind), entry: c.Entry, machine: c.Machine}
	l.middle, l.hairline = !tall, p.Role != export.Data
	if k == export.Link {
		l.part = link
	}
	return l
}

// filledIn tells whether people fill in cells of the table.
func (p *plan) filledIn() bool {
	return slices.ContainsFunc(p.Table.Columns, func(c export.Column) bool { return c.Entry })
}

// write appends one row of the table.
func (w *rowWriter) write(row []export.Cell) error {
	r := w.p.header + 1 + w.n
	w.n++
	height := w.height(row)
	w.tall = 0
	if w.bare || height > rowHeight(1)+w.air { // where rows are many, one look each packs better
		w.tall = 1
	}
	if w.p.high += height; w.n <= belowRows {
		w.p.heights = append(w.p.heights, height)
	}
	b := w.p.body.row(r, height)
	next := 0 // the column after the last cell written
	for i := range w.names {
		c := export.Cell{}
		if i < len(row) {
			c = row[i]
		}
		if c.Kind == export.Empty && w.skip && !w.p.Table.Columns[i].Entry {
			continue
		}
		for ; w.bare && next < i; next++ {
			b = append(b, "<c/>"...)
		}
		next = i + 1
		if c.Kind == export.Empty {
			b = append(w.ref(b, i, r, export.Empty), "/>"...)
			continue
		}
		w.p.filled[i] = min(w.n, w.p.rows) // the sentence of an empty table fills nothing
		b = w.cell(b, c, i, r, row)
		if c.Kind == export.Link {
			if err := w.link(i, r, c); err != nil {
				return fmt.Errorf("row %d: %w", w.n, err)
			}
		}
	}
	w.p.body.endRow(b)
	return nil
}

// ref begins a cell. Where rows are many a cell stands behind the one before it and
// does not repeat its place, which would be a fifth of the file.
func (w *rowWriter) ref(b []byte, column, row int, k export.Kind) []byte {
	if w.bare {
		return append(append(b, "<c"...), w.styles[w.tall][column][k]...)
	}
	b = append(append(b, `<c r="`...), w.names[column]...)
	b = append(strconv.AppendInt(b, int64(row), 10), '"')
	return append(b, w.styles[w.tall][column][k]...)
}

// cell appends a cell that holds something: a number or a string, never a formula.
func (w *rowWriter) cell(b []byte, c export.Cell, column, row int, cells []export.Cell) []byte {
	b = w.ref(b, column, row, c.Kind)
	if c.Kind != export.Text && c.Kind != export.Link {
		if n, ok := serial(c); ok {
			return append(appendNumber(append(b, "><v>"...), n), "</v></c>"...)
		}
		w.p.altered.typed++
		return w.wb.strings.append(b, spelt(c), &w.habits[column])
	}
	text := c.Text
	if !simple(text) {
		text = w.p.altered.clean(text, w.identity(cells))
	}
	return w.wb.strings.append(b, text, &w.habits[column])
}

// identity names a row where its full text can be found.
func (w *rowWriter) identity(row []export.Cell) string {
	if w.id < 0 || w.id >= len(row) {
		return ""
	}
	return row[w.id].Text
}

// height fits a row to its wrapped texts, which not every program does by itself; a
// longer one shows its beginning, and the row is counted.
func (w *rowWriter) height(row []export.Cell) float64 {
	high, cut := 1, false
	for i, c := range row {
		if c.Kind == export.Text && w.p.Table.Columns[i].Wrap {
			n := w.lines(c.Text, i, w.most[i]+1)
			high, cut = max(high, min(n, w.most[i])), cut || n > w.most[i]
		}
	}
	if cut && w.overflows(row, high) {
		w.p.altered.low++
	}
	return rowHeight(high) + w.air
}

// overflows tells whether a text needs more than so many lines.
func (w *rowWriter) overflows(row []export.Cell, high int) bool {
	for i, c := range row {
		if c.Kind == export.Text && w.p.Table.Columns[i].Wrap && w.lines(c.Text, i, high+1) > high {
			return true
		}
	}
	return false
}

func (w *rowWriter) lines(s string, column, most int) int {
	return lines(s, w.p.widths[column]-2, most)
}

// rowHeight is the points that so many lines of text take.
func rowHeight(lines int) float64 { return 2 + 13*float64(lines) }

func (w *rowWriter) link(column, row int, c export.Cell) error {
	if !w.wb.has(c.Target) {
		return fmt.Errorf("link to sheet %q, which is not there", c.Target)
	}
	if len(w.p.links) < maxLinks {
		w.p.links = append(w.p.links, hyperlink{at(column, row), c.Target, int(c.Number)})
	}
	return nil
}
