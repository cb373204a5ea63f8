package watch_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"canvass/internal/survey"
	"canvass/internal/watch"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// exactly is a schedule without jitter.
type exactly time.Duration

func (e exactly) Next(after time.Time) time.Time { return after.Add(time.Duration(e)) }

// trial is a loop on a false clock, which can be set apart from the timers: that is
// what a sleeping machine looks like from inside.
type trial struct {
	begin  time.Time
	skew   time.Duration
	starts []time.Duration // of the passes, since the trial began, on the wall
	took   []time.Duration // how long each pass takes; the rest take none
	errs   []error
	heard  []watch.Result
	at     map[int]func() // done after the pass of that number
}

func (c *trial) now() time.Time { return time.Now().Add(c.skew) }

func (c *trial) loop(s watch.Schedule) watch.Loop {
	c.begin = c.now()
	return watch.Loop{Schedule: s, Now: c.now, Waiting: func(time.Time) {}, Passed: func(r watch.Result) {
		c.heard = append(c.heard, r)
		if f := c.at[len(c.heard)]; f != nil {
			f()
		}
	}, Pass: func(ctx context.Context) (survey.Run, error) {
		n := len(c.starts)
		c.starts = append(c.starts, c.now().Sub(c.begin))
		if n < len(c.took) {
			select {
			case <-ctx.Done():
				return survey.Run{}, ctx.Err()
			case <-time.After(c.took[n]):
			}
		}
		var err error
		if n < len(c.errs) {
			err = c.errs[n]
		}
		return survey.Run{ID: int64(n + 1), Outcome: survey.Done}, err
	}}
}

// runFor runs the loop for so long by the timers.
func (c *trial) runFor(t *testing.T, l watch.Loop, d time.Duration) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), d)
	defer stop()
	if err := l.Run(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the loop ended with %v", err)
	}
}

func want(t *testing.T, c *trial, starts ...time.Duration) {
	t.Helper()
	if !slices.Equal(c.starts, starts) {
		t.Errorf("passes began at %v, want %v", c.starts, starts)
	}
}

const m = time.Minute

func TestTheFirstPassComesAtOnceAndFailuresStopNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &trial{errs: []error{errors.New("down"), errors.New("down")}}
		c.runFor(t, c.loop(exactly(15*m)), 50*m)
		want(t, c, 0, 15*m, 30*m, 45*m)
		if len(c.heard) != 4 || c.heard[1].Good() || !c.heard[2].Good() {
			t.Errorf("heard %+v", c.heard)
		}
	})
}

func TestALongPassIsMadeUpForOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &trial{took: []time.Duration{40 * m}}
		c.runFor(t, c.loop(exactly(15*m)), 60*m)
		want(t, c, 0, 40*m, 55*m)
	})
}

func TestASleepIsMadeUpForOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &trial{}
		c.at = map[int]func(){2: func() { c.skew += 8 * time.Hour }} // the timers stood still
		c.runFor(t, c.loop(exactly(15*m)), 31*m)
		want(t, c, 0, 15*m, 8*time.Hour+15*m, 8*time.Hour+30*m)
	})
}

func TestASleepWhileWaitingIsSeenWithinABeat(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &trial{}
		l := c.loop(exactly(24 * time.Hour))
		looks := 0
		l.Waiting = func(time.Time) {
			if looks++; looks == 10 {
				c.skew = 30 * time.Hour
			}
		}
		c.runFor(t, l, 10*m)
		if len(c.starts) != 2 || c.starts[1]-30*time.Hour > 3*m {
			t.Errorf("passes began at %v", c.starts)
		}
	})
}

func TestAClockSetBackBeginsAnew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &trial{}
		c.at = map[int]func(){1: func() { c.skew = -5 * time.Hour }}
		c.runFor(t, c.loop(exactly(15*m)), 20*m)
		want(t, c, 0, -5*time.Hour+15*m)
	})
}

func TestAnEarlierLifeIsRemembered(t *testing.T) {
	for name, last := range map[string]time.Duration{"missed": -30 * time.Hour, "not yet due": -23 * time.Hour} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := &trial{}
				l := c.loop(exactly(24 * time.Hour))
				l.Last = c.begin.Add(last)
				c.runFor(t, l, 2*time.Hour)
				if name == "missed" {
					want(t, c, 0)
				} else {
					want(t, c, time.Hour)
				}
			})
		})
	}
}

func TestStoppingCutsAPassOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &trial{took: []time.Duration{time.Hour}}
		c.runFor(t, c.loop(exactly(15*m)), time.Second)
		want(t, c, 0)
		if len(c.heard) != 0 {
			t.Errorf("a pass that was stopped counts as %+v", c.heard)
		}
	})
}

func TestAPassThatEndsWhileStoppingCounts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &trial{}
		ctx, stop := context.WithCancel(t.Context())
		l := c.loop(exactly(15 * m))
		pass := l.Pass
		l.Pass = func(ctx context.Context) (survey.Run, error) { stop(); return pass(ctx) }
		if err := l.Run(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("the loop ended with %v", err)
		}
		if len(c.heard) != 1 {
			t.Errorf("heard %d passes, want 1", len(c.heard))
		}
	})
}
