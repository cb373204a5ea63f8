package cli

import (
	"context"

	"github.com/spf13/cobra"

	"canvass/internal/export"
	"canvass/internal/review"
	"canvass/internal/store"
)

func (a *app) decisionsCommand() *cobra.Command {
	var state string
	c := &cobra.Command{
		Use:   "decisions",
		Short: "What people decided, importable again",
		Long: `Lists every decision in the order in which they were made, with what has become of it:
it holds, it says that nothing is decided (undecided), a later one replaced it, later
ones on other pairs overruled it (A and B are one person's, B and C too, A and C are
not), it is stale because its text has changed since, or what it was about is lost: the
response, the text, or the theme, see report codebook --moved. As CSV it can be read again with ` + "`report review`" + `.`,
		Example: `  report decisions
  report decisions --state stale
  report decisions --format csv > decisions.csv`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.decisions(c.Context(), state) },
	}
	c.Flags().StringVar(&state, "state", "", "only those in this state: holds, undecided, replaced, overruled, stale, lost")
	a.formatFlag(c, "text", "csv", "json")
	return c
}

func (a *app) decisions(ctx context.Context, state string) error {
	if err := mustKnow("state", state, []string{string(review.Holds), string(review.Undecided), string(review.Replaced), string(review.Overruled), string(review.Stale), string(review.Lost)}); err != nil {
		return err
	}
	cfg, err := a.load()
	if err != nil {
		return err
	}
	db, err := store.OpenReadOnly(ctx, cfg.Store)
	if err != nil {
		return err
	}
	defer db.Close()
	desk, done, err := openDesk(ctx, cfg.Project, db)
	if err != nil {
		return err
	}
	defer done()
	all, err := desk.List(ctx)
	if err != nil {
		return err
	}
	return a.printTable(decisionsTable(all, review.State(state)))
}

func decisionsTable(all []review.Listed, state review.State) export.Table {
	t := export.Table{Name: "tbl_decisions", Empty: "Nothing has been decided.", Rows: func(yield func([]export.Cell, error) bool) {
		for _, d := range all {
			if state != "" && d.State != state {
				continue
			}
			var cells []export.Cell
			for _, s := range append(review.Row(d), string(d.State)) {
				cells = append(cells, export.Words(s))
			}
			if !yield(cells, nil) {
				return
			}
		}
	}}
	for _, name := range append(review.Columns(), "state") {
		t.Columns = append(t.Columns, export.Column{Name: name, ID: name != "reviewer" && name != "note"})
	}
	return t
}
