package cli

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"canvass/config"
	"canvass/internal/export/gsheets"
	"canvass/internal/fault"
	"canvass/internal/grid"
	"canvass/internal/review"
	"canvass/internal/store"
)

// reviewSheet reads decisions from the tab Review of the spreadsheet and notes there
// what it has read.
func (a *app) reviewSheet(ctx context.Context, reviewer string, dry bool) error {
	cfg, err := a.load()
	if err != nil {
		return err
	}
	if err := mustHaveSpreadsheet(cfg); err != nil {
		return err
	}
	var form *gsheets.Form
	out, err := decide(ctx, cfg.Store, dry, func(db *store.DB) (out review.Outcome, err error) {
		form, out, err = a.judgeTab(ctx, cfg, db, reviewer)
		return out, err
	})
	if err != nil {
		return err
	}
	if !dry {
		if err := form.Agree(ctx, readRows(form, out)); err != nil {
			a.say.warn("the decisions are kept; the tab could not be told so: %v", err)
		}
	}
	return a.printReview(out, cfg.Project.Location, dry)
}

// judgeTab holds the rows of the tab against the store.
func (a *app) judgeTab(ctx context.Context, cfg config.Config, db *store.DB, reviewer string) (*gsheets.Form, review.Outcome, error) {
	fail := func(err error) (*gsheets.Form, review.Outcome, error) { return nil, review.Outcome{}, err }
	now, err := a.env.clock()
	if err != nil {
		return fail(err)
	}
	client, err := a.sheetsClient(ctx, cfg)
	if err != nil {
		return fail(err)
	}
	form, err := gsheets.ReadForm(ctx, client, cfg.Report.Spreadsheet, cfg.Project.Slug(), "Review")
	if err != nil {
		return fail(err)
	}
	if !review.IsSheet(form.Header) {
		return fail(fault.New(fault.Invalid, "put them back; or delete the tab, and `report sheets` makes it anew", "tab %q: its columns Review key and Decision (entry) are not there", form.Tab))
	}
	desk, done, err := openDesk(ctx, cfg.Project, db)
	if err != nil {
		return fail(err)
	}
	defer done()
	out, err := desk.Take(ctx, tabClaims(cfg.Project.Slug(), form), strings.TrimSpace(reviewer), now())
	return form, out, err
}

// tabClaims reads the rows of the tab.
func tabClaims(project string, form *gsheets.Form) iter.Seq2[review.Claim, error] {
	return func(yield func(review.Claim, error) bool) {
		sheet := review.NewSheet(project, form.Header)
		for _, row := range form.Rows {
			place := func(column int) string { return fmt.Sprintf("%s!%s%d", form.Tab, grid.Letters(column), row.Number) }
			c, err := sheet.Claim(rowName(form, row), place, row.Cells)
			c.Agreed = row.Agreed
			if !yield(c, err) || err != nil {
				return
			}
		}
	}
}

func rowName(form *gsheets.Form, row gsheets.FormRow) string {
	return fmt.Sprintf("%s!%d", form.Tab, row.Number)
}

// readRows are the rows whose entries say something that was not known and was taken.
func readRows(form *gsheets.Form, out review.Outcome) []gsheets.FormRow {
	rejected := map[string]bool{}
	for _, p := range out.Rejected {
		rejected[p.Where] = true
	}
	sheet := review.NewSheet("", form.Header)
	var read []gsheets.FormRow
	for _, row := range form.Rows {
		if !row.Agreed && sheet.Decided(row.Cells) && !rejected[rowName(form, row)] {
			read = append(read, row)
		}
	}
	return read
}
