package cli

import (
	"context"

	"github.com/spf13/cobra"

	"canvass/internal/analysis"
	"canvass/internal/fault"
	"canvass/internal/report/agreement"
)

func (a *app) agreementCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "agreement",
		Short: "How well people agree on themes, and the machine with people",
		Long: `Compares what reviewers decided about the same texts, and the machine's tags with what they
decided: the machine reads each judged text anew without knowing its decisions. Per theme and
overall: percent, Cohen's kappa, Krippendorff's alpha, F1, bootstrap intervals; for whole sets
of themes alpha with the distances of Jaccard and MASI. Fewer than ten texts with a theme give
no figure. Stances are compared too, where people decided on some. From the random sample (see
report next) it also estimates how many texts really speak to each theme.`,
		Example: "  report agreement\n  report agreement --format json",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return a.agreement(c.Context()) },
	}
	a.formatFlag(c, "text", "csv", "json")
	return c
}

func (a *app) agreement(ctx context.Context) error {
	_, e, done, err := a.edition(ctx, analysis.Needs{Themes: true})
	if err != nil {
		return err
	}
	defer done()
	a.orphaned(e)
	shows := a.newBars()
	r, err := agreement.Agreement(ctx, e, func(done, of int) { shows.steps("judged texts read anew", done, of) })
	shows.clear()
	if err != nil {
		return err
	}
	switch a.options.format {
	case "json":
		return a.printJSON(r)
	case "csv":
		return a.printTable(r.Table())
	}
	if r.Texts == 0 && r.Stances == nil {
		a.say.note("nobody has judged a text yet: `report next --format csv > next.csv`, decide, `report review next.csv`")
	}
	return a.printDocument(r.Document())
}

func (a *app) nextCommand() *cobra.Command {
	var n int
	c := &cobra.Command{
		Use:   "next",
		Short: "Which texts to read next: those that teach most",
		Long: `Chooses texts that nobody has judged: half of them the machine is least sure of, a quarter on
themes with few examples, a quarter by chance. The random ones come in an order that never
changes; what is judged of it is the sample that accuracy is measured on.

--format csv has one row a text and theme, with the text, the machine's opinion and an empty
decision: write yes or no and a name under reviewer, then read it back with report review.
That file is for analysts: texts may name people.`,
		Example: `  report next --n 20
  report next --n 20 --format csv > next.csv      # decide in a spreadsheet
  report review next.csv`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.next(c.Context(), n) },
	}
	c.Flags().IntVar(&n, "n", 20, "how many texts")
	a.formatFlag(c, "text", "csv", "json")
	return c
}

func (a *app) next(ctx context.Context, n int) error {
	if n < 1 {
		return fault.New(fault.Invalid, "ask for one text or more", "--n is %d", n)
	}
	_, e, done, err := a.edition(ctx, analysis.Needs{Themes: true})
	if err != nil {
		return err
	}
	defer done()
	a.orphaned(e)
	list, err := agreement.Next(ctx, e, n)
	if err != nil {
		return err
	}
	switch a.options.format {
	case "json":
		return a.printJSON(append([]agreement.NextJSON{}, list...))
	case "csv":
		t, err := agreement.NextSheet(ctx, e, list)
		if err != nil {
			return err
		}
		return a.printTable(t)
	}
	return a.printTable(agreement.NextTable(list))
}
