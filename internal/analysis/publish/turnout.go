package publish

import (
	"canvass/internal/analysis/disclosure"
	"canvass/internal/analysis/tally"
)

// Turnout is who came to one round, of which an attendance list is known.
type Turnout struct {
	Round           string // id; "" where the project has no rounds
	Expected        Count  // people with a seat; where a round offers none, everybody registered
	Came, StayedOff Count  // of Expected
	Besides         Count  // people who came and were not expected: they waited, cancelled or had not registered
}

// door is one round's attendance within a System.
type door struct {
	of                              tally.Turnout
	expected, came, absent, besides disclosure.Figure
}

// addDoor adds who came. Those expected are as many as alike, the people with a seat or all
// who registered, which a reader knows.
func addDoor(s *disclosure.System, t tally.Turnout, cost int, alike disclosure.Figure) door {
	d := door{of: t, expected: s.Open(t.Expected, cost, disclosure.None)}
	d.came, d.absent = s.Open(t.Showed(), cost, d.expected), s.Open(t.Absent, cost, d.expected)
	d.besides = s.Open(t.Besides(), cost, d.expected)
	s.Sum(d.expected, d.came, d.absent)
	s.Sum(alike, d.expected)
	return d
}

// shown is the turnout as it may be published.
func (d door) shown(s *disclosure.System, round string, show bool) Turnout {
	kept := Count{Kept: true}
	out := Turnout{round, kept, kept, kept, kept}
	if show {
		out = Turnout{round, shown(s, d.expected, d.of.Expected), shown(s, d.came, d.of.Showed()), shown(s, d.absent, d.of.Absent), shown(s, d.besides, d.of.Besides())}
	}
	return out
}

// turnout is who came where the project has no rounds.
func (p *Figures) turnout(w tally.Summary) {
	t := w.Registrations.Turnout
	if len(w.Rounds) > 0 || !t.Known() {
		return
	}
	s := &disclosure.System{}
	registered := s.Fixed(w.Registrations.People)
	d := addDoor(s, t, 1, registered)
	p.Turnouts = append(p.Turnouts, d.shown(s, "", s.Protect(p.Minimum) && !p.Registered.Kept))
}
