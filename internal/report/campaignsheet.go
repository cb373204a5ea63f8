package report

import "canvass/internal/export"

// campaignsSheet shows the texts that several people made from one template.
func (e *Edition) campaignsSheet(texts map[textAt]string) export.Sheet {
	var rows [][]export.Cell
	for i := range e.Campaigns {
		c := &e.Campaigns[i]
		example := c.Members[c.Example]
		rows = append(rows, []export.Cell{
			export.Words(c.ID), export.Count(len(c.Members)), export.Count(c.People), export.Count(withOwnWords(c)), export.Words(e.subjects(c)), export.Words(e.when(c)),
			export.Words(e.template(c, texts)), e.toResponse(example.Case),
		})
	}
	return export.Sheet{
		Name: "Campaigns", Role: export.Results, Title: "Texts that several people made from one template",
		Lead: e.campaignsLead() + " What each person added is in `report campaigns --format json`; the column Campaigns of Responses says who took part.",
		Table: &export.Table{Name: "tbl_campaigns", Rows: export.Rows(rows), Empty: "No text was made from another's by two people or more.", Columns: []export.Column{
			{Name: "Campaign", ID: true, Width: 16}, number("Texts"), number("People"), {Name: "With own words", Kind: export.Number, Note: "texts in which their author added something to the template"},
			{Name: "On", Width: 16, Wrap: true}, {Name: "When", Width: 30, Wrap: true}, {Name: "Template", Width: 70, Wrap: true}, {Name: "An example", Kind: export.Link, Width: 24},
		}},
	}
}
