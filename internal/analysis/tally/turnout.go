package tally

import (
	"slices"

	"canvass/internal/analysis"
	"canvass/internal/analysis/rating"
	"canvass/internal/survey"
)

// Turnout counts who came, over the rounds of which a list is known: a person
// counts once in each. Without Lists nothing is known, and the counts mean nothing.
type Turnout struct {
	Lists        int // attendance lists that hold somebody
	Came         int // whoever came, expected or not
	Expected     int // those with a seat; where a round offers no seats, everybody registered
	Absent       int // of Expected, those on no list
	Unregistered int // of Came, those without a current registration in the round
}

// Known reports whether there is any list.
func (t Turnout) Known() bool { return t.Lists > 0 }

// Showed is how many of those expected came: Expected is Showed and Absent.
func (t Turnout) Showed() int { return t.Expected - t.Absent }

// Besides is how many came and were not expected: they waited, had cancelled or had not
// registered. Came is Showed and Besides.
func (t Turnout) Besides() int { return max(0, t.Came-t.Showed()) }

// Rate is the share of those expected who came; nil when nobody was.
func (t Turnout) Rate() *float64 { return rating.Ratio(t.Showed(), t.Expected) }

// turnout counts one person's coming. A registration passes the filter or not with
// its own words; whoever came without one, with those of the list.
func (c *counter) turnout(i int) {
	t := &c.sum.Registrations.Turnout
	for _, k := range c.People[i].Registrations {
		reg := &c.Findings.Registrations[k]
		if reg.Came == analysis.CameUnknown || reg.Case < 0 || c.onList() || !c.filter.takesCase(c.Project, &c.Cases[reg.Case]) {
			continue
		}
		if c.Findings.Expected(*reg) {
			t.Expected++
			if reg.Came == analysis.CameNo {
				t.Absent++
			}
		}
		if reg.Came == analysis.CameYes {
			t.Came++
		}
	}
	for _, p := range c.PresencesOf(i) {
		if c.takesPresence(p) {
			t.Came++
			if p.Registration < 0 {
				t.Unregistered++
			}
		}
	}
}

// onList reports whether the filter asks for what one attendance list says.
func (c *counter) onList() bool {
	s, _ := c.Project.Source(c.filter.Source)
	return s.Role == survey.Attendance
}

// takesPresence reports whether a presence counts by itself, not by its registration.
func (c *counter) takesPresence(p analysis.Presence) bool {
	if !c.onList() {
		return p.Registration < 0 && c.filter.takesCase(c.Project, &c.Cases[p.Case])
	}
	return slices.ContainsFunc(c.People[p.Person].Cases, func(k int) bool {
		return c.Cases[k].Came == analysis.CameYes && c.Cases[k].Round == p.Round && c.filter.takesCase(c.Project, &c.Cases[k])
	})
}

// lists counts the lists of the rounds asked for.
func (c *counter) lists() {
	t := &c.sum.Registrations.Turnout
	for i, n := range c.Lists {
		if c.filter.Round == "" || i > 0 && c.Project.Rounds[i-1].ID == c.filter.Round {
			t.Lists += n
		}
	}
}
