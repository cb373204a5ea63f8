package cli

import (
	"context"
	"runtime"

	"github.com/spf13/cobra"

	"canvass/internal/analysis"
	"canvass/internal/report/campaigns"
)

func (a *app) campaignsCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "campaigns",
		Short: "Which texts were made from one template, by whom, and what each person added",
		Long: `Finds texts that several people made from one template: copies of a letter, edited or not,
with words of their own or not, and letters whose phrases were picked from alternatives.
Quoting the question is no copy, and neither are short answers that happen to be equal.
Nobody is left out of any figure for it; the workbook counts in three ways.`,
		Example: `  report campaigns
  report campaigns --format csv > campaigns.csv     # a row for every text
  report campaigns --format json                    # with templates and own words
  report explain cabcdefghij                        # one campaign whole`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.campaigns(c.Context()) },
	}
	a.formatFlag(c, "text", "csv", "json")
	return c
}

func (a *app) campaigns(ctx context.Context) error {
	frugal()
	defer runtime.KeepAlive(startsLarge())
	_, e, done, err := a.edition(ctx, analysis.Needs{Copies: true, Passages: a.options.format != "csv"})
	if err != nil {
		return err
	}
	defer done()
	switch a.options.format {
	case "csv":
		return a.printTable(campaigns.Table(e))
	case "json":
		all, err := campaigns.JSON(ctx, e)
		if err != nil {
			return err
		}
		return a.printJSON(all)
	}
	d, err := campaigns.Document(ctx, e)
	if err != nil {
		return err
	}
	return a.printDocument(d)
}
