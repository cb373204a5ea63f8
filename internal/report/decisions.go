package report

import (
	"fmt"
	"strings"

	"canvass/internal/analysis/codebook"
	"canvass/internal/report/english"
	"canvass/internal/survey"
)

// Unheld says which decisions hold no longer, because their texts are not the same any
// more or not there, or their themes.
func (e *Edition) Unheld() []string {
	var out []string
	if len(e.Stale) > 0 {
		out = append(out, e.staleWords())
	}
	if n := e.lost(); n > 0 {
		out = append(out, lostWords(n))
	}
	return append(out, e.Orphaned()...)
}

// Orphaned says which decisions are on themes that the codebook does not have, and what
// to do about it; and which ask for a theme that it has by now.
func (e *Edition) Orphaned() []string {
	var unknown, moving, open []string
	var n, moves, again int
	for _, o := range codebook.Orphans(e.Project.Codebook, e.Decisions) {
		switch {
		case len(o.Heirs) == 0:
			n += o.Again
			unknown = append(unknown, fmt.Sprintf("%s (%d)", o.Theme, o.Again))
		default:
			heirs := strings.Join(o.Heirs, " and ")
			if o.Moves > 0 {
				moves += o.Moves
				moving = append(moving, fmt.Sprintf("%s (%d), now %s", o.Theme, o.Moves, heirs))
			}
			if o.Again > 0 {
				again += o.Again
				open = append(open, fmt.Sprintf("%s (%d), now %s", o.Theme, o.Again, heirs))
			}
		}
	}
	var out []string
	if n > 0 {
		out = append(out, fmt.Sprintf("%s on themes that the codebook does not have and %s nothing: %s; %s",
			english.Count(n, "decision is", "decisions are"), english.Form(n, "locks", "lock"), some(unknown), codebook.Rename))
	}
	if moves > 0 {
		out = append(out, fmt.Sprintf("%s on themes that have other ids now and %s nothing until noted there: %s; %s",
			english.Count(moves, "decision is", "decisions are"), english.Form(moves, "locks", "lock"), some(moving), codebook.MoveThem))
	}
	if again > 0 {
		out = append(out, fmt.Sprintf("%s on themes that were split or taken apart and %s nothing: %s; only a person can tell what they say of these: judge the texts again, or leave them to the machine",
			english.Count(again, "decision is", "decisions are"), english.Form(again, "locks", "lock"), some(open)))
	}
	return append(out, e.granted()...)
}

// granted says which texts were judged to need a theme that the codebook has by now.
func (e *Edition) granted() []string {
	var list []string
	n := 0
	for _, a := range codebook.AskedFor(e.Project.Codebook, e.Decisions) {
		if a.Moves > 0 {
			n += a.Moves
			list = append(list, fmt.Sprintf("“%s” (%d), now %s", a.Name, a.Moves, a.Theme))
		}
	}
	if n == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%s for a theme that the codebook has by now and %s nothing there until noted: %s; %s",
		english.Count(n, "decision asks", "decisions ask"), english.Form(n, "locks", "lock"), some(list), codebook.MoveThem)}
}

// Asked names the themes that people asked for and that the codebook does not have, with
// how many texts; "" none.
func (e *Edition) Asked() string {
	var list []string
	for _, a := range codebook.AskedFor(e.Project.Codebook, e.Decisions) {
		if a.Theme == "" {
			list = append(list, fmt.Sprintf("“%s” (%s)", a.Name, english.Count(a.Texts, "text", "texts")))
		}
	}
	return some(list)
}

// some lists what is not too much to read.
func some(list []string) string {
	const most = 10
	if more := len(list) - most; more > 0 {
		list = append(list[:most:most], fmt.Sprintf("and %d more", more))
	}
	return strings.Join(list, "; ")
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
