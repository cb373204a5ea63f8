package workbook

import (
	"fmt"

	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/summary"
)

// alt is the text for who does not see a chart: what it is, what it says, its ends
// and where its figures are.
func alt(kind, message, ends, sheet, table string) string {
	if ends != "" {
		ends = " " + ends + "."
	}
	return kind + ": " + message + "." + ends + " Data in " + sheet + "!" + table + "."
}

// ends is the highest and the lowest of some values.
func ends(names []string, values []float64, show func(float64) string) string {
	if len(values) < 2 {
		return ""
	}
	high, low := 0, 0
	for i, v := range values {
		if v > values[high] {
			high = i
		}
		if v < values[low] {
			low = i
		}
	}
	return fmt.Sprintf("Highest %s %s, lowest %s %s", names[high], show(values[high]), names[low], show(values[low]))
}

func percent(v float64) string { return fmt.Sprintf("%.0f %%", v*100) }

func whole(v float64) string { return fmt.Sprintf("%.0f", v) }

// agreementEnds is the ends of agreement over the principles that somebody rated.
func agreementEnds(e *report.Edition) string {
	var names []string
	var values []float64
	for _, p := range summary.Principles(e, e.Whole) {
		if p.AgreeShare != nil {
			names, values = append(names, p.ID), append(values, *p.AgreeShare)
		}
	}
	return ends(names, values, percent)
}

// divergingChart sets agreement against disagreement on both sides of zero.
func divergingChart(e *report.Edition) export.Chart {
	title := balanceSentence(e)
	c := export.Chart{Name: "chart_diverging", Kind: export.Diverging, Table: "tbl_lists", Category: "Label of the chart", Share: true, Title: title}
	for i, column := range divergingColumns {
		neutral := divergingColours[i] == export.Likert3
		c.Series = append(c.Series, export.Series{Column: column, Label: divergingLabels[i], Colour: divergingColours[i], Mute: neutral})
	}
	var names []string
	var values []float64
	for _, p := range summary.Principles(e, e.Whole) {
		if p.N > 0 {
			names, values = append(names, p.ID), append(values, net(p).Number)
		}
	}
	c.Alt = alt("Diverging bars, disagreement to the left, agreement to the right, the middle answer in halves", title, ends(names, values, points), "Lists", "tbl_lists")
	return c
}

// points is a difference of shares.
func points(v float64) string { return fmt.Sprintf("%+.0f points", v*100) }

// balanceSentence is the message of the diverging chart, with its base.
func balanceSentence(e *report.Edition) string {
	var best, worst *summary.PrincipleJSON
	principles := summary.Principles(e, e.Whole)
	for i := range principles {
		p := &principles[i]
		if p.N == 0 {
			continue
		}
		if best == nil || net(*p).Number > net(*best).Number {
			best = p
		}
		if worst == nil || net(*p).Number < net(*worst).Number {
			worst = p
		}
	}
	switch {
	case best == nil:
		return "Nobody has rated a principle yet (n = 0)"
	case best.ID == worst.ID:
		return fmt.Sprintf("Agreement less disagreement with %s: %s; %s", best.ID, points(net(*best).Number), bases(principles))
	}
	return fmt.Sprintf("Agreement less disagreement: most on %s (%s), least on %s (%s); %s",
		best.ID, points(net(*best).Number), worst.ID, points(net(*worst).Number), bases(principles))
}

// arrivalsChart shows when responses came.
func arrivalsChart(e *report.Edition) export.Chart {
	list := arrivals(e)
	title, n := "No responses yet (n = 0)", 0
	var names []string
	var values []float64
	best := 0
	for i, a := range list {
		n += a.registrations + a.feedback
		names, values = append(names, a.label), append(values, float64(a.registrations+a.feedback))
		if values[i] > values[best] {
			best = i
		}
	}
	if n > 0 {
		title = fmt.Sprintf("Most responses came %s: %.0f of %d", list[best].when, values[best], n)
	}
	return export.Chart{
		Name: "chart_responses", Kind: export.Columns, Table: "tbl_lists", Category: "Submitted", Title: title,
		Series: []export.Series{{Column: "Registration responses", Label: "Registrations", Colour: export.Primary}, {Column: "Feedback responses", Label: "Feedback", Colour: export.Secondary}},
		Alt:    alt("Columns of responses over time", title, ends(names, values, whole), "Lists", "tbl_lists"),
	}
}
