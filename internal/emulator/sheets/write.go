package sheets

import (
	"fmt"
	"unicode/utf16"

	"canvass/internal/emulator/wire"
)

// valueRange is ValueRange as a request writes it.
type valueRange struct {
	Range          string
	MajorDimension string
	Values         [][]any
}

type writeOptions struct {
	input  string
	echo   bool
	render renderOptions
}

// write stores values and returns UpdateValuesResponse.
func (b *book) write(v valueRange, o writeOptions) (doc, error) {
	enter, err := entering(o.input)
	if err != nil {
		return nil, err
	}
	a, err := b.parseA1(v.Range)
	if err != nil {
		return nil, err
	}
	values, err := byRows(v)
	if err != nil {
		return nil, err
	}
	target, err := a.target(v.Range, values)
	if err != nil {
		return nil, err
	}
	out := doc{"spreadsheetId": b.id, "updatedRange": target.a1()}
	if len(values) == 0 {
		return out, nil
	}
	if err := b.guard(target); err != nil {
		return nil, wire.Invalid("%v", err)
	}
	cells, err := b.fill(target, values, enter)
	if err != nil {
		return nil, err
	}
	out["updatedRows"], out["updatedColumns"], out["updatedCells"] = target.bottom-target.top, target.right-target.left, cells
	if o.echo {
		out["updatedData"] = b.readArea(a, o.render)
	}
	return out, nil
}

// fill enters the values and returns how many cells it wrote; null leaves a cell alone.
func (b *book) fill(target area, values [][]any, enter func(any) (doc, doc)) (int, error) {
	cells := 0
	for i, row := range values {
		for j, v := range row {
			if err := checkValue(v, i, j); err != nil {
				return 0, err
			}
			if v == nil {
				continue
			}
			p := at{target.top + i, target.left + j}
			value, format := enter(v)
			target.sheet.set(p, entered(target.sheet.cells[p], value, format))
			cells++
		}
	}
	return cells, nil
}

// entered returns the cell with another value. A format that typing implies is
// taken only when the cell has no number format.
func entered(cell, value, numberFormat doc) doc {
	out := with(cell, "textFormatRuns", nil)
	if value == nil {
		return with(out, "userEnteredValue", nil)
	}
	out["userEnteredValue"] = value
	format := sub(cell, "userEnteredFormat")
	if numberFormat != nil && format["numberFormat"] == nil {
		out["userEnteredFormat"] = with(format, "numberFormat", numberFormat)
	}
	return out
}

func checkValue(v any, row, col int) error {
	switch v := v.(type) {
	case string:
		if len(v) > maxCharacters && len(utf16.Encode([]rune(v))) > maxCharacters {
			return wire.Invalid("Your input contains more than the maximum of %d characters in a single cell.", maxCharacters)
		}
	case doc:
		return wire.Invalid("Invalid values[%d][%d]: struct_value", row, col)
	case []any:
		return wire.Invalid("Invalid values[%d][%d]: list_value", row, col)
	}
	return nil
}

// byRows turns values given by columns around.
func byRows(v valueRange) ([][]any, error) {
	switch v.MajorDimension {
	case "", "ROWS", "DIMENSION_UNSPECIFIED":
		return v.Values, nil
	case "COLUMNS":
		return transpose(v.Values), nil
	}
	return nil, wire.Invalid("Invalid value at 'data.major_dimension' (type.googleapis.com/google.apps.sheets.v4.Dimension), %q", v.MajorDimension)
}

func transpose(values [][]any) [][]any {
	var out [][]any
	for i, line := range values {
		for j, v := range line {
			for len(out) <= j {
				out = append(out, nil)
			}
			for len(out[j]) < i {
				out[j] = append(out[j], nil)
			}
			out[j] = append(out[j], v)
		}
	}
	return out
}

// target returns the area that the values cover. A range of one cell is where
// writing starts; a larger one bounds it.
func (a area) target(written string, values [][]any) (area, error) {
	t, width := a, 0
	for _, row := range values {
		width = max(width, len(row))
	}
	t.bottom, t.right = a.top+max(1, len(values)), a.left+max(1, width)
	switch {
	case t.bottom > a.sheet.rows || t.right > a.sheet.cols:
		return t, a.sheet.exceeds(quote(a.sheet.title) + "!" + letters(t.right-1) + fmt.Sprint(t.bottom))
	case a.startsOnlyCell:
	case t.bottom > a.bottom:
		return t, wire.Invalid("Requested writing within range [%s], but tried writing to row [%d]", written, a.bottom+1)
	case t.right > a.right:
		return t, wire.Invalid("Requested writing within range [%s], but tried writing to column [%s]", written, letters(a.right))
	}
	return t, nil
}

// totals sums the replies of a values batch.
type totals struct {
	sheets              map[string]bool
	rows, cols, updated int
}

func (t *totals) add(reply doc) {
	title, _ := splitTitle(text(reply, "updatedRange"))
	rows, _ := integer(reply, "updatedRows")
	cols, _ := integer(reply, "updatedColumns")
	cells, _ := integer(reply, "updatedCells")
	t.sheets[title] = true
	t.rows, t.cols, t.updated = t.rows+rows, t.cols+cols, t.updated+cells
}

func (t *totals) doc(id string, replies []doc) doc {
	out := doc{"spreadsheetId": id}
	if t.updated > 0 {
		out["totalUpdatedRows"], out["totalUpdatedColumns"] = t.rows, t.cols
		out["totalUpdatedCells"], out["totalUpdatedSheets"] = t.updated, len(t.sheets)
	}
	put(out, "responses", array(replies))
	return out
}
