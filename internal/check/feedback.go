package check

import (
	"context"
	"slices"

	"canvass/internal/survey"
)

// feedback reports sources of feedback that ask nobody for an opinion: most often a
// list of who came, or a registration. Where questions are not mapped, that is said.
func feedback(_ context.Context, w World) []Problem {
	var all []Problem
	for _, b := range w.bind() {
		s := b.Look.Source
		if s.Role != survey.Feedback || s.Type == survey.GoogleDoc || b.emptied() || len(b.Unbound)+len(b.Unmapped) > 0 || slices.ContainsFunc(opinions(), b.tells) {
			continue
		}
		all = append(all, doubtful(s.Name, "the source is for feedback, but no rating and no text is mapped: nothing of it is counted",
			"map its questions to rating, comment, vision and the like, or give it `role: attendance` (a list of who came) or `role: registration`"))
	}
	return all
}

// opinions are the fields that hold what somebody thinks.
func opinions() []survey.Field {
	return []survey.Field{survey.FieldRating, survey.FieldComment, survey.FieldVision, survey.FieldExperience, survey.FieldPractice, survey.FieldWording, survey.FieldStance}
}
