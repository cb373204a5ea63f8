package cli

import (
	"context"

	"github.com/spf13/cobra"

	"canvass/config"
	"canvass/internal/fault"
	"canvass/internal/report"
)

func (a *app) sheetsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "sheets",
		Short: "Bring the summary in Google Sheets up to date",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			cfg, e, done, err := a.edition(c.Context())
			if err != nil {
				return err
			}
			defer done()
			return a.sheets(c.Context(), cfg, e)
		},
	}
}

func (a *app) sheets(context.Context, config.Config, *report.Edition) error {
	return fault.New(fault.Internal, "", "not wired yet")
}
