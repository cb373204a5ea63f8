package workbook

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"canvass/internal/report"
	"canvass/internal/report/english"
)

// providerNotes say which texts were sent where; nothing where none ever was.
func providerNotes(e *report.Edition) [][2]string {
	type place struct{ server, model string }
	type tally struct {
		bySource    map[string]int
		first, last time.Time
		texts       int
	}
	type text struct {
		place
		report.TextID
		hash string
	}
	places, known := map[place]*tally{}, map[text]bool{}
	var order []place
	for _, s := range e.Sent {
		if s.Answered {
			continue
		}
		p := place{s.Server, s.Model}
		t := places[p]
		if t == nil {
			t = &tally{bySource: map[string]int{}, first: s.At, last: s.At}
			places[p], order = t, append(order, p)
		}
		t.last = s.At
		if k := (text{p, report.TextID{Source: s.Source, Response: s.Response, Question: s.Question}, s.TextHash}); !known[k] {
			known[k] = true
			t.bySource[s.Source]++
			t.texts++
		}
	}
	var notes [][2]string
	for _, p := range order {
		t := places[p]
		var parts []string
		for _, name := range slices.Sorted(maps.Keys(t.bySource)) {
			parts = append(parts, fmt.Sprintf("%s %d", name, t.bySource[name]))
		}
		when := "on " + e.Zone(t.first).Format("2006-01-02")
		if last := "on " + e.Zone(t.last).Format("2006-01-02"); last != when {
			when = "from " + when[3:] + " to " + last[3:]
		}
		notes = append(notes, [2]string{"Sent elsewhere", fmt.Sprintf(
			"%s sent to %s (model %s) %s, by source: %s. Addresses, telephone numbers and known names were taken out, no id went with them. Nothing that came back counts before a person decided on it; tags by “provider” are those that a person confirmed and nothing here had found, with the words that the service named. Which texts: the file beside the store that ends in .sent.jsonl.",
			english.Count(t.texts, "text was", "texts were"), p.server, p.model, when, strings.Join(parts, ", "))})
	}
	return notes
}
