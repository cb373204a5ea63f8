package analysis

import (
	"strings"

	"canvass/internal/survey"
	"canvass/internal/text"
)

// groupWords reads answers about groups. It keeps one copy of each answer, because
// findings outlive the texts of the response, which an answer is cut from.
type groupWords struct {
	meant map[string]string // by folded answer: the group that the configuration says it means
	kept  map[string]string // by answer as written
}

func newGroupWords(p survey.Project) groupWords {
	g := groupWords{meant: map[string]string{}, kept: map[string]string{}}
	for _, group := range p.Groups {
		for _, answer := range group.Answers {
			g.meant[text.Fold(strings.TrimSpace(answer))] = group.Label.In(p.Languages...)
		}
	}
	return g
}

// read is what a response says of its author's group, "" when nothing: the group's
// name in the project's first language, or the answer itself.
func (g groupWords) read(said *Answers) string {
	words := strings.TrimSpace(said.One(survey.FieldGroup))
	kept, ok := g.kept[words]
	if !ok {
		if kept, ok = g.meant[text.Fold(words)]; !ok {
			kept = strings.Clone(words)
		}
		g.kept[strings.Clone(words)] = kept
	}
	return kept
}
