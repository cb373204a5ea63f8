package cli

import (
	"bytes"
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
	"canvass/internal/export/html"
	"canvass/internal/export/markdown"
	"canvass/internal/fault"
	"canvass/internal/report"
	"canvass/internal/report/publication"
)

func (a *app) pageCommand() *cobra.Command {
	return a.publishing(&cobra.Command{
		Use:   "page",
		Short: "Write a page to publish: one HTML file without scripts",
		Long: `Writes one self-contained HTML file that can be put on any site: figures, charts with their
tables, quotes with consent, and how it was all made. Counts under privacy.minimum are kept
back, with those that would give them away. Only the file's owner can read it until you publish it.
Publish one edition in the place of another: two can tell by their difference what neither tells.`,
		Example: `  report page
  report page --language es -o pagina.html`,
	}, "REPORTS/PROJECT.html", a.page)
}

func (a *app) writeupCommand() *cobra.Command {
	template := ""
	c := a.publishing(&cobra.Command{
		Use:   "writeup",
		Short: "Write a post for a static site: Markdown with front matter",
		Long: `Writes what people said as a post: who took part, each principle with agreements and objections,
themes, what changed between rounds, and how it was counted, from the run's own records. Front matter
and template come from report.writeup in the configuration; --template tries another one. Small counts
are kept back as on the page.`,
		Example: `  report writeup
  report writeup --language es -o _posts/2025-10-22-principios.md
  report writeup --template short.md -o short-post.md`,
	}, "REPORTS/PROJECT.md", func(ctx context.Context, cfg config.Config, e *report.Edition, out, language string) error {
		if template != "" {
			cfg.Report.Writeup.Template = template
		}
		return a.writeup(ctx, cfg, e, out, language)
	})
	c.Flags().StringVar(&template, "template", "", "a Go text/template in place of report.writeup.template")
	return c
}

// publishing completes a command that writes one document to publish.
func (a *app) publishing(c *cobra.Command, usual string, write func(context.Context, config.Config, *report.Edition, string, string) error) *cobra.Command {
	var out, language string
	c.Args = cobra.NoArgs
	c.RunE = func(c *cobra.Command, _ []string) error {
		cfg, e, done, err := a.edition(c.Context(), analysis.Everything())
		if err != nil {
			return err
		}
		defer done()
		a.caution(e)
		return write(c.Context(), cfg, e, out, language)
	}
	c.Flags().StringVarP(&out, "output", "o", "", "file to write (default "+usual+")")
	c.Flags().StringVar(&language, "language", "", "en or es (default: the project's first language)")
	return c
}

func (a *app) page(ctx context.Context, cfg config.Config, e *report.Edition, out, language string) error {
	d, err := publication.Page(ctx, e, language)
	if err != nil {
		return err
	}
	return a.publish(cfg, "page", inReports(cfg, out, ".html"), html.Figures, func(w io.Writer) error { return html.Write(w, d) })
}

func (a *app) writeup(ctx context.Context, cfg config.Config, e *report.Edition, out, language string) error {
	w := cfg.Report.Writeup
	o := markdown.Options{Layout: w.Layout, Author: w.Author, Category: w.Category, Topics: w.Topics, Date: e.Made()}
	if w.Template != "" {
		text, err := readTemplate(w.Template)
		if err != nil {
			return err
		}
		o.Name, o.Template = w.Template, text
	}
	d, err := publication.Writeup(ctx, e, language)
	if err != nil {
		return err
	}
	return a.publish(cfg, "write-up", inReports(cfg, out, ".md"), markdown.Figures, func(w io.Writer) error { return markdown.Write(w, d, o) })
}

// inReports is the file to write: the one that was named, else the project's with that
// ending in the folder of reports.
func inReports(cfg config.Config, named, ending string) string {
	if named != "" {
		return named
	}
	return filepath.Join(cfg.Report.Folder, cfg.Project.Slug()+ending)
}

// publish writes a document for everybody, and says so when it tells something else than
// the edition that it replaces: what is kept back is kept back in each, not between them.
func (a *app) publish(cfg config.Config, what, out string, figures func([]byte) export.Figures, to func(io.Writer) error) error {
	before, err := os.ReadFile(out)
	earlier := err == nil
	if err := a.write(cfg, what, out, to); err != nil {
		return err
	}
	a.say.note("%s", size(out))
	if now, err := os.ReadFile(out); earlier && err == nil && !bytes.Equal(before, now) {
		a.say.note("it differs from the %s that stood there: if that one was published, put this one in its place and keep no archive of both; the difference of two counts can point at few people", what)
		if figures == nil {
			return nil
		}
		a.noteClose(what, figures(now).CloseTo(figures(before), cfg.Project.Minimum), cfg.Project.Minimum)
	}
	return nil
}

// noteClose says where two editions differ by so few that their difference tells of them.
func (a *app) noteClose(what string, list []export.Close, k int) {
	total, where := 0, []string{}
	for _, c := range list {
		total += c.N
		where = append(where, fmt.Sprintf("%s %d", c.Section, c.N))
	}
	if total > 0 {
		a.say.note("figures that differ by less than %d from that %s: %d (%s); where it is still to be had, wait until more people have answered", k, what, total, strings.Join(where, "; "))
	}
}

// plain takes the path out of an error that names it, so that it is named once.
func plain(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// readTemplate reads a post's template.
func readTemplate(path string) (string, error) {
	text, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fault.New(fault.Invalid, "--template names a file here, report.writeup.template one beside canvass.yaml; left empty, the built-in one is used", "there is no template %s", shown(path))
	case err != nil:
		return "", fault.New(fault.Invalid, "a template must be a file that you may read", "template %s: %w", shown(path), plain(err))
	}
	return string(text), nil
}
