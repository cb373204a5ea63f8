package workbook

import (
	"testing"

	"canvass/internal/analysis"
	"canvass/internal/report"
	"canvass/internal/survey"
)

// A no needs a row where something was proposed or somebody wrote why; who reads texts
// through all themes gives many others.
func TestRowsOfWhatWasRefused(t *testing.T) {
	on := func(theme string, note string) survey.Decision {
		return survey.Decision{Kind: survey.KindTheme, Source: "f", Response: "A", Question: "q", Theme: theme, Verdict: survey.VerdictNo, Note: note}
	}
	e := &report.Edition{Findings: &analysis.Findings{
		Project: survey.Project{Sources: []survey.Source{{Name: "f"}}, Codebook: survey.Codebook{Themes: []survey.Theme{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}}}},
		Cases:   []analysis.Case{{ID: "A", Texts: []analysis.Contribution{{AnswerID: "q"}}}},
	}}
	e.Decisions = []survey.Decision{on("a", "next: thin"), on("b", "next: thin"), on("c", ""), on("d", "not about this")}
	e.Denied = []survey.Decision{e.Decisions[1]}
	var got string
	for _, q := range removed(e, holding(e)) {
		got += e.Project.Codebook.Themes[q.tag.Theme].ID
	}
	if got != "bd" {
		t.Errorf("rows of %q, want bd", got)
	}
}

// What is nearest to where a theme begins to be a tag is asked first.
func TestLimitsLieBetweenTagsAndDoubts(t *testing.T) {
	tag := func(theme int, p float64, by analysis.TagSource) analysis.Tag {
		return analysis.Tag{Theme: theme, Probability: p, By: by}
	}
	e := &report.Edition{Findings: &analysis.Findings{
		Project: survey.Project{Codebook: survey.Codebook{Themes: []survey.Theme{{ID: "a"}, {ID: "b"}, {ID: "c"}}}},
		Cases: []analysis.Case{{Texts: []analysis.Contribution{
			{Tags: []analysis.Tag{tag(0, 0.4, analysis.ByLearned), tag(1, 1, analysis.ByCodebook)}, Check: []analysis.Tag{tag(2, 0.1, analysis.ByLearned)}},
			{Tags: []analysis.Tag{tag(0, 0.1, analysis.ByAnalyst), tag(2, 0.3, analysis.ByCodebook)}, Check: []analysis.Tag{tag(0, 0.2, analysis.ByLearned)}},
		}}},
	}}
	for i, want := range []float64{0.3, 0.5, 0.2} {
		if got := limitsOf(e)[i]; got < want-1e-9 || got > want+1e-9 {
			t.Errorf("theme %d: %v, want %v", i, got, want)
		}
	}
}
