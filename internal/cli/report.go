package cli

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"canvass/config"
	"canvass/internal/analysis"
	"canvass/internal/analysis/tally"
	"canvass/internal/export"
	"canvass/internal/export/term"
	"canvass/internal/fault"
	"canvass/internal/provider"
	"canvass/internal/report"
	"canvass/internal/report/summary"
	"canvass/internal/store"
	"canvass/internal/survey"
)

// Report runs the report command and returns its exit code.
func Report(ctx context.Context, e Env) int {
	a := &app{env: e, program: "report"}
	root := &cobra.Command{
		Use:   "report",
		Short: "Turn what was ingested into findings",
		Long:  "Answers from the store that `ingest` fills: summaries in the terminal, lists, the workbook, the Google Sheet.",
		Example: `  report summary
  report excel
  report all`,
	}
	root.AddCommand(
		a.summaryCommand(), a.excelCommand(), a.pageCommand(), a.writeupCommand(), a.allCommand(), a.peopleCommand(), a.tagsCommand(), a.campaignsCommand(), a.attendeesCommand(), a.explainCommand(), a.sheetsCommand(),
		a.codebookCommand(), a.themesCommand(), a.stancesCommand(), a.agreementCommand(), a.nextCommand(), a.providerCommand(),
		a.reviewCommand(), a.decisionsCommand(),
	)
	return a.execute(ctx, root)
}

// edition loads the configuration, opens the store and analyses its newest state,
// as far as the command needs it. The caller calls done when everything is written.
func (a *app) edition(ctx context.Context, needs analysis.Needs) (cfg config.Config, e *report.Edition, done func(), err error) {
	cfg, err = a.load()
	if err != nil {
		return cfg, nil, nil, err
	}
	e, done, err = a.editionOf(ctx, cfg, needs)
	return cfg, e, done, err
}

// editionOf is edition of a configuration that is loaded already.
func (a *app) editionOf(ctx context.Context, cfg config.Config, needs analysis.Needs) (e *report.Edition, done func(), err error) {
	snapshot, done, err := newest(ctx, cfg)
	if err != nil {
		return nil, nil, err
	}
	e, err = report.Open(ctx, cfg.Project, snapshot, needs)
	if err == nil {
		e.Sent, err = provider.ReadLedger(provider.LedgerPath(cfg.Store))
	}
	if err != nil {
		done()
		return nil, nil, err
	}
	return e, done, nil
}

// newest opens the store's newest state. The caller calls done when everything is read.
func newest(ctx context.Context, cfg config.Config) (*store.Snapshot, func(), error) {
	db, err := store.OpenReadOnly(ctx, cfg.Store)
	if err != nil {
		return nil, nil, err
	}
	snapshot, err := db.Snapshot(ctx)
	if err != nil {
		_ = db.Close()
		return nil, nil, err
	}
	return snapshot, func() { // only read: closing decides nothing
		_ = snapshot.Close()
		_ = db.Close()
	}, nil
}

// caution says what to look at before believing a figure.
func (a *app) caution(e *report.Edition) {
	for _, w := range e.Warnings() {
		a.say.warn("%s", w)
	}
}

// orphaned is what caution says of decisions on themes that the codebook does not have,
// for commands that show tags and no figures.
func (a *app) orphaned(e *report.Edition) {
	for _, w := range e.Orphaned() {
		a.say.warn("%s", w)
	}
}

// filterFlags are the flags that narrow a summary.
type filterFlags struct {
	filter tally.Filter
	since  string
	by     string
}

func (a *app) summaryCommand() *cobra.Command {
	var f filterFlags
	c := &cobra.Command{
		Use:   "summary",
		Short: "Answer in the terminal, whole or narrowed",
		Long: `Shows who registered, who has a seat, what people think of each principle and which
themes they speak to. Every flag narrows what is counted; --by compares.`,
		Example: `  report summary
  report summary --principle P3 --by group
  report summary --round madrid --language es
  report summary --format json > summary.json`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.summary(c.Context(), f) },
	}
	c.Flags().StringVar(&f.filter.Principle, "principle", "", "only what was said on this principle (P3)")
	c.Flags().StringVar(&f.filter.Theme, "theme", "", "only people who spoke to this theme, and their texts on it")
	c.Flags().StringVar(&f.filter.Group, "group", "", "only this group of people")
	c.Flags().StringVar(&f.filter.Source, "source", "", "only this source")
	c.Flags().StringVar(&f.filter.Round, "round", "", "only this round")
	c.Flags().StringVar(&f.filter.Language, "language", "", "only this language (en, es, other for a third one, und for undecided)")
	c.Flags().StringVar(&f.since, "since", "", "only what was submitted on this day (2025-09-17) or later")
	c.Flags().StringVar(&f.by, "by", "", "compare by group, theme, principle, language, round or source")
	a.formatFlag(c, "text", "json")
	return c
}

func (a *app) summary(ctx context.Context, f filterFlags) error {
	now, err := a.env.clock()
	if err != nil {
		return err
	}
	if err := f.checkDimension(); err != nil {
		return err
	}
	_, e, done, err := a.edition(ctx, analysis.Everything())
	if err != nil {
		return err
	}
	defer done()
	filter, err := f.check(e)
	if err != nil {
		return err
	}
	by := tally.Dimension(f.by)
	a.caution(e)
	s := tally.Of(e.Findings, filter, by)
	if a.options.format == "json" {
		out := summary.Of(e, s, by, now())
		if filter == (tally.Filter{}) {
			summary.AddWhole(e, &out)
		}
		return a.printJSON(out)
	}
	earlier, err := e.Earlier(ctx)
	if err != nil {
		return err
	}
	return a.printDocument(summary.Overview(e, s, filter, by, earlier))
}

// check refuses values that can only be slips, with the nearest one that exists.
func (f filterFlags) check(e *report.Edition) (tally.Filter, error) {
	filter := f.filter
	for _, c := range []struct {
		flag, value string
		known       []string
	}{
		{"principle", filter.Principle, e.Values(tally.ByPrinciple)},
		{"theme", filter.Theme, e.Values(tally.ByTheme)},
		{"source", filter.Source, e.Values(tally.BySource)},
		{"round", filter.Round, e.Values(tally.ByRound)},
		{"language", filter.Language, e.Values(tally.ByLanguage)},
	} {
		if err := mustKnow(c.flag, c.value, c.known); err != nil {
			if c.flag == "language" {
				err = fault.New(fault.Invalid, languagesHint(c.known), "%w", err)
			}
			return filter, err
		}
	}
	if filter.Group != "" && !slices.Contains(e.Values(tally.ByGroup), filter.Group) { // groups are answers: no hint may quote them
		return filter, fault.New(fault.Invalid, "`report summary --by group` lists the groups", "--group: nobody is in a group of that name")
	}
	if f.since != "" {
		day, err := e.Day(f.since)
		if err != nil {
			return filter, err
		}
		filter.Since = day
	}
	return filter, nil
}

func (f filterFlags) checkDimension() error {
	var known []string
	for _, d := range tally.Dimensions() {
		known = append(known, string(d))
	}
	return mustKnow("by", f.by, known)
}

// languagesHint lists the languages of texts; und is none that anybody writes.
func languagesHint(known []string) string {
	named := slices.DeleteFunc(slices.Clone(known), func(l string) bool { return l == tally.Undecided })
	hint := tally.Undecided + " has the texts whose language is undecided"
	if len(named) > 0 {
		hint = "there are " + strings.Join(named, ", ") + "; " + hint
	}
	return hint
}

func mustKnow(flag, value string, known []string) error {
	if value == "" {
		return nil
	}
	for _, k := range known {
		if k == value {
			return nil
		}
	}
	return fault.New(fault.Invalid, didYouMean(value, known), "--%s: there is no %q", flag, value)
}

// didYouMean is a hint that names the nearest value, or all of them when few.
func didYouMean(value string, known []string) string {
	switch near := survey.Nearest(value, known); {
	case near != "":
		return fmt.Sprintf("did you mean %q?", near)
	case len(known) == 0:
		return "there are none"
	case len(known) <= 20:
		return "there are " + strings.Join(known, ", ")
	}
	return ""
}

// printDocument shows a document on standard output.
func (a *app) printDocument(d export.Document) error {
	return term.Write(a.env.Stdout, d, term.Options{Width: a.env.Width(), Colour: a.env.colour()})
}

// size is how large a written file is, for the message about it.
func size(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return "?"
	}
	return fmt.Sprintf("%d KB", (info.Size()+1023)/1024)
}
