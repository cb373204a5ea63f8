package analysis

import (
	"canvass/internal/analysis/answers"
	"canvass/internal/text"
)

// Needs says what a command uses of the Findings, so that nobody waits for what
// nothing shows. Who is who, ratings and consent are always found out.
type Needs struct {
	Themes  bool // what texts say: language, content, tags; without it figures on texts are not those of the whole
	Seats   bool // registrations and where each stands
	Stances bool // how texts stand to what they are about; only with Themes
	Copies  bool // campaigns

	// Passages asks of campaigns where in each text template and own words stand.
	Passages bool
}

// Everything is what reports of figures need.
func Everything() Needs {
	return Needs{Themes: true, Seats: true, Stances: true, Copies: true, Passages: true}
}

// bare appends texts as answers to questions, and whether they have content, on which
// it depends which of a person's answers counts.
func bare(out []Contribution, texts []answers.Text, index func(answers.Question) int) []Contribution {
	above := false
	for _, t := range texts {
		same := text.SameAsAbove(t.Text)
		c := Contribution{Question: index(t.Question), AnswerID: t.AnswerID, NoContent: same && !above || t.Empty()}
		above = above || !same && !c.NoContent
		out = append(out, c)
	}
	return out
}
