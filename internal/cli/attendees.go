package cli

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"canvass/config"
	"canvass/internal/analysis"
	"canvass/internal/analysis/tally"
	"canvass/internal/export"
	"canvass/internal/export/csv"
	"canvass/internal/export/xlsx"
	"canvass/internal/fault"
	"canvass/internal/report"
	"canvass/internal/report/door"
)

func (a *app) attendeesCommand() *cobra.Command {
	var want doorFlags
	c := &cobra.Command{
		Use:   "attendees",
		Short: "The door list: who comes, who waits, what to cook; afterwards who came",
		Long: `Writes the door list, as a workbook to print and sign and as a CSV file, that only you can read:
who comes, who waits and why, contacts and needs, what to cook. It is the only output with
names, addresses and needs: delete it when the event is over.

Who came is known from attendance lists: sources with the role attendance. People on a list are
joined to their registration by their address, or by their full name where one person of that
name is registered. Where a round has no list, nobody is called absent.`,
		Example: `  report attendees --round washington
  report attendees --waiting          # whom to write to when a seat comes free
  report attendees --catering         # counts only, no names
  report attendees --came             # who came, registered or not
  report attendees --absent           # who had a seat and did not come`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return a.attendees(c.Context(), want)
		},
	}
	c.Flags().StringVar(&want.round, "round", "", "only this round")
	c.Flags().BoolVar(&want.waiting, "waiting", false, "those who wait, in order of the line")
	c.Flags().BoolVar(&want.catering, "catering", false, "count dietary and access needs of those who have a seat")
	c.Flags().BoolVar(&want.came, "came", false, "those who came, by the attendance lists")
	c.Flags().BoolVar(&want.absent, "absent", false, "those who were expected and did not come")
	c.Flags().StringVarP(&want.out, "output", "o", "", "file to write, by its ending .xlsx or .csv (default REPORTS/PROJECT-attendees, both)")
	exclusive(c, "waiting", "catering", "came", "absent")
	a.formatFlag(c, "file", "text", "csv", "json")
	return c
}

// doorFlags says which list is wanted.
type doorFlags struct {
	round, out                      string
	waiting, catering, came, absent bool
}

// table makes the list, and its name as part of a file's.
func (d doorFlags) table(ctx context.Context, e *report.Edition) (name string, t export.Table, err error) {
	switch {
	case d.catering:
		t, err = door.Catering(ctx, e, d.round)
		return "catering", t, err
	case d.came:
		t, err = door.Turnout(ctx, e, d.round, true)
		return "came", t, err
	case d.absent:
		t, err = door.Turnout(ctx, e, d.round, false)
		return "absent", t, err
	case d.waiting:
		t, err = door.List(ctx, e, d.round, true)
		return "waiting", t, err
	}
	t, err = door.List(ctx, e, d.round, false)
	return "attendees", t, err
}

func (a *app) attendees(ctx context.Context, want doorFlags) error {
	cfg, e, done, err := a.edition(ctx, analysis.Needs{Seats: true})
	if err != nil {
		return err
	}
	defer done()
	if err := mustKnow("round", want.round, e.Values(tally.ByRound)); err != nil {
		return err
	}
	name, t, err := want.table(ctx, e)
	if err != nil {
		return err
	}
	if left := door.Unlisted(e, want.round); left != "" && (want.came || want.absent) {
		a.say.warn("who came is not known of %s: there is no attendance list", left)
	}
	if a.options.format != "file" && want.out == "" {
		return a.printTable(t)
	}
	if want.out == "" {
		if want.round != "" {
			name += "-" + report.FileName(want.round)
		}
		want.out = filepath.Join(cfg.Report.Folder, cfg.Project.Slug()+"-"+name)
		if want.whole() {
			if err := a.doorBook(ctx, cfg, e, want.round, want.out+".xlsx"); err != nil {
				return err
			}
		}
		want.out += ".csv"
	}
	if strings.EqualFold(filepath.Ext(want.out), ".xlsx") {
		if !want.whole() {
			return fault.New(fault.Invalid, "leave --waiting and the others out: the workbook has a sheet for each", "a workbook holds the whole door list, not one part of it")
		}
		return a.doorBook(ctx, cfg, e, want.round, want.out)
	}
	return a.write(cfg, "door list", want.out, func(w io.Writer) error { return csv.Write(w, t) })
}

// whole reports whether the list is that of the door, with nothing left out.
func (d doorFlags) whole() bool { return !d.waiting && !d.catering && !d.came && !d.absent }

// doorBook writes the door list as a workbook.
func (a *app) doorBook(ctx context.Context, cfg config.Config, e *report.Edition, round, out string) error {
	book, err := door.Book(ctx, e, round)
	if err != nil {
		return err
	}
	return a.write(cfg, "door list", out, func(w io.Writer) error { return xlsx.Write(w, book) })
}
