package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"canvass/config"
	"canvass/internal/analysis"
	"canvass/internal/export/gsheets"
	"canvass/internal/fault"
	"canvass/internal/google"
	"canvass/internal/report"
	"canvass/internal/report/workbook"
)

func (a *app) sheetsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "sheets",
		Short: "Bring the summary in Google Sheets up to date",
		Long: `Writes the tabs Summary, Principles, Themes and Seats into the spreadsheet that
report.spreadsheet names, with the figures of the workbook. Tabs are found again when
they were renamed or moved; nothing else in the spreadsheet is touched, and a tab in
which people changed figures is left to them. Nothing is sent when nothing changed.

With report.review_tab: yes there is a tab Review as in the workbook, to be filled in
by several people at once and read by ` + "`report review --sheet`" + `. Rows stay where people
sorted them to, what they entered stays with its row, new rows come below.`,
		Example: "  report sheets\n  ingest run && report sheets",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			cfg, e, done, err := a.edition(c.Context(), analysis.Everything())
			if err != nil {
				return err
			}
			defer done()
			a.caution(e)
			return a.sheets(c.Context(), cfg, e)
		},
	}
}

func (a *app) sheets(ctx context.Context, cfg config.Config, e *report.Edition) error {
	if err := mustHaveSpreadsheet(cfg); err != nil {
		return err
	}
	book := workbook.Sheets(e)
	if cfg.Report.ReviewTab {
		var err error
		if book, err = workbook.SheetsWithReview(ctx, e); err != nil {
			return err
		}
	}
	client, err := a.sheetsClient(ctx, cfg)
	if err != nil {
		return err
	}
	done, err := gsheets.Write(ctx, client, cfg.Report.Spreadsheet, book, cfg.Project.Slug())
	if err != nil {
		return err
	}
	if done.Unread > 0 {
		a.say.warn("%d rows of the tab Review that are no longer asked hold what nobody has read: `report review --sheet` reads them", done.Unread)
	}
	for _, t := range done.Aside {
		a.say.warn("somebody edited canvass's cells in tab %q: it stays as it is and is no longer updated; the figures are in tab %q now", t.Old, t.New)
	}
	a.env.printf("%s\n", done.Link)
	a.say.note("%s", changed(done))
	return nil
}

func mustHaveSpreadsheet(cfg config.Config) error {
	if cfg.Report.Spreadsheet == "" {
		return fault.New(fault.Invalid, "make an empty Google Sheet, share it with the service account as an editor, and set report.spreadsheet to its address",
			"no spreadsheet is configured")
	}
	return nil
}

func (a *app) sheetsClient(ctx context.Context, cfg config.Config) (*google.Client, error) {
	return google.New(ctx, google.Options{
		Credentials: cfg.Google.Credentials, Endpoint: cfg.Google.Endpoint, Scopes: gsheets.Scopes(), Log: a.say.logger(),
	})
}

// changed says what a run did to the spreadsheet.
func changed(r gsheets.Result) string {
	var parts []string
	if n := len(r.Written); n > 0 {
		parts = append(parts, tabs(n)+" updated")
	}
	if n := len(r.Dated); n > 0 {
		parts = append(parts, tabs(n)+" with the same figures as before, now as of this run")
	}
	if len(parts) == 0 {
		return "unchanged"
	}
	return strings.Join(parts, "; ")
}

func tabs(n int) string {
	if n == 1 {
		return "1 tab"
	}
	return fmt.Sprintf("%d tabs", n)
}
