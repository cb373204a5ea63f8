package sheets

import (
	"fmt"
	"maps"
	"slices"
)

func addSheet(b *book, raw []byte) (doc, error) {
	req, err := parse[struct{ Properties doc }](raw)
	if err != nil {
		return nil, err
	}
	s, err := b.addSheet(req.Properties)
	if err != nil {
		return nil, err
	}
	return doc{"properties": s.properties(slices.Index(b.sheets, s))}, b.checkSize()
}

// addSheet adds an empty sheet with those properties.
func (b *book) addSheet(props doc) (*sheet, error) {
	s := &sheet{cells: map[at]doc{}, rowProps: map[int]doc{}, colProps: map[int]doc{}}
	var given bool
	if s.id, given = integer(props, "sheetId"); !given {
		s.id = b.newID(func(id int) bool { return b.sheet(id) != nil })
	}
	if s.id < 0 || b.sheet(s.id) != nil {
		return nil, refuse("A sheet with id %d already exists.", s.id)
	}
	props = maps.Clone(props)
	if text(props, "title") == "" {
		props = with(props, "title", b.freeTitle())
	}
	if err := b.setProperties(s, props); err != nil {
		return nil, err
	}
	index, given := integer(props, "index")
	if !given || index > len(b.sheets) {
		index = len(b.sheets)
	}
	if index < 0 {
		return nil, refuse("Invalid index: %d", index)
	}
	b.sheets = slices.Insert(b.sheets, index, s)
	return s, nil
}

func (b *book) freeTitle() string {
	for n := len(b.sheets) + 1; ; n++ {
		if title := fmt.Sprintf("Sheet%d", n); b.titled(title) == nil {
			return title
		}
	}
}

// setProperties takes over all properties but id and index, and checks them.
func (b *book) setProperties(s *sheet, props doc) error {
	title := text(props, "title")
	if title == "" || len([]rune(title)) > 100 {
		return refuse("A sheet title must have 1 to 100 characters.")
	}
	if other := b.titled(title); other != nil && other != s {
		return refuse("A sheet with the name %q already exists. Please enter another name.", title)
	}
	s.title = title
	s.props = maps.Clone(props)
	for _, name := range []string{"sheetId", "title", "index"} {
		delete(s.props, name)
	}
	if !s.isGrid() {
		s.rows, s.cols = 0, 0
		return nil
	}
	return b.setGrid(s, sub(props, "gridProperties"))
}

// setGrid changes the size; rows are checked against the old number of columns,
// as upstream does. What lies outside afterwards is lost.
func (b *book) setGrid(s *sheet, grid doc) error {
	rows, cols := defaultRows, defaultCols
	if s.rows > 0 {
		rows, cols = s.rows, s.cols
	}
	oldCols := s.cols
	if n, ok := integer(grid, "rowCount"); ok {
		rows = n
	}
	if n, ok := integer(grid, "columnCount"); ok {
		cols = n
	}
	frozenRows, _ := integer(grid, "frozenRowCount")
	frozenCols, _ := integer(grid, "frozenColumnCount")
	switch {
	case rows < 1 || cols < 1:
		return refuse("You can't delete all the rows or columns on the sheet.")
	case rows > maxCells || cols > maxCells:
		return errTooLarge
	case frozenRows < 0 || frozenRows >= rows && frozenRows > 0:
		return refuse("You can't freeze all visible rows on the sheet.")
	case frozenCols < 0 || frozenCols >= cols && frozenCols > 0:
		return refuse("You can't freeze all visible columns on the sheet.")
	}
	for _, width := range []int{oldCols, cols} {
		s.rows, s.cols = rows, width
		if err := b.checkSize(); err != nil {
			return err
		}
	}
	for p := range s.cells {
		if p.row >= rows || p.col >= cols {
			delete(s.cells, p)
		}
	}
	return nil
}

func deleteSheet(b *book, raw []byte) (doc, error) {
	req, err := parse[struct{ SheetID int }](raw)
	if err != nil {
		return nil, err
	}
	s := b.sheet(req.SheetID)
	if s == nil {
		return nil, refuse("No sheet with id: %d", req.SheetID)
	}
	if len(b.sheets) == 1 {
		return nil, errLastSheet
	}
	if s.isGrid() {
		if err := b.guard(s.whole()); err != nil {
			return nil, err
		}
	}
	b.sheets = slices.DeleteFunc(b.sheets, func(x *sheet) bool { return x == s })
	b.names = slices.DeleteFunc(b.names, func(d doc) bool { return onSheet(sub(d, "range"), s.id) })
	b.metadata = slices.DeleteFunc(b.metadata, func(d doc) bool {
		l := locate(d)
		return l.kind != "SPREADSHEET" && l.sheet == s.id
	})
	return nil, nil
}

var errLastSheet = refuse("You can't remove all the sheets in a document.")

// onSheet reports whether a range is on that sheet; a missing id is zero.
func onSheet(d doc, id int) bool {
	got, _ := integer(d, "sheetId")
	return got == id
}

func updateSheetProperties(b *book, raw []byte) (doc, error) {
	req, err := parse[struct {
		Properties doc
		Fields     string
	}](raw)
	if err != nil {
		return nil, err
	}
	m, err := mask(req.Fields)
	if err == nil {
		err = knows(m, "title", "index", "gridProperties", "hidden", "tabColor", "tabColorStyle", "rightToLeft", "sheetId", "sheetType")
	}
	if err != nil {
		return nil, err
	}
	id, _ := integer(req.Properties, "sheetId")
	s := b.sheet(id)
	if s == nil {
		return nil, refuse("No sheet with id: %d", id)
	}
	old := slices.Index(b.sheets, s)
	if err := b.setProperties(s, overlay(s.properties(old), req.Properties, m)); err != nil {
		return nil, err
	}
	if m.Has("index") {
		b.move(old, req.Properties)
	}
	return nil, nil
}

// move puts a sheet at an index that counts as before the move; without one it
// goes to the end.
func (b *book) move(old int, props doc) {
	index, given := integer(props, "index")
	if !given || index > len(b.sheets) {
		index = len(b.sheets)
	}
	if index > old {
		index--
	}
	s := b.sheets[old]
	b.sheets = slices.Insert(slices.Delete(b.sheets, old, old+1), max(0, index), s)
}

func updateSpreadsheetProperties(b *book, raw []byte) (doc, error) {
	req, err := parse[struct {
		Properties doc
		Fields     string
	}](raw)
	if err != nil {
		return nil, err
	}
	m, err := mask(req.Fields)
	if err == nil {
		err = knows(m, "title", "locale", "timeZone", "autoRecalc", "iterativeCalculationSettings", "spreadsheetTheme", "importFunctionsExternalUrlAccessAllowed")
	}
	if err != nil {
		return nil, err
	}
	b.props = overlay(b.props, req.Properties, m)
	return nil, nil
}
