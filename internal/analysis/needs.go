package analysis

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

// bare is texts as answers to questions, and no more.
func bare(texts []ReadText, index func(Question) int) []Contribution {
	out := make([]Contribution, 0, len(texts))
	for _, t := range texts {
		out = append(out, Contribution{Question: index(t.Question), AnswerID: t.AnswerID})
	}
	return out
}
