package faulttest

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"canvass/config"
	"canvass/internal/fault"
	"canvass/internal/forms"
	"canvass/internal/google"
	"canvass/internal/ingest"
	"canvass/internal/store"
	"canvass/internal/survey"
)

// clock stands still except while somebody sleeps by it.
type clock struct {
	mu    sync.Mutex
	at    time.Time
	slept []time.Duration
}

func newClock() *clock { return &clock{at: time.Date(2025, 9, 2, 6, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at, c.slept = c.at.Add(d), append(c.slept, d)
	return ctx.Err()
}

func (c *clock) total() (sum time.Duration) {
	for _, d := range c.slept {
		sum += d
	}
	return sum
}

// pass is what `ingest run` does, by another clock.
func (w *world) pass(c *clock, change func(*ingest.Pass)) (survey.Run, error) {
	w.Helper()
	ctx := context.Background()
	cfg, err := config.Load(w.path("canvass.yaml"), w.env)
	w.must(err)
	client, err := google.New(ctx, google.Options{
		Endpoint: cfg.Google.Endpoint, Now: c.now, Sleep: c.sleep, Rand: func() float64 { return 0.5 },
	})
	w.must(err)
	db, err := store.Open(ctx, cfg.Store, store.Options{Wait: 200 * time.Millisecond})
	w.must(err)
	defer db.Close()
	session, err := db.Begin(ctx)
	if err != nil {
		return survey.Run{}, err
	}
	defer session.Discard()
	p := ingest.Pass{
		Sources: cfg.Project.Sources, WholeLimit: cfg.Ingest.WholeListingLimit, Now: c.now, Log: slog.New(slog.DiscardHandler),
		Open: func(s survey.Source) (ingest.Source, error) { return forms.New(client, s) },
	}
	if change != nil {
		change(&p)
	}
	return p.Run(ctx, session)
}

// fails runs a pass that must end with an error of that kind.
func (w *world) fails(c *clock, kind fault.Kind) error {
	w.Helper()
	_, err := w.pass(c, nil)
	if err == nil || fault.KindOf(err) != kind {
		w.Fatalf("got error %v, want one of kind %d", err, kind)
	}
	return err
}
