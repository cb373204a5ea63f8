package report

import (
	"fmt"
	"strings"
)

// decisionNotes lists what people decided about texts that are not the same any more.
func (e *Edition) decisionNotes() [][2]string {
	if len(e.Stale) == 0 {
		return nil
	}
	return [][2]string{{"Decisions", e.staleWords()}}
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
	return fmt.Sprintf("The text of %s has changed since; they hold no longer and should be looked at again: %s.",
		counted(len(e.Stale), "decision", "decisions"), strings.Join(list, ", "))
}
