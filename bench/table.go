package main

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"canvass/bench/generate"
)

// result is everything that was measured.
type result struct {
	Machine Machine          `json:"machine"`
	Options generate.Options `json:"options"`
	Before  string           `json:"load_before"` // anything was done
	Start   string           `json:"load_start"`  // of the measurements
	After   string           `json:"load_after"`
	Steps   []step           `json:"steps"`
}

func (r *result) writeJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// writeTable prints the figures for people.
func (r *result) writeTable(w io.Writer) error {
	o := r.Options
	fmt.Fprintf(w, "%d feedback responses (%d ratings, %d texts each), %d registrations, seed %d\n",
		o.Feedback, o.Ratings, o.Texts, o.Registrations, o.Seed)
	fmt.Fprintf(w, "%d cores, %s memory, %s, %s\n", r.Machine.Cores, size(r.Machine.Memory), r.Machine.System, r.Machine.Go)
	fmt.Fprintf(w, "load (1, 5, 15 min): %s before, %s at the first step, %s after\n\n", known(r.Before), known(r.Start), known(r.After))
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "wall s\tresponses/s\tCPU s\tuser\tsystem\tCPU s / 1M\tpeak RSS\toutput\t")
	for _, s := range r.Steps {
		bound := ""
		if s.Bound {
			bound = "≤ "
		}
		fmt.Fprintf(t, "%.2f\t%d\t%.2f\t%.2f\t%.2f\t%.1f\t%s\t%s\t  %s\n",
			s.Wall, s.Rate, s.CPU(), s.User, s.System, s.PerMillion, bound+size(s.Peak), size(s.Output), s.Name)
	}
	return t.Flush()
}

func known(load string) string {
	if load == "" {
		return "unknown"
	}
	return load
}

// size is bytes as people read them; "–" for none.
func size(n int64) string {
	switch {
	case n <= 0:
		return "–"
	case n < 1<<20:
		return fmt.Sprintf("%.1f KiB", float64(n)/(1<<10))
	case n < 10<<30:
		return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20))
	}
	return fmt.Sprintf("%.1f GiB", float64(n)/(1<<30))
}
