package xlsx

import (
	"math"
	"strconv"
	"time"

	"canvass/internal/export"
)

// serial is the number Excel stores for a cell; false when it has none: NaN and
// infinities, numbers of more than 15 digits, days before March 1900 (Excel counts a
// 29 February that never was) or after 9999.
func serial(c export.Cell) (float64, bool) {
	switch c.Kind {
	case export.Number, export.Share:
		ok := !math.IsNaN(c.Number) && math.Abs(c.Number) < 1e15
		return c.Number, ok
	case export.Moment, export.Day:
		return day(c.Time, c.Kind == export.Moment)
	}
	return 0, false
}

// day is the wall clock of t, in its own zone, as days since 1899-12-30.
func day(t time.Time, clock bool) (float64, bool) {
	_, offset := t.Zone()
	wall := t.Unix() + int64(offset)
	date, seconds := wall/86400, wall%86400
	if seconds < 0 {
		date, seconds = date-1, seconds+86400
	}
	days := float64(date + 25569)
	ok := days >= 61 && days < 2958466
	if clock {
		// Up by less than a tenth of a millisecond: programs cut 8:59:59.99 to 8:59.
		days += math.Ceil(float64(seconds)/86400*1e9) / 1e9
	}
	return days, ok
}

// spelt is the text for a cell that serial refuses.
func spelt(c export.Cell) string {
	switch c.Kind {
	case export.Moment:
		return c.Time.Format("2006-01-02 15:04")
	case export.Day:
		return c.Time.Format(time.DateOnly)
	}
	return strconv.FormatFloat(c.Number, 'g', -1, 64)
}

// cached is a cell's value as a chart stores it; "" for an empty one.
func cached(c export.Cell) string {
	switch c.Kind {
	case export.Text, export.Link:
		return celled(c.Text)
	case export.Empty:
		return ""
	}
	if n, ok := serial(c); ok {
		return strconv.FormatFloat(n, 'g', -1, 64)
	}
	return spelt(c)
}
