package sheets

import (
	"maps"
	"slices"
)

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
