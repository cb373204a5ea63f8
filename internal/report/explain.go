package report

import (
	"context"
	"fmt"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/analysis/rating"
	"canvass/internal/analysis/seats"
	"canvass/internal/export"
	"canvass/internal/fault"
	"canvass/internal/survey"
)

// Explain shows what stands behind a figure ("P3.agree_share", "transparency.share")
// a person ("p…"), a campaign ("c…"): how it was computed and which responses it rests
// on. Of a response, by its id, it shows whose it is and why, and why its texts carry their themes.
func (e *Edition) Explain(ctx context.Context, id string) (export.Document, error) {
	for i := range e.People {
		if e.People[i].ID == id && len(e.People[i].Cases) > 0 {
			return e.explainPerson(i), nil
		}
	}
	if d, found, err := e.explainCampaign(ctx, id); found {
		return d, err
	}
	if d, found, err := e.explainResponse(ctx, id); found {
		return d, err
	}
	subject, figure, ok := strings.Cut(id, ".")
	if h, found := e.explainCount(id); found {
		return h, nil
	}
	if h, found := e.explainLinking(id); found {
		return h, nil
	}
	if ok {
		for i, p := range e.Whole.Principles {
			if p.ID == subject && has(principleFigures, figure) {
				return e.explainPrinciple(i, figure), nil
			}
		}
		for i, t := range e.Whole.Themes {
			if t.ID == subject && has(themeFigures, figure) {
				return e.explainTheme(i, figure), nil
			}
		}
	}
	return export.Document{}, fault.New(fault.Invalid, e.explainHint(id), "there is no figure, person, campaign or response %q", id)
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

func (e *Edition) explainHint(id string) string {
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
	for _, f := range e.linkingFigures(e.Whole) {
		known = append(known, f.id)
	}
	if near := survey.Nearest(id, known); near != "" {
		return fmt.Sprintf("did you mean %q? Ids are in the sheet Summary; persons and responses are in `report people`, campaigns in `report campaigns`", near)
	}
	return "ids look like P1.agree_share or transparency.share (see the sheet Summary), persons like pabcdefghij and their responses (see `report people`), campaigns like cabcdefghij (see `report campaigns`)"
}

// explainPrinciple shows a rating's counts, arithmetic and members.
func (e *Edition) explainPrinciple(i int, figure string) export.Document {
	p, h := e.Project.Principles[i], e.Whole.Principles[i].Histogram
	d := export.Document{Title: p.ID + "." + figure + ": " + e.label(p.Title), Language: "en", Lead: []string{e.freshness()}, Foot: []string{e.provenance()}}
	if figure == "contributions" {
		d.Sections = append(d.Sections, e.textsSection(counted(e.Whole.Principles[i].Contributions, "text with content", "texts with content"), func(t analysis.Contribution) bool {
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
		rows = append(rows, append(e.whose(c), export.Count(m.Value)))
	}
	d.Sections = append(d.Sections, export.Section{Heading: "The ratings that count", Table: &export.Table{
		Name: "tbl_members", Rows: export.Rows(rows), Columns: append(whoseColumns(), number("Rating")), Empty: "None.",
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
func (e *Edition) explainTheme(i int, figure string) export.Document {
	t, s := e.Project.Codebook.Themes[i], e.Whole.Themes[i]
	d := export.Document{Title: t.ID + "." + figure + ": " + e.label(t.Label), Language: "en", Lead: []string{e.freshness()}, Foot: []string{e.provenance()}}
	if s.Base > 0 {
		w := rating.Wilson(s.People, s.Base)
		d.Lead = append(d.Lead, fmt.Sprintf("%s by %s; share = %d / %d people who wrote something = %.4f (95 %% Wilson %.4f to %.4f).",
			counted(s.Contributions, "text", "texts"), counted(s.People, "person", "people"), s.People, s.Base, *s.Share(), w[0], w[1]))
	}
	d.Sections = append(d.Sections, e.textsSection("The texts that speak to it", func(c analysis.Contribution) bool { return c.SpeaksTo(i) }))
	return d
}

// textsSection lists texts by id, with the themes and where their evidence stands.
func (e *Edition) textsSection(heading string, pass func(analysis.Contribution) bool) export.Section {
	var rows [][]export.Cell
	for _, m := range e.TextsOf(pass) {
		c := &e.Cases[m.Case]
		t := c.Texts[m.Text]
		var found []string
		for _, tag := range t.Tags {
			found = append(found, e.Project.Codebook.Themes[tag.Theme].ID+" "+spans(tag.Spans))
		}
		rows = append(rows, append(e.whose(c), export.Words(e.Questions[t.Question].Name()), export.Words(strings.Join(found, ", "))))
	}
	return export.Section{Heading: heading, Paragraphs: []string{"Numbers behind a theme say where its words stand, in characters of the text."}, Table: &export.Table{
		Name: "tbl_members", Rows: export.Rows(rows), Columns: append(whoseColumns(), export.Column{Name: "On"}, export.Column{Name: "Themes"}), Empty: "None.",
	}}
}

func whoseColumns() []export.Column {
	return []export.Column{{Name: "Source"}, {Name: "Response", ID: true}, {Name: "Person", ID: true}, {Name: "Submitted", Kind: export.Moment}}
}

func (e *Edition) whose(c *analysis.Case) []export.Cell {
	return []export.Cell{export.Words(e.Project.Sources[c.Source].Name), export.Words(c.ID), export.Words(e.People[c.Person].ID), export.At(e.dated(c.Submitted))}
}

// explainPerson shows a person's responses, what links them, and their seats.
func (e *Edition) explainPerson(i int) export.Document {
	d := export.Document{Title: "Person " + e.People[i].ID, Language: "en", Lead: []string{e.freshness()}, Foot: []string{e.provenance()}}
	d.Sections = e.personSections(i)
	return d
}

// personSections are a person's responses, what is open about them, and where the person was and sits.
func (e *Edition) personSections(i int) (out []export.Section) {
	p := e.People[i]
	var rows [][]export.Cell
	for _, k := range p.Cases {
		c := &e.Cases[k]
		rows = append(rows, append(e.whose(c), export.Words(string(c.Rule)), export.Words(e.why(c)), export.Words(e.countsAs(c))))
	}
	out = append(out, export.Section{Heading: "Responses of person " + p.ID, Paragraphs: e.whoseName(i), Table: &export.Table{
		Name: "tbl_members", Rows: export.Rows(rows), Columns: append(whoseColumns(), export.Column{Name: "Rule"}, export.Column{Name: "Why"}, export.Column{Name: "Counts"}),
	}})
	if open := e.unasked(i); len(open) > 0 {
		out = append(out, export.Section{Heading: "May be this person's too", Paragraphs: open})
	}
	for _, k := range p.Registrations {
		r := e.Registrations[k]
		out = append(out, export.Section{Heading: "Seat in round " + e.roundID(r.Round), Paragraphs: strings.Split(e.moves(r.Standing.Moves), "; ")})
	}
	return out
}

// whoseName tells where a person's name is: this is no place for it.
func (e *Edition) whoseName(i int) []string {
	if where := e.namedIn(i); where != "" {
		return []string{"Who that is: look for " + e.People[i].ID + " in the column Person of " + where + "."}
	}
	return nil
}

// namedIn is the list that has a person's name; "" for somebody who only gave feedback.
func (e *Edition) namedIn(i int) string {
	for _, k := range e.People[i].Registrations {
		switch r := e.Registrations[k]; {
		case r.Case < 0:
		case r.Standing.Status == seats.Seated, r.Standing.Status == seats.Waiting && r.Came != analysis.CameYes:
			return map[bool]string{true: "`report attendees`", false: "`report attendees --waiting`"}[r.Standing.Status == seats.Seated]
		case r.Came == analysis.CameYes:
			return "`report attendees --came`"
		}
	}
	if len(e.PresencesOf(i)) > 0 {
		return "`report attendees --came`"
	}
	return ""
}

// why says what links a response to its person, and how surely.
func (e *Edition) why(c *analysis.Case) string {
	tie, ok := e.TieOf(c)
	if !ok {
		return ruleWords(c.Rule)
	}
	to := "a response that is gone"
	if tie.To >= 0 {
		to = e.Cases[tie.To].ID
	}
	return strings.TrimSpace(fmt.Sprintf("%s Linked to %s, probability %.4f. %s", ruleWords(tie.Rule), to, tie.Probability, weighed(tie)))
}

// unasked lists the pairs of a person's with others that nobody has decided yet.
func (e *Edition) unasked(person int) []string {
	var open []string
	for _, q := range e.Ask {
		a, b := &e.Cases[q.A], &e.Cases[q.B]
		if b.Person == person {
			a, b = b, a
		}
		if a.Person == person && b.Person != person {
			open = append(open, fmt.Sprintf("%s and %s of person %s: %s, probability %.4f. %s",
				a.ID, b.ID, e.People[b.Person].ID, q.Rule, q.Probability, weighed(q.Tie)))
		}
	}
	return open
}
