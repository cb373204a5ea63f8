package cli

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"canvass/config"
	"canvass/internal/analysis"
	"canvass/internal/export/files"
	"canvass/internal/export/html"
	"canvass/internal/report"
)

func (a *app) pageCommand() *cobra.Command {
	var out, language string
	c := &cobra.Command{
		Use:   "page",
		Short: "Write a page to publish: one HTML file without scripts",
		Long: `Writes one self-contained HTML file that can be put on any site: figures, charts with their
tables, quotes with consent, and how it was all made. Counts under privacy.minimum are kept
back, with those that would give them away. Only the file's owner can read it until you publish it.`,
		Example: `  report page
  report page --language es -o pagina.html`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			cfg, e, done, err := a.edition(c.Context(), analysis.Everything())
			if err != nil {
				return err
			}
			defer done()
			a.caution(e)
			return a.page(c.Context(), cfg, e, out, language)
		},
	}
	c.Flags().StringVarP(&out, "output", "o", "", "file to write (default REPORTS/PROJECT.html)")
	c.Flags().StringVar(&language, "language", "", "en or es (default: the project's first language)")
	return c
}

func (a *app) page(ctx context.Context, cfg config.Config, e *report.Edition, out, language string) error {
	if out == "" {
		out = filepath.Join(cfg.Report.Folder, cfg.Project.Slug()+".html")
	}
	if err := spare(cfg, out); err != nil {
		return err
	}
	d, err := e.Page(ctx, language)
	if err != nil {
		return err
	}
	if err := files.Replace(out, 0o600, func(w io.Writer) error { return html.Write(w, d) }); err != nil {
		return fmt.Errorf("page %s: %w", shown(out), err)
	}
	a.env.printf("%s\n", shown(out))
	a.say.note("%s", size(out))
	return nil
}
