package sheets

// area is a part of a sheet; the ends are exclusive.
type area struct {
	sheet          *sheet
	top, left      int
	bottom, right  int
	wholeRows      bool // no column bounds were given
	wholeCols      bool // no row bounds were given
	startsOnlyCell bool // written as one cell
}

// whole returns the area of all cells.
func (s *sheet) whole() area {
	return area{sheet: s, bottom: s.rows, right: s.cols, wholeRows: true, wholeCols: true}
}

// each calls f for every place in the area, row by row.
func (a area) each(f func(at)) {
	for row := a.top; row < a.bottom; row++ {
		for col := a.left; col < a.right; col++ {
			f(at{row, col})
		}
	}
}

func (a area) has(p at) bool {
	return p.row >= a.top && p.row < a.bottom && p.col >= a.left && p.col < a.right
}

func (a area) overlaps(b area) bool {
	return a.sheet == b.sheet && a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right
}

// gridRange is GridRange as a request writes it.
type gridRange struct {
	SheetID          int
	StartRowIndex    *int
	EndRowIndex      *int
	StartColumnIndex *int
	EndColumnIndex   *int
}

// area resolves a range; open ends are the grid's.
func (b *book) area(r gridRange) (area, error) {
	s, err := b.grid(r.SheetID)
	if err != nil {
		return area{}, err
	}
	a := s.whole()
	a.wholeRows = r.StartColumnIndex == nil && r.EndColumnIndex == nil
	a.wholeCols = r.StartRowIndex == nil && r.EndRowIndex == nil
	for _, bound := range []struct {
		name string
		from *int
		to   *int
		last int
		grid string
	}{
		{"startRowIndex", r.StartRowIndex, &a.top, s.rows, "row"},
		{"endRowIndex", r.EndRowIndex, &a.bottom, s.rows, "row"},
		{"startColumnIndex", r.StartColumnIndex, &a.left, s.cols, "column"},
		{"endColumnIndex", r.EndColumnIndex, &a.right, s.cols, "column"},
	} {
		if bound.from == nil {
			continue
		}
		if *bound.from < 0 || *bound.from > bound.last {
			return a, refuse("range.%s[%d] is after last %s in grid[%d]", bound.name, *bound.from, bound.grid, bound.last)
		}
		*bound.to = *bound.from
	}
	if a.top >= a.bottom || a.left >= a.right {
		return a, refuse("The range is empty: its end is not after its start")
	}
	return a, nil
}

// areaOf resolves the range in a document.
func (b *book) areaOf(d doc) (area, error) {
	r, err := recode[gridRange](d)
	if err != nil {
		return area{}, err
	}
	return b.area(r)
}

// guard refuses to touch cells that are protected from the caller.
func (b *book) guard(a area) error {
	for _, p := range a.sheet.protected {
		if p["requestingUserCanEdit"] != false || p["warningOnly"] == true {
			continue
		}
		if held, err := b.areaOf(sub(p, "range")); err == nil && held.overlaps(a) {
			return refuse("You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.")
		}
	}
	return nil
}
