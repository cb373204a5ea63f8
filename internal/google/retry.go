package google

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/cenkalti/backoff/v5"

	"canvass/internal/fault"
)

// maxAttempts is how often one call is sent at most.
const maxAttempts = 8

// budget is the time that failed attempts and the waits after them may take in
// all calls of a client together.
type budget struct {
	mu    sync.Mutex
	total time.Duration
	left  time.Duration
}

// take spends d, or reports that there is not so much left.
func (b *budget) take(d time.Duration) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.left < d {
		return false
	}
	b.left -= d
	return true
}

// retry decides, after each failed attempt of one call, whether to try again.
type retry struct {
	t          *transport
	req        *http.Request
	repeatable bool
	refreshed  bool
	attempts   int
	start      time.Time // of the call
	began      time.Time // of the current attempt
	grow       backoff.ExponentialBackOff
}

func (t *transport) newRetry(req *http.Request) *retry {
	now := t.Now()
	return &retry{
		t: t, req: req, repeatable: repeatable(req), start: now, began: now,
		grow: backoff.ExponentialBackOff{InitialInterval: time.Second, Multiplier: 2, MaxInterval: 64 * time.Second},
	}
}

// repeatable reports whether carrying out req twice is as good as once.
func repeatable(req *http.Request) bool {
	switch req.Method {
	case http.MethodGet, http.MethodHead, http.MethodPut, http.MethodDelete:
		return true
	}
	marked, _ := req.Context().Value(repeatableKey{}).(bool)
	return marked
}

// next returns nil when it is time for the next attempt, else the call's error.
func (r *retry) next(f *failure) error {
	r.attempts++
	f.Attempts, f.Elapsed = r.attempts, r.t.Now().Sub(r.start)
	switch {
	case f.final != nil:
		return ended(f.final)
	case f.refresh && r.t.tokens != nil && !r.refreshed:
		r.refreshed = true
		r.began = r.t.Now()
		return nil
	case !r.allowed(f):
		return r.t.explain(f)
	}
	wait := r.wait(f)
	if !r.t.budget.take(r.t.Now().Sub(r.began) + wait) {
		f.spent = true
		return r.t.explain(f)
	}
	r.log(f, wait)
	if err := r.t.Sleep(r.req.Context(), wait); err != nil {
		return ended(err)
	}
	r.began = r.t.Now()
	return nil
}

func (r *retry) allowed(f *failure) bool {
	switch f.verdict {
	case again, againQuota:
	case againIfRepeatable:
		if !r.repeatable {
			f.unknown = true
			return false
		}
	default:
		return false
	}
	return r.attempts < maxAttempts
}

// wait returns the pause before the next attempt: what the server asked for,
// else any time up to a bound that doubles. When a quota is used up the pause is
// at least half of that bound, so that all pauses together outlast the minute in
// which Google fills quotas up again.
func (r *retry) wait(f *failure) time.Duration {
	bound := float64(r.grow.NextBackOff())
	spread := r.t.Rand()
	if f.noAnswer && r.t.place.local {
		bound = float64(time.Second) // on one's own machine that is soon certain
	}
	switch {
	case f.after > 0:
		return f.after
	case f.verdict == againQuota:
		return time.Duration(bound/2 + bound/2*spread)
	default:
		return time.Duration(bound * spread)
	}
}

func (r *retry) log(f *failure, wait time.Duration) {
	if r.t.Repeated != nil {
		r.t.Repeated()
	}
	r.t.Log.LogAttrs(r.req.Context(), slog.LevelWarn, "google: trying again",
		slog.String("host", r.req.URL.Host), slog.Int("attempt", r.attempts),
		slog.String("cause", f.cause()), slog.String("wait", wait.Round(100*time.Millisecond).String()))
}

// ended returns the error of a call that somebody stopped or judged.
func ended(err error) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return fault.New(fault.Unavailable, "", "%w", err)
	}
	return err
}
