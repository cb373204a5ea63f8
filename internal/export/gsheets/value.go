package gsheets

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	api "google.golang.org/api/sheets/v4"

	"canvass/internal/export"
)

const (
	maxUnits = 50000 // UTF-16 units in a cell
	cutMark  = " [cut, full text in the store]"
)

// data is a cell with its number format. Texts are stringValue, which Sheets never
// reads as a formula, a number or a date.
func data(c export.Cell, decimals int) *api.CellData {
	switch c.Kind {
	case export.Empty:
		return &api.CellData{}
	case export.Text, export.Link:
		return words(c.Text)
	}
	n, ok := serial(c)
	if !ok {
		return words(spelt(c))
	}
	return &api.CellData{
		UserEnteredValue:  &api.ExtendedValue{NumberValue: &n},
		UserEnteredFormat: &api.CellFormat{NumberFormat: numberFormat(c.Kind, decimals)},
	}
}

func words(s string) *api.CellData {
	if s = clean(s); s == "" {
		return &api.CellData{}
	}
	return &api.CellData{UserEnteredValue: &api.ExtendedValue{StringValue: &s}}
}

func numberFormat(k export.Kind, decimals int) *api.NumberFormat {
	places := ""
	if decimals > 0 {
		places = "." + strings.Repeat("0", min(decimals, 10))
	}
	switch k {
	case export.Share:
		return &api.NumberFormat{Type: "PERCENT", Pattern: "0" + places + "%"}
	case export.Moment:
		return &api.NumberFormat{Type: "DATE_TIME", Pattern: "yyyy-mm-dd hh:mm"}
	case export.Day:
		return &api.NumberFormat{Type: "DATE", Pattern: "yyyy-mm-dd"}
	}
	return &api.NumberFormat{Type: "NUMBER", Pattern: "#,##0" + places}
}

// serial is the number that stands for a cell; false when there is none.
func serial(c export.Cell) (float64, bool) {
	switch c.Kind {
	case export.Moment, export.Day:
		return days(c.Time, c.Kind == export.Moment), true
	}
	return c.Number, !math.IsNaN(c.Number) && !math.IsInf(c.Number, 0)
}

// days is the wall clock of t, in its own zone, as days since 1899-12-30.
func days(t time.Time, clock bool) float64 {
	d := float64(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC).Unix()/86400 + 25569)
	if clock {
		d += math.Ceil(float64(t.Hour()*3600+t.Minute()*60+t.Second())/86400*1e9) / 1e9 // a hair up: 8:59:59.99 shows as 8:59
	}
	return d
}

func spelt(c export.Cell) string { return strconv.FormatFloat(c.Number, 'g', -1, 64) }

// clean returns s as a cell can show it: controls as their pictures, overrides of
// the writing direction by their names, a text that is too long cut with a mark.
func clean(s string) string {
	var b strings.Builder
	for _, r := range strings.ReplaceAll(s, "\r\n", "\n") {
		b.WriteString(visible(r))
	}
	s = b.String()
	if len(s) > maxUnits && units(s) > maxUnits {
		return cut(s, maxUnits-len(cutMark)) + cutMark
	}
	return s
}

// units counts UTF-16 code units, the most that Sheets could mean by characters.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// cut returns the longest beginning of s of at most limit units.
func cut(s string, limit int) string {
	n := 0
	for i, r := range s {
		if n += utf16.RuneLen(r); n > limit {
			return s[:i]
		}
	}
	return s
}

func visible(r rune) string {
	switch {
	case r == '\r':
		return "\n"
	case r == '\t' || r == '\n':
	case r < ' ':
		return string('\u2400' + r)
	case r == 0x7f:
		return "\u2421"
	case r == '\u202d' || r == '\u202e':
		return "[U+" + strings.ToUpper(strconv.FormatInt(int64(r), 16)) + "]"
	case r >= '\ufdd0' && r <= '\ufdef', r&0xfffe == 0xfffe, r >= 0x80 && r < 0xa0:
		return "\ufffd"
	}
	return string(r)
}

// gist is a value as far as it matters for seeing whether people changed it:
// a service may round the last digits and trim blanks.
func gist(v *api.ExtendedValue) string {
	switch {
	case v == nil:
		return ""
	case v.NumberValue != nil:
		return "n" + strconv.FormatFloat(*v.NumberValue, 'g', 9, 64)
	case v.StringValue != nil:
		s := strings.Join(strings.Fields(strings.TrimLeft(*v.StringValue, "'")), " ")
		if s == "" {
			return ""
		}
		return "s" + s
	case v.BoolValue != nil:
		return "b" + strconv.FormatBool(*v.BoolValue)
	case v.FormulaValue != nil:
		return "f" + *v.FormulaValue
	}
	return "?"
}
