package cli

import (
	"context"
	"fmt"
	"net"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"canvass/config"
	"canvass/internal/fault"
	"canvass/internal/metrics"
	"canvass/internal/store"
	"canvass/internal/survey"
	"canvass/internal/watch"
)

// passLimit is how long a pass may take before the watchdog is no longer told that
// all is well.
const passLimit = time.Hour

// watcher is one watch at work.
type watcher struct {
	app      *app
	good     config.Config // the last one without mistakes
	said     string        // what was last said about the configuration
	warned   []string      // what the last pass warned of
	schedule watch.Schedule
	last     time.Time // when the last pass started; zero: the first is due at once
	alarm    *watch.Alarm
	hook     watch.Hook
	systemd  watch.Systemd
	metrics  *metrics.Metrics
	awake    atomic.Pointer[time.Time] // when the loop last showed itself
}

func (f watchFlags) listen() (net.Listener, error) {
	if f.metrics == "" {
		return nil, nil
	}
	return metrics.Listen(f.metrics, f.public)
}

// remember begins where the last run ended.
func (w *watcher) remember(ctx context.Context, f watchFlags) {
	started, good := remembered(ctx, w.good)
	if f.cron != "" {
		w.last = started
	}
	if good.IsZero() {
		good = w.app.env.Now()
	} else {
		w.keepGood(good)
	}
	w.alarm = watch.NewAlarm(f.silence, good)
}

// keepGood notes a good pass: it is good enough until the third one after it is due.
func (w *watcher) keepGood(at time.Time) {
	until := at
	for range 3 {
		until = w.schedule.Next(until)
	}
	w.metrics.Good(at, until)
}

// run leads the store and goes on until the context ends. Who stands by is up, too,
// for systemd.
func (w *watcher) run(ctx context.Context, f watchFlags, listener net.Listener) error {
	ctx, stop := context.WithCancelCause(ctx)
	var side sync.WaitGroup
	defer side.Wait()
	defer stop(nil)
	w.metrics = metrics.New()
	w.app.repeated = w.metrics.Repeated
	w.beside(ctx, &side, listener)
	if f.standby {
		w.ready()
	}
	release, err := store.Lead(ctx, w.good.Store, w.app.whoami(), f.standby)
	if err != nil {
		return err
	}
	defer func() { _ = release() }()
	w.remember(ctx, f)
	w.ready()
	return watch.Loop{
		Schedule: w.schedule, Last: w.last, Now: w.app.env.Now, Pass: w.pass,
		Passed:  func(r watch.Result) { w.passed(ctx, r) },
		Waiting: func(now time.Time) { w.waiting(ctx, now) },
	}.Run(ctx)
}

// beside starts what goes on beside the loop, until the context ends.
func (w *watcher) beside(ctx context.Context, side *sync.WaitGroup, listener net.Listener) {
	if listener != nil {
		w.app.say.note("figures are at http://%s/metrics", listener.Addr())
		side.Go(func() { metrics.Serve(ctx, listener, w.metrics.Handler(w.app.env.Now)) })
	}
	side.Go(func() { w.systemd.Beat(ctx, w.alive) })
	side.Go(func() {
		<-ctx.Done()
		_ = w.systemd.Stopping()
	})
}

func (w *watcher) ready() {
	if err := w.systemd.Ready(); err != nil {
		w.app.say.warn("%v", err)
	}
}

// showUp is called by the loop, alive by the watchdog: a pass that hangs is found out.
// Both take the process's own clock, which does not count the time asleep. Until the
// loop begins there is nothing that could hang.
func (w *watcher) showUp() {
	now := time.Now()
	w.awake.Store(&now)
}

func (w *watcher) alive() bool {
	last := w.awake.Load()
	return last == nil || time.Since(*last) < passLimit
}

// pass reads the configuration again and makes one pass.
func (w *watcher) pass(ctx context.Context) (survey.Run, error) {
	w.showUp()
	_ = w.systemd.Status("a pass is at work")
	w.reload()
	return w.app.passOnce(ctx, w.good, runFlags{})
}

// reload takes over the configuration as it is now, unless it has mistakes or names
// another store, which this watch does not lead. It says so once.
func (w *watcher) reload() {
	cfg, err := config.Load(w.app.options.config, w.app.env.Environ)
	switch {
	case err != nil:
		w.once(fmt.Sprintf("the configuration has mistakes; the last good one is used: %v", err))
		return
	case cfg.Store != w.good.Store:
		w.once("the configuration names another store; the last good one is used until this watch is started again")
		return
	}
	if said := fmt.Sprint(cfg.Warnings); said != w.said {
		w.said = said
		for _, line := range cfg.Warnings {
			w.app.say.warn("%s", line)
		}
	}
	w.good = cfg
}

// once warns when it did not just do so.
func (w *watcher) once(text string) {
	if text != w.said {
		w.said = text
		w.app.say.warn("%s", text)
	}
}

// passed tells everybody how a pass ended.
func (w *watcher) passed(ctx context.Context, r watch.Result) {
	w.showUp()
	w.warnAnew(r.Run)
	line := passLine(r, w.good.Project.Location)
	if r.Good() {
		w.app.say.note("%s", line)
		w.keepGood(r.Ended)
	} else {
		w.app.say.warn("%s", line)
		if hint := fault.HintOf(r.Err); hint != "" {
			w.app.say.warn("next step: %s", hint)
		}
	}
	_ = w.systemd.Status(line)
	w.metrics.Passed(r.Run, r.Outcome(), r.Ended.Sub(r.Started))
	if e, ok := w.alarm.Passed(r); ok {
		w.tell(ctx, e)
	}
}

// warnAnew says what the pass before did not warn of: a question without a line in the
// configuration needs to be told once, not every quarter of an hour.
func (w *watcher) warnAnew(run survey.Run) {
	if run.ID == 0 {
		return
	}
	now := warnings(run)
	for _, line := range now {
		if !slices.Contains(w.warned, line) {
			w.app.say.warn("%s", line)
		}
	}
	w.warned = now
}

// waiting looks after silence between passes.
func (w *watcher) waiting(ctx context.Context, now time.Time) {
	w.showUp()
	if e, ok := w.alarm.Waiting(now); ok {
		w.app.say.warn("there has been no good pass for too long (--silence)")
		w.tell(ctx, e)
	}
}

func (w *watcher) tell(ctx context.Context, e watch.Event) {
	if err := w.hook.Run(ctx, e); err != nil && ctx.Err() == nil {
		w.app.say.warn("telling of the trouble: %v", err)
	}
}

// passLine is one pass in one sentence.
func passLine(r watch.Result, zone *time.Location) string {
	var n survey.SourceRun
	for _, s := range r.Run.Sources {
		n.New, n.Changed, n.Gone, n.Quarantined = n.New+s.New, n.Changed+s.Changed, n.Gone+s.Gone, n.Quarantined+s.Quarantined
	}
	next := r.Next.In(zone).Format("2006-01-02 15:04:05 MST")
	if r.Run.ID == 0 {
		return fmt.Sprintf("pass failed: %v; next %s", r.Err, next)
	}
	line := fmt.Sprintf("run %d %s: %d new, %d changed, %d gone, %d put aside; next %s", r.Run.ID, r.Run.Outcome, n.New, n.Changed, n.Gone, n.Quarantined, next)
	if r.Err != nil {
		line += fmt.Sprintf(": %v", r.Err)
	}
	return line
}
