package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"canvass/config"
	"canvass/internal/export/csv"
	"canvass/internal/fault"
	"canvass/internal/grid"
	"canvass/internal/review"
	"canvass/internal/store"
	"canvass/internal/survey"
)

func (a *app) reviewCommand() *cobra.Command {
	var dry, sheet bool
	var reviewer string
	c := &cobra.Command{
		Use:   "review FILE | --sheet",
		Short: "Read back what analysts decided",
		Long: `Reads decisions, one row each, and keeps them in the store. A decision is a lock: no
later run changes it, until its text changes. Reading a file twice changes nothing.

A CSV file names its columns in the first row, in any order:
  response_id, principle, theme, decision (yes, no), reviewer     a theme of a text
  response_id, stance, reviewer                                   its stance
  response_id, other_response_id, decision (same, different)      two responses, one person or two
and, where ids alone do not tell: source, other_source, question. A decision of none
takes back what was decided; rows without a decision are passed over.

Of a workbook that ` + "`report excel`" + ` wrote, the sheets Review and Duplicates are read, whatever was
sorted, filtered, deleted or saved by another program since: keep is yes, remove is no,
change is no and yes for the correct theme (several with ; between), unsure decides nothing: its note is kept and
shown again; mantener, quitar, cambiar, no sé and misma, distinta are understood too. A correct theme alone, or beside
remove, makes a change; so does a new theme name that the codebook has; a note alone is kept as unsure's; a decision is
taken back by none, not by emptying its cell. The key of a row says what it is
about; a cell Response that says something else is told. A file of another project is refused whole.
A theme asked for counts once the codebook has it: see report codebook --moved.
A CSV row that shows the text it judged, as ` + "`report next`" + ` writes it, is rejected as stale when another one stands there now.

With --sheet the tab Review of the Google spreadsheet is read in the same way (report.review_tab).
Rows that say what canvass wrote there, or has read before, say nothing new.`,
		Example: `  report review reports/workshop.xlsx --dry-run
  report review reports/workshop.xlsx --reviewer Ana
  report review --sheet --dry-run
  report review decisions.csv --dry-run
  report review decisions.csv --reviewer Ana
  report decisions --format csv > decisions.csv`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case sheet == (len(args) == 1):
				return fault.New(fault.Invalid, "report review FILE reads a workbook or CSV file, report review --sheet the Google spreadsheet", "review needs a file or --sheet, one of them")
			case sheet:
				return a.reviewSheet(c.Context(), reviewer, dry)
			}
			return a.review(c.Context(), args[0], reviewer, dry)
		},
	}
	c.Flags().BoolVar(&dry, "dry-run", false, "say what would be applied and rejected; keep nothing")
	c.Flags().BoolVar(&sheet, "sheet", false, "read the tab Review of the Google spreadsheet")
	c.Flags().StringVar(&reviewer, "reviewer", "", "who decided, where the file does not say")
	a.formatFlag(c, "text", "json")
	return c
}

// reviewJSON is what `report review --format json` prints.
type reviewJSON struct {
	Applied   int              `json:"applied"`
	Unchanged int              `json:"unchanged"`
	Blank     int              `json:"blank"`
	Stale     int              `json:"stale"`
	Changes   []review.Change  `json:"changes"`
	Conflicts []review.Problem `json:"conflicts"`
	Rejected  []review.Problem `json:"rejected"`
	Warnings  []review.Problem `json:"warnings"` // rows that were taken and are worth a look
}

func (a *app) review(ctx context.Context, file, reviewer string, dry bool) error {
	cfg, err := a.load()
	if err != nil {
		return err
	}
	out, err := decide(ctx, cfg.Store, dry, func(db *store.DB) (review.Outcome, error) {
		return a.judge(ctx, cfg, db, file, reviewer)
	})
	if err != nil {
		return err
	}
	return a.printReview(out, cfg.Project.Location, dry)
}

// decide has judge hold rows against the store, and keeps the decisions unless it is a dry run.
func decide(ctx context.Context, path string, dry bool, judge func(*store.DB) (review.Outcome, error)) (review.Outcome, error) {
	open := store.OpenToNote
	if dry {
		open = store.OpenReadOnly
	}
	db, err := open(ctx, path)
	if err != nil {
		return review.Outcome{}, err
	}
	out, err := judge(db)
	if err == nil && !dry {
		err = db.Note(ctx, out.Decisions)
	}
	return out, errors.Join(err, db.Close())
}

// judge holds the rows of a file against the store.
func (a *app) judge(ctx context.Context, cfg config.Config, db *store.DB, file, reviewer string) (review.Outcome, error) {
	now, err := a.env.clock()
	if err != nil {
		return review.Outcome{}, err
	}
	desk, done, err := openDesk(ctx, cfg.Project, db)
	if err != nil {
		return review.Outcome{}, err
	}
	defer done()
	sheets, err := reviewed(ctx, file)
	if err != nil {
		return review.Outcome{}, err
	}
	defer closeAll(sheets)
	if len(sheets) > 0 {
		return desk.Take(ctx, sheetClaims(ctx, cfg.Project.Slug(), file, sheets), strings.TrimSpace(reviewer), now())
	}
	table, err := grid.Open(ctx, file, grid.Options{})
	if err != nil {
		return review.Outcome{}, err
	}
	defer table.Close()
	layout, err := review.NewLayout(table.Header())
	if err != nil && table.Sheet() != "" {
		return review.Outcome{}, fault.New(fault.Invalid, "take the workbook that `report excel` wrote: its columns Review key and Decision must be there",
			"file %s: no sheet of it is one to review", shown(file))
	}
	if err != nil {
		return review.Outcome{}, fault.New(fault.KindOf(err), "", "file %s: %w (it was read as %s)", shown(file), err, table.Layout())
	}
	return desk.Take(ctx, claims(ctx, table, layout), strings.TrimSpace(reviewer), now())
}

// openDesk takes a snapshot to hold rows against; done lets go of it.
func openDesk(ctx context.Context, p survey.Project, db *store.DB) (desk *review.Desk, done func(), err error) {
	snapshot, err := db.Snapshot(ctx)
	if err != nil {
		return nil, nil, err
	}
	done = func() { _ = snapshot.Close() } // only read
	if desk, err = review.New(ctx, p, snapshot); err != nil {
		done()
		return nil, nil, err
	}
	return desk, done, nil
}

// claims reads the rows of a table of decisions.
func claims(ctx context.Context, table *grid.Grid, layout review.Layout) iter.Seq2[review.Claim, error] {
	return func(yield func(review.Claim, error) bool) {
		for row, err := range table.Rows(ctx) {
			if err != nil {
				yield(review.Claim{}, err)
				return
			}
			c := layout.Claim(fmt.Sprintf("%s %d", table.Unit(), row.Number), row.Cells)
			c.Reviewer, c.Note = csv.Unguard(c.Reviewer), csv.Unguard(c.Note)
			if !yield(c, nil) {
				return
			}
		}
	}
}

// printReview says what became of the rows; rejected ones decide the exit status.
func (a *app) printReview(out review.Outcome, zone *time.Location, dry bool) error {
	if a.options.format == "json" {
		j := reviewJSON{out.Applied, out.Unchanged, out.Blank, out.Stale, out.Changes, out.Conflicts, out.Rejected, out.Odd}
		if j.Changes == nil {
			j.Changes = []review.Change{}
		}
		if j.Conflicts == nil {
			j.Conflicts = []review.Problem{}
		}
		if j.Rejected == nil {
			j.Rejected = []review.Problem{}
		}
		if j.Warnings == nil {
			j.Warnings = []review.Problem{}
		}
		if err := a.printJSON(j); err != nil {
			return err
		}
	} else {
		applied := "applied"
		if dry {
			applied = "would be applied"
		}
		a.env.printf("%s: %d, unchanged: %d, rejected: %d\n", applied, out.Applied, out.Unchanged, len(out.Rejected))
		a.changes(out.Changes, zone)
	}
	a.problems("differs", out.Conflicts)
	a.problems("worth a look", out.Odd)
	a.problems("rejected", out.Rejected)
	if out.Stale > 0 {
		a.say.warn("%d of the applied judged a text that has changed since: they lock nothing, see `report decisions --state stale`", out.Stale)
	}
	if out.Nameless > 0 {
		a.say.warn("%d of the rows name no reviewer: they count, but `report agreement` compares people by name; read the file again with --reviewer NAME", out.Nameless)
	}
	if out.Applied > 0 && !dry {
		a.say.note("`report tags` and `report people` show what holds now, `report excel` writes it with the decisions, `report decisions` lists these")
	}
	switch bad := len(out.Rejected); {
	case bad == 0:
		return nil
	case out.Applied+out.Unchanged == 0:
		return fault.New(fault.Invalid, "correct the rows and read the file again", "every row with a decision was rejected (%d)", bad)
	default:
		return fault.New(fault.Partial, "correct them and read the file again: what is applied stays as it is", "%d rows were rejected", bad)
	}
}

// changes lists the first few: who, when, old and new.
func (a *app) changes(list []review.Change, zone *time.Location) {
	const most = 100
	for _, c := range list[:min(most, len(list))] {
		old := c.Old
		if old == "" {
			old = "undecided"
		}
		a.env.printf("%s\n", oneLine(fmt.Sprintf("%s: %s: %s → %s (%s, %s)", c.Where, c.About, old, c.New, c.Who, c.At.In(zone).Format("2006-01-02 15:04"))))
	}
	if more := len(list) - most; more > 0 {
		a.env.printf("and %d more; --format json lists them all\n", more)
	}
}

// problems lists the first few; --format json has them all.
func (a *app) problems(what string, list []review.Problem) {
	const most = 20
	for _, p := range list[:min(most, len(list))] {
		a.say.warn("%s: %s: %s", p.Where, what, p.Why)
	}
	if more := len(list) - most; more > 0 {
		a.say.warn("%s: %d more; --format json lists them all", what, more)
	}
}
