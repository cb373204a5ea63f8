package report

import (
	"strings"
	"testing"
	"time"

	"canvass/internal/analysis"
	"canvass/internal/analysis/codebook"
	"canvass/internal/survey"
)

// What is said of decisions without effect has one count, whatever became of their theme;
// what was asked for is told once it is there.
func TestOrphanedTellsOfAll(t *testing.T) {
	at := time.Date(2025, 9, 1, 0, 0, 0, 0, time.UTC)
	on := func(response, theme string, v survey.Verdict, note string) survey.Decision {
		at = at.Add(time.Minute)
		return survey.Decision{Kind: survey.KindTheme, Source: "f", Response: response, Question: "q", Theme: theme, Verdict: v, Reviewer: "Ana", Note: note, At: at}
	}
	e := Edition{Findings: &analysis.Findings{Project: survey.Project{Codebook: survey.Codebook{Themes: []survey.Theme{
		{ID: "price", Formerly: []string{"cost"}}, {ID: "wages", Formerly: []string{"cost"}}, {ID: "sound", Formerly: []string{"noise"}}, {ID: "air", Label: survey.Texts{"en": "Clean air"}},
	}}}}}
	e.Decisions = []survey.Decision{
		on("A", "cost", "yes", ""), on("B", "cost", "yes", ""), on("C", "noise", "yes", ""), on("D", "gone", "no", ""), on("E", "sound", "no", codebook.Wish("clean AIR")), on("E", "sound", "no", codebook.Wish("Swings")+"; "+codebook.Wish("clean AIR")),
	}
	got := strings.Join(e.Orphaned(), "\n")
	for _, want := range []string{
		"1 decision is on themes that the codebook does not have and locks nothing: gone (1)", "1 decision is on themes that have other ids now and locks nothing until noted there: noise (1), now sound",
		"2 decisions are on themes that were split or taken apart and lock nothing: cost (2), now price and wages", "1 decision asks for a theme that the codebook has by now and locks nothing there until noted: “clean AIR” (1), now air",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("nothing says %q in\n%s", want, got)
		}
	}
	if asked := e.Asked(); asked != "“Swings” (1 text)" {
		t.Errorf("asked for: %s", asked)
	}
}
