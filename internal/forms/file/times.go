package file

import (
	"fmt"
	"strings"
	"time"
)

// timeColumn reads the times of one column. Whether 03/04/2025 is in March or
// April is decided once, by all of its cells.
type timeColumn struct {
	index    int
	title    string
	location *time.Location
	presumed bool // by its title; no mapping says so

	monthFirst bool
	mixed      bool // cells prove both orders: those that could be either are not read

	good       int     // cells that hold a time
	doubtful   int     // of them those that could be either
	dayProof   int     // that only day/month explains
	monthProof int     // that only month/day explains
	spread     [2]span // of all times, read as day/month and as month/day
}

// span is the time between the earliest and the latest.
type span struct{ from, to time.Time }

func (s *span) take(at time.Time) {
	if s.from.IsZero() || at.Before(s.from) {
		s.from = at
	}
	if s.to.IsZero() || at.After(s.to) {
		s.to = at
	}
}

// tighter reports whether s is less than half of t.
func (s span) tighter(t span) bool { return 2*s.to.Sub(s.from) < t.to.Sub(t.from) }

func newTimeColumn(index int, title string, l *time.Location) *timeColumn {
	return &timeColumn{index: index, title: title, location: l}
}

// column returns the index, -1 for none.
func (t *timeColumn) column() int {
	if t == nil {
		return -1
	}
	return t.index
}

// doubted reports whether the column may turn out not to hold times.
func (t *timeColumn) doubted() bool { return t != nil && t.presumed }

// look takes note of a cell.
func (t *timeColumn) look(cell string) {
	if t == nil || cell == "" {
		return
	}
	w, ok := parse(cell)
	if !ok {
		return
	}
	var valid [2]bool
	for i, monthFirst := range []bool{false, true} {
		var at time.Time
		if at, valid[i] = w.instant(monthFirst, t.location); valid[i] {
			t.spread[i].take(at)
		}
	}
	switch {
	case valid[0] && valid[1] && w.ambiguous():
		t.doubtful++
	case valid[0] && !valid[1]:
		t.dayProof++
	case valid[1] && !valid[0]:
		t.monthProof++
	}
	if valid[0] || valid[1] {
		t.good++
	}
}

// settle decides the order of day and month: by a cell that only one of them
// explains, else by the one in which the times lie much closer together, else by
// the custom of the language and the zone. The order of the rows does not matter.
// It returns a note where it had to guess.
func (t *timeColumn) settle(language string, l *time.Location) (note string) {
	if t == nil {
		return ""
	}
	t.monthFirst = t.monthProof > 0
	t.mixed = t.monthProof > 0 && t.dayProof > 0
	switch {
	case t.doubtful == 0:
		return ""
	case t.mixed:
		return fmt.Sprintf("column %q has times with the day first and others with the month first; the %d that could be either are put aside", t.title, t.doubtful)
	case t.dayProof+t.monthProof > 0:
		return ""
	case t.spread[0].tighter(t.spread[1]) || t.spread[1].tighter(t.spread[0]):
		t.monthFirst = t.spread[1].tighter(t.spread[0])
		return ""
	}
	t.monthFirst = language != "es" && strings.HasPrefix(l.String(), "America/")
	first := "day"
	if t.monthFirst {
		first = "month"
	}
	return fmt.Sprintf("%d of the times in column %q could have the day or the month first; they are read with the %s first: write them as 2025-09-17 to be sure", t.doubtful, t.title, first)
}

// read returns the time in a cell, zero for a blank one or without a column, or why
// it cannot be read.
func (t *timeColumn) read(cell string) (at time.Time, reason string) {
	if t == nil || strings.TrimSpace(cell) == "" {
		return at, ""
	}
	w, ok := parse(cell)
	if !ok {
		return at, "its time of submission cannot be read"
	}
	monthFirst := t.monthFirst
	if t.mixed {
		_, day := w.instant(false, t.location)
		_, month := w.instant(true, t.location)
		if day && month && w.ambiguous() {
			return at, "its time of submission could have the day or the month first"
		}
		monthFirst = month
	}
	if at, ok = w.instant(monthFirst, t.location); !ok {
		return at, "its time of submission cannot be read"
	}
	if at.Year() < 1970 || at.Year() >= 2200 {
		return at, "its time of submission is outside the years 1970 to 2199"
	}
	return at, ""
}
