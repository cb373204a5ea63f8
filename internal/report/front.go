package report

import (
	"fmt"
	"slices"
	"strings"

	"canvass/internal/export"
)

// coverSheet says what this is and how fresh it is.
func (e *Edition) coverSheet() export.Sheet {
	w := e.Whole
	items := [][2]string{
		{"Project", e.Project.Name},
		{"Data to", e.zone(e.Run.Started).Format("2 January 2006, 15:04 MST")},
		{"Last good ingest", fmt.Sprintf("run %d: %s%s", e.Run.ID, e.Run.Outcome, e.trouble())},
		{"Period", e.period()},
		{"Registrations", fmt.Sprintf("%s by %s", counted(w.Registrations.Responses, "response", "responses"), counted(w.Registrations.People, "person", "people"))},
		{"Feedback", fmt.Sprintf("%s by %s, %s with content", counted(w.Feedback.Responses, "response", "responses"),
			counted(w.Feedback.People, "person", "people"), counted(w.Feedback.Contributions, "text", "texts"))},
		{"Left out", fmt.Sprintf("%d superseded, %d gone, %d put aside; see Notes", w.Excluded.Superseded, w.Excluded.Gone, w.Excluded.Quarantined)},
		{"Rounds", strings.Join(e.roundNames(), ", ")},
		{"Codebook", orNone(e.Project.Codebook.Version)},
		{"Corrections", "Tell the person who sent you this file the response id and the sheet; nothing typed here is read back yet."},
		{"Privacy", "Holds what people wrote under a pseudonym for each person; no names, addresses, telephone numbers, diets or access needs. Quotes carry a name only where the person agreed. Do not publish the sheets Responses and Seats."},
	}
	if words := e.turnoutWords(w.Registrations.Turnout); words != "" {
		items = slices.Insert(items, 5, [2]string{"Attendance", words})
	}
	var rows [][]export.Cell
	for _, i := range items {
		rows = append(rows, []export.Cell{export.Words(i[0]), export.Words(i[1])})
	}
	return export.Sheet{
		Name: "Cover", Role: export.Front, Title: e.Project.Name, Lead: "What people registered for and said, ready to be read, checked and quoted. Start at Contents.",
		Table: &export.Table{Name: "tbl_cover", Rows: export.Rows(rows), Columns: []export.Column{{Name: "Item", Width: 20}, {Name: "Value", Width: 90, Wrap: true}}},
	}
}

// period is when the first and the last current response were submitted.
func (e *Edition) period() string {
	if len(e.Cases) == 0 {
		return "no responses yet"
	}
	first, last := e.Cases[0].Submitted, e.Cases[0].Submitted
	for i := range e.Cases {
		if t := e.Cases[i].Submitted; t.Before(first) {
			first = t
		} else if t.After(last) {
			last = t
		}
	}
	return e.zone(first).Format("2 January 2006") + " to " + e.zone(last).Format("2 January 2006")
}

func (e *Edition) roundNames() []string {
	var names []string
	for _, r := range e.Project.Rounds {
		name := r.ID
		if !r.Date.IsZero() {
			name += " (" + r.Date.Format("2 January 2006") + ")"
		}
		names = append(names, name)
	}
	return names
}

// contentsSheet links to every sheet behind it.
func contentsSheet(sheets []export.Sheet) export.Sheet {
	var rows [][]export.Cell
	for _, s := range sheets {
		rows = append(rows, []export.Cell{export.To(s.Name, s.Name), export.Words(answers[s.Name])})
	}
	return export.Sheet{
		Name: "Contents", Role: export.Front, Title: "Contents", Lead: "Click a name to go to its sheet.",
		Table: &export.Table{Name: "tbl_contents", Rows: export.Rows(rows), Columns: []export.Column{{Name: "Sheet", Kind: export.Link, Width: 20}, {Name: "What it answers", Width: 90, Wrap: true}}},
	}
}

// answers says what each sheet is for.
var answers = map[string]string{
	"Notes":         "How were the figures made, and what should I know before I use them?",
	"Summary":       "What are the figures in one table?",
	"Registrations": "How many asked for a seat in each round and mode, how many have one, how many wait?",
	"Seats":         "Where does each person stand, and why?",
	"Attendance":    "Who came and who did not, by group?",
	"Principles":    "How far do people agree with each principle?",
	"Themes":        "What do people speak about, and how many of them?",
	"Quotes":        "What did people say, in words that may be quoted?",
	"Responses":     "What exactly was answered in each feedback response, and which themes were found in it?",
	"Duplicates":    "Which responses come from one person, by what evidence, and which of them counts?",
}
