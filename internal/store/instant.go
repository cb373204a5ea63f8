package store

import (
	"bytes"
	"errors"
	"fmt"
	"time"
)

// A time is stored as a text in UTC such as "2025-09-17 12:00:00.25": the fraction
// has up to nine digits without zeros at its end, and none when it is zero. So
// nothing is rounded, SQLite's own date functions read it, and texts compare as the
// instants do, because a text sorts before its continuation. The zero time is
// "0001-01-01 00:00:00".
const (
	wholeSeconds   = "2006-01-02 15:04:05"
	longestInstant = len(wholeSeconds) + len(".123456789")
)

// appendInstant appends t as it is stored. Years outside 0 to 9999 have no such text.
func appendInstant(b []byte, t time.Time) ([]byte, error) {
	t = t.UTC()
	if y := t.Year(); y < 0 || y > 9999 {
		return b, fmt.Errorf("a time in the year %d cannot be stored", y)
	}
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	b = appendDigits(b, year, 4)
	b = appendDigits(append(b, '-'), int(month), 2)
	b = appendDigits(append(b, '-'), day, 2)
	b = appendDigits(append(b, ' '), hour, 2)
	b = appendDigits(append(b, ':'), minute, 2)
	b = appendDigits(append(b, ':'), second, 2)
	if nanos := t.Nanosecond(); nanos > 0 {
		b = appendDigits(append(b, '.'), nanos, 9)
		b = bytes.TrimRight(b, "0")
	}
	return b, nil
}

// appendDigits appends n with leading zeros.
func appendDigits(b []byte, n, width int) []byte {
	for range width {
		b = append(b, '0')
	}
	for i := len(b) - 1; n > 0; i-- {
		b[i] = byte('0' + n%10)
		n /= 10
	}
	return b
}

// parseInstant reads what appendInstant wrote, and nothing else.
func parseInstant(s string) (time.Time, error) {
	if len(s) < len(wholeSeconds) || len(s) > longestInstant {
		return time.Time{}, errInstant
	}
	nanos, unit := 0, 1_000_000_000
	for i := len(wholeSeconds) + 1; i < len(s); i++ {
		unit /= 10
		nanos += int(s[i]-'0') * unit
	}
	t := time.Date(digits(s[0:4]), time.Month(digits(s[5:7])), digits(s[8:10]),
		digits(s[11:13]), digits(s[14:16]), digits(s[17:19]), nanos, time.UTC)
	var back [longestInstant]byte
	if text, err := appendInstant(back[:0], t); err != nil || string(text) != s {
		return time.Time{}, errInstant
	}
	return t, nil
}

var errInstant = errors.New("a stored time is not as it was written")

// digits returns the number that s spells, or any other when it spells none.
func digits(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// lastDay is the day of the instant that was read last: times come in order.
type lastDay struct {
	text  string // "2025-09-17 "
	began time.Time
}

// parse is parseInstant, faster where the day is the last one's and seconds are whole.
func (l *lastDay) parse(s string) (time.Time, error) {
	const day = len("2006-01-02 ")
	if len(s) == len(wholeSeconds) && s[:day] == l.text {
		if seconds, ok := clock(s[day:]); ok {
			return l.began.Add(time.Duration(seconds) * time.Second), nil
		}
	}
	t, err := parseInstant(s)
	if err == nil {
		l.text, l.began = s[:day], t.Truncate(24*time.Hour)
	}
	return t, err
}

// clock reads "12:34:56" as seconds since midnight.
func clock(s string) (seconds int, ok bool) {
	for i := range len(s) {
		if c := s[i]; i%3 == 2 && c != ':' || i%3 != 2 && (c < '0' || c > '9') {
			return 0, false
		}
	}
	h, m, sec := digits(s[0:2]), digits(s[3:5]), digits(s[6:8])
	return h*3600 + m*60 + sec, h < 24 && m < 60 && sec < 60
}
