package file

import (
	"strings"
	"time"
)

// written is a time as somebody wrote it.
type written struct {
	date      [3]int // as written; in doubt which of the short ones is the day
	yearFirst bool
	clock     time.Duration // since midnight
	zone      string        // a name, "" none
	offset    time.Duration // east of UTC, when numeric
	numeric   bool
}

// parse reads a time in the ways that forms and spreadsheets write it: ISO 8601,
// year/month/day, and day and month in either order before the year; 12 or 24
// hours; with a zone or without.
func parse(s string) (w written, ok bool) {
	p := scanner{spaced(s)}
	if !w.readDate(&p) {
		return w, false
	}
	if p.rest == "" {
		return w, true
	}
	if !p.skip("T") && !p.skip("t") {
		if comma := p.skip(","); !p.skip(" ") && !comma {
			return w, false
		}
	}
	return w, w.readClock(&p) && w.readZone(&p)
}

// readDate reads three numbers, of which the first or the last is the year.
func (w *written) readDate(p *scanner) bool {
	var digits [3]int
	separator := ""
	for i := range w.date {
		if i > 0 {
			if separator == "" {
				separator = p.oneOf("/-.")
			} else if !p.skip(separator) {
				return false
			}
		}
		if w.date[i], digits[i] = p.number(4); digits[i] == 0 || separator == "" && i > 0 {
			return false
		}
	}
	switch {
	case digits[0] == 4 && digits[2] <= 2:
		w.yearFirst = true
	case digits[2] == 2 && digits[0] <= 2:
		w.date[2] += 2000
	case digits[2] != 4 || digits[0] > 2:
		return false
	}
	return digits[1] <= 2
}

// readClock reads the time of day. A leap second is the second after it.
func (w *written) readClock(p *scanner) bool {
	hour, n := p.number(2)
	colon := p.oneOf(":.")
	minute, m := p.number(2)
	if n == 0 || colon == "" || m != 2 || hour > 23 || minute > 59 {
		return false
	}
	w.clock = time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute
	if p.skip(colon) {
		second, n := p.number(2)
		if n != 2 || second > 60 {
			return false
		}
		w.clock += time.Duration(second) * time.Second
		if p.oneOf(".,") != "" {
			fraction, n := p.number(9)
			if n == 0 {
				return false
			}
			for ; n < 9; n++ {
				fraction *= 10
			}
			w.clock += time.Duration(fraction)
		}
	}
	p.skip(" ")
	switch half := p.half(); {
	case half == "":
		return true
	case hour < 1 || hour > 12:
		return false
	case half == "a" && hour == 12:
		w.clock -= 12 * time.Hour
	case half == "p" && hour < 12:
		w.clock += 12 * time.Hour
	}
	return true
}

// readZone reads what is left: nothing, a number, or a name.
func (w *written) readZone(p *scanner) bool {
	p.skip(" ")
	zone := strings.ToUpper(p.rest)
	if zone == "" {
		return true
	}
	bare := zone
	if _, after, found := cutAny(zone, "UTC", "GMT", "Z"); found {
		bare = after
		w.numeric = bare == ""
	}
	q := scanner{bare}
	sign := q.oneOf("+-")
	if sign == "" {
		w.zone = zone
		return w.numeric || letters(zone)
	}
	hours, n := q.number(2)
	q.skip(":")
	minutes, m := q.number(2)
	w.offset = time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute
	if sign == "-" {
		w.offset = -w.offset
	}
	w.numeric = true
	return n > 0 && m != 1 && hours <= 14 && minutes < 60 && q.rest == ""
}

func cutAny(s string, prefixes ...string) (prefix, after string, found bool) {
	for _, p := range prefixes {
		if after, found = strings.CutPrefix(s, p); found {
			return p, after, true
		}
	}
	return "", s, false
}

func letters(s string) bool {
	for _, c := range s {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return len(s) <= 5
}

// ambiguous reports whether day and month could change places with another meaning.
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
	midnight := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if m < 1 || m > 12 || midnight.Day() != d {
		return time.Time{}, false
	}
	if w.numeric {
		return midnight.Add(w.clock - w.offset), true
	}
	c := w.clock
	at := time.Date(y, time.Month(m), d, int(c/time.Hour), int(c/time.Minute%60), int(c/time.Second%60), int(c%time.Second), l)
	if w.zone == "" {
		return at.UTC(), true
	}
	if name, _ := at.Zone(); name == w.zone {
		return at.UTC(), true
	}
	hours, known := zones[w.zone]
	return midnight.Add(c - time.Duration(hours)*time.Hour), known
}

// zones are the names that forms of America and Europe write, in hours east of UTC.
var zones = map[string]int{
	"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10,
	"WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3,
}
