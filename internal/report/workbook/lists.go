package workbook

import (
	"fmt"
	"time"

	"canvass/internal/analysis/rating"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/summary"
	"canvass/internal/survey"
)

// The answers that the review sheets offer.
var verdicts = []string{"keep", "change", "remove", "unsure", "none"}

// block is columns of the sheet Lists that belong together, with their rows. The
// sheet has one table, in which each block is as long as it needs to be.
type block struct {
	columns []export.Column
	rows    [][]export.Cell
}

// listsSheet holds what other sheets offer to choose from and what charts draw.
func listsSheet(e *report.Edition) export.Sheet {
	blocks := []block{listBlock("Decisions", verdicts), listBlock("Links", linkVerdicts), listBlock("Themes", themeNames(e)), principleBlock(e), arrivalsBlock(e), seatsBlock(e)}
	var columns []export.Column
	longest := 0
	for _, b := range blocks {
		columns = append(columns, b.columns...)
		longest = max(longest, len(b.rows))
	}
	rows := make([][]export.Cell, longest)
	for i := range rows {
		for _, b := range blocks {
			if i < len(b.rows) {
				rows[i] = append(rows[i], b.rows[i]...)
				continue
			}
			rows[i] = append(rows[i], make([]export.Cell, len(b.columns))...)
		}
	}
	return export.Sheet{
		Name: "Lists", Role: export.Helper, Title: "Lists and figures behind charts",
		Lead:  "What the yellow cells offer, and the figures that the charts draw. Blocks of columns are of different lengths; nothing here needs to be changed.",
		Table: &export.Table{Name: "tbl_lists", Columns: columns, Rows: export.Rows(rows)},
	}
}

// lists names the blocks that cells may choose from.
func lists() []export.List {
	return []export.List{
		{Name: "lst_links", Table: "tbl_lists", Column: "Links"}, {Name: "lst_decisions", Table: "tbl_lists", Column: "Decisions"}, {Name: "lst_themes", Table: "tbl_lists", Column: "Themes"},
		{Name: "lst_principles", Table: "tbl_lists", Column: "Principles"},
	}
}

func listBlock(name string, values []string) block {
	b := block{columns: []export.Column{{Name: name, Width: 26}}}
	for _, v := range values {
		b.rows = append(b.rows, []export.Cell{export.Words(v)})
	}
	return b
}

// themeNames are the labels of themes as people choose them, each one different: a
// label that two themes share is followed by the id.
func themeNames(e *report.Edition) []string {
	times := map[string]int{}
	for _, t := range e.Project.Codebook.Themes {
		times[e.Label(t.Label)]++
	}
	var names []string
	for i := range e.Project.Codebook.Themes {
		names = append(names, themeName(e, i, times))
	}
	return names
}

func themeName(e *report.Edition, i int, times map[string]int) string {
	t := e.Project.Codebook.Themes[i]
	label := e.Label(t.Label)
	if label == "" || times[label] > 1 {
		return t.ID
	}
	return label
}

// The columns of the diverging chart: answers as shares, disagreement below zero,
// the middle cut in halves.
var (
	divergingColumns = [6]string{"Neither, left half", "Disagree (below zero)", "Strongly disagree (below zero)", "Neither, right half", "Agree share of n", "Strongly agree share of n"}
	divergingLabels  = [6]string{"Neither, left half", "Disagree", "Strongly disagree", "Neither, right half", "Agree", "Strongly agree"}
	divergingColours = [6]export.Colour{export.Likert3, export.Likert2, export.Likert1, export.Likert3, export.Likert4, export.Likert5}
)

// principleBlock is the principles and what their diverging chart draws.
func principleBlock(e *report.Edition) block {
	b := block{columns: []export.Column{{Name: "Principles", Width: 12}, {Name: "Label of the chart", Width: 26}}}
	for _, c := range divergingColumns {
		b.columns = append(b.columns, export.Column{Name: c, Kind: export.Share, Width: 14})
	}
	for _, p := range summary.Principles(e, e.Whole) {
		row := []export.Cell{export.Words(p.ID), export.Words(p.ID)}
		if p.N > 0 {
			row[1] = export.Words(fmt.Sprintf("%s (neither %.0f %%)", p.ID, 100*float64(p.Histogram[2])/float64(p.N)))
		}
		b.rows = append(b.rows, append(row, diverging(p.Histogram)...))
	}
	return b
}

func diverging(h rating.Histogram) []export.Cell {
	n := float64(h.N())
	cells := make([]export.Cell, 6)
	if n == 0 {
		return cells
	}
	for i, v := range [6]float64{-float64(h[2]) / 2, -float64(h[1]), -float64(h[0]), float64(h[2]) / 2, float64(h[3]), float64(h[4])} {
		cells[i] = export.Cell{Kind: export.Share, Number: v / n}
		if v == 0 {
			cells[i].Number = 0 // never a negative zero
		}
	}
	return cells
}

// arrivalsBlock counts responses by day, week or month, whichever gives a chart that
// can be read.
func arrivalsBlock(e *report.Edition) block {
	b := block{columns: []export.Column{{Name: "Submitted", Width: 16}, {Name: "Registration responses", Kind: export.Number, Width: 14}, {Name: "Feedback responses", Kind: export.Number, Width: 14}}}
	for _, a := range arrivals(e) {
		b.rows = append(b.rows, []export.Cell{export.Words(a.label), export.Count(a.registrations), export.Count(a.feedback)})
	}
	return b
}

// arrival is one bar's worth of time.
type arrival struct {
	label, when             string // of a bar; in a sentence
	registrations, feedback int
}

const (
	mostDays  = 21
	mostWeeks = 40
)

// arrivals is every period from the first response to the last, empty ones included.
func arrivals(e *report.Edition) []arrival {
	first, last, ok := e.Span()
	if !ok {
		return nil
	}
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	start, next, label, in := day, func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }, "2 Jan", "on "
	days := int(day(last).Sub(day(first))/(24*time.Hour)) + 1
	switch {
	case days > 7*mostWeeks:
		start = func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC) }
		next, label, in = func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }, "Jan 2006", "in "
	case days > mostDays:
		start = func(t time.Time) time.Time { d := day(t); return d.AddDate(0, 0, -(int(d.Weekday())+6)%7) }
		next, label, in = func(t time.Time) time.Time { return t.AddDate(0, 0, 7) }, "2 Jan", "in the week from "
	}
	const most = 600 // months: a clock that was wrong by centuries must not draw them all
	var out []arrival
	index := map[time.Time]int{}
	for t := start(first); !t.After(start(last)) && len(out) < most; t = next(t) {
		index[t] = len(out)
		out = append(out, arrival{label: t.Format(label), when: in + t.Format(label)})
	}
	for k := range e.Cases {
		c := &e.Cases[k]
		i, ok := index[start(e.Zone(c.Submitted))]
		if !ok || c.Withdrawn {
			continue
		}
		switch e.Project.Sources[c.Source].Role {
		case survey.Registration:
			out[i].registrations++
		case survey.Feedback:
			out[i].feedback++
		}
	}
	return out
}
