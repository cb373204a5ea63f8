package publish

import (
	"time"

	"canvass/internal/analysis"
	"canvass/internal/analysis/disclosure"
	"canvass/internal/survey"
)

// Period is how many people took part for the first time in a week, or a month.
type Period struct {
	From                 time.Time // its first day, at midnight UTC
	Registered, Feedback Count
}

// Step is how long the Periods are.
type Step int

// The steps.
const (
	Weekly Step = iota
	Monthly
)

// mostPeriods can be seen at a glance.
const mostPeriods = 26

// start is the first day of the period that a time falls in, where people read it.
func (s Step) start(t time.Time) time.Time {
	if s == Monthly {
		return time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(t.Year(), t.Month(), t.Day()-(int(t.Weekday())+6)%7, 0, 0, 0, 0, time.UTC) // Monday
}

func (s Step) next(t time.Time) time.Time {
	if s == Monthly {
		return t.AddDate(0, 1, 0)
	}
	return t.AddDate(0, 0, 7)
}

// times counts people by when they first took part: by week, or by month where that would
// be too many or mostly kept back. Nothing is told where months are too many too, as with
// answers that have no time and stand in 1970.
func (p *Figures) times(registered, feedback []time.Time) {
	for _, step := range []Step{Weekly, Monthly} {
		periods := countPeriods(registered, feedback, step)
		if len(periods) < 2 {
			continue
		}
		r, g := make([]int, len(periods)), make([]int, len(periods))
		for i, one := range periods {
			r[i], g[i] = one.Registered.N, one.Feedback.N
		}
		shownR, keptR := heldPeriods(r, p.Minimum, p.Registered.Kept)
		shownG, keptG := heldPeriods(g, p.Minimum, p.Feedback.Kept)
		some := 0
		for i := range periods {
			some += min(r[i], 1) + min(g[i], 1)
		}
		if 2*(keptR+keptG) > some {
			continue
		}
		for i := range periods {
			periods[i].Registered, periods[i].Feedback = shownR[i], shownG[i]
		}
		p.Periods, p.Step = periods, step
		return
	}
}

// countPeriods is every period from the first to the last, empty ones too; nil for too many.
func countPeriods(registered, feedback []time.Time, step Step) []Period {
	var first, last time.Time
	for _, list := range [][]time.Time{registered, feedback} {
		for _, t := range list {
			if first.IsZero() || t.Before(first) {
				first = t
			}
			if t.After(last) {
				last = t
			}
		}
	}
	if first.IsZero() {
		return nil
	}
	var periods []Period
	index := map[time.Time]int{}
	for t := step.start(first); !t.After(step.start(last)); t = step.next(t) {
		if len(periods) == mostPeriods {
			return nil
		}
		index[t] = len(periods)
		periods = append(periods, Period{From: t})
	}
	for _, t := range registered {
		periods[index[step.start(t)]].Registered.N++
	}
	for _, t := range feedback {
		periods[index[step.start(t)]].Feedback.N++
	}
	return periods
}

// heldPeriods protects counts whose sum a reader knows.
func heldPeriods(counts []int, k int, all bool) (out []Count, kept int) {
	s := &disclosure.System{}
	cells, sum := make([]disclosure.Figure, len(counts)), 0
	for i, n := range counts {
		cells[i] = s.Open(n, 1, disclosure.None)
		sum += n
	}
	s.Sum(s.Fixed(sum), cells...)
	proven := s.Protect(k) && !all
	out = make([]Count, len(counts))
	for i, n := range counts {
		if out[i] = shown(s, cells[i], n); !proven {
			out[i] = Count{Kept: true}
		}
		if out[i].Kept {
			kept++
		}
	}
	return out, kept
}

// firstTimes are when people first registered, and first gave feedback, in the project's zone.
func firstTimes(f *analysis.Findings) (registered, feedback []time.Time) {
	for i := range f.People {
		var r, g time.Time
		for _, k := range f.People[i].Cases {
			t := f.Cases[k].Submitted
			switch role := f.Role(k); {
			case role == survey.Registration && (r.IsZero() || t.Before(r)):
				r = t
			case role == survey.Feedback && !f.Cases[k].Withdrawn && (g.IsZero() || t.Before(g)):
				g = t
			}
		}
		if !r.IsZero() {
			registered = append(registered, r.In(f.Project.Location))
		}
		if !g.IsZero() {
			feedback = append(feedback, g.In(f.Project.Location))
		}
	}
	return registered, feedback
}
