package summary

import (
	"fmt"
	"math"

	"canvass/internal/analysis/tally"
	"canvass/internal/export"
	"canvass/internal/report"
)

// trend is how figures differ from those of an earlier edition, under the same filter.
type trend struct {
	edition *report.Edition // nil: there is none
	before  tally.Summary
}

// since compares with an earlier edition, which may be nil.
func since(earlier *report.Edition, filter tally.Filter, by tally.Dimension) trend {
	if earlier == nil {
		return trend{}
	}
	return trend{earlier, tally.Of(earlier.Findings, filter, by)}
}

func (t trend) known() bool { return t.edition != nil }

// sentence says what came since.
func (t trend) sentence(now tally.Summary) string {
	return fmt.Sprintf("Since run %d of %s: %s people with feedback, %s texts, %s people registered.",
		t.edition.Run.ID, t.edition.Zone(t.edition.Run.Started).Format("2 January, 15:04"),
		signed(now.Feedback.People-t.before.Feedback.People), signed(now.Feedback.Contributions-t.before.Feedback.Contributions),
		signed(now.Registrations.People-t.before.Registrations.People))
}

// agreement is the change of a principle's agree share, in points, and of its base.
func (t trend) agreement(i int, now tally.PrincipleSummary) export.Cell {
	if i >= len(t.before.Principles) {
		return export.Cell{}
	}
	was, is := t.before.Principles[i].Histogram.AgreeShare(), now.Histogram.AgreeShare()
	if was == nil || is == nil {
		return export.Cell{}
	}
	return export.Words(arrow(int(math.Round(*is*100)) - int(math.Round(*was*100))))
}

// people is the change of the people who speak to a theme.
func (t trend) people(id string, now int) export.Cell {
	for _, th := range t.before.Themes {
		if th.ID == id {
			return export.Words(arrow(now - th.People))
		}
	}
	return export.Cell{}
}

func signed(n int) string {
	switch {
	case n == 0:
		return "no more"
	case n > 0:
		return fmt.Sprintf("%d more", n)
	}
	return fmt.Sprintf("%d fewer", -n)
}

// arrow shows a change at a glance, and without colour.
func arrow(n int) string {
	switch {
	case n > 0:
		return fmt.Sprintf("▲ %d", n)
	case n < 0:
		return fmt.Sprintf("▼ %d", -n)
	}
	return "="
}
