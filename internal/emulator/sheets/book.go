package sheets

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// book is one spreadsheet.
type book struct {
	id       string
	props    doc // SpreadsheetProperties
	sheets   []*sheet
	names    []doc // NamedRange
	metadata []doc // DeveloperMetadata of every location
	newID    func(taken func(int) bool) int
}

// sheet is one tab.
type sheet struct {
	id         int
	title      string
	rows, cols int
	props      doc // SheetProperties without what the fields above say, and without index
	cells      map[at]doc
	rowProps   map[int]doc // DimensionProperties that differ from the default
	colProps   map[int]doc
	charts     []doc // EmbeddedChart
	bands      []doc // BandedRange
	protected  []doc // ProtectedRange
	formats    []doc // ConditionalFormatRule, in order of index
	filter     doc   // BasicFilter
	extra      doc   // members that are kept and not understood
}

// at is a cell's place, from zero.
type at struct{ row, col int }

// area is a part of a sheet; the ends are exclusive.
type area struct {
	sheet          *sheet
	top, left      int
	bottom, right  int
	wholeRows      bool // no column bounds were given
	wholeCols      bool // no row bounds were given
	startsOnlyCell bool // written as one cell
}

const (
	maxCells      = 10_000_000
	maxCharacters = 50_000
	defaultRows   = 1000
	defaultCols   = 26
)

// clone returns a copy that can change without b noticing.
func (b *book) clone() *book {
	c := *b
	c.names, c.metadata = slices.Clone(b.names), slices.Clone(b.metadata)
	c.sheets = make([]*sheet, len(b.sheets))
	for i, s := range b.sheets {
		c.sheets[i] = s.clone()
	}
	return &c
}

func (s *sheet) clone() *sheet {
	c := *s
	c.cells, c.rowProps, c.colProps = maps.Clone(s.cells), maps.Clone(s.rowProps), maps.Clone(s.colProps)
	c.charts, c.bands = slices.Clone(s.charts), slices.Clone(s.bands)
	c.protected, c.formats = slices.Clone(s.protected), slices.Clone(s.formats)
	return &c
}

// sheet returns the sheet with that id, nil when there is none.
func (b *book) sheet(id int) *sheet {
	for _, s := range b.sheets {
		if s.id == id {
			return s
		}
	}
	return nil
}

// grid returns a sheet that has cells.
func (b *book) grid(id int) (*sheet, error) {
	if s := b.sheet(id); s != nil && s.isGrid() {
		return s, nil
	}
	return nil, fmt.Errorf("No grid with id: %d", id)
}

// titled returns the sheet with that title, whatever its case.
func (b *book) titled(title string) *sheet {
	for _, s := range b.sheets {
		if strings.EqualFold(s.title, title) {
			return s
		}
	}
	return nil
}

func (s *sheet) isGrid() bool {
	t := text(s.props, "sheetType")
	return t == "" || t == "GRID"
}

// count returns how many cells the book has.
func (b *book) count() int {
	n := 0
	for _, s := range b.sheets {
		n += s.rows * s.cols
	}
	return n
}

func (b *book) checkSize() error {
	if b.count() > maxCells {
		return fmt.Errorf("This action would increase the number of cells in the workbook above the limit of %d cells.", maxCells)
	}
	return nil
}

// set stores a cell; one without members is forgotten.
func (s *sheet) set(p at, cell doc) {
	if len(cell) == 0 {
		delete(s.cells, p)
		return
	}
	s.cells[p] = cell
}

// used returns the bounds of the cells that have values, exclusive.
func (s *sheet) used() (rows, cols int) {
	for p, cell := range s.cells {
		if cell["userEnteredValue"] != nil {
			rows, cols = max(rows, p.row+1), max(cols, p.col+1)
		}
	}
	return rows, cols
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
			return a, fmt.Errorf("range.%s[%d] is after last %s in grid[%d]", bound.name, *bound.from, bound.grid, bound.last)
		}
		*bound.to = *bound.from
	}
	if a.top >= a.bottom || a.left >= a.right {
		return a, fmt.Errorf("The range is empty: its end is not after its start")
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
			return fmt.Errorf("You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.")
		}
	}
	return nil
}
