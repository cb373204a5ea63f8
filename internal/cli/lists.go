package cli

import (
	"cmp"
	"context"

	"github.com/spf13/cobra"

	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/export/csv"
	"canvass/internal/report"
	"canvass/internal/report/tags"
	"canvass/internal/report/whoiswho"
)

func (a *app) peopleCommand() *cobra.Command {
	var ask bool
	c := &cobra.Command{
		Use: "people", Short: "Who is who: one row a response, with its person and the evidence", Args: cobra.NoArgs,
		Example: "  report people\n  report people --format csv > people.csv\n  report people --ask --format csv > ask.csv   # fill in same or different, then report review ask.csv",
		RunE:    func(c *cobra.Command, _ []string) error { return a.people(c.Context(), ask) },
	}
	a.formatFlag(c, "text", "csv", "json")
	c.Flags().BoolVar(&ask, "ask", false, "the pairs that may be one person's, for somebody to decide")
	return c
}

func (a *app) people(ctx context.Context, ask bool) error {
	cfg, err := a.load()
	if err != nil {
		return err
	}
	snapshot, done, err := newest(ctx, cfg)
	if err != nil {
		return err
	}
	defer done()
	who, err := whoiswho.Open(ctx, cfg.Project, snapshot)
	if err != nil {
		return err
	}
	if words := who.Capped(); words != "" {
		a.say.warn("%s", words)
	}
	if ask {
		return a.printTable(who.AskTable())
	}
	return a.printTable(who.Table())
}

func (a *app) tagsCommand() *cobra.Command {
	band := string(tags.Tagged)
	c := a.listCommand("tags", "Which themes were found in which text, with where the evidence stands",
		"  report tags\n  report tags --format csv > tags.csv\n  report tags --band check      # what a person should look at", analysis.Needs{Themes: true}, func(e *report.Edition) export.Table {
			if band == string(tags.Tagged) {
				return tags.Table(e)
			}
			return tags.Banded(e, tags.Band(band))
		})
	c.Long = `Lists the themes of each text, and what they rest on. Where themes are learned a text has a
theme (tagged), may have it and counts nowhere until somebody decides (check), or has it not.
--band check or all lists those to be checked too, with the band as the last column.`
	c.Flags().StringVar(&band, "band", band, "tagged, check or all")
	format := c.PreRunE
	c.PreRunE = func(c *cobra.Command, args []string) error {
		if err := format(c, args); err != nil {
			return err
		}
		return mustKnow("band", cmp.Or(band, " "), []string{string(tags.Tagged), string(tags.Check), string(tags.Both)})
	}
	return c
}

func (a *app) stancesCommand() *cobra.Command {
	c := a.listCommand("stances", "How each text stands to its principle: for, against, with what added, and what that rests on",
		"  report stances\n  report stances --format csv > stances.csv", analysis.Needs{Themes: true, Stances: true}, tags.Stances)
	c.Long = `Lists the stance of every text with content: support, support-with-addition, object,
object-with-alternative, question or unclear. It is what a person decided (analyst), else what the
respondent was asked (question), else what the words say, with the rating of the same
principle as a weak prior (rules, with where the words stand), or that rating alone (rating).
Correct one with ` + "`report review FILE`" + `, a CSV of response_id, question, stance, reviewer.`
	return c
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
			if needs.Themes {
				a.orphaned(e)
			}
			t := table(e)
			if a.options.format == "text" {
				t = tags.Brief(t)
			}
			return a.printTable(t)
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
