package workbook

import (
	"fmt"
	"math"
	"strings"

	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/summary"
	"canvass/internal/survey"
)

// The answers of a rating, as column names.
var likert = [5]string{"Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"}

var likertColours = [5]export.Colour{export.Likert1, export.Likert2, export.Likert3, export.Likert4, export.Likert5}

// principlesSheet is the figures of every principle.
func principlesSheet(e *report.Edition) export.Sheet {
	columns := []export.Column{{Name: "Id", ID: true, Width: 8}, {Name: "Principle", Width: 28, Wrap: true}, export.Numeric("n")}
	for _, l := range likert {
		columns = append(columns, export.Column{Name: l, Kind: export.Number, Width: 13})
	}
	columns = append(columns,
		export.Column{Name: "Mean", Kind: export.Number, Decimals: 2, Width: 8},
		export.Column{Name: "Agree share", Kind: export.Share, Bar: true, Width: 16, Note: "4 and 5 of n"},
		export.Column{Name: "From", Kind: export.Share, Width: 9, Note: "lower end of the 95 % interval of the agree share"},
		export.Column{Name: "To", Kind: export.Share, Width: 9, Note: "upper end of the 95 % interval of the agree share"},
		export.Column{Name: "Disagree share", Kind: export.Share, Width: 13, Note: "1 and 2 of n"},
		export.Numeric("Texts"), export.Column{Name: "Base is", Width: 9}, netColumn(),
		export.Column{Name: "Texts for", Kind: export.Number, Width: 11, Note: "texts whose words, or whose author's rating, support the principle, with or without an addition"},
		export.Column{Name: "Texts against", Kind: export.Number, Width: 14, Note: "texts whose words, or whose author's rating, object, with or without an alternative; the sheet Objections has them"},
	)
	return export.Sheet{
		Name: "Principles", Role: export.Results, Title: "How far people agree with each principle", Lead: basis(e),
		Table:  &export.Table{Name: "tbl_principles", Columns: columns, Rows: export.Rows(principleRows(e)), Empty: "No principles are configured."},
		Charts: []export.Chart{likertChart(e)},
	}
}

func principleRows(e *report.Edition) [][]export.Cell {
	var rows [][]export.Cell
	for _, p := range summary.Principles(e, e.Whole) {
		row := []export.Cell{export.Words(p.ID), export.Words(p.Title), export.Count(p.N)}
		for _, n := range p.Histogram {
			row = append(row, export.Count(n))
		}
		row = append(row, export.Figure(p.Mean), export.Part(p.AgreeShare), export.Cell{}, export.Cell{}, export.Part(p.Histogram.DisagreeShare()),
			export.Count(p.Contributions), export.Words(baseMark(p.N)), net(p),
			export.Count(p.Stances[string(survey.StanceSupport)]+p.Stances[string(survey.StanceSupportAddition)]),
			export.Count(p.Stances[string(survey.StanceObject)]+p.Stances[string(survey.StanceObjectOther)]))
		if p.Interval != nil {
			row[10], row[11] = export.Part(&p.Interval[0]), export.Part(&p.Interval[1])
		}
		rows = append(rows, row)
	}
	return rows
}

// likertChart shows all five answers of every principle, stacked to 100 %.
func likertChart(e *report.Edition) export.Chart {
	c := export.Chart{
		Name: "chart_likert", Kind: export.StackedShares, Table: "tbl_principles", Category: "Id", Share: true, Title: agreementSentence(e),
	}
	for i, l := range likert {
		c.Series = append(c.Series, export.Series{Column: l, Colour: likertColours[i]})
	}
	c.Alt = alt("Bars stacked to 100 %, from strong disagreement to strong agreement", c.Title, agreementEnds(e), "Principles", "tbl_principles")
	return c
}

// agreementChart shows one bar a principle.
func agreementChart(e *report.Edition, name string) export.Chart {
	title := agreementSentence(e)
	return export.Chart{
		Name: name, Kind: export.Bars, Table: "tbl_principles", Category: "Id", Share: true, Title: title,
		Series: []export.Series{{Column: "Agree share", Colour: export.Primary}},
		Alt:    alt("Bars of the share that agrees", title, agreementEnds(e), "Principles", "tbl_principles"),
	}
}

// agreementSentence is the message of both charts, with its base.
func agreementSentence(e *report.Edition) string {
	var best, worst *summary.PrincipleJSON
	principles := summary.Principles(e, e.Whole)
	for i := range principles {
		p := &principles[i]
		if p.AgreeShare == nil {
			continue
		}
		if best == nil || *p.AgreeShare > *best.AgreeShare {
			best = p
		}
		if worst == nil || *p.AgreeShare < *worst.AgreeShare {
			worst = p
		}
	}
	switch {
	case best == nil:
		return "Nobody has rated a principle yet (n = 0)"
	case best.ID == worst.ID:
		return fmt.Sprintf("%.0f %% agree with %s; %s", *best.AgreeShare*100, best.ID, bases(principles))
	}
	return fmt.Sprintf("Most agree with %s (%.0f %%), fewest with %s (%.0f %%); %s",
		best.ID, *best.AgreeShare*100, worst.ID, *worst.AgreeShare*100, bases(principles))
}

// bases says on how many people the figures of principles rest, and which on few.
func bases(principles []summary.PrincipleJSON) string {
	least, most := math.MaxInt, 0
	var low []string
	for i := range principles {
		p := &principles[i]
		if p.N == 0 {
			continue
		}
		least, most = min(least, p.N), max(most, p.N)
		if p.LowBase {
			low = append(low, p.ID)
		}
	}
	words := fmt.Sprintf("n = %d to %d", least, most)
	if least == most {
		words = fmt.Sprintf("n = %d", most)
	}
	switch {
	case len(low) > 3 || most < summary.LowBase:
		words += fmt.Sprintf(" (under %d is low)", summary.LowBase)
	case len(low) > 0:
		words += fmt.Sprintf(" (low: %s)", strings.Join(low, ", "))
	}
	return words
}
