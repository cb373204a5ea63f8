package sheets

import (
	"encoding/json"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"canvass/internal/emulator/wire"
)

// epoch is day zero of serial numbers.
var epoch = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

type renderOptions struct{ value, date, major string }

// read returns ValueRange for a range as it was written.
func (b *book) read(written string, o renderOptions) (doc, error) {
	a, err := b.parseA1(written)
	if err != nil {
		return nil, err
	}
	switch o.value {
	case "", "FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA":
	default:
		return nil, wire.Invalid("Invalid value at 'value_render_option' (type.googleapis.com/google.apps.sheets.v4.ValueRenderOption), %q", o.value)
	}
	if a.wholeRows && a.wholeCols {
		if rows, cols := a.sheet.used(); rows > 0 {
			a.bottom, a.right = rows, cols
		}
	}
	return b.readArea(a, o), nil
}

// readArea returns the values without empty ends; "values" is absent when there are none.
func (b *book) readArea(a area, o renderOptions) doc {
	rows, major := b.rendered(a, o), "ROWS"
	if o.major == "COLUMNS" {
		major = "COLUMNS"
		rows = transpose(rows)
	}
	out := doc{"range": a.a1(), "majorDimension": major}
	values := trim(rows)
	if len(values) > 0 {
		out["values"] = values
	}
	return out
}

func (b *book) rendered(a area, o renderOptions) [][]any {
	usedRows, usedCols := a.sheet.used()
	var rows [][]any
	for row := a.top; row < min(a.bottom, usedRows); row++ {
		var values []any
		for col := a.left; col < min(a.right, usedCols); col++ {
			values = append(values, b.rendering(a.sheet.cells[at{row, col}], o))
		}
		rows = append(rows, values)
	}
	return rows
}

// trim cuts empty cells off each line and empty lines off the end.
func trim(lines [][]any) []any {
	var out []any
	full := 0
	for _, line := range lines {
		for len(line) > 0 && (line[len(line)-1] == "" || line[len(line)-1] == nil) {
			line = line[:len(line)-1]
		}
		for i, v := range line {
			if v == nil {
				line[i] = ""
			}
		}
		if line == nil {
			line = []any{}
		}
		out = append(out, line)
		if len(line) > 0 {
			full = len(out)
		}
	}
	return out[:full]
}

// rendering returns one value as the options want it; "" for an empty cell.
func (b *book) rendering(cell doc, o renderOptions) any {
	value := sub(cell, "userEnteredValue")
	switch {
	case value == nil:
		return ""
	case o.value == "FORMULA" && value["formulaValue"] != nil:
		return value["formulaValue"]
	case o.value == "", o.value == "FORMATTED_VALUE", value["formulaValue"] != nil:
		return b.formatted(cell)
	case value["numberValue"] != nil && o.date == "FORMATTED_STRING" && isDate(cell):
		return b.formatted(cell)
	}
	for _, v := range value {
		return v // an ExtendedValue has one member
	}
	return ""
}

// effective returns the value that a formula would have, if formulas were evaluated.
func effective(value doc) doc {
	if value["formulaValue"] != nil {
		return doc{"errorValue": doc{"type": "ERROR", "message": "the emulator does not evaluate formulas"}}
	}
	return value
}

// formatted returns the text that the cell shows.
func (b *book) formatted(cell doc) string {
	value := sub(cell, "userEnteredValue")
	switch v := value["numberValue"].(type) {
	case json.Number:
		f, _ := v.Float64()
		return formatNumber(f, numberFormat(cell))
	}
	if s, ok := value["stringValue"].(string); ok {
		return s
	}
	if yes, ok := value["boolValue"].(bool); ok {
		return strings.ToUpper(strconv.FormatBool(yes))
	}
	return "#ERROR!"
}

func numberFormat(cell doc) doc { return sub(sub(cell, "userEnteredFormat"), "numberFormat") }

func isDate(cell doc) bool { return strings.HasPrefix(text(numberFormat(cell), "type"), "DATE") }

// formatNumber knows decimals, thousands, percent and plain date patterns.
func formatNumber(f float64, format doc) string {
	pattern := text(format, "pattern")
	kind := text(format, "type")
	switch {
	case strings.HasPrefix(kind, "DATE"):
		return formatDate(f, pattern)
	case kind == "TEXT" || pattern == "" && kind != "PERCENT":
		return general(f)
	case pattern == "":
		pattern = "0.00%"
	}
	suffix := ""
	if strings.Contains(pattern, "%") {
		f, suffix = f*100, "%"
	}
	decimals := len(decimalsPattern.FindString(pattern))
	s := strconv.FormatFloat(f, 'f', max(0, decimals-1), 64)
	if strings.Contains(pattern, ",") {
		s = thousands(s)
	}
	return s + suffix
}

var decimalsPattern = regexp.MustCompile(`\.[0#]+`)

// general is how a number shows without a format: at most ten decimals.
func general(f float64) string {
	if f != 0 && (math.Abs(f) >= 1e15 || math.Abs(f) < 1e-9) {
		return strings.Replace(strconv.FormatFloat(f, 'E', -1, 64), "E+0", "E+", 1)
	}
	s := strconv.FormatFloat(f, 'f', 10, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

func thousands(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, rest, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		rest = "." + rest
	}
	return sign + whole + rest
}

func formatDate(f float64, pattern string) string {
	if pattern == "" {
		pattern = "yyyy-mm-dd"
	}
	t := epoch.Add(time.Duration(math.Round(f*86400)) * time.Second)
	layout := strings.NewReplacer("hh:mm:ss", "15:04:05", "hh:mm", "15:04", "h:mm", "15:04",
		"yyyy", "2006", "mmm", "Jan", "mm", "01", "m", "1", "dd", "02", "d", "2").Replace(pattern)
	return t.Format(layout)
}
