package sheets

import (
	"errors"
	"fmt"
	"maps"
	"slices"
)

// dimensionRange is DimensionRange as a request writes it.
type dimensionRange struct {
	SheetID    int
	Dimension  string
	StartIndex *int
	EndIndex   *int
}

// dimension is some rows or columns of a sheet, the end exclusive.
type dimension struct {
	sheet    *sheet
	rows     bool
	from, to int
}

// dimension resolves a range; beyond allows it to begin behind the last one.
func (b *book) dimension(r dimensionRange) (dimension, error) {
	s, err := b.grid(r.SheetID)
	if err != nil {
		return dimension{}, err
	}
	d := dimension{sheet: s, rows: r.Dimension == "ROWS", to: s.rows}
	switch r.Dimension {
	case "ROWS":
	case "COLUMNS":
		d.to = s.cols
	default:
		return d, fmt.Errorf("Invalid dimension: %q", r.Dimension)
	}
	if r.StartIndex != nil {
		d.from = *r.StartIndex
	}
	if r.EndIndex != nil {
		d.to = *r.EndIndex
	}
	if d.from < 0 || d.from >= d.to {
		return d, fmt.Errorf("Invalid range: start %d, end %d", d.from, d.to)
	}
	return d, nil
}

func (d dimension) size() int {
	if d.rows {
		return d.sheet.rows
	}
	return d.sheet.cols
}

func (d dimension) inside() error {
	if d.to > d.size() {
		return fmt.Errorf("The end %d is after the last one of the sheet, %d.", d.to, d.size())
	}
	return nil
}

func (d dimension) props() map[int]doc {
	if d.rows {
		return d.sheet.rowProps
	}
	return d.sheet.colProps
}

func autoResizeDimensions(b *book, raw []byte) (doc, error) {
	req, err := parse[struct{ Dimensions dimensionRange }](raw)
	if err != nil {
		return nil, err
	}
	d, err := b.dimension(req.Dimensions)
	if err != nil {
		return nil, err
	}
	return nil, d.inside()
}

func updateDimensionProperties(b *book, raw []byte) (doc, error) {
	req, err := parse[struct {
		Range      dimensionRange
		Properties doc
		Fields     string
	}](raw)
	if err != nil {
		return nil, err
	}
	m, err := mask(req.Fields)
	if err == nil {
		err = knows(m, "pixelSize", "hiddenByUser")
	}
	if err != nil {
		return nil, err
	}
	d, err := b.dimension(req.Range)
	if err == nil {
		err = d.inside()
	}
	if err != nil {
		return nil, err
	}
	if n, ok := integer(req.Properties, "pixelSize"); ok && n < 0 {
		return nil, fmt.Errorf("Invalid pixelSize: %d", n)
	}
	for i := d.from; i < d.to; i++ {
		d.props()[i] = overlay(d.props()[i], req.Properties, m)
	}
	return nil, nil
}

func appendDimension(b *book, raw []byte) (doc, error) {
	req, err := parse[struct {
		SheetID   int
		Dimension string
		Length    int
	}](raw)
	if err != nil {
		return nil, err
	}
	d, err := b.dimension(dimensionRange{SheetID: req.SheetID, Dimension: req.Dimension})
	if err != nil {
		return nil, err
	}
	if req.Length < 1 {
		return nil, fmt.Errorf("Invalid length: %d", req.Length)
	}
	d.grow(req.Length)
	return nil, b.checkSize()
}

func (d dimension) grow(n int) {
	if d.rows {
		d.sheet.rows += n
	} else {
		d.sheet.cols += n
	}
}

func insertDimension(b *book, raw []byte) (doc, error) {
	req, err := parse[struct {
		Range             dimensionRange
		InheritFromBefore bool
	}](raw)
	if err != nil {
		return nil, err
	}
	if req.Range.EndIndex == nil { // a start of zero may be left out
		return nil, errors.New("Both ends of the range must be set.")
	}
	d, err := b.dimension(req.Range)
	switch {
	case err != nil:
		return nil, err
	case d.from > d.size():
		return nil, fmt.Errorf("The start %d is after the last one of the sheet, %d.", d.from, d.size())
	case req.InheritFromBefore && d.from == 0:
		return nil, errors.New("inheritFromBefore cannot be true at index 0.")
	}
	n := d.to - d.from
	heir := d.from
	if req.InheritFromBefore {
		heir = d.from - 1
	}
	inherited := d.props()[heir]
	d.grow(n)
	b.shift(d, func(x int, end bool) int {
		if x > d.from || x == d.from && !end {
			return x + n
		}
		return x
	})
	for i := d.from; i < d.to && len(inherited) > 0; i++ {
		d.props()[i] = inherited
	}
	return nil, b.checkSize()
}

func deleteDimension(b *book, raw []byte) (doc, error) {
	req, err := parse[struct{ Range dimensionRange }](raw)
	if err != nil {
		return nil, err
	}
	d, err := b.dimension(req.Range)
	if err == nil {
		err = d.inside()
	}
	if err != nil {
		return nil, err
	}
	n := d.to - d.from
	if n == d.size() {
		return nil, errors.New("You can't delete all the rows or columns on the sheet.")
	}
	a := d.sheet.whole()
	if d.rows {
		a.top, a.bottom = d.from, d.to
	} else {
		a.left, a.right = d.from, d.to
	}
	if err := b.guard(a); err != nil {
		return nil, err
	}
	d.grow(-n)
	b.shift(d, func(x int, _ bool) int {
		switch {
		case x >= d.to:
			return x - n
		case x > d.from:
			return d.from
		}
		return x
	})
	return nil, nil
}

// shift moves everything on the sheet to where move says: cells, properties, and
// whatever has a range. What loses its whole range goes.
func (b *book) shift(d dimension, move func(x int, end bool) int) {
	s := d.sheet
	cells := make(map[at]doc, len(s.cells))
	for p, cell := range s.cells {
		if q, ok := d.moved(p, move); ok {
			cells[q] = cell
		}
	}
	s.cells = cells
	props := maps.Clone(d.props())
	clear(d.props())
	for i, p := range props {
		if to := move(i, false); move(i+1, true) > to {
			d.props()[to] = p
		}
	}
	keep := func(name string) func(doc) bool {
		return func(x doc) bool { return x[name] == nil }
	}
	b.names = slices.DeleteFunc(d.moveAll(b.names, move), keep("range"))
	b.metadata = slices.DeleteFunc(d.moveAll(b.metadata, move), func(m doc) bool { return locate(m).kind == "" })
	for _, other := range b.sheets {
		other.charts = d.moveAll(other.charts, move)
	}
	s.bands = slices.DeleteFunc(d.moveAll(s.bands, move), keep("range"))
	s.protected = slices.DeleteFunc(d.moveAll(s.protected, move), keep("range"))
	s.formats = slices.DeleteFunc(d.moveAll(s.formats, move), func(x doc) bool { return len(list(x, "ranges")) == 0 })
	if filters := slices.DeleteFunc(d.moveAll([]doc{s.filter}, move), keep("range")); len(filters) == 0 {
		s.filter = nil
	} else {
		s.filter = filters[0]
	}
}

func (d dimension) moved(p at, move func(int, bool) int) (at, bool) {
	x := &p.col
	if d.rows {
		x = &p.row
	}
	from, to := move(*x, false), move(*x+1, true)
	*x = from
	return p, to > from
}

func (d dimension) moveAll(docs []doc, move func(int, bool) int) []doc {
	out := make([]doc, 0, len(docs))
	for _, one := range docs {
		if moved, ok := rewrite(one, func(x doc) doc { return d.moveRange(x, move) }).(doc); ok {
			out = append(out, moved)
		}
	}
	return out
}

// moveRange moves one GridRange, GridCoordinate or DimensionRange; nil when
// nothing of it is left.
func (d dimension) moveRange(x doc, move func(int, bool) int) doc {
	start, end, point := "startColumnIndex", "endColumnIndex", "columnIndex"
	if d.rows {
		start, end, point = "startRowIndex", "endRowIndex", "rowIndex"
	}
	if dim := text(x, "dimension"); dim != "" {
		if (dim == "ROWS") != d.rows {
			return x
		}
		start, end = "startIndex", "endIndex"
	}
	if !onSheet(x, d.sheet.id) {
		return x
	}
	if n, ok := integer(x, point); ok {
		x[point] = number(min(move(n, false), d.size()-1))
	}
	from, hasFrom := integer(x, start)
	to, hasTo := integer(x, end)
	if hasFrom {
		x[start] = number(move(from, false))
	}
	if hasTo {
		x[end] = number(move(to, true))
		if move(to, true) <= move(from, false) {
			return nil
		}
	}
	return x
}
