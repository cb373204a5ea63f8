package cli

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/report/explain"
)

func (a *app) explainCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "explain ID",
		Short: "What stands behind a figure, a person, a campaign or the themes of a response",
		Long: `Shows how a figure was computed and which responses it rests on, by their ids. Of a response it shows whose it is, and why its texts
carry their themes: who decided, or the keywords and learned words, and how much each counts.

--format json has the same: kind (figure, person, campaign or response), the figure's value, and sections
with notes and rows. It names nobody; of a response and a campaign it quotes words of theirs, as the text does.`,
		Example: `  report explain P3.agree_share
  report explain transparency.share
  report explain pabcdefghij
  report explain cabcdefghij
  report explain ACYDBNi84kcgzX
  report explain P3.agree_share --format json`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return a.explain(c.Context(), args[0]) },
	}
	a.formatFlag(c, "text", "json")
	return c
}

func (a *app) explain(ctx context.Context, id string) error {
	now, err := a.env.clock()
	if err != nil {
		return err
	}
	_, e, done, err := a.edition(ctx, analysis.Everything())
	if err != nil {
		return err
	}
	defer done()
	x, err := explain.Of(ctx, e, id)
	if err != nil {
		return err
	}
	if a.options.format != "json" {
		return a.printDocument(x.Document)
	}
	out := explanationJSON{
		GeneratedAt: now(), Run: e.Run.ID, ID: id, Kind: x.Kind, Value: x.Value, Title: x.Document.Title, Notes: lines(x.Document.Lead),
		Sections: []explainedJSON{}, Provenance: lines(x.Document.Foot),
	}
	for _, s := range x.Document.Sections {
		part, err := explained(s)
		if err != nil {
			return err
		}
		out.Sections = append(out.Sections, part)
	}
	return a.printJSON(out)
}

// explanationJSON is the contract of `report explain --format json`: names are stable,
// additions are possible. Only GeneratedAt and Run depend on clock and runs.
type explanationJSON struct {
	GeneratedAt time.Time       `json:"generated_at"`
	Run         int64           `json:"run"`
	ID          string          `json:"id"`
	Kind        string          `json:"kind"`  // figure, person, campaign, response
	Value       any             `json:"value"` // a figure's, as `report summary --format json` has it; null of all else
	Title       string          `json:"title"`
	Notes       []string        `json:"notes"`
	Sections    []explainedJSON `json:"sections"`
	Provenance  []string        `json:"provenance"`
}

// explainedJSON is a part of an explanation; rows are named as their columns, small and with _.
type explainedJSON struct {
	Heading string           `json:"heading"`
	Notes   []string         `json:"notes"`
	Rows    []map[string]any `json:"rows"`
}

func explained(s export.Section) (explainedJSON, error) {
	part := explainedJSON{Heading: s.Heading, Notes: lines(append(lines(s.Paragraphs), s.Points...)), Rows: []map[string]any{}}
	if s.Table == nil {
		return part, nil
	}
	t := *s.Table
	t.Columns = nil
	for _, c := range s.Table.Columns {
		c.Name = strings.ReplaceAll(strings.ToLower(c.Name), " ", "_")
		t.Columns = append(t.Columns, c)
	}
	var err error
	part.Rows, err = records(t)
	return part, err
}

// lines is never null.
func lines(s []string) []string { return append([]string{}, s...) }
