package sheets

import (
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
	return nil, refuse("No grid with id: %d", id)
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
		return errTooLarge
	}
	return nil
}

var errTooLarge = refuse("This action would increase the number of cells in the workbook above the limit of %d cells.", maxCells)

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
