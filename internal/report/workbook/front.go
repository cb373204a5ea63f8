package workbook

import (
	"fmt"
	"slices"
	"strings"

	"canvass/internal/analysis/tally"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/english"
	"canvass/internal/survey"
)

// coverSheet says what this is and how fresh it is.
func coverSheet(e *report.Edition) export.Sheet {
	w := e.Whole
	items := [][2]string{
		{"Project", e.Project.Name},
		{"Data to", e.Zone(e.Run.Started).Format("2 January 2006, 15:04 MST")},
		{"Last good ingest", fmt.Sprintf("run %d: %s%s", e.Run.ID, e.Run.Outcome, e.Trouble())},
		{"Period", period(e)},
		{"Registrations", fmt.Sprintf("%s by %s", english.Count(w.Registrations.Responses, "response", "responses"), english.Count(w.Registrations.People, "person", "people"))},
		{"Feedback", fmt.Sprintf("%s by %s, %s with content", english.Count(w.Feedback.Responses, "response", "responses"),
			english.Count(w.Feedback.People, "person", "people"), english.Count(w.Feedback.Contributions, "text", "texts"))},
		{"Left out", fmt.Sprintf("%d superseded, %d gone, %d put aside; see Notes", w.Excluded.Superseded, w.Excluded.Gone, w.Excluded.Quarantined)},
		{"Rounds", strings.Join(roundNames(e), ", ")},
		{"Codebook", e.CodebookVersion()},
		{"Corrections", "In the sheet Review: judge what is proposed in the yellow cells, save the file, and send it back to whoever runs `report review FILE`. Sorting and filtering do no harm."},
		{"Privacy", "Holds what people wrote under a pseudonym for each person; no names, addresses, telephone numbers, diets or access needs. Quotes carry a name only where the person agreed. Not for publication: `report excel --for publication` writes what may be published."},
	}
	if words := turnoutWords(e, w.Registrations.Turnout); words != "" {
		items = slices.Insert(items, 5, [2]string{"Attendance", words})
	}
	rows := wayfinding()
	for _, i := range items {
		rows = append(rows, []export.Cell{export.Words(i[0]), export.Words(i[1])})
	}
	return export.Sheet{
		Name: "Cover", Role: export.Front, Title: e.Project.Name, Lead: "What people registered for and said, ready to be read, checked and quoted. The blue words lead to the sheets.",
		Table: &export.Table{Name: "tbl_cover", Rows: export.Rows(rows), Columns: []export.Column{{Name: "Item", Width: 26}, {Name: "Value", Width: 90, Wrap: true}}},
	}
}

// wayfinding is where a newcomer finds what is asked for first.
func wayfinding() [][]export.Cell {
	var rows [][]export.Cell
	for _, w := range [][3]string{
		{"How many came?", "Summary", "and by round and mode in Registrations"},
		{"What do people think?", "Principles", "one line a principle"},
		{"Who objects, and why?", "Objections", "in their words, by principle"},
		{"A theme is wrong?", "Review", "is where it is corrected"},
		{"Everything else", "Contents", "says what each sheet answers"},
	} {
		rows = append(rows, []export.Cell{export.Words(w[0]), export.To(w[1]+": "+w[2], w[1])})
	}
	return rows
}

// period is when the first and the last current response were submitted.
func period(e *report.Edition) string {
	first, last, ok := e.Span()
	if !ok {
		return "no responses yet"
	}
	return first.Format("2 January 2006") + " to " + last.Format("2 January 2006")
}

func roundNames(e *report.Edition) []string {
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

// contentsSheet links to every sheet behind it and says whether it shows something new;
// lengths are those that are known already.
func contentsSheet(e *report.Edition, sheets []export.Sheet, c *comparison, lengths map[string]int) export.Sheet {
	var rows [][]export.Cell
	for _, s := range sheets {
		n, known := lengths[s.Name]
		if !known {
			n = length(e, s)
		}
		rows = append(rows, []export.Cell{export.To(s.Name, s.Name), export.Words(questionAnswered[s.Name]), export.Count(n), export.At(c.updated(e, s.Name)), export.Words(c.changed(e, s.Name))})
	}
	lead := "Click a name to go to its sheet. "
	if c.run.ID > 0 {
		lead += "Changed compares with " + c.name(e) + "."
	} else {
		lead += c.why
	}
	return export.Sheet{
		Name: "Contents", Role: export.Front, Title: "Contents", Lead: lead,
		Table: &export.Table{Name: "tbl_contents", Rows: export.Rows(rows), Columns: []export.Column{
			{Name: "Sheet", Kind: export.Link, Width: 20}, {Name: "What it answers", Width: 78, Wrap: true}, export.Numeric("Rows"),
			{Name: "Updated", Kind: export.Moment, Width: 17, Note: "When something came last that the sheet shows."},
			{Name: "Changed", Width: 10, Note: "Whether it shows something else than then. Blank: nothing to compare."},
		}},
	}
}

// length is how many rows a sheet has; what streams from the store is counted by its cases.
func length(e *report.Edition, s export.Sheet) int {
	n := 0
	if s.Name == "Responses" {
		for i := range e.Project.Sources {
			if e.Project.Sources[i].Role == survey.Feedback {
				n += e.First(i+1) - e.First(i)
			}
		}
		return n
	}
	if s.Table.Rows != nil {
		for _, err := range s.Table.Rows {
			if err != nil {
				break // whoever writes the sheet meets it too
			}
			n++
		}
	}
	return n
}

// questionAnswered is what each sheet is asked.
var questionAnswered = map[string]string{
	"Notes":          "How were the figures made, and what should I know before I use them?",
	"Summary":        "How many came, and what are the figures in one table?",
	"Registrations":  "How many asked for a seat in each round and mode, how many have one, how many wait?",
	"Principles":     "What do people think of each principle?",
	"By_group":       "Do groups, rounds and languages think differently of a principle?",
	"Objections":     "Who disagrees with a principle, and why?",
	"Themes":         "What do people speak about, and how many of them?",
	"Theme_matrix":   "On which principle does each theme come up?",
	"Quotes":         "What did people say, in words that may be quoted?",
	"Review":         "Where do I correct a wrong theme, say whether two responses are one person's, or refuse a quote?",
	"Responses":      "What exactly was answered in each feedback response, and which themes were found in it?",
	"Attendance":     "Who came and who did not, by group?",
	"Seats":          "Where does each person stand, and why?",
	"Duplicates":     "Which responses come from one person, by what evidence, and which of them counts?",
	"Campaigns":      "Which texts were made from one template, by how many people, and when?",
	"Campaign_texts": "What did each person add to a copied text?",
	"Three_ways":     "Does a conclusion depend on a campaign?",
	"Lists":          "What do the yellow cells offer, and what do the charts draw?",
}

// turnoutWords is the line about attendance for the cover and the summary, "" when
// no list is configured.
func turnoutWords(e *report.Edition, t tally.Turnout) string {
	switch {
	case !e.HasAttendance():
		return ""
	case !t.Known():
		return "Who came is not known: no attendance list holds anybody yet."
	}
	return fmt.Sprintf("Of %s expected, %d came and %d did not. Besides them came %d, of whom %d had not registered.",
		english.Count(t.Expected, "person", "people"), t.Showed(), t.Absent, t.Besides(), t.Unregistered)
}
