package check

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"canvass/internal/propose"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// steps is the number of steps of a rating.
const steps = 5

// ratings reports rating questions whose answers cannot all be read as 1 to 5.
func ratings(_ context.Context, w World) []Problem {
	var all []Problem
	for _, b := range w.bind() {
		b.each(func(q survey.Question, m survey.Meaning) {
			if m.Field != survey.FieldRating {
				return
			}
			if message, next := unreadable(q, m.Scale); message != "" {
				all = append(all, wrong(b.Look.Source.Name, fmt.Sprintf("rating %q: %s", q.Title, message), next))
			}
		})
	}
	return all
}

func unreadable(q survey.Question, scale []string) (message, next string) {
	const map5 = "make it five steps in the form, or map it to field: other"
	switch {
	case q.Kind == survey.KindScale && (q.Low != 1 || q.High != steps):
		return fmt.Sprintf("the scale goes from %d to %d, and a rating from 1 to 5", q.Low, q.High), map5
	case q.Kind == survey.KindRating && q.High != steps:
		return fmt.Sprintf("it has %d steps, and a rating has 5", q.High), map5
	case len(q.Options) == 0:
		return "", ""
	}
	for _, label := range scale {
		if !slices.ContainsFunc(q.Options, alike(label)) {
			return fmt.Sprintf("the label %q of `scale` is no option of the form", label), "write the labels as in the form, from worst to best"
		}
	}
	for _, o := range q.Options {
		if !stepNumber(o) && !slices.ContainsFunc(scale, alike(o)) && !propose.Evasive(o) {
			return fmt.Sprintf("the option %q has no number and is not in `scale`", o), "add scale: [five labels from worst to best]"
		}
	}
	return "", ""
}

// stepNumber reports whether an option begins with a number from 1 to 5, as
// ratings are read.
func stepNumber(o string) bool {
	o = strings.TrimSpace(o)
	rest := strings.TrimLeft(o, "0123456789")
	return len(o)-len(rest) == 1 && o[0] >= '1' && o[0] <= '5'
}

// alike compares texts as counting does.
func alike(a string) func(string) bool {
	folded := text.Fold(a)
	return func(b string) bool { return text.Fold(b) == folded }
}
