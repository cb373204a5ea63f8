package forms

import (
	"strings"
	"time"

	"canvass/internal/survey"
)

// setTimes sets both times of a response; one stands in for the other where only
// one was sent. It returns why they cannot be set, "" when they can.
func setTimes(r *survey.Response, created, submitted string) (reason string) {
	if created == "" {
		created = submitted
	}
	if submitted == "" {
		submitted = created
	}
	if created == "" {
		return "it has no time of submission"
	}
	var ok1, ok2 bool
	r.Created, ok1 = parseTime(created)
	r.Submitted, ok2 = parseTime(submitted)
	if !ok1 || !ok2 {
		return "its time of submission cannot be read"
	}
	if !plausible(r.Created) || !plausible(r.Submitted) {
		return "its time of submission is outside the years 1970 to 2199"
	}
	return ""
}

// parseTime reads RFC 3339 with any number of digits after the second and any
// offset. A leap second is the second after it.
func parseTime(s string) (time.Time, bool) {
	t, err := time.Parse(time.RFC3339Nano, s)
	if err == nil {
		return t.UTC(), true
	}
	s = strings.ToUpper(s)
	leap := time.Duration(0)
	if len(s) > 19 && s[16:19] == ":60" {
		s = s[:16] + ":59" + s[19:]
		leap = time.Second
	}
	if t, err = time.Parse(time.RFC3339Nano, s); err != nil {
		return time.Time{}, false
	}
	return t.Add(leap).UTC(), true
}

// plausible refuses times that no form was answered at: stored, one would be the
// latest, or the earliest, for good.
func plausible(t time.Time) bool { return t.Year() >= 1970 && t.Year() < 2200 }
