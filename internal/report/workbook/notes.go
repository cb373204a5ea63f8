package workbook

import (
	"fmt"
	"slices"
	"strings"

	"canvass/internal/analysis/codebook"
	"canvass/internal/analysis/people"
	"canvass/internal/analysis/tally"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/agreement"
	"canvass/internal/report/english"
	"canvass/internal/report/summary"
	"canvass/internal/report/whoiswho"
	"canvass/internal/survey"
)

// notesSheet explains the figures and lists what is odd about the data.
func notesSheet(e *report.Edition, sure *agreement.JSON) export.Sheet {
	var rows [][]export.Cell
	for i, n := range slices.Concat(method(), campaignMethod(e), commentMethod(e), trustNotes(sure), known(e)) {
		rows = append(rows, []export.Cell{export.Count(i + 1), export.Words(n[0]), export.Words(n[1])})
	}
	return export.Sheet{
		Name: "Notes", Role: export.Front, Title: "Notes", Lead: "How the figures were made, then what is known about this edition.",
		Table: &export.Table{Name: "tbl_notes", Rows: export.Rows(rows), Columns: []export.Column{
			{Name: "Note", Kind: export.Number, Width: 8}, {Name: "About", Width: 26, Wrap: true}, {Name: "Text", Width: 100, Wrap: true},
		}, Remark: func(n int, about, text string) []export.Cell {
			return []export.Cell{export.Count(n), export.Words(about), export.Words(text)}
		}},
	}
}

// method states the rules behind the figures.
func method() [][2]string {
	return [][2]string{
		{"People", "Responses are one person's when name, address, organisation, phone and other answers together make it likely, each weighed by how rare its value is and by how imprecise people here turn out to be. An office's or a family's address, a name or an employer alone joins nobody. Every link is in Duplicates with its rule, probability and weights, after the pairs that are too close to call; nothing is deleted, and what somebody decided stands."},
		{"Voices", "Of each person the latest answer to a question that has content counts: once in its round, and once overall. “n/a” takes nothing back. What was replaced stays in Responses and Duplicates, with what took its place and when."},
		{"Agreement", "Agree means 4 or 5 of 5. The interval is the 95 % Wilson score interval. People chose to answer: it shows how much chance there is in a figure, not how well it stands for everybody."},
		{"Small bases", fmt.Sprintf("Figures on fewer than %d people are marked low: read them as single voices.", summary.LowBase)},
		{"Themes", "A text carries a theme when it contains one of the codebook's words or phrases, in any inflection, or says “same as above” after one that does. A denied word (“not transparent”) still speaks to its theme. What people decided comes before that, and what was learned from it, if anything: see Themes, learned. Share is people with the theme over people who wrote anything."},
		{"Stances", "How a text stands to its principle is what a person decided, else what the form asked for, else what its words say and where they stand (agree, oppose, instead, only if, what comes after “but”, in English and Spanish), with the rating of the same principle as a weak prior; without any of these it is unclear. It helps to sort; it is no count of votes."},
		{"Answers without content", "“n/a”, “none”, “ninguno” and the like are counted apart and carry no theme. Under a question that asks what could be better or should change, “nothing” is an opinion."},
		{"Seats", "Given in the order in which people first asked for a mode. A cancelled or deleted registration frees its seat for whoever has waited longest; whoever cancels and asks again joins the end of the line."},
		{"Quotes", "Only from people whose latest response allows it; with a name only where they said so. Silence is no."},
	}
}

// known lists what happened to this edition's data.
func known(e *report.Edition) [][2]string {
	x := e.Whole.Excluded
	notes := [][2]string{{"Left out", fmt.Sprintf(
		"%s replaced by the person's later one; %s gone from the form; %s put aside because they could not be read as a response; %s that cannot be read as 1 to 5; %s without content.",
		english.Count(x.Superseded, "response", "responses"), english.Count(x.Gone, "response", "responses"), english.Count(x.Quarantined, "document", "documents"),
		english.Count(x.Unreadable, "rating", "ratings"), english.Count(x.NoContent, "text", "texts"))}}
	notes = append(notes, languageNotes(e)...)
	notes = append(notes, learningNotes(e)...)
	notes = append(notes, stanceNotes(e)...)
	notes = append(notes, decisionNotes(e)...)
	notes = append(notes, providerNotes(e)...)
	notes = append(notes, linking(e)...)
	for i, facts := range e.Sources {
		s := e.Project.Sources[i]
		about := "Source " + s.Name
		if facts.Forms == 0 {
			notes = append(notes, [2]string{about, "It has never been read: its answers are missing."})
			continue
		}
		if s.Type == survey.GoogleDoc {
			notes = append(notes, [2]string{about, placements(e, i)})
		}
		for _, q := range facts.Binding.Unmapped {
			notes = append(notes, [2]string{about, fmt.Sprintf("The question “%s” is not mapped: its answers are stored and in no output.", q.Title)})
		}
		for _, c := range slices.Concat(facts.Binding.Drift, facts.Binding.History) {
			notes = append(notes, [2]string{about, english.Sentence(c.In(e.Project.Location))})
		}
		for _, u := range facts.Binding.Unbound {
			notes = append(notes, [2]string{about, english.Sentence(u)})
		}
		if facts.Cleaned > 0 {
			notes = append(notes, [2]string{about, fmt.Sprintf("%s held characters that no database can keep; they are shown as �, the originals are in the store.", english.Count(facts.Cleaned, "text", "texts"))})
		}
	}
	for _, w := range e.OddAnswers() {
		notes = append(notes, [2]string{"Odd answers", w})
	}
	return notes
}

// languageNotes says how many texts are in a language that nothing here reads.
func languageNotes(e *report.Edition) [][2]string {
	n := 0
	for i := range e.Cases {
		for k := range e.Cases[i].Texts {
			if t := &e.Cases[i].Texts[k]; t.Language == tally.OtherLanguage && !t.NoContent {
				n++
			}
		}
	}
	if n == 0 {
		return nil
	}
	return [][2]string{{"Other languages", fmt.Sprintf(
		"%s in neither English nor Spanish, shown as “other” whatever the form's language is. Keywords of every language were looked for there and little is found: read these yourself, or have them translated, before saying what they hold.",
		english.Count(n, "text is", "texts are"))}}
}

// linking says how many responses were joined, by which rule, and how that went.
func linking(e *report.Edition) [][2]string {
	l := whoiswho.Linked(e, e.Whole)
	var parts []string
	for _, r := range people.Rules() {
		if n := l.Rules[string(r)]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", r, n))
		}
	}
	words := "No response was joined to another."
	if l.Joined > 0 {
		words = fmt.Sprintf("%s joined to an earlier one of the same person: %s.", english.Count(l.Joined, "response was", "responses were"), strings.Join(parts, ", "))
	}
	if l.Ask > 0 {
		words += fmt.Sprintf(" %s too close to call: `report people --ask`.", english.Count(l.Ask, "pair is", "pairs are"))
	}
	if l.Reworded > 0 {
		words += fmt.Sprintf(" Of what people answered again, %s other words than before; Responses shows both, only the later ones count.", english.Count(l.Reworded, "response had", "responses had"))
	}
	if e.Linking.Learned {
		words += " How imprecise people are was learned from the responses."
	} else {
		words += " There were too few close pairs to learn from: the weights are those shipped."
	}
	notes := [][2]string{{"Who is who", words}}
	if n := e.Linking.Capped; n > 0 {
		notes = append(notes, [2]string{"Who is who", fmt.Sprintf("%s too much with others, an address or an answer that hundreds have, and were compared with their likeliest fellows only.", english.Count(n, "response shares", "responses share"))})
	}
	return notes
}

// campaignMethod states how copies are found, and what was cut short.
func campaignMethod(e *report.Edition) [][2]string {
	notes := [][2]string{{"Campaigns", "Texts of at least six words that two people or more made from one template: what two texts share is measured in phrases of three words and in rare words, " +
		"after words taken from the principle or question; letters whose phrases were picked from alternatives are found by the phrases they have in common. Equal answers of common words are no campaign, texts that quote the same words beside much of their own are none, and one person who repeats themselves is none. " +
		"Nobody is left out for it: Three_ways shows which ranks would change."}}
	if e.Shortened > 0 {
		notes = append(notes, [2]string{"Campaigns", fmt.Sprintf("%s so long that only the first 4,000 words (256 KiB) were compared.", english.Count(e.Shortened, "text is", "texts are"))})
	}
	return notes
}

// decisionNotes lists what people decided about texts that are not the same any more, or
// not there.
func decisionNotes(e *report.Edition) [][2]string {
	var notes [][2]string
	for _, words := range e.Unheld() {
		notes = append(notes, [2]string{"Decisions", english.Sentence(words)})
	}
	if asked := e.Asked(); asked != "" {
		notes = append(notes, [2]string{"Themes asked for", fmt.Sprintf("In Review people named themes that the codebook does not have: %s. Once codebook.yaml has one with that label or id, %s.", asked, codebook.MoveThem)})
	}
	return notes
}
