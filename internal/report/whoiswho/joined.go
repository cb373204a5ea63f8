package whoiswho

import (
	"fmt"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/analysis/people"
	"canvass/internal/analysis/tally"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/english"
)

// LinkingJSON is how many responses were joined, by which evidence, and what became of the rest.
type LinkingJSON struct {
	Responses  int            `json:"responses"`  // current ones of all sources
	Joined     int            `json:"joined"`     // to an earlier one of the same person
	Rules      map[string]int `json:"rules"`      // of those joined, by rule; every rule
	Ask        int            `json:"ask"`        // pairs too close to call
	Left       int            `json:"left"`       // joined to no other
	Superseded int            `json:"superseded"` // replaced by the person's later one
	Reworded   int            `json:"reworded"`   // in which a text was replaced by the person's other words
	Capped     int            `json:"capped"`     // not compared with everybody who shares something with them
}

// Linked counts the outcomes of linking; w is the unfiltered summary.
func Linked(e *report.Edition, w tally.Summary) LinkingJSON {
	l := LinkingJSON{
		Responses: len(e.Cases), Rules: map[string]int{}, Ask: len(e.Ask) + e.Linking.Unasked,
		Superseded: w.Excluded.Superseded, Capped: e.Linking.Capped,
	}
	for _, r := range people.Rules() {
		l.Rules[string(r)] = 0
	}
	for i := range e.Cases {
		c := &e.Cases[i]
		if c.Reworded {
			l.Reworded++
		}
		switch _, joins := l.Rules[string(c.Rule)]; {
		case c.Rule == people.Single:
			l.Left++
		case joins:
			l.Joined++
			l.Rules[string(c.Rule)]++
		}
	}
	return l
}

// cappedMeans is what bounds the work on what hundreds share.
const cappedMeans = "to compare each with all would take too long and tell little, so they were compared with their likeliest fellows only, and a repeated one among them may have been missed."

// Capped says how many responses were not compared with all they could be, "" for none.
func (w Who) Capped() string {
	if w.Linking.Capped == 0 {
		return ""
	}
	return english.Count(w.Linking.Capped, "response shares", "responses share") + " an address or an answer with hundreds: " + cappedMeans
}

// Figure is a count of Linked with its id.
type Figure struct {
	ID, Measure, Means string
	N                  int
}

// Figures are the counts of Linked, one for each rule that joined anything.
func Figures(e *report.Edition, w tally.Summary) []Figure {
	l := Linked(e, w)
	figures := []Figure{{"people.joined", "Responses joined to an earlier one of the same person", "Responses that were linked to an earlier one of the same person; each is in the sheet Duplicates with its evidence.", l.Joined}}
	for _, r := range people.Rules() {
		if n := l.Rules[string(r)]; n > 0 {
			figures = append(figures, Figure{"people.joined." + string(r), "… joined by " + string(r), RuleWords(r), n})
		}
	}
	figures = append(figures,
		Figure{"people.ask", "Pairs too close to call", "Pairs of responses that may be one person's, or on which decisions contradict each other: `report people --ask` and the sheet Duplicates ask for a decision. Until then they are two people's.", l.Ask},
		Figure{"people.left", "Responses joined to no other", "Responses that nothing links to another one.", l.Left},
		Figure{"people.superseded", "Responses replaced by the person's later one", "Responses whose every answer the same person gave again later in the same round. They stay in Responses and Duplicates and count in no figure on answers.", l.Superseded},
		Figure{"people.reworded", "… in other words: kept, not counted", "Responses in which a text was replaced by the same person's later text that says something else. Only the later one counts; both can be read in the sheet Responses.", l.Reworded},
	)
	if l.Capped > 0 {
		figures = append(figures, Figure{"people.capped", "Responses compared with their likeliest fellows only", "Responses that share an address or an answer with hundreds: " + cappedMeans, l.Capped})
	}
	return figures
}

// Section shows what became of all responses.
func Section(e *report.Edition) export.Section {
	var rows [][]export.Cell
	for _, f := range Figures(e, e.Whole) {
		rows = append(rows, []export.Cell{export.Words(f.Measure), export.Count(f.N)})
	}
	return export.Section{
		Heading: fmt.Sprintf("Who is who: %s of %s", english.Count(len(e.Cases), "response", "responses"), english.Count(persons(e), "person", "people")),
		Table:   &export.Table{Name: "tbl_linking", Rows: export.Rows(rows), Columns: []export.Column{{Name: "What became of them"}, export.Numeric("Count")}},
	}
}

// persons is how many people have a response that is still there.
func persons(e *report.Edition) (n int) {
	for i := range e.People {
		if len(e.People[i].Cases) > 0 {
			n++
		}
	}
	return n
}

// replaced says which response of the same person took the place of one, and when.
func replaced(e *report.Edition, c *analysis.Case) string {
	by := &e.Cases[c.Replaced-1]
	words := "by " + by.ID
	if by.Source != c.Source {
		words += " in " + e.Project.Sources[by.Source].Name
	}
	if at := e.Dated(by.Submitted); !at.IsZero() {
		words += at.Format(" on 2006-01-02 15:04")
	}
	if c.Reworded {
		words += ", in other words"
	}
	return words
}

// Status says whether a response counts, and what took its place if it does not.
func Status(e *report.Edition, c *analysis.Case) string {
	switch {
	case c.Superseded && c.Replaced > 0:
		return "no: replaced " + replaced(e, c)
	case len(c.Ratings)+len(c.Texts) == 0:
		return "blank"
	case !c.Heard():
		return "no: without content, the earlier answer stands"
	case c.Replaced > 0:
		return "in part: the rest replaced " + replaced(e, c)
	case c.Edited:
		return "yes, as edited"
	}
	return "yes"
}

// CountsAs is Status of any response, also of a registration.
func CountsAs(e *report.Edition, c *analysis.Case) string {
	s := Status(e, c)
	if s == "blank" && !c.Superseded {
		return english.YesNo(true)
	}
	return strings.TrimSuffix(s, ", as edited")
}
