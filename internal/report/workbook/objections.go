package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/english"
	"canvass/internal/report/tags"
	"canvass/internal/survey"
)

// mostObjections is how many rows a sheet of objections has at most.
const mostObjections = 2000

// objection is a text on a principle by somebody who rated it low, or whose words are
// against it.
type objection struct {
	report.TextAt
	principle int  // index into Project.Principles
	rating    int8 // of the same principle in the same response; 0 for none
}

// findObjections finds the texts that say why people disagree with a principle, by
// principle and rating, and counts those who rated one low. Beyond the limit each
// principle keeps its first ones.
func findObjections(e *report.Edition) (list []objection, disagree, left int) {
	byPrinciple := make([][]objection, len(e.Project.Principles))
	index := principleIndex(e)
	for k := range e.Cases {
		c := &e.Cases[k]
		ratings := make(map[int]int8, len(c.Ratings))
		for _, r := range c.Ratings {
			if p := index[r.Question]; r.Overall && p >= 0 {
				ratings[p] = r.Value
				if against(r.Value) {
					disagree++
				}
			}
		}
		for i := range c.Texts {
			t := &c.Texts[i]
			if p := index[t.Question]; p >= 0 && t.Overall && !t.NoContent && (against(ratings[p]) || objects(t)) {
				byPrinciple[p] = append(byPrinciple[p], objection{report.TextAt{Case: k, Text: i}, p, ratings[p]})
			}
		}
	}
	room := mostObjections / max(1, len(byPrinciple))
	for _, of := range byPrinciple {
		slices.SortStableFunc(of, func(a, b objection) int { return cmp.Compare(a.order(), b.order()) })
		list, left = append(list, of[:min(room, len(of))]...), left+max(0, len(of)-room)
	}
	return list, disagree, left
}

// whoObjects adds to the table of principles the way to what was written against each.
func whoObjects(t *export.Table, list []objection) {
	at := slices.IndexFunc(t.Columns, func(c export.Column) bool { return c.Name == "Texts" })
	t.Columns = slices.Insert(t.Columns, at, export.Column{
		Name: "Who objects", Kind: export.Link, Width: 12, Note: "Leads to the texts against the principle, in the sheet Objections.",
	})
	rows := t.Rows
	t.Rows = func(yield func([]export.Cell, error) bool) {
		principle := 0
		for row, err := range rows {
			if !yield(slices.Insert(slices.Clone(row), at, toObjections(list, principle)), err) {
				return
			}
			principle++
		}
	}
}

// toObjections leads to a principle's first text in the list; it is empty where it has none.
func toObjections(list []objection, principle int) export.Cell {
	first, n := -1, 0
	for i, o := range list {
		if o.principle != principle {
			continue
		}
		if n++; first < 0 {
			first = i
		}
	}
	if n == 0 {
		return export.Cell{}
	}
	return export.ToRow(english.Count(n, "text", "texts"), "Objections", first+1)
}

// order is by rating, those without one last.
func (o objection) order() int8 {
	if o.rating == 0 {
		return 6
	}
	return o.rating
}

func against(rating int8) bool { return rating == 1 || rating == 2 }

// objects tells whether the words of a text, or what its author or an analyst said of
// it, are against; a rating alone stands in a column of its own.
func objects(t *analysis.Contribution) bool {
	s := t.Stands()
	return s == survey.StanceObject || s == survey.StanceObjectOther
}

// principleIndex is, for each question, its principle's place; -1 for an open one.
func principleIndex(e *report.Edition) []int {
	index := make([]int, len(e.Questions))
	for i, q := range e.Questions {
		index[i] = slices.IndexFunc(e.Project.Principles, func(p survey.Principle) bool { return p.ID == q.Principle })
	}
	return index
}

func reasons(list []objection) []report.TextAt {
	var out []report.TextAt
	for _, o := range list {
		out = append(out, o.TextAt)
	}
	return out
}

// objectionsSheet shows who disagrees with what, and why.
func objectionsSheet(e *report.Edition, list []objection, disagree, left int, texts map[report.TextAt]string) export.Sheet {
	rows := func(yield func([]export.Cell, error) bool) {
		for _, o := range list {
			if !yield(objectionRow(e, o, texts[o.TextAt]), nil) {
				return
			}
		}
	}
	lead := fmt.Sprintf("%s of 1 or 2; %s on a principle say why, by their author's rating or by their words; the lowest rating first. Filter by Id. Not for publication: texts may name people.",
		english.Count(disagree, "rating", "ratings"), english.Count(len(list)+left, "text", "texts"))
	if left > 0 {
		lead += fmt.Sprintf(" %d more are in Responses.", left)
	}
	return export.Sheet{
		Name: "Objections", Role: export.Results, Title: "Who disagrees with a principle, and why", Lead: lead,
		Table: &export.Table{Name: "tbl_objections", Rows: rows, Empty: "Nobody who disagrees with a principle wrote why.", Columns: []export.Column{
			{Name: "Id", ID: true, Width: 8}, {Name: "Principle", Width: 24, Wrap: true}, {Name: "Rating", Kind: export.Number, Note: "1 strongly disagree, 2 disagree; blank: not rated there"},
			{Name: "What they wrote", Width: 70, Wrap: true}, {Name: "Stance", Width: 13, Wrap: true, Note: "object, or object-with-alternative; blank: the words do not tell"},
			{Name: "Stance rests on", Width: 20, Wrap: true}, {Name: "Themes", Width: 26, Wrap: true}, {Name: "Group", Width: 18, Wrap: true}, {Name: "Round", Width: 12},
			{Name: "May be quoted", Width: 13}, {Name: "Response", Kind: export.Link, Width: 18}, {Name: "Person", Width: 14},
		}},
	}
}

func objectionRow(e *report.Edition, o objection, text string) []export.Cell {
	c := &e.Cases[o.Case]
	p, t, person := e.Project.Principles[o.principle], &c.Texts[o.Text], e.People[c.Person]
	row := []export.Cell{
		export.Words(p.ID), export.Words(e.Label(p.Title)), {}, export.Words(text), {}, {}, export.Words(themesOfText(e, t)),
		export.Words(person.Group), export.Words(e.RoundID(c.Round)), export.Words(person.Consent.String()), toResponse(e, o.Case), export.Words(person.ID),
	}
	if o.rating > 0 {
		row[2] = export.Count(int(o.rating))
	}
	if s := t.Stands(); s != survey.StanceUnclear {
		row[4], row[5] = export.Words(string(s)), export.Words(tags.RestsOn(e, t.Stance, text))
	}
	return row
}

// themesOfText lists the themes of one text.
func themesOfText(e *report.Edition, t *analysis.Contribution) string {
	var labels []string
	for _, tag := range t.Tags {
		labels = append(labels, e.Label(e.Project.Codebook.Themes[tag.Theme].Label))
	}
	return strings.Join(labels, "; ")
}
