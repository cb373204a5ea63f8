package tags

import (
	"fmt"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/analysis/stance"
	"canvass/internal/report"
	"canvass/internal/report/english"
	"canvass/internal/report/quoting"
)

// Because says why a text carries a theme.
func Because(tag analysis.Tag, text string) string {
	words := "says “" + strings.Join(quoting.Evidence(text, tag.Spans), "”, “") + "”"
	switch {
	case tag.By == analysis.ByInherited:
		return "says “same as above”"
	case tag.By == analysis.ByProvider && len(tag.Spans) > 0:
		return "a service: " + words + "; confirmed"
	case len(tag.Spans) == 0:
		return string(tag.By)
	case tag.Negated:
		return words + ", denied"
	}
	return words
}

// RestsOn says what a stance rests on.
func RestsOn(e *report.Edition, r *stance.Reading, text string) string {
	spans := make([]analysis.Span, len(r.Spans))
	for i, s := range r.Spans {
		spans[i] = analysis.Span(s)
	}
	said := "says “" + strings.Join(quoting.Evidence(text, spans), "”, “") + "”"
	switch r.By {
	case stance.ByRules:
		return said
	case stance.ByLearned:
		return fmt.Sprintf("learned from %s; %s", english.Count(e.StanceLearning.Decisions, "decision", "decisions"), said)
	case stance.ByQuestion:
		return "said so when asked"
	case stance.ByRating:
		return "the rating alone"
	case stance.ByAnalyst:
		return "an analyst's decision"
	}
	return string(r.By)
}
