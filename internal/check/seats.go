package check

import (
	"context"
	"fmt"
	"slices"

	"canvass/internal/survey"
)

// seats holds the options of attendance questions against the seats of their
// round, both ways.
func seats(_ context.Context, w World) []Problem {
	var all []Problem
	offered := map[string][]string{} // options by round, of every form that could be read
	whole := map[string]bool{}       // rounds all of whose registration forms were read
	for _, l := range w.Looks {
		if l.Source.Role == survey.Registration && (l.Err != nil || l.Skipped) {
			whole[l.Source.Round] = false
		} else if _, known := whole[l.Source.Round]; !known && l.Source.Role == survey.Registration {
			whole[l.Source.Round] = true
		}
	}
	for _, b := range w.bind() {
		b.each(func(q survey.Question, m survey.Meaning) {
			if m.Field != survey.FieldAttendance || b.Look.Source.Role != survey.Registration {
				return
			}
			if len(q.Options) == 0 {
				whole[b.Look.Source.Round] = false // answers may be anything
			}
			offered[b.Look.Source.Round] = append(offered[b.Look.Source.Round], q.Options...)
			all = append(all, seatless(b.Look.Source, q, w.Project.Rounds)...)
		})
	}
	for _, r := range w.Project.Rounds {
		if whole[r.ID] && len(offered[r.ID]) > 0 {
			all = append(all, unasked(r, offered[r.ID])...)
		}
	}
	return all
}

// seatless reports options that give nobody a seat.
func seatless(s survey.Source, q survey.Question, rounds []survey.Round) []Problem {
	i := slices.IndexFunc(rounds, func(r survey.Round) bool { return r.ID == s.Round })
	if i < 0 {
		return nil // reported by the configuration
	}
	if len(rounds[i].Seats) == 0 {
		return []Problem{doubtful(s.Name, fmt.Sprintf("round %s has no seats for the answers to %q", s.Round, q.Title), "list them under `seats` of the round")}
	}
	var all []Problem
	for _, o := range q.Options {
		known := slices.ContainsFunc(rounds[i].Seats, func(seat survey.Seat) bool { return slices.ContainsFunc(seat.Answers, alike(o)) })
		if !known {
			all = append(all, doubtful(s.Name, fmt.Sprintf("the option %q of %q leads to no seat of round %s", o, q.Title, s.Round),
				"add it to the `answers` of a seat"))
		}
	}
	return all
}

// unasked reports answers of seats that no form offers.
func unasked(r survey.Round, options []string) []Problem {
	var all []Problem
	for _, seat := range r.Seats {
		for _, a := range seat.Answers {
			if !slices.ContainsFunc(options, alike(a)) {
				all = append(all, doubtful("", fmt.Sprintf("round %s, mode %s: the answer %q is no option of a registration form", r.ID, seat.Mode, a),
					"write it as in the form, or take it out"))
			}
		}
	}
	return all
}
