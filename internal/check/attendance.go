package check

import (
	"context"
	"fmt"

	"canvass/internal/survey"
)

// attendance reports lists of who came that say of nobody who it is, or of which
// round.
func attendance(_ context.Context, w World) []Problem {
	var all []Problem
	for _, b := range w.bind() {
		source := b.Look.Source
		if source.Role != survey.Attendance {
			continue
		}
		if !b.tells(survey.FieldName) && !b.tells(survey.FieldEmail) {
			all = append(all, doubtful(source.Name, "nothing in the list says who came: no name and no address is mapped",
				"map the column with names to name, or the one with addresses to email"))
		}
		if source.Round == "" && len(w.Project.Rounds) > 1 {
			all = append(all, doubtful(source.Name, fmt.Sprintf("the list is of no round, and there are %d: nobody on it can be joined to a registration", len(w.Project.Rounds)),
				"add `round:` to the source"))
		}
	}
	return all
}

// tells reports whether a question, or the form itself, says that of people.
func (b bound) tells(f survey.Field) bool {
	for _, m := range b.Meanings {
		if m.Field == f {
			return true
		}
	}
	for _, m := range b.Refs {
		if m.Field == f {
			return true
		}
	}
	return false
}
