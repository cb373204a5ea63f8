package public

import (
	"cmp"
	"fmt"
	"slices"

	"canvass/internal/analysis/publish"
	"canvass/internal/export"
)

// quotedThemes is how many themes are shown with quotes.
const quotedThemes = 6

// order is the themes by people, most first; those kept back stand last, in
// codebook order, which tells nothing of them.
func (s speaker) order() []int {
	order := make([]int, len(s.Figures.Themes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := s.Figures.Themes[a].People, s.Figures.Themes[b].People
		switch {
		case x.Kept != y.Kept && x.Kept:
			return 1
		case x.Kept != y.Kept:
			return -1
		}
		return cmp.Compare(y.N, x.N)
	})
	return order
}

// themeSections are all themes together, then what was said on the first few.
func (s speaker) themeSections() []export.Section {
	order := s.order()
	var rows [][]export.Cell
	for _, i := range order {
		t := s.Figures.Themes[i]
		rows = append(rows, []export.Cell{
			export.Words(s.label(i)), cell(t.People), shareCell(t.People, s.Figures.Writers), export.Words(span(t.People, s.Figures.Writers)), cell(t.Texts),
		})
	}
	all := export.Section{
		Heading: s.words.themes, Anchor: "themes", Paragraphs: []string{fmt.Sprintf(s.themesLead, s.persons(s.Figures.Writers))},
		Table: &export.Table{Name: "tbl_themes", Caption: s.themesTable, Rows: export.Rows(rows), Empty: s.themesEmpty, Columns: []export.Column{
			{Name: s.theme}, column(s.words.persons), {Name: s.share, Kind: export.Share}, {Name: s.interval}, column(s.textsColumn),
		}},
	}
	if len(rows) > 0 {
		title := s.themesMessage(order[0])
		all.Charts = []export.Chart{{
			Name: "chart_themes", Kind: export.Bars, Table: "tbl_themes", Category: s.theme, Share: true, Title: title,
			Series: []export.Series{{Column: s.share, Colour: export.Secondary}}, Alt: fmt.Sprintf(s.chartAlt, len(rows), title),
		}}
	}
	out := []export.Section{all}
	for _, i := range order {
		quotes := s.of(func(q Quote) bool { return q.Theme == i })
		if len(quotes) > 0 && len(out) <= quotedThemes {
			out = append(out, export.Section{Heading: s.label(i), Anchor: fmt.Sprintf("theme-%d", i+1), Sub: true, Paragraphs: s.themeFigures(i), Quotes: s.quotes(quotes)})
		}
	}
	return out
}

func (s speaker) label(i int) string { return in(s.Publication.Themes[i].Label, s.language) }

func (s speaker) themeFigures(i int) []string {
	people, base := s.Figures.Themes[i].People, s.Figures.Writers
	share := publish.Share(people, base)
	if share == nil {
		return nil
	}
	return []string{fmt.Sprintf(s.words.themeFigures, number(people), number(base), percent(*share), span(people, base), s.writings(s.Figures.Themes[i].Texts))}
}

// themesMessage says which theme most people speak to.
func (s speaker) themesMessage(first int) string {
	people, base := s.Figures.Themes[first].People, s.Figures.Writers
	share := publish.Share(people, base)
	if share == nil || people.N == 0 {
		return s.themesNone
	}
	return fmt.Sprintf(s.themesTitle, s.label(first), number(people), number(base), percent(*share))
}
