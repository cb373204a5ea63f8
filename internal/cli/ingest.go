package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"canvass/config"
	"canvass/internal/export"
	"canvass/internal/fault"
	"canvass/internal/ingest"
	"canvass/internal/store"
	"canvass/internal/survey"
)

// Ingest runs the ingest command and returns its exit code.
func Ingest(ctx context.Context, e Env) int {
	a := &app{env: e, program: "ingest"}
	run := a.runCommand()
	root := &cobra.Command{
		Use:   "ingest",
		Short: "Bring what people answered into the store",
		Long: `Brings registrations and feedback from the configured sources into one store.

Without a command it runs one pass over all sources, as "ingest run" does.`,
		Example: run.Example,
		Args:    cobra.NoArgs,
		PreRunE: run.PreRunE,
		RunE:    run.RunE,
	}
	root.Flags().AddFlagSet(run.Flags())
	root.AddCommand(a.initCommand(), run, a.watchCommand(), a.statusCommand(), a.checkCommand())
	return a.execute(ctx, root)
}

// runFlags choose what a pass does.
type runFlags struct {
	sources    []string
	acceptGone []string
	full       bool
}

func (a *app) runCommand() *cobra.Command {
	var f runFlags
	c := &cobra.Command{
		Use:   "run",
		Short: "Read every source once and store what is new",
		Long: `Reads every source whole, compares it with the store, and writes what is new or
changed in one transaction. Nothing is written when it is stopped half-way. Running it
again is always safe.`,
		Example: `  ingest run
  ingest run --config workshops/canvass.yaml --source feedback-es
  ingest run --format json --quiet        # for cron and other programs`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.ingestRun(c.Context(), f) },
	}
	c.Flags().StringSliceVar(&f.sources, "source", nil, "only this source (may be given again)")
	c.Flags().StringSliceVar(&f.acceptGone, "accept-gone", nil, "believe that many responses of this source were really deleted")
	c.Flags().BoolVar(&f.full, "full", false, "read whole listings whatever their size; without it that is done once a day above ingest.whole_listing_limit")
	a.formatFlag(c, "text", "json")
	return c
}

func (a *app) ingestRun(ctx context.Context, f runFlags) error {
	cfg, err := a.load()
	if err != nil {
		return err
	}
	run, err := a.passOnce(ctx, cfg, f)
	if run.ID == 0 {
		return err
	}
	for _, line := range warnings(run) {
		a.say.warn("%s", line)
	}
	if printErr := a.printRun(run); printErr != nil {
		return printErr
	}
	return err
}

// passOnce makes one pass. The run's ID is 0 when nothing was recorded.
func (a *app) passOnce(ctx context.Context, cfg config.Config, f runFlags) (survey.Run, error) {
	ctx, done := context.WithCancel(ctx)
	defer done()
	pass, err := a.pass(ctx, cfg, f)
	if err != nil {
		return survey.Run{}, err
	}
	db, err := store.Open(ctx, cfg.Store, store.Options{})
	if err != nil {
		return survey.Run{}, err
	}
	defer db.Close()
	session, err := db.Begin(ctx)
	if err != nil {
		return survey.Run{}, err
	}
	defer session.Discard()
	run, err := pass.Run(ctx, session)
	a.say.bars.clear()
	if run.ID == 0 {
		return run, err
	}
	return run, errors.Join(err, bereave(ctx, db, &run))
}

// warnings are the sentences of a run's sources, each behind its name.
func warnings(run survey.Run) []string {
	var all []string
	for _, s := range run.Sources {
		for _, w := range s.Warnings {
			all = append(all, s.Source+": "+w)
		}
	}
	return all
}

// pass wires one execution.
func (a *app) pass(ctx context.Context, cfg config.Config, f runFlags) (ingest.Pass, error) {
	now, err := a.env.clock()
	if err != nil {
		return ingest.Pass{}, err
	}
	sources, err := chosen(cfg.Project.Sources, f.sources)
	if err != nil {
		return ingest.Pass{}, err
	}
	accept, err := chosen(cfg.Project.Sources, f.acceptGone)
	if err != nil {
		return ingest.Pass{}, err
	}
	connect := a.connector(ctx, cfg, 0)
	if slices.ContainsFunc(sources, func(s survey.Source) bool { return s.Type != survey.FileSource }) {
		if _, err := connect(); fault.KindOf(err) == fault.Invalid { // a mistake in the configuration is no failed run
			return ingest.Pass{}, err
		}
	}
	p := ingest.Pass{Sources: sources, Full: f.full, WholeLimit: cfg.Ingest.WholeListingLimit, AcceptGone: map[string]bool{}, Now: now, Log: a.say.logger(), Open: openWith(cfg, connect)}
	for _, s := range accept {
		p.AcceptGone[s.Name] = len(f.acceptGone) > 0
	}
	a.say.bars = a.newBars()
	p.Progress = a.say.bars.show
	return p, nil
}

// chosen picks sources by name; no names mean all of them.
func chosen(all []survey.Source, names []string) ([]survey.Source, error) {
	if len(names) == 0 {
		return all, nil
	}
	var picked []survey.Source
	for _, n := range names {
		s, ok := survey.Project{Sources: all}.Source(n)
		if !ok {
			var known []string
			for _, s := range all {
				known = append(known, s.Name)
			}
			return nil, fault.New(fault.Invalid, didYouMean(n, known), "no source is called %q", n)
		}
		picked = append(picked, s)
	}
	return picked, nil
}

// runJSON is the contract of `ingest run --format json`.
type runJSON struct {
	Run     int64        `json:"run"`
	Outcome string       `json:"outcome"`
	Sources []sourceJSON `json:"sources"`
}

type sourceJSON struct {
	Name        string   `json:"name"`
	Fetched     int      `json:"fetched"`
	New         int      `json:"new"`
	Changed     int      `json:"changed"`
	Same        int      `json:"same"`
	Gone        int      `json:"gone"`
	Quarantined int      `json:"quarantined"`
	Cleaned     int      `json:"cleaned"`
	Skipped     bool     `json:"skipped"`
	Since       *string  `json:"since"` // null: the listing was of everything
	Error       *string  `json:"error"`
	Warnings    []string `json:"warnings"`
}

func (a *app) printRun(run survey.Run) error {
	if a.options.format == "json" {
		return a.printJSON(runToJSON(run))
	}
	if a.options.quiet {
		return nil
	}
	return a.printDocument(runDocument(run))
}

func runToJSON(run survey.Run) runJSON {
	out := runJSON{Run: run.ID, Outcome: string(run.Outcome), Sources: []sourceJSON{}}
	for _, s := range run.Sources {
		j := sourceJSON{s.Source, s.Fetched, s.New, s.Changed, s.Same, s.Gone, s.Quarantined, s.Cleaned, s.Skipped, nil, nil, append([]string{}, s.Warnings...)}
		if s.Error != "" {
			j.Error = &s.Error
		}
		if !s.Since.IsZero() {
			from := s.Since.Format(time.RFC3339Nano)
			j.Since = &from
		}
		out.Sources = append(out.Sources, j)
	}
	return out
}

// runDocument shows a run to a person.
func runDocument(run survey.Run) export.Document {
	var rows [][]export.Cell
	for _, s := range run.Sources {
		state := "done"
		switch {
		case s.Skipped:
			state = "skipped"
		case s.Error != "":
			state = "failed"
		case !s.Since.IsZero():
			state = "done, the latest only"
		}
		rows = append(rows, []export.Cell{
			export.Words(s.Source), export.Count(s.Fetched), export.Count(s.New), export.Count(s.Changed), export.Count(s.Same),
			export.Count(s.Gone), export.Count(s.Quarantined), export.Words(state),
		})
	}
	columns := []export.Column{{Name: "Source", Kind: export.Text}}
	for _, n := range []string{"Fetched", "New", "Changed", "Same", "Gone", "Put aside"} {
		columns = append(columns, export.Column{Name: n, Kind: export.Number})
	}
	columns = append(columns, export.Column{Name: "State", Kind: export.Text})
	return export.Document{
		Title:    fmt.Sprintf("Run %d: %s", run.ID, run.Outcome),
		Sections: []export.Section{{Table: &export.Table{Name: "tbl_run", Columns: columns, Rows: export.Rows(rows)}}},
	}
}
