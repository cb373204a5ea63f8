package public

import (
	"cmp"
	"fmt"
	"slices"

	"canvass/internal/analysis/publish"
	"canvass/internal/analysis/rating"
	"canvass/internal/export"
)

var likertColours = [5]export.Colour{export.Likert1, export.Likert2, export.Likert3, export.Likert4, export.Likert5}

// thinkSections are all principles together, then one by one.
func (s speaker) thinkSections() []export.Section {
	all := export.Section{
		Heading: s.whatPeopleThink, Anchor: "principles", Paragraphs: []string{s.thinkLead},
		Table: s.principlesTable(),
	}
	if len(s.Figures.Principles) > 0 {
		all.Charts = []export.Chart{s.sidesChart(), s.likertChart()}
	}
	out := []export.Section{all}
	for i := range s.Figures.Principles {
		out = append(out, s.principleSection(i))
	}
	return out
}

// principlesTable is every figure of every principle.
func (s speaker) principlesTable() *export.Table {
	columns := []export.Column{{Name: s.principle}, column(s.base)}
	for _, l := range s.likert {
		columns = append(columns, column(l))
	}
	columns = append(columns, column("1 + 2"), column("4 + 5"), export.Column{Name: s.agreeShare, Kind: export.Share},
		export.Column{Name: s.interval}, column(s.textsColumn))
	var rows [][]export.Cell
	for i, p := range s.Figures.Principles {
		row := []export.Cell{export.Words(s.heading(i)), cell(p.N)}
		for _, n := range p.Histogram {
			row = append(row, cell(n))
		}
		rows = append(rows, append(row, cell(p.Disagree), cell(p.Agree), shareCell(p.Agree, p.N), export.Words(span(p.Agree, p.N)), cell(p.Texts)))
	}
	return &export.Table{Name: "tbl_principles", Columns: columns, Rows: export.Rows(rows), Empty: s.thinkEmpty}
}

// sidesChart sets who disagrees against who agrees; likertChart shows all answers.
func (s speaker) sidesChart() export.Chart {
	return s.answersChart("chart_sides", export.Centred, s.chartSides, []export.Series{
		{Column: "1 + 2", Label: s.disagree, Colour: export.Likert2}, {Column: s.likert[2], Colour: export.Likert3}, {Column: "4 + 5", Label: s.agree, Colour: export.Likert4},
	})
}

func (s speaker) likertChart() export.Chart {
	var series []export.Series
	for i, l := range s.likert {
		series = append(series, export.Series{Column: l, Colour: likertColours[i]})
	}
	return s.answersChart("chart_likert", export.StackedShares, s.chartLikert, series)
}

func (s speaker) answersChart(name string, kind export.ChartKind, title string, series []export.Series) export.Chart {
	return export.Chart{
		Name: name, Kind: kind, Table: "tbl_principles", Category: s.principle, Base: s.base, Share: true, Series: series,
		Title: title, Alt: fmt.Sprintf(s.chartAlt, len(s.Figures.Principles), s.agreementMessage()),
	}
}

// principleSection is one principle: its text, who agrees, in which group, and in whose words.
func (s speaker) principleSection(i int) export.Section {
	p := s.Publication.Principles[i]
	section := export.Section{Heading: s.heading(i), Anchor: fmt.Sprintf("principle-%d", i+1), Sub: true, Paragraphs: []string{s.figuresOf(i)}}
	if n := len(p.Wordings); n > 0 {
		if text := in(p.Wordings[n-1].Text, s.language); text != "" {
			section.Paragraphs = append([]string{text}, section.Paragraphs...)
		}
	}
	section.Table, section.Charts = s.groupsOf(i)
	section.Quotes = s.quotes(s.sides(i))
	return section
}

// sides are the quotes on a principle, those of its friends first.
func (s speaker) sides(i int) []Quote {
	list := s.of(func(q Quote) bool { return q.Principle == i && q.Side != NoSide })
	slices.SortStableFunc(list, func(a, b Quote) int { return cmp.Compare(a.Side, b.Side) })
	return list
}

// figuresOf is a principle's figures in a sentence.
func (s speaker) figuresOf(i int) string {
	p := s.Figures.Principles[i]
	texts := ""
	if p.Texts.Kept || p.Texts.N > 0 {
		texts = " " + fmt.Sprintf(s.principleTexts, s.writings(p.Texts))
	}
	switch share := publish.Share(p.Agree, p.N); {
	case share != nil:
		return fmt.Sprintf(s.principleFigures, number(p.Agree), s.baseText(p.N), percent(*share), span(p.Agree, p.N), texts)
	case !p.N.Kept && p.N.N == 0:
		return s.principleNobody + texts
	}
	return s.principleHeld + texts
}

// groupsOf is who agrees with a principle, group by group, where at least two can be
// compared; groups whose figures are kept back are only counted.
func (s speaker) groupsOf(i int) (*export.Table, []export.Chart) {
	var rows [][]export.Cell
	held := 0
	for k, a := range s.Figures.Principles[i].Groups {
		if publish.Share(a.Agree, a.N) == nil {
			held++
			continue
		}
		rows = append(rows, []export.Cell{export.Words(s.groupName(s.Figures.Compared[k].Key)), cell(a.N), cell(a.Agree), shareCell(a.Agree, a.N), export.Words(span(a.Agree, a.N))})
	}
	if len(rows) < 2 {
		return nil, nil
	}
	name, title := fmt.Sprintf("tbl_groups_%d", i+1), s.Publication.Principles[i].ID+": "+s.byGroupTitle
	if held > 0 {
		title += " " + fmt.Sprintf(s.groupsHeld, held)
	}
	return &export.Table{Name: name, Caption: title, Rows: export.Rows(rows), Columns: []export.Column{
			{Name: s.group}, column(s.base), column(s.agree), {Name: s.agreeShare, Kind: export.Share}, {Name: s.interval},
		}}, []export.Chart{{
			Name: fmt.Sprintf("chart_groups_%d", i+1), Kind: export.Bars, Table: name, Category: s.group, Base: s.base, Share: true, Title: title,
			Series: []export.Series{{Column: s.agreeShare, Colour: export.Primary}}, Alt: fmt.Sprintf(s.chartAlt, len(rows), title),
		}}
}

// agreementMessage says with which principle most agree and with which fewest.
func (s speaker) agreementMessage() string {
	best, worst := -1, -1
	share := func(i int) float64 { return *publish.Share(s.Figures.Principles[i].Agree, s.Figures.Principles[i].N) }
	least, most := 0, 0
	for i, p := range s.Figures.Principles {
		if publish.Share(p.Agree, p.N) == nil {
			continue
		}
		if best < 0 || share(i) > share(best) {
			best = i
		}
		if worst < 0 || share(i) < share(worst) {
			worst = i
		}
		if least == 0 || p.N.N < least {
			least = p.N.N
		}
		most = max(most, p.N.N)
	}
	base := fmt.Sprint(least)
	if least != most {
		base += "–" + fmt.Sprint(most)
	}
	switch {
	case best < 0:
		return s.chartNone
	case best == worst:
		return fmt.Sprintf(s.chartOne, percent(share(best)), s.named(best), base)
	}
	return fmt.Sprintf(s.chartMost, s.named(best), percent(share(best)), s.named(worst), percent(share(worst)), base)
}

// apart reports whether the intervals of two agreements do not touch.
func apart(a, b publish.Agreement) bool {
	x, y := rating.Wilson(a.Agree.N, a.N.N), rating.Wilson(b.Agree.N, b.N.N)
	return x != nil && y != nil && (x[1] < y[0] || y[1] < x[0])
}
