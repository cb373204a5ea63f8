package file

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// written is a time as somebody wrote it.
type written struct {
	date      [3]int // year, month, day; or with two short numbers first, in doubt which is which
	yearFirst bool
	clock     time.Duration
	zone      string // as written, "" none
	offset    int    // seconds east of UTC, when zone is a number
	numeric   bool
}

// form is a date, and perhaps a time of day, half of the day, and zone.
var form = regexp.MustCompile(`(?i)^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})` +
	`(?:(?:,? |T)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?` +
	`(?: ?([ap])\.? ?m\.?)?` +
	` ?(Z|(?:UTC|GMT)?(?:[-+]\d{1,2}(?::?\d{2})?)?|[A-Z]{2,5}))?$`)

// parse reads a time in the ways that forms and spreadsheets write it: ISO 8601,
// year/month/day, and day and month in either order before the year; 12 or 24
// hours; with a zone or without.
func parse(s string) (w written, ok bool) {
	m := form.FindStringSubmatch(spaced(s))
	if m == nil {
		return w, false
	}
	for i := range w.date {
		w.date[i], _ = strconv.Atoi(m[i+1])
	}
	switch {
	case len(m[1]) == 4 && len(m[3]) <= 2:
		w.yearFirst = true
	case len(m[3]) == 2 && len(m[1]) <= 2:
		w.date[2] += 2000
	case len(m[3]) != 4 || len(m[1]) > 2:
		return w, false
	}
	if w.clock, ok = clock(m[4], m[5], m[6], m[7], m[8]); !ok {
		return w, false
	}
	w.zone = strings.ToUpper(m[9])
	return w, w.readOffset()
}

// spaced makes every space an ordinary one.
func spaced(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, s))
}

// clock returns the time since midnight. Half is a, p or nothing. A leap second is
// the second after it.
func clock(hour, minute, second, fraction, half string) (time.Duration, bool) {
	h, _ := strconv.Atoi(hour)
	m, _ := strconv.Atoi(minute)
	s, _ := strconv.Atoi(second)
	switch half = strings.ToLower(half); {
	case half != "" && (h < 1 || h > 12):
		return 0, false
	case half == "a" && h == 12:
		h = 0
	case half == "p" && h < 12:
		h += 12
	}
	if h > 23 || m > 59 || s > 60 {
		return 0, false
	}
	nanos, _ := strconv.Atoi((fraction + "000000000")[:9])
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute + time.Duration(s)*time.Second + time.Duration(nanos), true
}

var offsetForm = regexp.MustCompile(`^(?:UTC|GMT)?([-+])(\d{1,2}):?(\d{2})?$`)

// readOffset takes a number out of the zone.
func (w *written) readOffset() bool {
	switch w.zone {
	case "":
		return true
	case "Z", "UTC", "GMT":
		w.numeric = true
		return true
	}
	m := offsetForm.FindStringSubmatch(w.zone)
	if m == nil {
		return true // a name
	}
	hours, _ := strconv.Atoi(m[2])
	minutes, _ := strconv.Atoi(m[3])
	w.offset = hours*3600 + minutes*60
	if m[1] == "-" {
		w.offset = -w.offset
	}
	w.numeric = true
	return hours <= 14 && minutes < 60
}

// ambiguous reports whether day and month could be exchanged with another meaning.
func (w written) ambiguous() bool { return !w.yearFirst && w.date[0] != w.date[1] }

// instant returns the time in UTC, false when there is no such day or the zone is
// not known. A time without a zone is one of the location.
func (w written) instant(monthFirst bool, l *time.Location) (time.Time, bool) {
	y, m, d := w.date[0], w.date[1], w.date[2]
	if !w.yearFirst {
		y, m, d = w.date[2], w.date[1], w.date[0]
		if monthFirst {
			m, d = d, m
		}
	}
	if day := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC); m < 1 || m > 12 || day.Day() != d || day.Month() != time.Month(m) {
		return time.Time{}, false
	}
	if w.numeric {
		return w.on(y, m, d, time.UTC).Add(-time.Duration(w.offset) * time.Second), true
	}
	at := w.on(y, m, d, l)
	if w.zone == "" {
		return at.UTC(), true
	}
	if name, _ := at.Zone(); name == w.zone {
		return at.UTC(), true
	}
	hours, known := zones()[w.zone]
	return w.on(y, m, d, time.UTC).Add(-time.Duration(hours) * time.Hour), known
}

func (w written) on(y, m, d int, l *time.Location) time.Time {
	c := w.clock
	return time.Date(y, time.Month(m), d, int(c/time.Hour), int(c/time.Minute%60), int(c/time.Second%60), int(c%time.Second), l)
}

// zones are the names that forms of America and Europe write, in hours east of UTC.
func zones() map[string]int {
	return map[string]int{
		"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10,
		"WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3,
	}
}
