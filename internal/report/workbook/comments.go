package workbook

import (
	"fmt"

	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/english"
)

// commentMethod states how comments on documents are read, where there are any.
func commentMethod(e *report.Edition) [][2]string {
	if !e.HasDocument() {
		return nil
	}
	return [][2]string{{"Comments on a document", "A comment belongs to the principle whose text of that day it quotes; one that quotes none surely, or two alike, is a remark on the wording. " +
		"Every comment counts, replies do not. An author is a display name and nothing more: one full name in one document is one person, never one who answered a form. Nobody was asked for consent, so nothing is quoted."}}
}

// quoteFits is how surely a comment's quote is of the principle where it stands.
func quoteFits(c *analysis.Case) export.Cell {
	if c.Place == nil || !c.Place.Placed() {
		return export.Part(nil)
	}
	return export.Part(&c.Place.Confidence)
}

// placements says how many comments of a document found their principle.
func placements(e *report.Edition, source int) string {
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
	return fmt.Sprintf("%s placed by the passage that %s; %d without a sure place; %d deleted there, and the words here too.",
		english.Count(placed, "comment", "comments"), map[bool]string{true: "it quotes", false: "they quote"}[placed == 1], open, deleted)
}
