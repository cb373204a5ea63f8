// Package explain shows what stands behind a figure, a person, a campaign or a response:
// how it was computed and on which responses it rests, by their ids.
package explain

import (
	"context"
	"fmt"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/analysis/rating"
	"canvass/internal/export"
	"canvass/internal/fault"
	"canvass/internal/report"
	"canvass/internal/report/english"
	"canvass/internal/report/summary"
	"canvass/internal/report/tags"
	"canvass/internal/report/whoiswho"
	"canvass/internal/survey"
)

// Explanation is what stands behind an id.
type Explanation struct {
	Kind     string // figure, person, campaign, response
	Value    any    // a figure's; nil of all else, and of a figure that nobody stands behind
	Document export.Document
}

// Of shows what stands behind a figure ("P3.agree_share", "transparency.share")
// a person ("p…"), a campaign ("c…"): how it was computed and which responses it rests
// on. Of a response, by its id, it shows whose it is and why, and why its texts carry their themes.
func Of(ctx context.Context, e *report.Edition, id string) (Explanation, error) {
	for i := range e.People {
		if e.People[i].ID == id && len(e.People[i].Cases) > 0 {
			return Explanation{Kind: "person", Document: explainPerson(e, i)}, nil
		}
	}
	if d, found, err := explainCampaign(ctx, e, id); found {
		return Explanation{Kind: "campaign", Document: d}, err
	}
	if d, found, err := explainResponse(ctx, e, id); found {
		return Explanation{Kind: "response", Document: d}, err
	}
	if x, found := explainFigure(e, id); found {
		x.Kind = "figure"
		return x, nil
	}
	return Explanation{}, fault.New(fault.Invalid, explainHint(e, id), "there is no figure, person, campaign or response %q", id)
}

// explainFigure knows counts, and the figures of principles and themes.
func explainFigure(e *report.Edition, id string) (Explanation, bool) {
	if x, found := explainCount(e, id); found {
		return x, true
	}
	if x, found := explainLinking(e, id); found {
		return x, true
	}
	subject, figure, _ := strings.Cut(id, ".")
	for i, p := range summary.Principles(e, e.Whole) {
		if p.ID == subject && has(principleFigures, figure) {
			return Explanation{Value: principleValue(p, figure), Document: explainPrinciple(e, i, figure)}, true
		}
	}
	for i, t := range summary.Themes(e, e.Whole) {
		if t.ID == subject && has(themeFigures, figure) {
			return Explanation{Value: themeValue(t, figure), Document: explainTheme(e, i, figure)}, true
		}
	}
	return Explanation{}, false
}

var (
	principleFigures = []string{"n", "histogram", "mean", "agree_share", "interval", "contributions"}
	themeFigures     = []string{"contributions", "people", "share", "interval"}
)

func has(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

func explainHint(e *report.Edition, id string) string {
	var known []string
	for _, p := range e.Whole.Principles {
		for _, f := range principleFigures {
			known = append(known, p.ID+"."+f)
		}
	}
	for _, t := range e.Whole.Themes {
		for _, f := range themeFigures {
			known = append(known, t.ID+"."+f)
		}
	}
	for _, c := range countMeanings {
		known = append(known, c.id)
	}
	for _, f := range whoiswho.Figures(e, e.Whole) {
		known = append(known, f.ID)
	}
	if near := survey.Nearest(id, known); near != "" {
		return fmt.Sprintf("did you mean %q? Ids are in the sheet Summary; persons and responses are in `report people`, campaigns in `report campaigns`", near)
	}
	return "ids look like P1.agree_share or transparency.share (see the sheet Summary), persons like pabcdefghij and their responses (see `report people`), campaigns like cabcdefghij (see `report campaigns`)"
}

// explainPrinciple shows a rating's counts, arithmetic and members.
func explainPrinciple(e *report.Edition, i int, figure string) export.Document {
	p, h := e.Project.Principles[i], e.Whole.Principles[i].Histogram
	d := export.Document{Title: p.ID + "." + figure + ": " + e.Label(p.Title), Language: "en", Lead: []string{e.Freshness()}, Foot: []string{e.Provenance()}}
	if figure == "contributions" {
		d.Sections = append(d.Sections, textsSection(e, english.Count(e.Whole.Principles[i].Contributions, "text with content", "texts with content"), func(t analysis.Contribution) bool {
			return e.Questions[t.Question].Principle == p.ID
		}))
		return d
	}
	counted, unreadable := e.RatingsOf(p.ID)
	d.Lead = append(d.Lead, arithmetic(h)...)
	d.Lead = append(d.Lead, fmt.Sprintf("Left out: %d that cannot be read as 1 to 5, and every earlier answer of the same person.", len(unreadable)))
	var rows [][]export.Cell
	for _, m := range counted {
		c := &e.Cases[m.Case]
		rows = append(rows, append(whoiswho.Whose(e, c), export.Count(m.Value)))
	}
	d.Sections = append(d.Sections, export.Section{Heading: "The ratings that count", Table: &export.Table{
		Name: "tbl_members", Rows: export.Rows(rows), Columns: append(whoiswho.WhoseColumns(), export.Numeric("Rating")), Empty: "None.",
	}})
	return d
}

// arithmetic spells out the figures of a histogram.
func arithmetic(h rating.Histogram) []string {
	if h.N() == 0 {
		return []string{"Nobody has rated it: n = 0, so there is no mean, share or interval."}
	}
	i := rating.Wilson(h.Agree(), h.N())
	return []string{
		fmt.Sprintf("n = %d people: %d strongly disagree (1), %d disagree (2), %d neither (3), %d agree (4), %d strongly agree (5).", h.N(), h[0], h[1], h[2], h[3], h[4]),
		fmt.Sprintf("agree_share = (%d + %d) / %d = %.4f.  mean = %.4f.", h[3], h[4], h.N(), *h.AgreeShare(), *h.Mean()),
		fmt.Sprintf("interval = %.4f to %.4f (95 %% Wilson score interval of %d in %d).", i[0], i[1], h.Agree(), h.N()),
	}
}

// explainTheme shows the texts that speak to a theme, with the words that say so.
func explainTheme(e *report.Edition, i int, figure string) export.Document {
	t, s := e.Project.Codebook.Themes[i], e.Whole.Themes[i]
	d := export.Document{Title: t.ID + "." + figure + ": " + e.Label(t.Label), Language: "en", Lead: []string{e.Freshness()}, Foot: []string{e.Provenance()}}
	if s.Base > 0 {
		w := rating.Wilson(s.People, s.Base)
		d.Lead = append(d.Lead, fmt.Sprintf("%s by %s; share = %d / %d people who wrote something = %.4f (95 %% Wilson %.4f to %.4f).",
			english.Count(s.Contributions, "text", "texts"), english.Count(s.People, "person", "people"), s.People, s.Base, *s.Share(), w[0], w[1]))
	}
	d.Sections = append(d.Sections, textsSection(e, "The texts that speak to it", func(c analysis.Contribution) bool { return c.SpeaksTo(i) }))
	return d
}

// textsSection lists texts by id, with the themes and where their evidence stands.
func textsSection(e *report.Edition, heading string, pass func(analysis.Contribution) bool) export.Section {
	var rows [][]export.Cell
	for _, m := range e.TextsOf(pass) {
		c := &e.Cases[m.Case]
		t := c.Texts[m.Text]
		var found []string
		for _, tag := range t.Tags {
			found = append(found, e.Project.Codebook.Themes[tag.Theme].ID+" "+tags.Spans(tag.Spans))
		}
		rows = append(rows, append(whoiswho.Whose(e, c), export.Words(e.Questions[t.Question].Name()), export.Words(strings.Join(found, ", "))))
	}
	return export.Section{Heading: heading, Paragraphs: []string{"Numbers behind a theme say where its words stand, in characters of the text."}, Table: &export.Table{
		Name: "tbl_members", Rows: export.Rows(rows), Columns: append(whoiswho.WhoseColumns(), export.Column{Name: "On"}, export.Column{Name: "Themes"}), Empty: "None.",
	}}
}

// explainPerson shows a person's responses, what links them, and their seats.
func explainPerson(e *report.Edition, i int) export.Document {
	d := export.Document{Title: "Person " + e.People[i].ID, Language: "en", Lead: []string{e.Freshness()}, Foot: []string{e.Provenance()}}
	d.Sections = personSections(e, i)
	return d
}

// personSections are a person's responses, what is open about them, and where the person was and sits.
func personSections(e *report.Edition, i int) (out []export.Section) {
	p := e.People[i]
	var rows [][]export.Cell
	for _, k := range p.Cases {
		c := &e.Cases[k]
		rows = append(rows, append(whoiswho.Whose(e, c), export.Words(string(c.Rule)), export.Words(linkWords(e, c)), export.Words(whoiswho.CountsAs(e, c))))
	}
	out = append(out, export.Section{Heading: "Responses of person " + p.ID, Paragraphs: whoseName(e, i), Table: &export.Table{
		Name: "tbl_members", Rows: export.Rows(rows), Columns: append(whoiswho.WhoseColumns(), export.Column{Name: "Rule"}, export.Column{Name: "Why"}, export.Column{Name: "Counts"}),
	}})
	if open := unasked(e, i); len(open) > 0 {
		out = append(out, export.Section{Heading: "May be this person's too", Paragraphs: open})
	}
	for _, k := range p.Registrations {
		r := e.Registrations[k]
		out = append(out, export.Section{Heading: "Seat in round " + e.RoundID(r.Round), Paragraphs: strings.Split(e.Moves(r.Standing.Moves), "; ")})
	}
	return out
}

// whoseName tells where a person's name is: this is no place for it.
func whoseName(e *report.Edition, i int) []string {
	if where := whoiswho.NamedIn(e, i); where != "" {
		return []string{"Who that is: look for " + e.People[i].ID + " in the column Person of " + where + "."}
	}
	return nil
}

// linkWords says what links a response to its person, and how surely.
func linkWords(e *report.Edition, c *analysis.Case) string {
	tie, ok := e.TieOf(c)
	if !ok {
		return whoiswho.RuleWords(c.Rule)
	}
	to := "a response that is gone"
	if tie.To >= 0 {
		to = e.Cases[tie.To].ID
	}
	return strings.TrimSpace(fmt.Sprintf("%s Linked to %s, probability %.4f. %s", whoiswho.RuleWords(tie.Rule), to, tie.Probability, whoiswho.Evidence(tie)))
}

// unasked lists the pairs of a person's with others that nobody has decided yet.
func unasked(e *report.Edition, person int) []string {
	var open []string
	for _, q := range e.Ask {
		a, b := &e.Cases[q.A], &e.Cases[q.B]
		if b.Person == person {
			a, b = b, a
		}
		if a.Person == person && b.Person != person {
			open = append(open, fmt.Sprintf("%s and %s of person %s: %s, probability %.4f. %s",
				a.ID, b.ID, e.People[b.Person].ID, q.Rule, q.Probability, whoiswho.Evidence(q.Tie)))
		}
	}
	return open
}
