// Package analysistest makes Findings of what is invented, for tests of what is said of them.
package analysistest

import (
	"time"

	"canvass/internal/analysis"
	"canvass/internal/analysis/invented"
	"canvass/internal/survey"
)

// TB is who is told that a test, or one trial of it, fails.
type TB interface {
	Helper()
	Fatal(args ...any)
}

// Workshop makes findings of what was answered to the sources of [invented.Workshop].
func Workshop(t TB, bySource ...[]survey.Version) *analysis.Findings {
	t.Helper()
	return findings(t, invented.Workshop(), invented.Form(), nil, bySource)
}

// Evening makes findings of what was answered to the sources of an [invented.Evening],
// and of what was decided.
func Evening(t TB, p survey.Project, decisions []survey.Decision, bySource ...[]survey.Version) *analysis.Findings {
	t.Helper()
	form := survey.Form{}
	for _, id := range []string{"n", "e", "g", "m"} {
		form.Questions = append(form.Questions, survey.Question{ID: id, Title: id})
	}
	return findings(t, p, form, decisions, bySource)
}

func findings(t TB, p survey.Project, form survey.Form, decisions []survey.Decision, bySource [][]survey.Version) *analysis.Findings {
	t.Helper()
	f, err := analysis.Analyse(p, Inputs(form, bySource...), decisions, analysis.Everything())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Inputs are sources of one form with current answers and no others.
func Inputs(form survey.Form, bySource ...[]survey.Version) []analysis.Input {
	var in []analysis.Input
	for _, versions := range bySource {
		in = append(in, analysis.Input{
			Forms: []survey.Form{form}, Current: invented.Stream(versions), History: invented.Stream(nil),
			RunTime: func(int64) time.Time { return time.Time{} },
		})
	}
	return in
}
