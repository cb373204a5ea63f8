package explain

import (
	"context"
	"fmt"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/campaigns"
	"canvass/internal/report/english"
	"canvass/internal/report/whoiswho"
)

// explainCampaign shows the template, why its texts are of one campaign, and what
// each person added. It reports whether there is a campaign of that id.
func explainCampaign(ctx context.Context, e *report.Edition, id string) (export.Document, bool, error) {
	for i := range e.Campaigns {
		if e.Campaigns[i].ID != id {
			continue
		}
		c := &e.Campaigns[i]
		at := campaigns.Added(e)
		example := c.Members[c.Example]
		texts, err := e.Gather(ctx, append(at, report.TextAt{Case: example.Case, Text: example.Text}))
		if err != nil {
			return export.Document{}, true, err
		}
		return campaignDocument(e, c, texts), true, nil
	}
	return export.Document{}, false, nil
}

func campaignDocument(e *report.Edition, c *analysis.Campaign, texts map[report.TextAt]string) export.Document {
	var rows [][]export.Cell
	for _, m := range c.Members {
		k := &e.Cases[m.Case]
		rows = append(rows, append(whoiswho.Whose(e, k), export.Words(e.Questions[k.Texts[m.Text].Question].Name()), export.Part(&m.Similarity), export.Words(strings.Join(campaigns.Own(m, texts), " / "))))
	}
	return export.Document{
		Title: "Campaign " + c.ID, Language: "en", Lead: []string{e.Freshness(), campaignFacts(e, c)}, Foot: []string{e.Provenance()},
		Sections: []export.Section{
			{Heading: "Template", Paragraphs: append([]string{campaigns.Template(c, texts)}, templateNotes(c)...)},
			{Heading: "Texts", Paragraphs: []string{"Similarity is the part of a text's words that are the template's."}, Table: &export.Table{
				Name: "tbl_members", Rows: export.Rows(rows), Columns: append(whoiswho.WhoseColumns(), export.Column{Name: "On"}, export.Column{Name: "Similarity", Kind: export.Share}, export.Column{Name: "Own words"}),
			}},
		},
	}
}

// campaignFacts is a campaign in a sentence or two.
func campaignFacts(e *report.Edition, c *analysis.Campaign) string {
	facts := fmt.Sprintf("%s by %s on %s, %s; %d with words of their own.",
		english.Count(len(c.Members), "text", "texts"), english.Count(c.People, "person", "people"), campaigns.Subjects(e, c), campaigns.When(e, c), campaigns.WithOwnWords(c))
	if more := len(c.Members) - c.People; more > 0 {
		facts += fmt.Sprintf(" %s came from somebody who had sent another.", english.Count(more, "text", "texts"))
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
		notes = append(notes, fmt.Sprintf("%s left as it was what should have been filled in: %s.", english.Count(c.Unfilled, "text", "texts"), strings.Join(c.Blanks, ", ")))
	}
	return notes
}
