package cli

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"time"

	"github.com/spf13/cobra"

	"canvass/config"
	"canvass/internal/fault"
	"canvass/internal/store"
	"canvass/internal/survey"
	"canvass/internal/watch"
)

// watchFlags say when passes happen and who is told.
type watchFlags struct {
	every   time.Duration
	cron    string
	standby bool
	notify  string
	silence time.Duration
	metrics string
	public  bool
}

func (a *app) watchCommand() *cobra.Command {
	var f watchFlags
	c := &cobra.Command{
		Use:   "watch {--every 15m | --cron '0 6 * * *'}",
		Short: "Make passes on a schedule until stopped",
		Long: `Stays in the foreground and makes passes as "ingest run" does, one after the other.
With --every the first one begins at once and up to a tenth of the interval is added to it;
with --cron the project's time zone counts. After a sleep or a long pass one pass makes up
for all that were missed. A pass that fails stops nothing. The configuration is read again
before each pass; one with mistakes is not used until it is corrected. One watch at a time works
on a store. A signal stops it within seconds, with status 130: a pass at work writes nothing.

--notify-cmd runs a program, split at blanks without quotes and without a shell, when passes
begin to fail or fail otherwise (CANVASS_EVENT=failed) and when there has been no good one for
--silence (CANVASS_EVENT=silence), once each. CANVASS_RUN, CANVASS_OUTCOME and
CANVASS_SOURCES_FAILED (names, with commas) tell more; nobody's answers or names do.`,
		Example: `  ingest watch --every 15m
  ingest watch --cron '0 6 * * *' --notify-cmd ./tell-me.sh
  ingest watch --every 1h --metrics-addr 127.0.0.1:9464 --log-format json`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.watch(c.Context(), f) },
	}
	c.Flags().DurationVar(&f.every, "every", 0, "time from the start of one pass to the next, such as 15m or 2h")
	c.Flags().StringVar(&f.cron, "cron", "", "minute, hour, day, month, weekday in the project's time zone")
	c.Flags().BoolVar(&f.standby, "standby", false, "wait for another watch on the same store to end, and take over")
	c.Flags().StringVar(&f.notify, "notify-cmd", "", "program to run when passes fail or none is good for --silence")
	c.Flags().DurationVar(&f.silence, "silence", 24*time.Hour, "time without a good pass that --notify-cmd is told of; 0: never")
	c.Flags().StringVar(&f.metrics, "metrics-addr", "", "serve /metrics and /healthz here, such as 127.0.0.1:9464")
	c.Flags().BoolVar(&f.public, "metrics-public", false, "allow an address for --metrics-addr that other machines can reach")
	return c
}

// watch finds out at the start whatever would be wrong for ever, and then goes on.
func (a *app) watch(ctx context.Context, f watchFlags) error {
	cfg, err := a.load()
	if err != nil {
		return err
	}
	w := &watcher{app: a, good: cfg, said: fmt.Sprint(cfg.Warnings), systemd: watch.NewSystemd(a.env.Environ)}
	if w.schedule, err = f.schedule(cfg.Project.Location); err != nil {
		return err
	}
	if f.notify != "" {
		if w.hook, err = watch.NewHook(f.notify, a.env.Environ); err != nil {
			return err
		}
	}
	listener, err := f.listen()
	if err != nil {
		return err
	}
	if listener != nil {
		defer listener.Close()
	}
	return w.run(ctx, f, listener)
}

func (f watchFlags) schedule(zone *time.Location) (watch.Schedule, error) {
	switch {
	case (f.every != 0) == (f.cron != ""):
		return nil, fault.New(fault.Invalid, "for example --every 15m", "give either --every or --cron")
	case f.silence < 0:
		return nil, fault.New(fault.Invalid, "0 is never", "--silence %s is less than nothing", f.silence)
	case f.cron != "":
		return watch.Cron(f.cron, zone)
	default:
		return watch.Every(f.every, rand.Float64)
	}
}

// whoami is what a second watch reads about this one.
func (a *app) whoami() string {
	host, err := os.Hostname()
	if err != nil {
		host = "this machine"
	}
	return fmt.Sprintf("process %d on %s, since %s", os.Getpid(), host, a.env.Now().UTC().Format("2006-01-02 15:04 MST"))
}

// remembered looks at what earlier runs left: when the last one started, and when
// the last one ended that read every source. A store that cannot be read yet says
// nothing here; the first pass says why.
func remembered(ctx context.Context, cfg config.Config) (started, good time.Time) {
	db, err := store.OpenReadOnly(ctx, cfg.Store)
	if err != nil {
		return started, good
	}
	defer db.Close()
	s, err := db.Snapshot(ctx)
	if err != nil {
		return started, good
	}
	defer s.Close()
	runs, _ := s.Runs(ctx, 1000)
	for i, r := range runs {
		if i == 0 {
			started = r.Started
		}
		if r.Outcome == survey.Done {
			return started, r.Finished
		}
	}
	return started, good
}
