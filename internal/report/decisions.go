package report

import (
	"fmt"
	"strings"

	"canvass/internal/report/english"
	"canvass/internal/survey"
)

// Unheld says which decisions hold no longer, because their texts are not the same any
// more or not there.
func (e *Edition) Unheld() []string {
	var out []string
	if len(e.Stale) > 0 {
		out = append(out, e.staleWords())
	}
	if n := e.lost(); n > 0 {
		out = append(out, lostWords(n))
	}
	return out
}

// lost counts the decisions that hold and are on responses that are not there any more,
// gone or of a source that is not configured.
func (e *Edition) lost() int {
	on := map[survey.Ref]int{}
	for _, d := range survey.Holding(e.Decisions) {
		if d.Kind == survey.KindProposal {
			continue
		}
		on[survey.Ref{Source: d.Source, Response: d.Response}]++
	}
	if len(on) == 0 {
		return 0
	}
	for i := range e.Cases {
		delete(on, survey.Ref{Source: e.Project.Sources[e.Cases[i].Source].Name, Response: e.Cases[i].ID})
	}
	n := 0
	for _, decisions := range on {
		n += decisions
	}
	return n
}

func lostWords(n int) string {
	verb := "are on responses that are"
	if n == 1 {
		verb = "is on a response that is"
	}
	return fmt.Sprintf("%s %s not there any more and %s nothing; `report decisions --state lost` lists what was decided", english.Count(n, "decision", "decisions"), verb, english.Form(n, "locks", "lock"))
}

// staleWords says which decisions wait to be given again; it names texts, not words.
func (e *Edition) staleWords() string {
	const most = 20
	var list []string
	for _, d := range e.Stale[:min(most, len(e.Stale))] {
		list = append(list, fmt.Sprintf("%s of %s (source %s)", d.Theme, d.Response, d.Source))
	}
	if more := len(e.Stale) - most; more > 0 {
		list = append(list, fmt.Sprintf("and %d more, see `report decisions`", more))
	}
	return fmt.Sprintf("the text of %s has changed since; they hold no longer and should be looked at again: %s",
		english.Count(len(e.Stale), "decision", "decisions"), strings.Join(list, ", "))
}
