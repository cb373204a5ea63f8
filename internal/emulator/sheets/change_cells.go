package sheets

import (
	"strings"

	"canvass/internal/emulator/wire"
)

// cellMask reads a mask over CellData; computed members cannot be written.
func cellMask(fields string) (wire.Mask, error) {
	m, err := mask(fields)
	if err != nil {
		return nil, err
	}
	return m, knows(m, "userEnteredValue", "userEnteredFormat", "note", "dataValidation", "textFormatRuns", "pivotTable", "dataSourceTable", "chipRuns")
}

// cellRows is UpdateCellsRequest.
type cellRows struct {
	Rows   []struct{ Values []doc }
	Fields string
	Range  *gridRange
	Start  *struct{ SheetID, RowIndex, ColumnIndex int }
}

func updateCells(b *book, raw []byte) (doc, error) {
	req, err := parse[cellRows](raw)
	if err != nil {
		return nil, err
	}
	m, err := cellMask(req.Fields)
	if err != nil {
		return nil, err
	}
	a, err := b.targetOf(req)
	if err == nil {
		err = b.guard(a)
	}
	if err != nil {
		return nil, err
	}
	for i, row := range req.Rows {
		for j, cell := range row.Values {
			if err := a.sheet.merge(at{a.top + i, a.left + j}, cell, m); err != nil {
				return nil, err
			}
		}
	}
	if req.Range == nil {
		return nil, nil
	}
	return nil, a.clearRest(m, func(p at) bool {
		row := p.row - a.top
		return row < len(req.Rows) && p.col-a.left < len(req.Rows[row].Values)
	})
}

// targetOf returns the area that the request is about: its range, in which what
// the rows do not cover is cleared, or what the rows cover from its start.
func (b *book) targetOf(req cellRows) (area, error) {
	r := req.Range
	if (r == nil) == (req.Start == nil) {
		return area{}, refuse("Exactly one of 'range' and 'start' must be set.")
	}
	if r == nil {
		r = &gridRange{SheetID: req.Start.SheetID, StartRowIndex: &req.Start.RowIndex, StartColumnIndex: &req.Start.ColumnIndex}
	}
	a, err := b.area(*r)
	if err != nil {
		return a, err
	}
	width := 0
	for _, row := range req.Rows {
		width = max(width, len(row.Values))
	}
	switch {
	case a.top+len(req.Rows) > a.bottom:
		return a, refuse("Attempting to write row: %d, beyond the last requested row of: %d", a.bottom, a.bottom-1)
	case a.left+width > a.right:
		return a, refuse("Attempting to write column: %d, beyond the last requested column of: %d", a.right, a.right-1)
	case req.Start != nil:
		a.bottom, a.right = a.top+len(req.Rows), a.left+width
	}
	return a, nil
}

// clearRest removes the masked members of cells that were not written.
func (a area) clearRest(m wire.Mask, written func(at) bool) error {
	for p := range a.sheet.cells {
		if a.has(p) && !written(p) {
			if err := a.sheet.merge(p, nil, m); err != nil {
				return err
			}
		}
	}
	return nil
}

func repeatCell(b *book, raw []byte) (doc, error) {
	req, err := parse[struct {
		Range  gridRange
		Cell   doc
		Fields string
	}](raw)
	if err != nil {
		return nil, err
	}
	m, err := cellMask(req.Fields)
	if err != nil {
		return nil, err
	}
	a, err := b.area(req.Range)
	if err == nil {
		err = b.guard(a)
	}
	if err != nil {
		return nil, err
	}
	a.each(func(p at) {
		if err == nil {
			err = a.sheet.merge(p, req.Cell, m)
		}
	})
	return nil, err
}

func setDataValidation(b *book, raw []byte) (doc, error) {
	req, err := parse[struct {
		Range gridRange
		Rule  doc
	}](raw)
	if err != nil {
		return nil, err
	}
	a, err := b.area(req.Range)
	if err != nil {
		return nil, err
	}
	if req.Rule != nil && text(sub(req.Rule, "condition"), "type") == "" {
		return nil, refuse("The rule has no condition.")
	}
	for _, v := range list(sub(req.Rule, "condition"), "values") {
		if v["relativeDate"] != nil {
			return nil, refuse("Relative dates are not supported in data validation.")
		}
	}
	m := wire.Mask{"dataValidation": nil}
	a.each(func(p at) {
		if err == nil {
			err = a.sheet.merge(p, doc{"dataValidation": anyDoc(req.Rule)}, m)
		}
	})
	return nil, err
}

// anyDoc keeps a nil object from becoming a value that is not nil.
func anyDoc(d doc) any {
	if d == nil {
		return nil
	}
	return d
}

// merge writes the masked members of a cell.
func (s *sheet) merge(p at, change doc, m wire.Mask) error {
	if err := checkEntered(change); err != nil {
		return err
	}
	cell := overlay(s.cells[p], change, m)
	if m.Has("userEnteredValue") {
		if len(sub(cell, "userEnteredValue")) == 0 {
			cell = with(cell, "userEnteredValue", nil)
		}
		if !m.Has("textFormatRuns") {
			cell = with(cell, "textFormatRuns", nil)
		}
	}
	s.set(p, cell)
	return nil
}

// checkEntered checks the value that a cell is given.
func checkEntered(cell doc) error {
	value := sub(cell, "userEnteredValue")
	if len(value) > 1 {
		return refuse("A value must have exactly one member.")
	}
	for kind, v := range value {
		s, isString := v.(string)
		switch kind {
		case "stringValue", "formulaValue":
			if !isString {
				return refuse("%s is not a string.", kind)
			}
		case "numberValue", "boolValue":
		default:
			return refuse("%s cannot be entered.", kind)
		}
		if kind == "formulaValue" && !strings.HasPrefix(s, "=") {
			return refuse("A formula must begin with '='.")
		}
		if err := checkValue(v, 0, 0); err != nil {
			return err
		}
	}
	return nil
}
