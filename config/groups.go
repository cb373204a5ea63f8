package config

import (
	"fmt"
	"slices"

	"canvass/internal/survey"
)

// readGroups returns the groups of people that several answers mean, as the options
// of a form in two languages do.
func readGroups(root *section, languages []string) []survey.Group {
	var all []survey.Group
	meaning := map[string]string{}
	for i, s := range root.sections("groups") {
		g := survey.Group{Label: s.translated("label", "group", fmt.Sprint(i+1), languages)}
		name := g.Label.In(languages...)
		if name == "" && s.lacks("label") {
			s.problem(s.at("label"), "a group has no %q", "label")
		}
		g.Answers = s.answers(name, meaning)
		for _, language := range languages {
			if label := g.Label[language]; label != "" && !slices.Contains(g.Answers, label) {
				g.Answers = append(g.Answers, label)
			}
		}
		s.finish()
		all = append(all, g)
	}
	return all
}
