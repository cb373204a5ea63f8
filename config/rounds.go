package config

import (
	"slices"
	"strings"
	"time"

	"canvass/internal/survey"
)

// onlyRound is the round of a project that configures none.
const onlyRound = "all"

// readRounds returns the rounds, one of the id "all" when none is configured.
func readRounds(root *section, zone *time.Location) []survey.Round {
	var all []survey.Round
	first := map[string]int{}
	for _, s := range root.sections("rounds") {
		r := survey.Round{ID: s.id("id", "a round", first), Date: s.day("date", zone), Seats: readSeats(s)}
		s.finish()
		all = append(all, r)
	}
	if len(all) == 0 {
		return []survey.Round{{ID: onlyRound}}
	}
	return all
}

// id reads an identifier that is unique among those in first, which maps each
// to its line.
func (s *section) id(key, noun string, first map[string]int) string {
	id := s.word(key)
	line, seen := first[id]
	switch {
	case id == "":
		if s.lacks(key) {
			s.problem(s.at(key), "%s has no %q", noun, key)
		}
	case !identifier.MatchString(id):
		s.problem(s.at(key), "%q may hold letters, digits, - and _ only, found %q", key, excerpt(id))
	case seen:
		s.problem(s.at(key), "%s %q is already on line %d", key, id, line)
	default:
		lower := "\x00" + strings.ToLower(id) // no id begins so
		if line, alike := first[lower]; alike {
			s.warn(s.at(key), "%s %q differs from the one on line %d by capitals only", key, id, line)
		}
		first[id], first[lower] = s.at(key).line, s.at(key).line
	}
	return id
}

// day reads a date as midnight in the zone; the zero time when absent.
func (s *section) day(key string, zone *time.Location) time.Time {
	t := s.word(key)
	if t == "" {
		return time.Time{}
	}
	d, err := time.ParseInLocation(time.DateOnly, t, zone)
	if err != nil {
		s.problem(s.at(key), "%q must be a date like 2025-09-17, found %q", key, excerpt(t))
	}
	return d
}

// readSeats reads the seats of a round and what they refer to.
func readSeats(round *section) []survey.Seat {
	var all []survey.Seat
	modes, answers := map[string]int{}, map[string]string{}
	sections := round.sections("seats")
	for _, s := range sections {
		seat := survey.Seat{Mode: s.id("mode", "a seat", modes), Tries: texts(s.list("tries"))}
		seat.Answers = s.answers(seat.Mode, answers)
		seat.Capacity, _ = s.whole("capacity", 1)
		s.finish()
		all = append(all, seat)
	}
	for i, s := range sections {
		s.checkSeat(all[i], all)
	}
	return all
}

// answers reads the answers that mean a mode, and notes in meaning which mode each has.
func (s *section) answers(mode string, meaning map[string]string) []string {
	all := s.list("answers")
	for _, a := range all {
		s.oneMeaning(a, mode, meaning)
	}
	return texts(all)
}

// oneMeaning refuses an answer that already means something else.
func (s *section) oneMeaning(a item, means string, meaning map[string]string) {
	folded := strings.ToLower(strings.TrimSpace(a.text))
	other, taken := meaning[folded]
	switch {
	case taken && other == means:
		s.problem(a.at, "answer %q is listed twice", excerpt(a.text))
	case taken:
		s.problem(a.at, "answer %q means both %q and %q", excerpt(a.text), other, means)
	default:
		meaning[folded] = means
	}
}

// checkSeat holds a seat against the others of its round.
func (s *section) checkSeat(seat survey.Seat, all []survey.Seat) {
	var modes []string
	tried := false
	for _, other := range all {
		tried = tried || slices.Contains(other.Tries, seat.Mode)
		if other.Mode != seat.Mode && other.Mode != survey.Cancelled && len(other.Tries) == 0 {
			modes = append(modes, other.Mode)
		}
	}
	for _, mode := range seat.Tries {
		if !slices.Contains(modes, mode) {
			s.problem(s.at("tries"), "%q names %q, which is not a mode with seats of its own in this round%s", "tries", excerpt(mode), suggestion(mode, modes))
		}
	}
	if len(seat.Answers) == 0 && !tried && seat.Mode != "" {
		s.problem(s.here(), "no answer leads to mode %q: list the form's option texts under %q", seat.Mode, "answers")
	}
	if seat.Mode == survey.Cancelled && (seat.Capacity > 0 || len(seat.Tries) > 0) {
		s.problem(s.here(), "mode %q gives places back; it has neither capacity nor tries", seat.Mode)
	}
}
