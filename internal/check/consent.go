package check

import (
	"context"
	"fmt"

	"canvass/internal/analysis/consent"
	"canvass/internal/propose"
	"canvass/internal/survey"
)

// consented reports options of the question about quoting that no phrase knows:
// they count as no, which is safe and may not be meant.
func consented(_ context.Context, w World) []Problem {
	var all []Problem
	for _, b := range w.bind() {
		b.each(func(q survey.Question, m survey.Meaning) {
			if m.Field != survey.FieldConsentQuote {
				return
			}
			for _, o := range q.Options {
				if consent.In(w.Project.Consent, o) == consent.No && !propose.ClearlyNo(o) {
					all = append(all, doubtful(b.Look.Source.Name, fmt.Sprintf("the option %q of %q counts as no", o, q.Title),
						"add it under `consent` as named, anonymous or no"))
				}
			}
		})
	}
	return all
}
