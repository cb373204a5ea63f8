package watch

import (
	"strconv"
	"strings"
	"time"

	"canvass/internal/survey"
)

// Event is what somebody should be told. It holds names from the configuration and
// figures, nothing that was answered.
type Event struct {
	Name          string // "failed" or "silence"
	Run           int64  // 0: no run was recorded
	Outcome       survey.Outcome
	SourcesFailed []string
}

// Environ is the event as variables for a command.
func (e Event) Environ() []string {
	run := ""
	if e.Run != 0 {
		run = strconv.FormatInt(e.Run, 10)
	}
	return []string{
		"CANVASS_EVENT=" + e.Name, "CANVASS_RUN=" + run, "CANVASS_OUTCOME=" + string(e.Outcome),
		"CANVASS_SOURCES_FAILED=" + strings.Join(e.SourcesFailed, ","),
	}
}

// Alarm remembers what was told, so that each change of state is told once.
type Alarm struct {
	silence time.Duration
	good    time.Time
	last    Event // of the latest pass
	silent  bool  // and told
}

// NewAlarm returns an alarm for a time without a good pass; 0 is none. Good is when
// the last good pass ended, or when watching began.
func NewAlarm(silence time.Duration, good time.Time) *Alarm {
	return &Alarm{silence: silence, good: good, last: Event{Outcome: survey.Done}}
}

// Passed returns an event when a pass ended worse than well and otherwise than the
// one before.
func (a *Alarm) Passed(r Result) (Event, bool) {
	before := a.last.Outcome
	a.last = Event{Name: "failed", Run: r.Run.ID, Outcome: r.Outcome(), SourcesFailed: failed(r.Run)}
	if r.Good() {
		a.good, a.silent = r.Ended, false
		return Event{}, false
	}
	return a.last, before != a.last.Outcome
}

// Waiting returns an event when no good pass has ended for too long.
func (a *Alarm) Waiting(now time.Time) (Event, bool) {
	if a.silence == 0 || a.silent || now.Sub(a.good) < a.silence {
		return Event{}, false
	}
	a.silent = true
	e := a.last
	e.Name = "silence"
	return e, true
}

func failed(run survey.Run) []string {
	var names []string
	for _, s := range run.Sources {
		if s.Error != "" {
			names = append(names, s.Source)
		}
	}
	return names
}
