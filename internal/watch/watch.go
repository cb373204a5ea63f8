// Package watch is the use case "keep the store up to date": it runs passes on a
// schedule until it is told to stop, decides when somebody must be told of trouble,
// and speaks to systemd. What a pass does, and what is printed, is not its business.
package watch

import (
	"context"
	"time"

	"canvass/internal/survey"
)

// beat is how often a waiting loop looks at the clock: a machine that slept is late
// by this much at most. A timer alone would not count the time asleep.
const beat = 15 * time.Second

// Result is one pass that was not cut off by the end of the watch.
type Result struct {
	Started, Ended time.Time
	Run            survey.Run // its ID is 0 when nothing was recorded
	Err            error
	Next           time.Time // when the next pass is due
}

// Good reports whether every source was read.
func (r Result) Good() bool { return r.Err == nil }

// Outcome is the outcome of the run; a pass without a record failed.
func (r Result) Outcome() survey.Outcome {
	if r.Run.ID == 0 {
		return survey.Failed
	}
	return r.Run.Outcome
}

// Loop runs passes one after the other. The next one is due by the start of the
// last; where that moment has passed already, after a long pass or a sleep, one pass
// makes up for all that were missed.
type Loop struct {
	Schedule Schedule
	Last     time.Time // when the last pass started, in an earlier life too; zero: the first is due at once
	Now      func() time.Time
	Pass     func(context.Context) (survey.Run, error)
	Passed   func(Result)    // told after each pass
	Waiting  func(time.Time) // told the time at every look at the clock between passes
}

// Run returns only when the context ends, with its cause. A pass at work is told to
// stop through the same context.
func (l Loop) Run(ctx context.Context) error {
	start, due := l.Last, l.Now()
	if !start.IsZero() {
		due = l.Schedule.Next(start)
	}
	for {
		if err := l.wait(ctx, start, due); err != nil {
			return err
		}
		start = l.now()
		run, err := l.Pass(ctx)
		if ctx.Err() != nil && err != nil {
			return context.Cause(ctx)
		}
		due = l.Schedule.Next(start)
		l.Passed(Result{Started: start, Ended: l.now(), Run: run, Err: err, Next: due})
	}
}

// wait returns at the time that is due. When the clock was set back behind the last
// start, the schedule begins anew from there.
func (l Loop) wait(ctx context.Context, start, due time.Time) error {
	for {
		now := l.now()
		if now.Before(start) {
			start, due = now, l.Schedule.Next(now)
		}
		left := due.Sub(now)
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if left <= 0 {
			return nil
		}
		l.Waiting(now)
		select {
		case <-ctx.Done():
		case <-time.After(min(left, beat)):
		}
	}
}

// now is the time on the wall, without the reading of the clock that stands still
// while the machine sleeps.
func (l Loop) now() time.Time { return l.Now().Round(0) }
