// Package campaigns shows the texts that several people made from one template: as a
// list, as a document for the terminal, and as what figures become when they are counted
// otherwise.
package campaigns

import (
	"context"
	"fmt"
	"strings"
	"time"

	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/english"
)

// Table is the list of copied texts, one row a member, the largest campaign first.
func Table(e *report.Edition) export.Table {
	return export.Table{
		Name: "tbl_members", Empty: "No text was made from another's.", Columns: []export.Column{
			{Name: "source", ID: true}, {Name: "response_id", ID: true}, {Name: "principle", ID: true}, {Name: "campaign_id", ID: true},
			{Name: "similarity", Kind: export.Number, Decimals: 4},
		},
		Rows: func(yield func([]export.Cell, error) bool) {
			row := make([]export.Cell, 5)
			for i := range e.Campaigns {
				for _, m := range e.Campaigns[i].Members {
					c := &e.Cases[m.Case]
					row[0], row[1], row[2] = export.Words(e.Project.Sources[c.Source].Name), export.Words(c.ID), export.Words(e.Questions[c.Texts[m.Text].Question].Name())
					row[3], row[4] = export.Words(e.Campaigns[i].ID), export.Cell{Kind: export.Number, Number: m.Similarity}
					if !yield(row, nil) {
						return
					}
				}
			}
		},
	}
}

// CampaignJSON is one campaign in `report campaigns --format json`.
type CampaignJSON struct {
	ID           string     `json:"id"`
	Texts        int        `json:"texts"`
	People       int        `json:"people"`
	Merged       bool       `json:"merged"`
	First        *time.Time `json:"first"`
	Last         *time.Time `json:"last"`
	Minute       int        `json:"most_in_a_minute"`
	Hour         int        `json:"most_in_an_hour"`
	Placeholders []string   `json:"placeholders"`
	Unfilled     int        `json:"unfilled"`
	OwnWords     int        `json:"with_own_words"`
	Template     string     `json:"template"`
	Members      []CopyJSON `json:"members"`
}

// CopyJSON is one text of a campaign; Own is what its author added.
type CopyJSON struct {
	Source     string   `json:"source"`
	Response   string   `json:"response_id"`
	Principle  string   `json:"principle"`
	Person     string   `json:"person_id"`
	Similarity float64  `json:"similarity"`
	Own        []string `json:"own_words"`
}

// JSON is every campaign with its template and each member's own words.
func JSON(ctx context.Context, e *report.Edition) ([]CampaignJSON, error) {
	texts, err := e.Gather(ctx, Examples(e), Added(e))
	if err != nil {
		return nil, err
	}
	out := []CampaignJSON{}
	for i := range e.Campaigns {
		c := &e.Campaigns[i]
		one := CampaignJSON{
			ID: c.ID, Texts: len(c.Members), People: c.People, Merged: c.Merged, Minute: c.Minute, Hour: c.Hour,
			Placeholders: append([]string{}, c.Blanks...), Unfilled: c.Unfilled, OwnWords: WithOwnWords(c), Template: Template(c, texts),
		}
		if !c.First.IsZero() {
			one.First, one.Last = &c.First, &c.Last
		}
		for _, m := range c.Members {
			k := &e.Cases[m.Case]
			one.Members = append(one.Members, CopyJSON{
				e.Project.Sources[k.Source].Name, k.ID, e.Questions[k.Texts[m.Text].Question].Name(), e.People[k.Person].ID, m.Similarity, Own(m, texts),
			})
		}
		out = append(out, one)
	}
	return out, nil
}

// Document is the campaigns to be read in the terminal.
func Document(ctx context.Context, e *report.Edition) (export.Document, error) {
	texts, err := e.Gather(ctx, Examples(e))
	if err != nil {
		return export.Document{}, err
	}
	d := export.Document{Title: "Campaigns", Language: "en", Lead: []string{e.Freshness(), Lead(e)}, Foot: []string{
		"`report explain ID` shows the template, who sent it and what each added; `--format csv` has a row for every text.",
	}}
	var rows [][]export.Cell
	for i := range e.Campaigns {
		c := &e.Campaigns[i]
		rows = append(rows, []export.Cell{
			export.Words(c.ID), export.Count(len(c.Members)), export.Count(c.People), export.Count(WithOwnWords(c)), export.Words(Subjects(e, c)),
			export.Words(When(e, c)), export.Words(shortened(Template(c, texts), 90)),
		})
	}
	d.Sections = []export.Section{{Table: &export.Table{Name: "tbl_campaigns", Rows: export.Rows(rows), Empty: "No text was made from another's.", Columns: []export.Column{
		{Name: "Campaign", ID: true}, export.Numeric("Texts"), export.Numeric("People"), export.Numeric("With own words"), {Name: "On"}, {Name: "When"}, {Name: "Template"},
	}}}}
	return d, nil
}

// Lead says how much of what was written is copies.
func Lead(e *report.Edition) string {
	if len(e.Campaigns) == 0 {
		return "No text was made from another's by two people or more."
	}
	copied, added, all := 0, 0, 0
	for i := range e.Campaigns {
		copied += len(e.Campaigns[i].Members)
		added += WithOwnWords(&e.Campaigns[i])
	}
	for i := range e.Cases {
		all += len(e.Cases[i].Texts)
	}
	lead := fmt.Sprintf("%s: %d of %s were made from a template, %d of them with words of their author's own. Nobody is left out for it.",
		english.Count(len(e.Campaigns), "campaign", "campaigns"), copied, english.Count(all, "text", "texts"), added)
	if all != e.Whole.Feedback.Contributions {
		lead += " These are all texts, also those without content or replaced by a later answer."
	}
	return lead
}

// Examples is where the example of each campaign stands.
func Examples(e *report.Edition) []report.TextAt {
	var all []report.TextAt
	for i := range e.Campaigns {
		m := e.Campaigns[i].Members[e.Campaigns[i].Example]
		all = append(all, report.TextAt{Case: m.Case, Text: m.Text})
	}
	return all
}

// Added is where texts with words of their author's own stand.
func Added(e *report.Edition) []report.TextAt {
	var all []report.TextAt
	for i := range e.Campaigns {
		for _, m := range e.Campaigns[i].Members {
			if len(m.Own) > 0 {
				all = append(all, report.TextAt{Case: m.Case, Text: m.Text})
			}
		}
	}
	return all
}

// Template is what a campaign's example shares with the others, an ellipsis where
// words of its own, or picked ones, were left out.
func Template(c *analysis.Campaign, texts map[report.TextAt]string) string {
	m := c.Members[c.Example]
	runes := []rune(texts[report.TextAt{Case: m.Case, Text: m.Text}])
	if len(c.Shared) == 0 {
		return strings.TrimSpace(string(runes))
	}
	var parts []string
	for i, s := range c.Shared {
		end := s.End
		if i+1 == len(c.Shared) && len(runes)-end <= 3 { // its full stop
			end = len(runes)
		}
		parts = append(parts, strings.TrimSpace(string(cut(runes, s.Start, end))))
	}
	return strings.Join(parts, " … ")
}

// Own is a member's own passages, each from the beginning of its sentence where
// that is a word or two before, and with the signs that end it.
func Own(m analysis.CampaignMember, texts map[report.TextAt]string) []string {
	out := []string{}
	runes := []rune(texts[report.TextAt{Case: m.Case, Text: m.Text}])
	for _, s := range m.Own {
		from, to := min(s.Start, len(runes)), min(s.End, len(runes))
		for k := from; k >= max(0, from-12); k-- {
			if k == 0 || strings.ContainsRune(".?!\n", runes[k-1]) {
				from = k
				break
			}
		}
		for to < len(runes) && strings.ContainsRune(".?!…”’\"')", runes[to]) {
			to++
		}
		if words := strings.TrimSpace(string(runes[from:to])); words != "" {
			out = append(out, words)
		}
	}
	return out
}

// cut is a stretch of a text as far as it is there.
func cut(runes []rune, from, to int) []rune {
	to = min(to, len(runes))
	return runes[min(from, to):to]
}

// WithOwnWords counts members that added something.
func WithOwnWords(c *analysis.Campaign) int {
	n := 0
	for _, m := range c.Members {
		if m.OwnWords > 0 {
			n++
		}
	}
	return n
}

// Subjects names what a campaign's texts answer, in configured order.
func Subjects(e *report.Edition, c *analysis.Campaign) string {
	answered := make([]bool, len(e.Questions))
	for _, m := range c.Members {
		answered[e.Cases[m.Case].Texts[m.Text].Question] = true
	}
	var names []string
	for q, yes := range answered {
		if name := e.Questions[q].Name(); yes && (len(names) == 0 || names[len(names)-1] != name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// When is a campaign's period with its busiest minute or hour.
func When(e *report.Edition, c *analysis.Campaign) string {
	if c.First.IsZero() {
		return "times not known"
	}
	first, last := e.Zone(c.First).Format("2 Jan 15:04"), e.Zone(c.Last).Format("2 Jan 15:04")
	if first == last {
		return first
	}
	return fmt.Sprintf("%s to %s; %d in one minute, %d in one hour", first, last, c.Minute, c.Hour)
}

// shortened is the beginning of a text, about n code points.
func shortened(s string, n int) string {
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) <= n {
		return string(runes)
	}
	return strings.TrimSpace(string(runes[:n])) + "…"
}
