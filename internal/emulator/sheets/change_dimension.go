package sheets

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
		return d, refuse("Invalid dimension: %q", r.Dimension)
	}
	if r.StartIndex != nil {
		d.from = *r.StartIndex
	}
	if r.EndIndex != nil {
		d.to = *r.EndIndex
	}
	if d.from < 0 || d.from >= d.to {
		return d, refuse("Invalid range: start %d, end %d", d.from, d.to)
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
		return refuse("The end %d is after the last one of the sheet, %d.", d.to, d.size())
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
		return nil, refuse("Invalid pixelSize: %d", n)
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
		return nil, refuse("Invalid length: %d", req.Length)
	}
	return nil, b.grow(d, req.Length)
}

// grow adds rows or columns at the end, as far as the limit allows.
func (b *book) grow(d dimension, n int) error {
	if n > maxCells {
		return errTooLarge
	}
	d.add(n)
	return b.checkSize()
}

func (d dimension) add(n int) {
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
		return nil, refuse("Both ends of the range must be set.")
	}
	d, err := b.dimension(req.Range)
	if err != nil {
		return nil, err
	}
	if d.from > d.size() {
		return nil, refuse("The start %d is after the last one of the sheet, %d.", d.from, d.size())
	}
	heir := d.from
	if req.InheritFromBefore {
		heir--
	}
	if heir < 0 {
		return nil, refuse("inheritFromBefore cannot be true at index 0.")
	}
	return nil, b.insert(d, d.props()[heir])
}

// insert makes room for d; the new rows or columns get those properties.
func (b *book) insert(d dimension, props doc) error {
	n := d.to - d.from
	if err := b.grow(d, n); err != nil {
		return err
	}
	b.shift(d, func(x int, end bool) int {
		if x > d.from || x == d.from && !end {
			return x + n
		}
		return x
	})
	for i := d.from; i < d.to && len(props) > 0; i++ {
		d.props()[i] = props
	}
	return nil
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
		return nil, refuse("You can't delete all the rows or columns on the sheet.")
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
	d.add(-n)
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
