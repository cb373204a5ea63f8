// Package seats gives the places of one round to people in the order of their
// first request for a mode, keeps a waiting list, and records every move with
// its reason, so that an organiser can answer "why is she in and I am not?".
package seats

import (
	"cmp"
	"slices"
	"time"

	"canvass/internal/survey"
)

// Wish is what a person asked for at one time. An empty Mode takes no seat and
// waits for none; survey.Cancelled gives a place back and loses the place in line.
type Wish struct {
	Person   int
	Mode     string
	At       time.Time
	Tie      string // orders wishes of one instant: the response id
	Withdrew bool   // not a wish of the person's: the response has disappeared
}

// Status is where a person stands in a round.
type Status string

// The statuses.
const (
	Seated    Status = "seated"
	Waiting   Status = "waiting"
	Cancelled Status = "cancelled"
	Withdrawn Status = "withdrawn" // the response has disappeared from the form
	Unplaced  Status = "no mode"   // no answer, or one that no seat of the round lists
)

// Standing is one person's place in a round.
type Standing struct {
	Person   int
	Wish     string // the mode asked for last
	Status   Status
	Mode     string // where seated
	Since    time.Time
	Position int // in the waiting list of Wish, from 1
	Moves    []Move
}

// Move is one change of standing and its reason.
type Move struct {
	At      time.Time
	Status  Status
	Mode    string
	Because Reason
}

// Reason says why a move happened.
type Reason string

// The reasons.
const (
	SeatFree     Reason = "a seat was free"
	Full         Reason = "every seat was taken"
	SeatReturned Reason = "first in line when a seat came free"
	GaveBack     Reason = "the person cancelled"
	ChangedMind  Reason = "the person asked for another mode"
	Disappeared  Reason = "the response is no longer in the form"
	NoSuchMode   Reason = "the answer names no mode of this round"
)

// Allocate plays the wishes of one round in time order and returns where each
// person stands at the end, in the order in which they first asked. Wishes that
// withdrew are played last: upstream does not say when a response was deleted.
func Allocate(offer []survey.Seat, wishes []Wish) []Standing {
	wishes = slices.Clone(wishes)
	slices.SortStableFunc(wishes, func(a, b Wish) int {
		return cmp.Or(compareBool(a.Withdrew, b.Withdrew), a.At.Compare(b.At), cmp.Compare(a.Tie, b.Tie), cmp.Compare(a.Person, b.Person))
	})
	r := newRound(offer)
	for _, w := range wishes {
		r.play(w)
	}
	return r.standings()
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
