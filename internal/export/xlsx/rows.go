package xlsx

import (
	"fmt"
	"slices"

	"canvass/internal/export"

	"github.com/xuri/excelize/v2"
)

const (
	tallLines = 3     // of a long text in a data sheet
	maxLines  = 30    // of any row: Excel's limit is 409 points
	maxLinks  = 10000 // of one sheet; excelize compares each with all before it
)

// rowWriter writes the rows of one table, reusing its cells.
type rowWriter struct {
	wb      *workbook
	p       *plan
	cells   []excelize.Cell
	values  []any // pointers into cells, nil for empty ones in data sheets
	ids     [][]int
	links   int
	n       int
	ignored altered // what cannot be held was counted when the sheet was measured
}

func newRowWriter(wb *workbook, p *plan) (*rowWriter, error) {
	n := len(p.Table.Columns)
	w := &rowWriter{wb: wb, p: p, cells: make([]excelize.Cell, n), values: make([]any, n), ids: make([][]int, n)}
	for i, c := range p.Table.Columns {
		for k := export.Empty; k <= export.Link; k++ {
			id, err := wb.styles.id(p.look(c, k))
			if err != nil {
				return nil, err
			}
			w.ids[i] = append(w.ids[i], id)
		}
	}
	return w, nil
}

// look is the style of a cell of kind k in column c.
func (p *plan) look(c export.Column, k export.Kind) look {
	if k == export.Empty {
		k = c.Kind
	}
	l := look{format: format(k, c.Decimals), wrap: c.Wrap && !numeric(k), right: numeric(k) || numeric(c.Kind)}
	l.middle, l.hairline = !p.wraps(), p.Role != export.Data
	if k == export.Link {
		l.part = link
	}
	return l
}

// wraps tells whether a column may take several lines.
func (p *plan) wraps() bool {
	return slices.ContainsFunc(p.Table.Columns, func(c export.Column) bool { return c.Wrap })
}

// writeAll streams the rows; a table without any gets one row with its sentence.
func (w *rowWriter) writeAll() error {
	if w.p.rows == 0 {
		return w.write([]export.Cell{export.Words(w.p.Table.Empty)})
	}
	for row, err := range w.p.Table.Rows {
		if err != nil {
			return fmt.Errorf("row %d: %w", w.n+1, err)
		}
		if err := w.write(row); err != nil {
			return fmt.Errorf("row %d: %w", w.n, err)
		}
	}
	if w.n != w.p.rows {
		return fmt.Errorf("%d rows when measured, %d when written", w.p.rows, w.n)
	}
	return nil
}

func (w *rowWriter) write(row []export.Cell) error {
	r := rowFirst + w.n
	w.n++
	for i := range w.cells {
		c := export.Cell{}
		if i < len(row) {
			c = row[i]
		}
		if c.Kind == export.Empty && w.p.Role == export.Data {
			w.values[i] = nil
			continue
		}
		w.cells[i] = excelize.Cell{StyleID: w.ids[i][c.Kind], Value: w.value(c)}
		w.values[i] = &w.cells[i]
		if c.Kind == export.Link {
			if err := w.link(i, r, c.Target); err != nil {
				return err
			}
		}
	}
	return w.p.stream.SetRow(at(0, r), w.values, excelize.RowOpts{Height: w.height(row)})
}

// value is what excelize writes for a cell: nil, a number or a string.
func (w *rowWriter) value(c export.Cell) any {
	switch c.Kind {
	case export.Empty:
		return nil
	case export.Text, export.Link:
		return w.ignored.clean(c.Text)
	}
	if n, ok := serial(c); ok {
		return n
	}
	return spelt(c)
}

// height fits a row to its wrapped texts, which not every program does by itself;
// in data sheets a long text shows its beginning.
func (w *rowWriter) height(row []export.Cell) float64 {
	high, most, air := 1, maxLines, 3.0
	if w.p.Role == export.Data || w.p.Role == export.Review {
		most, air = tallLines, 0
	}
	for i, c := range row {
		if c.Kind == export.Text && w.p.Table.Columns[i].Wrap {
			high = max(high, lines(c.Text, w.p.widths[i]-2, most))
		}
	}
	return rowHeight(high) + air
}

// rowHeight is the points that so many lines of text take.
func rowHeight(lines int) float64 { return 2 + 13*float64(lines) }

func (w *rowWriter) link(column, row int, target string) error {
	if !w.wb.has(target) {
		return fmt.Errorf("link to sheet %q, which is not there", target)
	}
	if w.links++; w.links > maxLinks {
		return nil
	}
	return w.wb.SetCellHyperLink(w.p.Name, at(column, row), quoted(target)+"!A1", "Location")
}
