package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"canvass/config"
	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/export/files"
	"canvass/internal/export/xlsx"
	"canvass/internal/fault"
	"canvass/internal/report"
	"canvass/internal/report/publication"
	"canvass/internal/report/workbook"
)

func (a *app) excelCommand() *cobra.Command {
	var b bookFlags
	c := &cobra.Command{
		Use:   "excel",
		Short: "Write the workbook that analysts open, or one to publish",
		Long: `Writes the analysts' workbook: figures, charts, quotes that may be used, every response under a
pseudonym, and sheets in which to correct what the machine proposes (` + "`report review`" + ` reads them back).
With --for publication it writes plain tables that every reader can use, without any row about one
person: counts under privacy.minimum are kept back, with those that would give them away.

A workbook that somebody edited since is never written over: the new one takes the next free name.`,
		Example: "  report excel\n  report excel -o monday.xlsx\n  report excel --for publication --language es",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := mustKnow("for", b.reader, readers); err != nil {
				return err
			}
			if b.language != "" && b.reader != "publication" {
				return fault.New(fault.Invalid, "add --for publication, or leave --language out", "--language: the analysts' workbook is in English")
			}
			frugal()
			cfg, e, done, err := a.edition(c.Context(), analysis.Everything())
			if err != nil {
				return err
			}
			defer done()
			a.caution(e)
			return a.excel(c.Context(), cfg, e, b)
		},
	}
	c.Flags().StringVarP(&b.out, "output", "o", "", "file to write (default REPORTS/PROJECT.xlsx, REPORTS/PROJECT-publication.xlsx)")
	c.Flags().StringVar(&b.reader, "for", "analysts", "analysts or publication")
	c.Flags().StringVar(&b.language, "language", "", "with --for publication: en or es (default: the project's first language)")
	return c
}

// bookFlags say which workbook is wanted and where.
type bookFlags struct{ out, reader, language string }

// readers are who a workbook can be for.
var readers = []string{"analysts", "publication"}

func (b bookFlags) path(cfg config.Config) string {
	if b.reader == "publication" {
		return inReports(cfg, b.out, "-publication.xlsx")
	}
	return inReports(cfg, b.out, ".xlsx")
}

func (b bookFlags) book(ctx context.Context, e *report.Edition) (export.Book, error) {
	if b.reader == "publication" {
		return publication.Book(ctx, e, b.language)
	}
	return workbook.Book(ctx, e)
}

func (a *app) excel(ctx context.Context, cfg config.Config, e *report.Edition, b bookFlags) error {
	out := b.path(cfg)
	if err := spare(cfg, out); err != nil {
		return err
	}
	out, err := a.unedited(out)
	if err != nil {
		return err
	}
	thrifty()
	book, err := b.book(ctx, e)
	if err != nil {
		return err
	}
	to := func(w io.Writer) error { return xlsx.Write(w, book) }
	if b.reader == "publication" {
		return a.publish(cfg, "workbook", out, nil, to)
	}
	if err := a.write(cfg, "workbook", out, to); err != nil {
		return err
	}
	a.say.note("%s, %d sheets", size(out), len(book.Sheets))
	return nil
}

func (a *app) allCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "all",
		Short:   "Write every output that the configuration names",
		Long:    "Makes the outputs listed under report.outputs, and the Google Sheet when report.spreadsheet is set.",
		Example: "  report all\n  ingest run && report all      # what cron runs",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return a.all(c.Context()) },
	}
}

func (a *app) all(ctx context.Context) error {
	frugal()
	cfg, e, done, err := a.edition(ctx, analysis.Everything())
	if err != nil {
		return err
	}
	defer done()
	a.caution(e)
	var failures []error
	succeeded := 0
	for _, output := range cfg.Report.Outputs {
		if err := a.output(ctx, output, cfg, e); err != nil {
			failures = append(failures, fmt.Errorf("%s: %w", output, err))
			continue
		}
		succeeded++
	}
	return several(succeeded, failures)
}

// output makes one of the configured outputs.
func (a *app) output(ctx context.Context, name string, cfg config.Config, e *report.Edition) error {
	switch name {
	case "excel":
		return a.excel(ctx, cfg, e, bookFlags{})
	case "page":
		return a.page(ctx, cfg, e, "", "")
	case "writeup":
		return a.writeup(ctx, cfg, e, "", "")
	case "sheets":
		return a.sheets(ctx, cfg, e)
	}
	return fault.New(fault.Invalid, "", "no output is called %q", name)
}

// several is the error of a job of which parts failed: their own when nothing
// succeeded, else of kind Partial.
func several(succeeded int, failures []error) error {
	switch {
	case len(failures) == 0:
		return nil
	case succeeded == 0:
		return failures[0]
	}
	var words []string
	for _, f := range failures {
		words = append(words, f.Error())
	}
	return fault.New(fault.Partial, fault.HintOf(failures[0]), "%d of %d outputs failed: %s", len(failures), len(failures)+succeeded, strings.Join(words, "; "))
}

// write makes a file for its owner only, whole or not at all, and prints where it is.
func (a *app) write(cfg config.Config, what, out string, to func(io.Writer) error) error {
	if err := spare(cfg, out); err != nil {
		return err
	}
	folder := filepath.Dir(out)
	_, absent := os.Stat(folder)
	if err := files.Replace(out, 0o600, to); err != nil {
		return fmt.Errorf("%s %s: %w", what, shown(out), err)
	}
	if errors.Is(absent, fs.ErrNotExist) && folder != filepath.Clean(cfg.Report.Folder) {
		a.say.note("made the folder %s, which was not there", shown(folder))
	}
	a.env.printf("%s\n", shown(out))
	return nil
}

// spare refuses to write over what the project is made of.
func spare(cfg config.Config, out string) error {
	target, err := os.Stat(out)
	if err != nil {
		return nil // nothing there to lose
	}
	own := append([]string{cfg.Store, cfg.Google.Credentials, cfg.Report.Writeup.Template}, cfg.Files...)
	for _, s := range cfg.Project.Sources {
		own = append(own, s.Path)
	}
	for _, own := range own {
		if info, err := os.Stat(own); err == nil && os.SameFile(target, info) {
			return fault.New(fault.Invalid, "name another file with -o", "%s is a file of the project's own; writing over it would destroy it", shown(out))
		}
	}
	return nil
}
