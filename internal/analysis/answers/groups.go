package answers

import (
	"strings"

	"canvass/internal/survey"
	"canvass/internal/text"
)

// Groups reads answers about groups. It keeps one copy of each answer, because
// findings outlive the texts of the response, which an answer is cut from.
type Groups struct {
	meant map[string]string // by folded answer: the group that the configuration says it means
	kept  map[string]string // by answer as written
}

// NewGroups knows what the configuration says that answers mean.
func NewGroups(p survey.Project) Groups {
	g := Groups{meant: map[string]string{}, kept: map[string]string{}}
	for _, group := range p.Groups {
		for _, answer := range group.Answers {
			g.meant[text.Fold(strings.TrimSpace(answer))] = group.Label.In(p.Languages...)
		}
	}
	return g
}

// Read is what a response says of its author's group, "" when nothing: the group's
// name in the project's first language, or the answer itself.
func (g Groups) Read(said *Said) string {
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
