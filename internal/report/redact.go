package report

import (
	"canvass/internal/analysis/redact"
	"canvass/internal/survey"
)

// Redact takes e-mail addresses, telephone numbers and the names of the project's people
// out of texts; its own words are nobody's name.
func (e *Edition) Redact(texts []string) []string {
	return redact.Texts(texts, e.names, e.vocabulary())
}

// names are those of the people the project knows.
func (e *Edition) names(yield func(string) bool) {
	for i := range e.People {
		if e.People[i].Name != "" && !yield(e.People[i].Name) {
			return
		}
	}
}

// vocabulary is the project's own words, which are nobody's name.
func (e *Edition) vocabulary() []string {
	all := []string{e.Project.Name}
	add := func(t survey.Texts) {
		for _, l := range e.Project.Languages {
			all = append(all, t[l])
		}
	}
	for _, p := range e.Project.Principles {
		add(p.Title)
		for _, w := range p.Wordings {
			add(w.Text)
		}
	}
	for _, t := range e.Project.Codebook.Themes {
		add(t.Label)
	}
	for _, r := range e.Project.Rounds {
		all = append(all, r.ID)
	}
	return all
}
