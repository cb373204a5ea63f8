package grid

import (
	"bytes"
	"context"
	"slices"
	"strings"
)

// area is a rectangle of merged cells: columns from 0, rows from 1, ends included.
type area struct{ left, top, right, bottom int }

// maxHeader is how many rows a header can have.
const maxHeader = 3

// readHeader takes the first row that holds anything as titles. Merged cells there
// have a meaning: a title over several columns belongs to each, one that reaches
// down makes the rows below part of the header ("Upper / Lower"), and one alone in
// its row is a heading of the whole sheet, not of a column.
func (s *sheet) readHeader() error {
	areas := mergedAreas(s.data)
	top, err := s.top()
	if err != nil {
		return err
	}
	if len(top) > 1 && heading(top[0], areas) {
		top = top[1:]
	}
	if len(top) == 0 {
		s.above = -1
		return nil
	}
	first := top[0].Number
	s.above = headerEnd(first, areas)
	for _, row := range top {
		if row.Number <= s.above {
			s.titles = under(s.titles, spread(row, areas))
		}
	}
	for _, a := range areas {
		if a.bottom > s.above {
			s.merged++
		}
	}
	return nil
}

// top returns the first rows that hold anything, enough for a heading and a header.
func (s *sheet) top() ([]Row, error) {
	var top []Row
	for row, err := range s.all(context.Background()) {
		if err != nil {
			return nil, err
		}
		if empty(row.Cells) {
			continue
		}
		top = append(top, Row{row.Number, slices.Clone(row.Cells)})
		if len(top) > maxHeader {
			break
		}
	}
	return top, nil
}

// heading reports whether all that a row holds is one cell merged across columns.
func heading(row Row, areas []area) bool {
	column := slices.IndexFunc(row.Cells, func(c string) bool { return c != "" })
	if !empty(row.Cells[column+1:]) {
		return false
	}
	return slices.ContainsFunc(areas, func(a area) bool {
		return a.top == row.Number && a.bottom == row.Number && a.left == column && a.right > a.left
	})
}

// headerEnd returns the last row of the header that begins in the given one.
func headerEnd(first int, areas []area) int {
	end := first
	for _, a := range areas {
		if a.top == first && a.bottom < first+maxHeader {
			end = max(end, a.bottom)
		}
	}
	return end
}

// spread returns a row of the header with titles over several columns repeated.
func spread(row Row, areas []area) []string {
	cells := slices.Clone(row.Cells)
	for _, a := range areas {
		if a.top != row.Number || a.left >= len(cells) {
			continue
		}
		for c := a.left + 1; c <= min(a.right, MaxColumns-1); c++ {
			for len(cells) <= c {
				cells = append(cells, "")
			}
			if cells[c] == "" {
				cells[c] = cells[a.left]
			}
		}
	}
	return cells
}

// under puts lower titles below upper ones.
func under(upper, lower []string) []string {
	for len(upper) < len(lower) {
		upper = append(upper, "")
	}
	for i, l := range lower {
		switch {
		case l == "":
		case upper[i] == "":
			upper[i] = l
		default:
			upper[i] += " / " + l
		}
	}
	return upper
}

// mergedAreas reads which cells are merged, as far as the first few thousand go. A
// sheet lists them behind its cells; what cannot be read there is told by whoever
// reads the cells.
func mergedAreas(data []byte) []area {
	tail := data[max(0, bytes.LastIndex(data, []byte("sheetData"))):]
	name := bytes.Index(tail, []byte("mergeCells"))
	if name < 0 {
		return nil
	}
	var list []area
	m := newMarkup(tail[max(0, bytes.LastIndexByte(tail[:name], '<')):])
	for len(list) < 5000 {
		t, err := m.next()
		if err != nil || t == tokenEnd {
			break
		}
		if t != tokenOpen || m.name(0) != "mergeCell" {
			continue
		}
		from, to, _ := strings.Cut(m.attribute("ref"), ":")
		left, top, ok1 := reference(from)
		right, bottom, ok2 := reference(to)
		if ok1 && ok2 {
			list = append(list, area{left, top, right, bottom})
		}
	}
	return list
}
