package workbook

import (
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/campaigns"
	"canvass/internal/report/english"
	"canvass/internal/report/whoiswho"
)

// campaignSheets are the workbook's sheets on copied texts: the campaigns, their texts
// with what each person added, and what changes when they are counted otherwise.
func campaignSheets(e *report.Edition, texts map[report.TextAt]string) []export.Sheet {
	sheets := []export.Sheet{campaignsSheet(e, texts)}
	if len(e.Campaigns) > 0 {
		sheets = append(sheets, copiesSheet(e, texts), waysSheet(e))
	}
	return sheets
}

func campaignsSheet(e *report.Edition, texts map[report.TextAt]string) export.Sheet {
	lead := campaigns.Lead(e)
	if len(e.Campaigns) > 0 {
		lead += " Campaign_texts has what each person added, Three_ways what changes when letters are counted otherwise."
	}
	var rows [][]export.Cell
	for i := range e.Campaigns {
		c := &e.Campaigns[i]
		rows = append(rows, []export.Cell{
			export.Words(c.ID), export.Count(len(c.Members)), export.Count(c.People), export.Count(campaigns.WithOwnWords(c)), export.Words(campaigns.Subjects(e, c)), export.Words(campaignKind(c)),
			export.Words(campaigns.Template(c, texts)), toResponse(e, c.Members[c.Example].Case), export.At(e.Zone(c.First)), export.At(e.Zone(c.Last)), export.Count(c.Minute), export.Count(c.Hour), export.Words(strings.Join(c.Blanks, ", ")),
		})
	}
	return export.Sheet{
		Name: "Campaigns", Role: export.Results, Title: "Texts that several people made from one template",
		Lead: lead,
		Table: &export.Table{Name: "tbl_campaigns", Rows: export.Rows(rows), Empty: "No text was made from another's.", Columns: []export.Column{
			{Name: "Campaign", ID: true, Width: 14}, export.Numeric("Texts"), export.Numeric("People"),
			{Name: "With own words", Kind: export.Number, Note: "texts in which their author added something to the template"}, {Name: "On", Width: 16}, {Name: "Kind", Width: 12},
			{Name: "Template", Width: 70, Wrap: true}, {Name: "An example", Kind: export.Link, Width: 18},
			{Name: "First", Kind: export.Moment, Width: 17}, {Name: "Last", Kind: export.Moment, Width: 17}, export.Numeric("Most in a minute"), export.Numeric("Most in an hour"),
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
func copiesSheet(e *report.Edition, texts map[report.TextAt]string) export.Sheet {
	rows := func(yield func([]export.Cell, error) bool) {
		for i := range e.Campaigns {
			for _, m := range e.Campaigns[i].Members {
				c := &e.Cases[m.Case]
				row := append([]export.Cell{export.Words(e.Campaigns[i].ID)}, whoiswho.Whose(e, c)...)
				row = append(row, export.Words(e.Questions[c.Texts[m.Text].Question].Name()), export.Part(&m.Similarity), export.Words(strings.Join(campaigns.Own(m, texts), "\n")))
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
func waysSheet(e *report.Edition) export.Sheet {
	return export.Sheet{
		Name: "Three_ways", Role: export.Results, Title: "Does a conclusion depend on a campaign?",
		Lead: "All voices: as everywhere in this file. One per campaign: each letter counts once, beside what people wrote themselves. Own words: without letters. Where a rank changes, say so when you use the figure.",
		Table: &export.Table{Name: "tbl_ways", Rows: export.Rows(wayRows(e)), Empty: "Nothing is rated or tagged.", Columns: []export.Column{
			{Name: "Figure", Width: 50, Wrap: true}, {Name: "Id", ID: true, Width: 24},
			{Name: "All voices", Kind: export.Share}, export.Numeric("Rank"), {Name: "One per campaign", Kind: export.Share, Width: 17}, export.Numeric("Rank then"),
			{Name: "Own words", Kind: export.Share, Width: 11}, export.Numeric("Rank by own words"), {Name: "Rank depends on campaigns", Width: 25},
		}},
	}
}

func wayRows(e *report.Edition) [][]export.Cell {
	var rows [][]export.Cell
	for _, w := range campaigns.Figures(e) {
		row := []export.Cell{export.Words(w.Label), export.Words(w.ID)}
		for k := range w.Shares {
			rank := export.Cell{}
			if w.Ranks[k] > 0 {
				rank = export.Count(w.Ranks[k])
			}
			row = append(row, export.Part(w.Shares[k]), rank)
		}
		rows = append(rows, append(row, export.Words(english.YesNo(w.Depends()))))
	}
	return rows
}
