package stance

import "canvass/internal/survey"

// Answer reads an option of a question that asks for the stance.
func Answer(hits []Hit, text string) survey.Stance {
	t := weigh(text, hits, false)
	more, other := t.any(addition, imperative, modal), t.any(alternative)
	switch {
	case t.any(asking):
		return survey.StanceQuestion
	case t.object > t.support && (other || more):
		return survey.StanceObjectOther
	case t.object > t.support:
		return survey.StanceObject
	case t.support > 0 && (other || more):
		return survey.StanceSupportAddition
	case t.support > 0:
		return survey.StanceSupport
	}
	return survey.StanceUnclear
}
