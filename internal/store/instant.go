package store

import (
	"fmt"
	"time"
)

// instantLayout is how a time is stored: UTC, always nine digits of a second, so
// that texts compare as the instants do and nothing is rounded.
const instantLayout = "2006-01-02T15:04:05.000000000Z"

// appendInstant appends t as it is stored. Years outside 0 to 9999 have no such text.
func appendInstant(b []byte, t time.Time) ([]byte, error) {
	t = t.UTC()
	if y := t.Year(); y < 0 || y > 9999 {
		return b, fmt.Errorf("a time in the year %d cannot be stored", y)
	}
	return t.AppendFormat(b, instantLayout), nil
}

// parseInstant is the inverse of appendInstant.
func parseInstant(s string) (time.Time, error) {
	if len(s) == len(instantLayout) && s[4] == '-' && s[7] == '-' && s[10] == 'T' &&
		s[13] == ':' && s[16] == ':' && s[19] == '.' && s[29] == 'Z' {
		t := time.Date(digits(s[0:4]), time.Month(digits(s[5:7])), digits(s[8:10]),
			digits(s[11:13]), digits(s[14:16]), digits(s[17:19]), digits(s[20:29]), time.UTC)
		var back [len(instantLayout)]byte
		if string(t.AppendFormat(back[:0], instantLayout)) == s {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("not a stored time")
}

// digits returns the number that s spells, or a wrong one when it spells none.
func digits(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}
