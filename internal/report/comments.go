package report

import (
	"fmt"
	"slices"

	"canvass/internal/survey"
)

// commentMethod states how comments on documents are read, where there are any.
func (e *Edition) commentMethod() [][2]string {
	if !slices.ContainsFunc(e.Project.Sources, func(s survey.Source) bool { return s.Type == survey.GoogleDoc }) {
		return nil
	}
	return [][2]string{{"Comments on a document", "A comment belongs to the principle whose text of that day it quotes; one that quotes none surely, or two alike, is a remark on the wording. " +
		"Every comment counts, replies do not. An author is a display name and nothing more: one full name in one document is one person, never one who answered a form. Nobody was asked for consent, so nothing is quoted."}}
}

// placements says how many comments of a document found their principle.
func (e *Edition) placements(source int) string {
	placed, open, deleted := 0, 0, 0
	for i := range e.Cases {
		switch c := &e.Cases[i]; {
		case c.Source != source:
		case c.Withdrawn:
			deleted++
		case c.Place != nil && c.Place.Placed():
			placed++
		default:
			open++
		}
	}
	return fmt.Sprintf("%s placed by the passage that %s; %d quote no principle surely; %d deleted there, and their words here too.",
		counted(placed, "comment", "comments"), map[bool]string{true: "it quotes", false: "they quote"}[placed == 1], open, deleted)
}
