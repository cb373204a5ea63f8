package cli

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"canvass/internal/export"
	"canvass/internal/store"
	"canvass/internal/survey"
)

func (a *app) statusCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "status",
		Short:   "Show the last run and what the store holds of each source",
		Example: "  ingest status\n  ingest status --format json",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return a.status(c.Context()) },
	}
	a.formatFlag(c, "text", "json")
	return c
}

// statusJSON is what `ingest status --format json` prints.
type statusJSON struct {
	LastRun     *runJSON     `json:"last_run"`
	LastGoodRun *runJSON     `json:"last_good_run"`
	Sources     []holdingsOf `json:"sources"`
}

type holdingsOf struct {
	Name        string   `json:"name"`
	Current     int      `json:"current"`
	Gone        int      `json:"gone"`
	Quarantined int      `json:"quarantined"`
	Revisions   int      `json:"form_revisions"`
	Drift       []string `json:"drift"`
	Unbound     []string `json:"unbound"`

	History  []string       `json:"history"`   // what else changed about the form, oldest first
	PutAside map[string]int `json:"put_aside"` // documents by reason, of all runs
}

func (a *app) status(ctx context.Context) error {
	cfg, err := a.load()
	if err != nil {
		return err
	}
	s, done, err := newest(ctx, cfg)
	if err != nil {
		return err
	}
	defer done()
	status, last, err := holdings(ctx, s, cfg.Project)
	if err != nil {
		return err
	}
	if a.options.format == "json" {
		return a.printJSON(status)
	}
	return a.printDocument(status.document(last, cfg.Project))
}

// holdings asks the store about every source.
func holdings(ctx context.Context, s *store.Snapshot, p survey.Project) (statusJSON, []survey.Run, error) {
	out := statusJSON{Sources: []holdingsOf{}}
	runs, err := s.Runs(ctx, 1)
	if err != nil {
		return out, nil, err
	}
	good, err := s.LastRun(ctx)
	if err != nil {
		return out, nil, err
	}
	if len(runs) > 0 {
		j := runToJSON(runs[0])
		out.LastRun = &j
	}
	if good.ID != 0 {
		j := runToJSON(good)
		out.LastGoodRun = &j
		runs = append(runs, good)
	}
	pins, err := s.Pins(ctx)
	if err != nil {
		return out, nil, err
	}
	for _, src := range p.Sources {
		kept, err := s.Counts(ctx, src.Name)
		if err != nil {
			return out, nil, err
		}
		forms, err := s.Forms(ctx, src.Name)
		if err != nil {
			return out, nil, err
		}
		aside, err := putAside(ctx, s, src.Name)
		if err != nil {
			return out, nil, err
		}
		b := survey.Bind(src, forms, pins)
		out.Sources = append(out.Sources, holdingsOf{
			Name: src.Name, Current: kept.Current, Gone: kept.Gone, Quarantined: kept.Quarantined, Revisions: len(forms),
			Drift: sentences(b.Drift, p.Location), Unbound: append([]string{}, b.Unbound...), History: sentences(b.History, p.Location), PutAside: aside,
		})
	}
	return out, runs, nil
}

// sentences dates changes.
func sentences(changes []survey.Change, zone *time.Location) []string {
	out := []string{}
	for _, c := range changes {
		out = append(out, c.In(zone))
	}
	return out
}

// putAside counts a source's documents in quarantine by reason.
func putAside(ctx context.Context, s *store.Snapshot, source string) (map[string]int, error) {
	documents, err := s.Quarantined(ctx, source)
	reasons := map[string]int{}
	for _, q := range documents {
		reasons[q.Reason]++
	}
	return reasons, err
}

func asideSentences(reasons map[string]int) []string {
	var out []string
	for _, r := range slices.Sorted(maps.Keys(reasons)) {
		out = append(out, fmt.Sprintf("put aside so far, because %s: %d", r, reasons[r]))
	}
	return out
}

// document shows the status to a person.
func (s statusJSON) document(runs []survey.Run, p survey.Project) export.Document {
	d := export.Document{Title: p.Name}
	if s.LastRun == nil {
		d.Lead = []string{"Nothing has been ingested yet."}
		return d
	}
	when := func(r survey.Run) string { return r.Finished.In(p.Location).Format("2 January 2006, 15:04 MST") }
	d.Lead = append(d.Lead, fmt.Sprintf("Last run: %d, %s, %s.", runs[0].ID, when(runs[0]), runs[0].Outcome))
	if s.LastGoodRun != nil && s.LastGoodRun.Run != s.LastRun.Run {
		d.Lead = append(d.Lead, fmt.Sprintf("Last good run: %d, %s.", runs[1].ID, when(runs[1])))
	}
	var rows [][]export.Cell
	for _, h := range s.Sources {
		rows = append(rows, []export.Cell{export.Words(h.Name), export.Count(h.Current), export.Count(h.Gone), export.Count(h.Quarantined), export.Count(h.Revisions)})
		for _, sentence := range slices.Concat(h.Drift, h.History, h.Unbound, asideSentences(h.PutAside)) {
			d.Foot = append(d.Foot, h.Name+": "+sentence)
		}
	}
	for _, r := range runs[0].Sources {
		if r.Error != "" {
			d.Foot = append(d.Foot, r.Source+": "+r.Error)
		}
	}
	d.Sections = []export.Section{{Table: &export.Table{Name: "tbl_status", Rows: export.Rows(rows), Columns: []export.Column{
		{Name: "Source"}, {Name: "Current", Kind: export.Number}, {Name: "Gone", Kind: export.Number},
		{Name: "Put aside", Kind: export.Number}, {Name: "Form revisions", Kind: export.Number},
	}}}}
	return d
}
