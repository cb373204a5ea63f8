package report

import (
	"math"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/export"
)

// campaignSheets are the workbook's sheets on copied texts: the campaigns, their texts
// with what each person added, and what changes when they are counted otherwise.
func (e *Edition) campaignSheets(texts map[textAt]string) []export.Sheet {
	sheets := []export.Sheet{e.campaignsSheet(texts)}
	if len(e.Campaigns) > 0 {
		sheets = append(sheets, e.copiesSheet(texts), e.waysSheet())
	}
	return sheets
}

func (e *Edition) campaignsSheet(texts map[textAt]string) export.Sheet {
	lead := e.campaignsLead()
	if len(e.Campaigns) > 0 {
		lead += " Campaign_texts has what each person added, Three_ways what changes when letters are counted otherwise."
	}
	var rows [][]export.Cell
	for i := range e.Campaigns {
		c := &e.Campaigns[i]
		rows = append(rows, []export.Cell{
			export.Words(c.ID), export.Count(len(c.Members)), export.Count(c.People), export.Count(withOwnWords(c)), export.Words(e.subjects(c)), export.Words(campaignKind(c)),
			export.Words(e.template(c, texts)), e.toResponse(c.Members[c.Example].Case), export.At(e.zone(c.First)), export.At(e.zone(c.Last)), export.Count(c.Minute), export.Count(c.Hour), export.Words(strings.Join(c.Blanks, ", ")),
		})
	}
	return export.Sheet{
		Name: "Campaigns", Role: export.Results, Title: "Texts that several people made from one template",
		Lead: lead,
		Table: &export.Table{Name: "tbl_campaigns", Rows: export.Rows(rows), Empty: "No text was made from another's.", Columns: []export.Column{
			{Name: "Campaign", ID: true, Width: 14}, number("Texts"), number("People"),
			{Name: "With own words", Kind: export.Number, Note: "texts in which their author added something to the template"}, {Name: "On", Width: 16}, {Name: "Kind", Width: 12},
			{Name: "Template", Width: 70, Wrap: true}, {Name: "An example", Kind: export.Link, Width: 18},
			{Name: "First", Kind: export.Moment, Width: 17}, {Name: "Last", Kind: export.Moment, Width: 17}, number("Most in a minute"), number("Most in an hour"),
			{Name: "Placeholders left", Width: 20, Wrap: true},
		}},
	}
}

// campaignKind says how the texts of a campaign came about.
func campaignKind(c *analysis.Campaign) string {
	if c.Merged {
		return "mail-merge"
	}
	return "letter"
}

// copiesSheet has one row a text of a campaign.
func (e *Edition) copiesSheet(texts map[textAt]string) export.Sheet {
	rows := func(yield func([]export.Cell, error) bool) {
		for i := range e.Campaigns {
			for _, m := range e.Campaigns[i].Members {
				c := &e.Cases[m.Case]
				row := append([]export.Cell{export.Words(e.Campaigns[i].ID)}, e.whose(c)...)
				row = append(row, export.Words(e.Questions[c.Texts[m.Text].Question].Name()), export.Part(&m.Similarity), export.Words(strings.Join(own(m, texts), "\n")))
				if !yield(row, nil) {
					return
				}
			}
		}
	}
	return export.Sheet{
		Name: "Campaign_texts", Role: export.Data, Title: "What each person added to a copied text",
		Lead: "One row a text of a campaign. Similarity is the part of its words that are the template's; own words are passages of three words or more that are not. Not for publication: texts may name people.",
		Table: &export.Table{Name: "tbl_campaign_texts", Rows: rows, Columns: []export.Column{
			{Name: "Campaign", ID: true, Width: 14}, {Name: "Source"}, {Name: "Response", ID: true, Width: 24}, {Name: "Person", ID: true, Width: 14},
			{Name: "Submitted", Kind: export.Moment, Width: 17}, {Name: "On", Width: 10}, {Name: "Similarity", Kind: export.Share, Width: 14}, {Name: "Own words", Width: 100, Wrap: true},
		}},
	}
}

// waysSheet shows the figures counted in three ways, with their ranks.
func (e *Edition) waysSheet() export.Sheet {
	return export.Sheet{
		Name: "Three_ways", Role: export.Results, Title: "Does a conclusion depend on a campaign?",
		Lead: "All voices: as everywhere in this file. One per campaign: each letter counts once, beside what people wrote themselves. Own words: without letters. Where a rank changes, say so when you use the figure.",
		Table: &export.Table{Name: "tbl_ways", Rows: export.Rows(e.wayRows()), Empty: "Nothing is rated or tagged.", Columns: []export.Column{
			{Name: "Figure", Width: 50, Wrap: true}, {Name: "Id", ID: true, Width: 24},
			{Name: "All voices", Kind: export.Share}, number("Rank"), {Name: "One per campaign", Kind: export.Share, Width: 17}, number("Rank then"),
			{Name: "Own words", Kind: export.Share, Width: 11}, number("Rank by own words"), {Name: "Rank depends on campaigns", Width: 25},
		}},
	}
}

// wayFigure is one figure in the three ways.
type wayFigure struct {
	label, id string
	shares    [3]*float64
	ranks     [3]int
}

func (w wayFigure) depends() bool { return w.ranks[0] != w.ranks[1] || w.ranks[0] != w.ranks[2] }

// change is how far the share moves from all voices to own words, at most.
func (w wayFigure) change() float64 {
	most := 0.0
	for _, s := range w.shares[1:] {
		if s != nil && w.shares[0] != nil {
			most = max(most, math.Abs(*s-*w.shares[0]))
		}
	}
	return most
}

// wayFigures are the agreement with each principle and the share of each theme.
func (e *Edition) wayFigures() []wayFigure {
	ways := e.Ways()
	var out []wayFigure
	for i, p := range e.Project.Principles {
		w := wayFigure{label: "Agree with " + p.ID + ": " + e.label(p.Title), id: p.ID + ".agree_share"}
		for k := range ways {
			w.shares[k], w.ranks[k] = ways[k].Principles[i].Agree, ways[k].Principles[i].Rank
		}
		out = append(out, w)
	}
	for i, t := range e.Project.Codebook.Themes {
		w := wayFigure{label: "Speak to " + e.label(t.Label), id: t.ID + ".share"}
		for k := range ways {
			w.shares[k], w.ranks[k] = ways[k].Themes[i].Share, ways[k].Themes[i].Rank
		}
		out = append(out, w)
	}
	return out
}

func (e *Edition) wayRows() [][]export.Cell {
	var rows [][]export.Cell
	for _, w := range e.wayFigures() {
		row := []export.Cell{export.Words(w.label), export.Words(w.id)}
		for k := range w.shares {
			rank := export.Cell{}
			if w.ranks[k] > 0 {
				rank = export.Count(w.ranks[k])
			}
			row = append(row, export.Part(w.shares[k]), rank)
		}
		rows = append(rows, append(row, export.Words(yesNo(w.depends()))))
	}
	return rows
}
