package report

import (
	"context"
	"fmt"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/export"
)

// explainCampaign shows the template, why its texts are of one campaign, and what
// each person added. It reports whether there is a campaign of that id.
func (e *Edition) explainCampaign(ctx context.Context, id string) (export.Document, bool, error) {
	for i := range e.Campaigns {
		if e.Campaigns[i].ID != id {
			continue
		}
		c := &e.Campaigns[i]
		at := e.added()
		example := c.Members[c.Example]
		texts, err := e.gather(ctx, append(at, textAt{example.Case, example.Text}))
		if err != nil {
			return export.Document{}, true, err
		}
		return e.campaignDocument(c, texts), true, nil
	}
	return export.Document{}, false, nil
}

func (e *Edition) campaignDocument(c *analysis.Campaign, texts map[textAt]string) export.Document {
	var rows [][]export.Cell
	for _, m := range c.Members {
		k := &e.Cases[m.Case]
		rows = append(rows, append(e.whose(k), export.Words(e.Questions[k.Texts[m.Text].Question].Name()), export.Part(&m.Similarity), export.Words(strings.Join(own(m, texts), " / "))))
	}
	return export.Document{
		Title: "Campaign " + c.ID, Language: "en", Lead: []string{e.freshness(), e.campaignFacts(c)}, Foot: []string{e.provenance()},
		Sections: []export.Section{
			{Heading: "Template", Paragraphs: append([]string{e.template(c, texts)}, templateNotes(c)...)},
			{Heading: "Texts", Paragraphs: []string{"Similarity is the part of a text's words that are the template's."}, Table: &export.Table{
				Name: "tbl_members", Rows: export.Rows(rows), Columns: append(whoseColumns(), export.Column{Name: "On"}, export.Column{Name: "Similarity", Kind: export.Share}, export.Column{Name: "Own words"}),
			}},
		},
	}
}

// campaignFacts is a campaign in a sentence or two.
func (e *Edition) campaignFacts(c *analysis.Campaign) string {
	facts := fmt.Sprintf("%s by %s on %s, %s; %d with words of their own.",
		counted(len(c.Members), "text", "texts"), counted(c.People, "person", "people"), e.subjects(c), e.when(c), withOwnWords(c))
	if more := len(c.Members) - c.People; more > 0 {
		facts += fmt.Sprintf(" %s came from somebody who had sent another.", counted(more, "text", "texts"))
	}
	return facts
}

// templateNotes says what is odd about a template.
func templateNotes(c *analysis.Campaign) []string {
	var notes []string
	if c.Merged {
		notes = append(notes, "Mail-merge: every phrase was picked from alternatives. This is the one that has most in common with the others.")
	}
	if c.Unfilled > 0 {
		notes = append(notes, fmt.Sprintf("%s left as it was what should have been filled in: %s.", counted(c.Unfilled, "text", "texts"), strings.Join(c.Blanks, ", ")))
	}
	return notes
}
