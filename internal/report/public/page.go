package public

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"canvass/internal/analysis/publish"
	"canvass/internal/analysis/tally"
	"canvass/internal/export"
	"canvass/internal/survey"
)

// Page lays out the whole publication for one page in a language, which must be Known.
func Page(p Publication, language string) export.Document {
	s := newSpeaker(p, language)
	d := export.Document{
		Title: p.Name, Language: language, Lead: s.lead(),
		Labels: export.Labels{Skip: s.skip, Contents: s.contents, Data: s.data, Top: s.top},
		Foot:   []string{fmt.Sprintf(s.foot, p.Run)},
	}
	d.Sections = append(d.Sections, s.whoSections()...)
	d.Sections = append(d.Sections, s.timeSections()...)
	d.Sections = append(d.Sections, s.thinkSections()...)
	d.Sections = append(d.Sections, s.betweenSections()...)
	d.Sections = append(d.Sections, s.themeSections()...)
	d.Sections = append(d.Sections, s.methodSection())
	return d
}

// lead is the whole in a few sentences.
func (s speaker) lead() []string {
	f := s.Figures
	lead := []string{fmt.Sprintf(s.leadFigures, s.persons(f.Feedback), len(s.Publication.Principles), s.writings(f.Texts), s.persons(f.Registered))}
	if message := s.agreementMessage(); message != "" {
		lead = append(lead, message+s.fullStop)
	}
	if !s.First.IsZero() {
		lead = append(lead, fmt.Sprintf(s.leadData, s.day(s.First), s.day(s.Last), s.day(s.Made), s.Run))
	}
	if len(s.NotRead) > 0 {
		lead = append(lead, fmt.Sprintf(s.leadNotRead, strings.Join(s.NotRead, ", ")))
	}
	if s.heldBack() {
		lead = append(lead, fmt.Sprintf(s.heldNote, f.Minimum))
	}
	return lead
}

// whoSections are rounds and groups.
func (s speaker) whoSections() []export.Section {
	var rows [][]export.Cell
	for i, r := range s.Figures.Rounds {
		row := []export.Cell{export.Words(s.roundName(i)), cell(r.Registered), cell(r.Seated), cell(r.Waiting), cell(r.Feedback)}
		if !s.offersSeats(i) {
			row[2], row[3] = export.Cell{}, export.Cell{}
		}
		rows = append(rows, row)
	}
	sections := []export.Section{{
		Heading: s.who, Anchor: "who", Paragraphs: []string{s.whoCounts()},
		Table: &export.Table{Name: "tbl_rounds", Caption: s.whoTable, Rows: export.Rows(rows), Empty: s.whoEmpty, Columns: []export.Column{
			{Name: s.round}, column(s.registered), column(s.seated), column(s.waiting), column(s.feedback),
		}},
	}}
	sections = append(sections, s.attendanceSections()...)
	if len(s.Figures.Groups) == 0 {
		return sections
	}
	return append(sections, s.groupsSection())
}

// offersSeats reports whether a round has seats at all: where it has none, 0 with a seat would
// say that nobody got one.
func (s speaker) offersSeats(round int) bool {
	return round < len(s.Rounds) && slices.ContainsFunc(s.Rounds[round].Seats, func(seat survey.Seat) bool {
		return seat.Mode != survey.Cancelled && len(seat.Tries) == 0
	})
}

// whoCounts says who counts where.
func (s speaker) whoCounts() string {
	out := s.whoLead
	if len(s.Figures.Rounds) > 1 {
		out += " " + s.whoSeveral
	}
	if len(s.Figures.Rounds) > 0 && slices.ContainsFunc(s.Method.Sources, func(o Source) bool { return o.Role == survey.Feedback && o.Round == "" }) {
		out += " " + s.whoNoRound
	}
	return out
}

func (s speaker) groupsSection() export.Section {
	groups := slices.Clone(s.Figures.Groups)
	slices.SortStableFunc(groups, func(a, b publish.Part) int { // what stands for several groups comes last
		return cmp.Or(cmp.Compare(rank(a.Key), rank(b.Key)), cmp.Compare(b.N, a.N))
	})
	var rows [][]export.Cell
	for _, g := range groups {
		rows = append(rows, []export.Cell{export.Words(s.groupName(g.Key)), cell(g.Count), shareCell(g.Count, s.Figures.Feedback)})
	}
	title := fmt.Sprintf(s.groupsTitle, s.groupName(groups[0].Key), number(groups[0].Count), number(s.Figures.Feedback))
	return export.Section{
		Heading: s.groups, Anchor: "groups", Sub: true, Paragraphs: []string{fmt.Sprintf(s.groupsLead, s.persons(s.Figures.Feedback))},
		Table: &export.Table{Name: "tbl_groups", Caption: s.groupsTable, Rows: export.Rows(rows), Columns: []export.Column{
			{Name: s.group}, column(s.words.persons), {Name: s.share, Kind: export.Share},
		}},
		Charts: []export.Chart{{
			Name: "chart_groups", Kind: export.Bars, Table: "tbl_groups", Category: s.group, Title: title,
			Series: []export.Series{{Column: s.words.persons, Colour: export.Primary}}, Alt: fmt.Sprintf(s.chartAlt, len(rows), title),
		}},
	}
}

func rank(key string) int {
	switch key {
	case publish.OtherGroups:
		return 2
	case tally.NotGiven:
		return 1
	}
	return 0
}

// comparable reports whether answers were given in two rounds at least.
func (s speaker) comparable() bool {
	for _, p := range s.Figures.Principles {
		rounds := 0
		for _, a := range p.Rounds {
			if a.N.Kept || a.N.N > 0 {
				rounds++
			}
		}
		if rounds > 1 {
			return true
		}
	}
	return false
}

// betweenSections compare the rounds.
func (s speaker) betweenSections() []export.Section {
	if !s.comparable() {
		return nil
	}
	columns := []export.Column{{Name: s.principle}}
	for i := range s.Publication.Rounds {
		columns = append(columns, export.Column{Name: s.Publication.Rounds[i].ID, Kind: export.Share}, export.Column{Name: s.base + " " + s.Publication.Rounds[i].ID, Kind: export.Number})
	}
	columns = append(columns, export.Column{Name: s.change, Kind: export.Number})
	var rows [][]export.Cell
	for i, p := range s.Figures.Principles {
		row := []export.Cell{export.Words(s.heading(i))}
		for _, a := range p.Rounds {
			row = append(row, shareCell(a.Agree, a.N), cell(a.N))
		}
		rows = append(rows, append(row, s.changeCell(p.Rounds)))
	}
	c := export.Chart{Name: "chart_rounds", Kind: export.Bars, Table: "tbl_between", Category: s.principle, Share: true, Title: s.betweenTable}
	colours := []export.Colour{export.Neutral, export.Primary, export.Secondary}
	for i := range s.Publication.Rounds {
		c.Series = append(c.Series, export.Series{Column: s.Publication.Rounds[i].ID, Colour: colours[i%len(colours)]})
	}
	c.Alt = fmt.Sprintf(s.chartAlt, len(rows), c.Title)
	points, paragraphs := s.changes(), []string{s.betweenLead}
	switch {
	case len(points) > 0:
		paragraphs = append(paragraphs, s.betweenApart)
	case slices.ContainsFunc(s.Figures.Principles, func(p publish.Principle) bool { _, ok := changed(p.Rounds); return ok }):
		paragraphs = append(paragraphs, s.betweenSame)
	}
	section := export.Section{
		Heading: s.between, Anchor: "rounds", Paragraphs: paragraphs, Points: points,
		Table: &export.Table{Name: "tbl_between", Caption: s.betweenTable, Columns: columns, Rows: export.Rows(rows)},
	}
	if len(c.Series) <= len(colours) {
		section.Charts = []export.Chart{c}
	}
	return []export.Section{section}
}

// changeCell is the last round's share less the first's, in points.
func (s speaker) changeCell(rounds []publish.Agreement) export.Cell {
	if change, ok := changed(rounds); ok {
		return export.Words(signed(change))
	}
	if len(rounds) > 1 && (rounds[0].Agree.Kept || rounds[len(rounds)-1].Agree.Kept) {
		return export.Words(export.Held)
	}
	return export.Cell{}
}

// signed is a change with its sign, a minus as printers set it.
func signed(points int) string { return strings.ReplaceAll(fmt.Sprintf("%+d", points), "-", "−") }

// changed is the change from the first to the last round in points, as their shares are shown.
func changed(rounds []publish.Agreement) (points int, ok bool) {
	if len(rounds) < 2 {
		return 0, false
	}
	first, last := rounds[0], rounds[len(rounds)-1]
	a, b := publish.Share(first.Agree, first.N), publish.Share(last.Agree, last.N)
	if a == nil || b == nil {
		return 0, false
	}
	return int(math.Round(*b*100)) - int(math.Round(*a*100)), true
}

// changes says in words where the intervals of first and last round are apart: less
// than that can be chance alone.
func (s speaker) changes() []string {
	var out []string
	for i, p := range s.Figures.Principles {
		points, ok := changed(p.Rounds)
		if !ok || !apart(p.Rounds[0], p.Rounds[len(p.Rounds)-1]) {
			continue
		}
		first, last := p.Rounds[0], p.Rounds[len(p.Rounds)-1]
		rounds := s.Publication.Rounds
		out = append(out, fmt.Sprintf(s.betweenPoint, s.heading(i), percent(*publish.Share(first.Agree, first.N)), number(first.N), rounds[0].ID,
			percent(*publish.Share(last.Agree, last.N)), number(last.N), rounds[len(rounds)-1].ID, signed(points)))
	}
	return out
}

// methodSection says how all this came about.
func (s speaker) methodSection() export.Section {
	return export.Section{Heading: s.how, Anchor: "method", Paragraphs: s.method(), Points: s.sources()}
}
