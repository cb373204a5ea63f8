package whoiswho

import (
	"canvass/internal/analysis"
	"canvass/internal/analysis/seats"
	"canvass/internal/report"
)

// NamedIn is the list that has a person's name; "" for somebody who only gave feedback.
func NamedIn(e *report.Edition, i int) string {
	for _, k := range e.People[i].Registrations {
		switch r := e.Registrations[k]; {
		case r.Case < 0:
		case r.Standing.Status == seats.Seated, r.Standing.Status == seats.Waiting && r.Came != analysis.CameYes:
			return map[bool]string{true: "`report attendees`", false: "`report attendees --waiting`"}[r.Standing.Status == seats.Seated]
		case r.Came == analysis.CameYes:
			return "`report attendees --came`"
		}
	}
	if len(e.PresencesOf(i)) > 0 {
		return "`report attendees --came`"
	}
	return ""
}

// Door is a person and where the name behind it can be read: a list of names if one has
// it, else what `report explain` knows.
func Door(e *report.Edition, i int) string {
	if where := NamedIn(e, i); where != "" {
		return e.People[i].ID + " in " + where
	}
	return "`report explain " + e.People[i].ID + "`"
}
