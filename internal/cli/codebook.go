package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"canvass/config"
	"canvass/internal/analysis"
	"canvass/internal/analysis/codebook"
	"canvass/internal/fault"
	"canvass/internal/report"
	"canvass/internal/report/themes"
)

func (a *app) codebookCommand() *cobra.Command {
	var lint, moved, words bool
	var diff string
	c := &cobra.Command{
		Use:   "codebook",
		Short: "Look at the codebook: its themes, what is wrong with it, what a change does",
		Long: `Without a flag it lists the themes. --lint looks for keywords that collide, that no text
holds or that nearly all do, that find words of another look ("informed" finds informal), and
for themes that one language cannot find. --words lists every word that each keyword found,
in how many texts, those that look least like it first (form: apart, beginning, inflected, same). --diff compares
with an earlier file: themes renamed, merged, split or removed, texts that change their
themes, and decisions that have to move. A renamed or merged theme says which ids it stands
for with "formerly: [old-id]" in the codebook; nothing moves by itself. --moved needs no
earlier file: it shows which decisions "formerly" moves and which are on themes that are
gone, and as CSV writes the moved ones for ` + "`report review`" + `. Who asked in Review for a new theme
("new theme name") that the codebook has by now is among these, with a yes.`,
		Example: `  report codebook --lint
  report codebook --lint --format json
  report codebook --words --format csv > words.csv
  report codebook --diff codebook-of-march.yaml
  report codebook --moved
  report codebook --moved --format csv > moved.csv && report review moved.csv`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			switch {
			case lint:
				return a.lintCodebook(c.Context())
			case words:
				return a.codebookWords(c.Context())
			case diff != "":
				return a.diffCodebook(c.Context(), diff)
			case moved:
				return a.movedDecisions(c.Context())
			}
			cfg, err := a.load()
			if err != nil {
				return err
			}
			return a.printTable(themes.CodebookTable(cfg.Project))
		},
	}
	c.Flags().BoolVar(&lint, "lint", false, "what is wrong or doubtful about it")
	c.Flags().BoolVar(&words, "words", false, "which words of the texts each keyword found")
	c.Flags().StringVar(&diff, "diff", "", "an earlier codebook `FILE` to compare with")
	c.Flags().BoolVar(&moved, "moved", false, "decisions on themes that have another id now, or are gone")
	exclusive(c, "lint", "words", "diff", "moved")
	a.formatFlag(c, "text", "json", "csv")
	return c
}

// lintCodebook looks at the codebook and, where answers are stored, at its use.
// Only an error, a theme that cannot be found, is a failure.
func (a *app) lintCodebook(ctx context.Context) error {
	cfg, e, done, err := a.editionOrNone(ctx)
	if err != nil {
		return err
	}
	defer done()
	var usage codebook.Usage
	if e == nil {
		a.say.note("nothing has been ingested yet: how often keywords are seen is not known")
	} else if usage, err = themes.Usage(ctx, e); err != nil {
		return err
	}
	found := codebook.Lint(cfg.Project.Codebook, cfg.Project.Languages, usage)
	if e != nil {
		found = append(found, codebook.LintDecisions(cfg.Project.Codebook, e.Decisions)...)
	}
	if err := a.printFindings(found); err != nil {
		return err
	}
	n := 0
	for _, f := range found {
		if f.Level == codebook.Error {
			n++
		}
	}
	if n > 0 {
		return fault.New(fault.Invalid, "each has its next step beside it", "%d of %d remarks on the codebook are errors", n, len(found))
	}
	return nil
}

// codebookWords lists what keywords found.
func (a *app) codebookWords(ctx context.Context) error {
	_, e, done, err := a.edition(ctx, analysis.Needs{Themes: true})
	if err != nil {
		return err
	}
	defer done()
	usage, err := themes.Usage(ctx, e)
	if err != nil {
		return err
	}
	if a.options.format == "json" {
		return a.printJSON(struct {
			Words []codebook.Caught `json:"words"`
		}{append([]codebook.Caught{}, usage.Words()...)})
	}
	return a.printTable(themes.WordsTable(usage.Words()))
}

func (a *app) printFindings(found []codebook.Finding) error {
	switch a.options.format {
	case "json":
		return a.printJSON(struct {
			Problems []codebook.Finding `json:"problems"`
		}{append([]codebook.Finding{}, found...)})
	case "csv":
		return a.printTable(themes.LintTable(found))
	}
	for _, f := range found {
		a.env.printf("%s: %s\n  next: %s\n", f.Level, oneLine(f.Message), oneLine(f.Next))
	}
	if len(found) == 0 {
		a.say.note("nothing to remark")
	}
	return nil
}

// diffCodebook compares the codebook with an earlier file.
func (a *app) diffCodebook(ctx context.Context, file string) error {
	cfg, e, done, err := a.editionOrNone(ctx)
	if err != nil {
		return err
	}
	defer done()
	old, err := config.ReadCodebook(file, cfg.Project.Languages)
	if err != nil {
		return err
	}
	var d themes.CodebookDiff
	if e == nil {
		d = themes.DiffCodebooks(old, cfg.Project.Codebook, nil)
	} else if d, err = themes.Diff(ctx, e, old); err != nil {
		return err
	}
	return a.printDiff(d)
}

// movedDecisions shows what the codebook itself says of earlier ones.
func (a *app) movedDecisions(ctx context.Context) error {
	cfg, e, done, err := a.editionOrNone(ctx)
	if err != nil {
		return err
	}
	defer done()
	if e == nil {
		return a.printDiff(themes.DiffCodebooks(cfg.Project.Codebook, cfg.Project.Codebook, nil))
	}
	return a.printDiff(themes.Moved(e))
}

func (a *app) printDiff(d themes.CodebookDiff) error {
	switch a.options.format {
	case "json":
		return a.printJSON(d)
	case "csv":
		return a.printTable(d.MovedTable())
	}
	return a.printDocument(d.Document())
}

// editionOrNone is edition for commands that also have something to say before
// anything is ingested: then the edition is nil.
func (a *app) editionOrNone(ctx context.Context) (config.Config, *report.Edition, func(), error) {
	cfg, err := a.load()
	if err != nil {
		return cfg, nil, nil, err
	}
	if _, err := os.Stat(cfg.Store); errors.Is(err, fs.ErrNotExist) {
		return cfg, nil, func() {}, nil
	}
	e, done, err := a.editionOf(ctx, cfg, analysis.Needs{Themes: true})
	if fault.KindOf(err) == fault.NotFound {
		return cfg, nil, func() {}, nil
	}
	return cfg, e, done, err
}
