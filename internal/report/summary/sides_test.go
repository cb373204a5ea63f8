package summary

import (
	"testing"

	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/survey"
)

func TestSidesAreBlankWhereThereIsNothingToBeForOrAgainst(t *testing.T) {
	e := &report.Edition{Findings: &analysis.Findings{}}
	unclear := ThemeJSON{Stances: map[string]int{string(survey.StanceUnclear): 5}}
	if f, a := unclear.Sides(e); f != (export.Cell{}) || a != (export.Cell{}) {
		t.Errorf("got %v and %v, want blanks", f, a)
	}
	said := ThemeJSON{Stances: map[string]int{string(survey.StanceSupport): 2}}
	if f, a := said.Sides(e); f != export.Count(2) || a != export.Count(0) {
		t.Errorf("got %v and %v, want 2 and 0", f, a)
	}
	e.Project.Principles = []survey.Principle{{ID: "P1"}}
	if f, a := unclear.Sides(e); f != export.Count(0) || a != export.Count(0) {
		t.Errorf("with a principle: got %v and %v, want 0", f, a)
	}
}
