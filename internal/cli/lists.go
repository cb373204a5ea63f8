package cli

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/export/csv"
	"canvass/internal/export/files"
	"canvass/internal/report"
)

func (a *app) peopleCommand() *cobra.Command {
	return a.listCommand("people", "Who is who: one row a response, with its person and the evidence",
		"  report people\n  report people --format csv > people.csv", analysis.Needs{}, (*report.Edition).PeopleTable)
}

func (a *app) tagsCommand() *cobra.Command {
	return a.listCommand("tags", "Which themes were found in which text, with where the evidence stands",
		"  report tags\n  report tags --format csv > tags.csv", analysis.Needs{Themes: true}, (*report.Edition).TagsTable)
}

// listCommand makes a command that prints one table of what it needs.
func (a *app) listCommand(name, short, example string, needs analysis.Needs, table func(*report.Edition) export.Table) *cobra.Command {
	c := &cobra.Command{
		Use: name, Short: short, Example: example, Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			_, e, done, err := a.edition(c.Context(), needs)
			if err != nil {
				return err
			}
			defer done()
			return a.printTable(table(e))
		},
	}
	a.formatFlag(c, "text", "csv", "json")
	return c
}

// printTable shows a table in the format asked for.
func (a *app) printTable(t export.Table) error {
	switch a.options.format {
	case "csv":
		if a.env.Width() > 0 { // somebody is looking
			return csv.Write(&plainLines{w: a.env.Stdout}, t)
		}
		return csv.Write(a.env.Stdout, t)
	case "json":
		rows, err := records(t)
		if err != nil {
			return err
		}
		return a.printJSON(rows)
	}
	return a.printDocument(export.Document{Sections: []export.Section{{Table: &t}}})
}

// records turns a table into one object a row, named as the CSV's columns.
func records(t export.Table) ([]map[string]any, error) {
	out := []map[string]any{}
	if t.Rows == nil {
		return out, nil
	}
	for row, err := range t.Rows {
		if err != nil {
			return nil, err
		}
		record := map[string]any{}
		for i, c := range row {
			record[t.Columns[i].Name] = value(c)
		}
		out = append(out, record)
	}
	return out, nil
}

func value(c export.Cell) any {
	switch c.Kind {
	case export.Empty:
		return nil
	case export.Number, export.Share:
		return c.Number
	case export.Moment, export.Day:
		return c.Time
	}
	return c.Text
}

func (a *app) attendeesCommand() *cobra.Command {
	var round, out string
	var waiting, catering bool
	c := &cobra.Command{
		Use:   "attendees",
		Short: "The door list: who comes, who waits, what to cook",
		Long: `Writes the door list as a CSV file that only you can read. It is the only output with
names, addresses and needs: delete it when the event is over.`,
		Example: `  report attendees --round washington
  report attendees --waiting          # whom to write to when a seat comes free
  report attendees --catering         # counts only, no names`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return a.attendees(c.Context(), round, out, waiting, catering)
		},
	}
	c.Flags().StringVar(&round, "round", "", "only this round")
	c.Flags().BoolVar(&waiting, "waiting", false, "those who wait, in order of the line")
	c.Flags().BoolVar(&catering, "catering", false, "count dietary and access needs of those who have a seat")
	c.Flags().StringVarP(&out, "output", "o", "", "file to write (default REPORTS/PROJECT-attendees.csv)")
	c.MarkFlagsMutuallyExclusive("waiting", "catering")
	a.formatFlag(c, "file", "text", "csv", "json")
	return c
}

func (a *app) attendees(ctx context.Context, round, out string, waiting, catering bool) error {
	cfg, e, done, err := a.edition(ctx, analysis.Needs{Seats: true})
	if err != nil {
		return err
	}
	defer done()
	if err := mustKnow("round", round, e.Values(analysis.ByRound)); err != nil {
		return err
	}
	name, t := "attendees", export.Table{}
	switch {
	case catering:
		name = "catering"
		t, err = e.Catering(ctx, round)
	default:
		if waiting {
			name = "waiting"
		}
		t, err = e.DoorList(ctx, round, waiting)
	}
	if err != nil {
		return err
	}
	if a.options.format != "file" && out == "" {
		return a.printTable(t)
	}
	if out == "" {
		if round != "" {
			name += "-" + report.FileName(round)
		}
		out = filepath.Join(cfg.Report.Folder, cfg.Project.Slug()+"-"+name+".csv")
	}
	if err := spare(cfg, out); err != nil {
		return err
	}
	if err := files.Replace(out, 0o600, func(w io.Writer) error { return csv.Write(w, t) }); err != nil {
		return fmt.Errorf("door list %s: %w", shown(out), err)
	}
	a.env.printf("%s\n", shown(out))
	return nil
}

func (a *app) explainCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "explain ID",
		Short:   "What stands behind a figure or a person",
		Long:    "Shows how a figure was computed and which responses it rests on, by their ids.",
		Example: "  report explain P3.agree_share\n  report explain transparency.share\n  report explain pabcdefghij",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			_, e, done, err := a.edition(c.Context(), analysis.Everything())
			if err != nil {
				return err
			}
			defer done()
			d, err := e.Explain(args[0])
			if err != nil {
				return err
			}
			return a.printDocument(d)
		},
	}
	return c
}
