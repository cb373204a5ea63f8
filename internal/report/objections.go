package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/survey"
)

// mostObjections is how many rows a sheet of objections has at most.
const mostObjections = 2000

// objection is somebody's low rating of a principle and what they wrote on it.
type objection struct {
	textAt
	principle int // index into Project.Principles
	rating    int8
}

// objections finds the people who disagree with a principle and say why, and counts
// those who disagree. Beyond the limit each principle keeps its first ones.
func (e *Edition) objections() (list []objection, disagree, left int) {
	byPrinciple := make([][]objection, len(e.Project.Principles))
	for k := range e.Cases {
		c := &e.Cases[k]
		for _, r := range c.Ratings {
			p := slices.IndexFunc(e.Project.Principles, func(p survey.Principle) bool { return p.ID == e.Questions[r.Question].Principle })
			if !r.Overall || r.Value < 1 || r.Value > 2 || p < 0 {
				continue
			}
			disagree++
			for i, t := range c.Texts {
				if t.Overall && !t.NoContent && e.Questions[t.Question].Principle == e.Project.Principles[p].ID {
					byPrinciple[p] = append(byPrinciple[p], objection{textAt{k, i}, p, r.Value})
				}
			}
		}
	}
	room := mostObjections / max(1, len(byPrinciple))
	for _, of := range byPrinciple {
		slices.SortStableFunc(of, func(a, b objection) int { return cmp.Compare(a.rating, b.rating) })
		list, left = append(list, of[:min(room, len(of))]...), left+max(0, len(of)-room)
	}
	return list, disagree, left
}

func reasons(list []objection) []textAt {
	var out []textAt
	for _, o := range list {
		out = append(out, o.textAt)
	}
	return out
}

// objectionsSheet shows who disagrees with what, and why.
func (e *Edition) objectionsSheet(list []objection, disagree, left int, texts map[textAt]string) export.Sheet {
	var rows [][]export.Cell
	for _, o := range list {
		c := &e.Cases[o.caseIndex]
		p := e.Project.Principles[o.principle]
		rows = append(rows, []export.Cell{
			export.Words(p.ID), export.Words(e.label(p.Title)), export.Count(int(o.rating)), export.Words(texts[o.textAt]), export.Words(e.themesOfText(&c.Texts[o.text])),
			export.Words(e.People[c.Person].Group), export.Words(e.roundID(c.Round)), export.Words(e.People[c.Person].ID), e.toResponse(o.caseIndex),
			export.Words(e.People[c.Person].Consent.String()),
		})
	}
	lead := fmt.Sprintf("%s of 1 or 2; %s on the same principle say why, by principle, the lowest rating first. Filter by Id. Not for publication: texts may name people.",
		counted(disagree, "rating", "ratings"), counted(len(list)+left, "text", "texts"))
	if left > 0 {
		lead += fmt.Sprintf(" %d more are in Responses.", left)
	}
	return export.Sheet{
		Name: "Objections", Role: export.Results, Title: "Who disagrees with a principle, and why", Lead: lead,
		Table: &export.Table{Name: "tbl_objections", Rows: export.Rows(rows), Empty: "Nobody who rated a principle 1 or 2 wrote why.", Columns: []export.Column{
			{Name: "Id", ID: true, Width: 8}, {Name: "Principle", Width: 30, Wrap: true}, {Name: "Rating", Kind: export.Number, Note: "1 strongly disagree, 2 disagree"},
			{Name: "What they wrote", Width: 70, Wrap: true}, {Name: "Themes", Width: 30, Wrap: true}, {Name: "Group", Width: 20, Wrap: true}, {Name: "Round", Width: 12},
			{Name: "Person", Width: 14}, {Name: "Response", Kind: export.Link, Width: 24}, {Name: "May be quoted", Width: 13},
		}},
	}
}

// themesOfText lists the themes of one text.
func (e *Edition) themesOfText(t *analysis.Contribution) string {
	var labels []string
	for _, tag := range t.Tags {
		labels = append(labels, e.label(e.Project.Codebook.Themes[tag.Theme].Label))
	}
	return strings.Join(labels, "; ")
}
