package xlsx

import (
	"fmt"

	"canvass/internal/export"

	"github.com/xuri/excelize/v2"
)

// rowWriter writes the rows of one table, reusing its cells.
type rowWriter struct {
	wb     *workbook
	p      *plan
	cells  []excelize.Cell
	values []any // pointers into cells
	ids    []map[export.Kind]int
	links  int
	n      int
	again  altered // counted when measuring; not read
}

func newRowWriter(wb *workbook, p *plan) (*rowWriter, error) {
	n := len(p.Table.Columns)
	w := &rowWriter{wb: wb, p: p, cells: make([]excelize.Cell, n), values: make([]any, n), ids: make([]map[export.Kind]int, n)}
	for i, c := range p.Table.Columns {
		w.values[i] = &w.cells[i]
		w.ids[i] = map[export.Kind]int{}
		for k := export.Empty; k <= export.Link; k++ {
			id, err := wb.styles.id(p.look(c, k))
			if err != nil {
				return nil, err
			}
			w.ids[i][k] = id
		}
	}
	return w, nil
}

// look is the style of a cell of kind k in column c.
func (p *plan) look(c export.Column, k export.Kind) look {
	l := look{wrap: c.Wrap, format: format(k, c.Decimals), hairline: p.Role != export.Data}
	switch k {
	case export.Link:
		l.part = link
	case export.Number, export.Share:
		l.right, l.wrap = true, false
	case export.Empty:
		l.format = format(c.Kind, c.Decimals)
	}
	return l
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
	at := rowFirst + w.n
	w.n++
	for i := range w.cells {
		c := export.Cell{}
		if i < len(row) {
			c = row[i]
		}
		w.cells[i] = excelize.Cell{StyleID: w.ids[i][c.Kind], Value: w.value(c)}
		if c.Kind == export.Link {
			if err := w.link(i, at, c.Target); err != nil {
				return err
			}
		}
	}
	return w.p.stream.SetRow(cellName(at), w.values, excelize.RowOpts{Height: w.height(row)})
}

func cellName(row int) string { return at(0, row) }

// value is what excelize writes for a cell: nil, a number or a string.
func (w *rowWriter) value(c export.Cell) any {
	switch c.Kind {
	case export.Empty:
		return nil
	case export.Text, export.Link:
		return w.again.clean(c.Text)
	}
	if n, ok := serial(c); ok {
		return n
	}
	return spelt(c)
}

// height fixes rows of long texts in data sheets; elsewhere Excel fits them.
func (w *rowWriter) height(row []export.Cell) float64 {
	if w.p.Role != export.Data && w.p.Role != export.Review {
		return 0
	}
	lines := 1
	for i, c := range row {
		if c.Kind == export.Text && w.p.Table.Columns[i].Wrap && len(c.Text) > int(w.p.widths[i])-2 {
			lines = max(lines, linesOf(c.Text, w.p.widths[i]))
		}
	}
	if lines == 1 {
		return 0
	}
	return min(float64(lines)*15, tallRow)
}

// linesOf estimates the lines that s takes in a column of that width.
func linesOf(s string, columns float64) int {
	if len(s) > 4000 {
		return len(s) / 100
	}
	return max(1, (width(s)+int(columns)-1)/max(int(columns), 1))
}

func (w *rowWriter) link(column, row int, target string) error {
	if w.links++; w.links > maxLinks {
		return nil
	}
	if !w.wb.has(target) {
		return fmt.Errorf("link to sheet %q, which is not there", target)
	}
	return w.wb.SetCellHyperLink(w.p.Name, at(column, row), quoted(target)+"!A1", "Location")
}

func (wb *workbook) has(sheet string) bool {
	for _, p := range wb.plans {
		if p.Name == sheet {
			return true
		}
	}
	return false
}
