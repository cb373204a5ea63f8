package sheets

import (
	"encoding/json"
	"fmt"
	"unicode/utf16"

	"canvass/internal/emulator/wire"
)

// GetValues answers values.get.
func (s *Service) GetValues(r *wire.Request) ([]byte, error) {
	b, err := s.find(r)
	if err != nil {
		return nil, err
	}
	out, err := b.read(r.Param("range"), renderOptions{
		value: r.Query.Get("valueRenderOption"), date: r.Query.Get("dateTimeRenderOption"), major: r.Query.Get("majorDimension"),
	})
	if err != nil {
		return nil, err
	}
	return encode(out)
}

// BatchGetValues answers values.batchGet.
func (s *Service) BatchGetValues(r *wire.Request) ([]byte, error) {
	b, err := s.find(r)
	if err != nil {
		return nil, err
	}
	var ranges []doc
	for _, written := range r.Query["ranges"] {
		one, err := b.read(written, renderOptions{
			value: r.Query.Get("valueRenderOption"), date: r.Query.Get("dateTimeRenderOption"), major: r.Query.Get("majorDimension"),
		})
		if err != nil {
			return nil, err
		}
		ranges = append(ranges, one)
	}
	out := doc{"spreadsheetId": b.id}
	put(out, "valueRanges", array(ranges))
	return encode(out)
}

// UpdateValues answers values.update.
func (s *Service) UpdateValues(r *wire.Request) ([]byte, error) {
	b, err := s.find(r)
	if err != nil {
		return nil, err
	}
	data, err := parse[valueRange](r.Body)
	if err != nil {
		return nil, err
	}
	if data.Range != "" && data.Range != r.Param("range") {
		return nil, wire.Invalid("Requested writing within range [%s], but the body names range [%s].", r.Param("range"), data.Range)
	}
	data.Range = r.Param("range")
	next := b.clone()
	out, err := next.write(data, writeOptions{
		input: r.Query.Get("valueInputOption"), echo: r.Query.Get("includeValuesInResponse") == "true",
		render: renderOptions{value: r.Query.Get("responseValueRenderOption"), date: r.Query.Get("responseDateTimeRenderOption")},
	})
	if err != nil {
		return nil, err
	}
	s.books[b.id] = next
	return encode(out)
}

// BatchUpdateValues answers values.batchUpdate; all ranges are written or none.
func (s *Service) BatchUpdateValues(r *wire.Request) ([]byte, error) {
	b, err := s.find(r)
	if err != nil {
		return nil, err
	}
	body, err := parse[struct {
		ValueInputOption             string
		Data                         []valueRange
		IncludeValuesInResponse      bool
		ResponseValueRenderOption    string
		ResponseDateTimeRenderOption string
	}](r.Body)
	if err != nil {
		return nil, err
	}
	next, total := b.clone(), totals{sheets: map[string]bool{}}
	var replies []doc
	for _, data := range body.Data {
		reply, err := next.write(data, writeOptions{
			input: body.ValueInputOption, echo: body.IncludeValuesInResponse,
			render: renderOptions{value: body.ResponseValueRenderOption, date: body.ResponseDateTimeRenderOption},
		})
		if err != nil {
			return nil, err
		}
		total.add(reply)
		replies = append(replies, reply)
	}
	s.books[b.id] = next
	return encode(total.doc(b.id, replies))
}

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

// ClearValues answers values.clear.
func (s *Service) ClearValues(r *wire.Request) ([]byte, error) {
	b, err := s.find(r)
	if err != nil {
		return nil, err
	}
	next := b.clone()
	cleared, err := next.clear(r.Param("range"))
	if err != nil {
		return nil, err
	}
	s.books[b.id] = next
	return encode(doc{"spreadsheetId": b.id, "clearedRange": cleared})
}

// BatchClearValues answers values.batchClear.
func (s *Service) BatchClearValues(r *wire.Request) ([]byte, error) {
	b, err := s.find(r)
	if err != nil {
		return nil, err
	}
	body, err := parse[struct{ Ranges []string }](r.Body)
	if err != nil {
		return nil, err
	}
	next := b.clone()
	cleared := make([]string, 0, len(body.Ranges))
	for _, written := range body.Ranges {
		c, err := next.clear(written)
		if err != nil {
			return nil, err
		}
		cleared = append(cleared, c)
	}
	s.books[b.id] = next
	return json.Marshal(map[string]any{"spreadsheetId": b.id, "clearedRanges": cleared})
}

// clear removes values and keeps formats and validation.
func (b *book) clear(written string) (string, error) {
	a, err := b.parseA1(written)
	if err != nil {
		return "", err
	}
	if err := b.guard(a); err != nil {
		return "", wire.Invalid("%v", err)
	}
	for p, cell := range a.sheet.cells {
		if p.row >= a.top && p.row < a.bottom && p.col >= a.left && p.col < a.right {
			a.sheet.set(p, entered(cell, nil, nil))
		}
	}
	return a.a1(), nil
}
