package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"canvass/config"
	"canvass/internal/analysis/codebook"
	"canvass/internal/check"
	"canvass/internal/fault"
	"canvass/internal/forms"
	"canvass/internal/forms/file"
	"canvass/internal/google"
	"canvass/internal/ingest"
	"canvass/internal/store"
	"canvass/internal/survey"
)

func (a *app) checkCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "check",
		Short: "Find every problem before a run does",
		Long: `Looks at everything in one pass: the configuration, who may sign in, each form against
its lines under "questions", seats, consent, the clock, the disk and the store. Each problem
comes with its next step. It changes nothing; without problems it says nothing.`,
		Example: "  ingest check\n  ingest check --format json",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return a.check(c.Context()) },
	}
	a.formatFlag(c, "text", "json")
	return c
}

// checkBudget is how long a check may repeat failed calls.
const checkBudget = 15 * time.Second

func (a *app) check(ctx context.Context) error {
	cfg, err := config.Load(a.options.config, a.env.Environ)
	if err != nil {
		return a.printProblems(configurationErrors(err))
	}
	problems := configurationWarnings(cfg.Warnings)
	if config.Starter(cfg.Project.Codebook) {
		problems = append(problems, check.Problem{
			Level: check.Warning, Area: "codebook", Message: "the codebook is the one that every project begins with: " + starterWords,
			Next: "write the themes of your consultation into the codebook; `report themes --suggest` proposes some from the answers",
		})
	}
	w := check.World{
		Project: cfg.Project, StoreFile: cfg.Store, Reports: cfg.Report.Folder, Free: free,
	}
	a.look(ctx, cfg, &w)
	closeStore := lookIntoStore(ctx, &w)
	defer closeStore()
	problems = append(problems, onOtherThemes(cfg, w.Decisions)...)
	problems = append(problems, check.Run(ctx, w)...)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return a.printProblems(problems)
}

// configurationErrors makes a problem of each line of the error.
func configurationErrors(err error) []check.Problem {
	var all []check.Problem
	for line := range strings.Lines(err.Error()) {
		all = append(all, check.Problem{
			Level: check.Error, Area: "configuration", Message: strings.TrimSpace(line), Next: fault.HintOf(err), Kind: fault.KindOf(err),
		})
	}
	return all
}

func configurationWarnings(lines []string) []check.Problem {
	var all []check.Problem
	for _, l := range lines {
		all = append(all, check.Problem{Level: check.Warning, Area: "configuration", Message: l, Next: "correct that line if it is not what you mean"})
	}
	return all
}

// onOtherThemes reports decisions on themes that the codebook does not have.
func onOtherThemes(cfg config.Config, decisions []survey.Decision) []check.Problem {
	var all []check.Problem
	for _, f := range codebook.LintDecisions(cfg.Project.Codebook, decisions) {
		if f.Level == codebook.Warning {
			all = append(all, check.Problem{Level: check.Warning, Area: "codebook", Message: f.Message, Next: f.Next})
		}
	}
	return all
}

// look reads every source as it is now.
func (a *app) look(ctx context.Context, cfg config.Config, w *check.World) {
	connect := a.connector(ctx, cfg, checkBudget)
	open := openWith(cfg, connect)
	down := false // no answer came: asking for the next form would only take time
	for _, s := range cfg.Project.Sources {
		l := check.Look{Source: s}
		if s.Type != survey.FileSource && w.Credentials == nil {
			_, w.Credentials = connect()
		}
		if s.Type != survey.FileSource && (w.Credentials != nil || down) {
			l.Skipped = true
		} else if source, err := open(s); err != nil {
			l.Err = err
		} else if l.Form, l.Err = source.Form(ctx); l.Err == nil {
			l.Err = a.reach(ctx, source, w)
			if f, ok := source.(*file.Source); ok {
				l.LineEnd = f.LineEnd()
			}
		}
		down = down || silent(l.Err)
		w.Looks = append(w.Looks, l)
	}
}

// silent reports whether the server gave no answer at all.
func silent(err error) bool {
	var failed *google.Error
	return errors.As(err, &failed) && failed.Code == 0 && fault.KindOf(err) == fault.Unavailable
}

// reach asks a form for its responses and the server for the time, and a document
// for its first comments.
func (a *app) reach(ctx context.Context, source ingest.Source, w *check.World) error {
	switch s := source.(type) {
	case *forms.Source:
		at, err := s.Reach(ctx)
		if err == nil && w.ServerTime.IsZero() {
			w.ServerTime, w.LocalTime = at, a.env.Now().UTC()
		}
		return err
	case *forms.Document:
		for _, err := range s.Pages(ctx, time.Time{}) {
			return err
		}
	}
	return nil
}

// hadLineEnd reports whether a source's last line was ended when it was last read; the
// newest run comes first.
func hadLineEnd(runs []survey.Run, source string) bool {
	for _, r := range runs {
		i := slices.IndexFunc(r.Sources, func(s survey.SourceRun) bool { return s.Source == source && s.Error == "" && !s.Skipped })
		if i >= 0 {
			return r.Sources[i].LineEnd
		}
	}
	return false
}

// lookIntoStore reads the store, which need not be there yet.
func lookIntoStore(ctx context.Context, w *check.World) (done func()) {
	done = func() {}
	if _, err := os.Stat(w.StoreFile); errors.Is(err, fs.ErrNotExist) {
		return done
	}
	db, err := store.OpenReadOnly(ctx, w.StoreFile)
	if err != nil {
		w.StoreError = err
		return done
	}
	done = func() { _ = db.Close() }
	if w.StoreError = db.Check(ctx); w.StoreError != nil {
		return done
	}
	snapshot, err := db.Snapshot(ctx)
	if err != nil {
		w.StoreError = err
		return done
	}
	w.Answers = snapshot.Current
	w.Pins, w.StoreError = snapshot.Pins(ctx)
	if w.StoreError == nil {
		w.Decisions, w.StoreError = snapshot.Decisions(ctx)
	}
	const some = 100 // runs: one of them read the file whole
	runs, err := snapshot.Runs(ctx, some)
	if w.StoreError == nil {
		w.StoreError = err
	}
	for i := range w.Looks {
		l := &w.Looks[i]
		l.CutOff = l.Source.Type == survey.FileSource && l.Err == nil && !l.LineEnd && hadLineEnd(runs, l.Source.Name)
	}
	for i := range w.Looks {
		if w.StoreError == nil {
			w.Looks[i].Revisions, w.StoreError = snapshot.Forms(ctx, w.Looks[i].Source.Name)
		}
	}
	return func() { _, _ = snapshot.Close(), db.Close() }
}
