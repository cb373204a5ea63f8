package explain

import (
	"fmt"
	"slices"
	"strings"

	"canvass/internal/analysis/tally"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/summary"
	"canvass/internal/report/whoiswho"
)

// countMeanings says of every plain count of the summary what is counted.
var countMeanings = []struct{ id, means string }{
	{"registrations.responses", "Current responses of registration forms, those included that the same person replaced by a later one."},
	{"registrations.people", "Different people among those responses, by the links in the sheet Duplicates."},
	{"registrations.seated", "People with a seat, summed over rounds; the sheet Seats names each with the reason."},
	{"registrations.waiting", "People who wait for a seat, summed over rounds and modes."},
	{"registrations.cancelled", "People whose latest request in a round gives the place back."},
	{"attendance.came", "People on an attendance list, summed over the rounds that have one, expected or not."},
	{"attendance.expected", "People with a seat in a round that has a list; where it offers no seats, everybody registered. Summed over rounds."},
	{"attendance.came_expected", "Of those expected, people who are on a list."},
	{"attendance.besides", "People on an attendance list who were not expected: they waited, had cancelled or had not registered."},
	{"attendance.unregistered", "Of those who came besides, people without a current registration in the round."},
	{"attendance.absent", "Of those expected, people who are on no list."},
	{"feedback.responses", "Current responses of feedback sources, replaced and blank ones included."},
	{"feedback.people", "Different people among those responses."},
	{"feedback.contributions", "Texts with content that count: of each person the latest answer to a question, over all rounds."},
}

// explainCount shows a plain count, what it counts, and its parts by source.
func explainCount(e *report.Edition, id string) (Explanation, bool) {
	i := slices.IndexFunc(countMeanings, func(c struct{ id, means string }) bool { return c.id == id })
	if i < 0 || strings.HasPrefix(id, "attendance.") && !e.Whole.Registrations.Turnout.Known() {
		return Explanation{}, false // without a list nobody knows who came
	}
	n := countOf(id, e.Whole)
	d := export.Document{
		Title: fmt.Sprintf("%s = %d", id, n), Language: "en", Lead: []string{e.Freshness(), countMeanings[i].means}, Foot: []string{e.Provenance()},
	}
	var rows [][]export.Cell
	for _, g := range tally.Of(e.Findings, tally.Filter{}, tally.BySource).Groups {
		if n := countOf(id, g.Summary); n > 0 {
			rows = append(rows, []export.Cell{export.Words(g.Key), export.Count(n)})
		}
	}
	d.Sections = []export.Section{{
		Heading: "By source", Paragraphs: []string{"Somebody in two sources counts in both."},
		Table: &export.Table{Name: "tbl_members", Rows: export.Rows(rows), Empty: "None.", Columns: []export.Column{{Name: "Source"}, export.Numeric("Count")}},
	}}
	return Explanation{Value: n, Document: d}, true
}

// countOf picks a plain count out of a summary.
func countOf(id string, s tally.Summary) int {
	switch id {
	case "registrations.responses":
		return s.Registrations.Responses
	case "registrations.people":
		return s.Registrations.People
	case "registrations.seated":
		return summary.Total(s.Registrations.Seated)
	case "registrations.waiting":
		return summary.Total(s.Registrations.Waiting)
	case "registrations.cancelled":
		return s.Registrations.Cancelled
	case "attendance.came":
		return s.Registrations.Turnout.Came
	case "attendance.expected":
		return s.Registrations.Turnout.Expected
	case "attendance.came_expected":
		return s.Registrations.Turnout.Showed()
	case "attendance.besides":
		return s.Registrations.Turnout.Besides()
	case "attendance.unregistered":
		return s.Registrations.Turnout.Unregistered
	case "attendance.absent":
		return s.Registrations.Turnout.Absent
	case "feedback.responses":
		return s.Feedback.Responses
	case "feedback.people":
		return s.Feedback.People
	}
	return s.Feedback.Contributions
}

// explainLinking shows a count of linking.
func explainLinking(e *report.Edition, id string) (Explanation, bool) {
	for _, f := range whoiswho.Figures(e, e.Whole) {
		if f.ID == id {
			return Explanation{Value: f.N, Document: export.Document{
				Title: fmt.Sprintf("%s = %d", id, f.N), Language: "en", Lead: []string{e.Freshness(), f.Means}, Foot: []string{e.Provenance()},
				Sections: []export.Section{whoiswho.Section(e)},
			}}, true
		}
	}
	return Explanation{}, false
}
