package check

import (
	"context"
	"fmt"
	"slices"

	"canvass/internal/survey"
)

// compared are the fields whose options must match between the versions of a form.
var compared = []survey.Field{survey.FieldGroup, survey.FieldStance, survey.FieldRating, survey.FieldConsentQuote, survey.FieldHeard}

// list is the options of one question of a source.
type list struct {
	source   survey.Source
	question survey.Question
}

// languages reports questions that mean the same in two sources of one role and
// offer different options: in one language other words, in two another number.
func languages(_ context.Context, w World) []Problem {
	var all []Problem
	first := map[string]list{}
	for _, b := range w.bind() {
		b.each(func(q survey.Question, m survey.Meaning) {
			if !slices.Contains(compared, m.Field) || len(q.Options) == 0 || m.Ordinal > 1 {
				return
			}
			key := fmt.Sprint(b.Look.Source.Role, m.Field, m.Principle)
			one := list{b.Look.Source, q}
			other, seen := first[key]
			if !seen {
				first[key] = one
				return
			}
			if message := differ(other, one); message != "" {
				all = append(all, doubtful(b.Look.Source.Name, message, "give both the same options, or figures by them mean different things"))
			}
		})
	}
	return all
}

func differ(a, b list) string {
	switch {
	case len(a.question.Options) != len(b.question.Options):
		return fmt.Sprintf("%q has %d options, and %q of %s has %d", b.question.Title, len(b.question.Options), a.question.Title, a.source.Name, len(a.question.Options))
	case a.source.Language != b.source.Language || a.source.Language == "":
		return ""
	}
	for _, o := range b.question.Options {
		if !slices.ContainsFunc(a.question.Options, alike(o)) {
			return fmt.Sprintf("the option %q of %q is not among those of %s", o, b.question.Title, a.source.Name)
		}
	}
	return ""
}
