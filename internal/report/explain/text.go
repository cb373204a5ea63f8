package explain

import (
	"context"
	"fmt"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/analysis/learn"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/tags"
	"canvass/internal/report/whoiswho"
)

// explainResponse shows whose a response is and why, and why its texts carry their themes and
// their stance: what a person decided, or the words that speak for it and how much each
// counts. An id that is in several sources is explained in each.
func explainResponse(ctx context.Context, e *report.Edition, id string) (d export.Document, found bool, err error) {
	d = export.Document{Title: "Response " + id, Language: "en", Lead: []string{e.Freshness()}, Foot: []string{e.Provenance()}}
	for i := range e.Cases {
		c := &e.Cases[i]
		if c.ID != id {
			continue
		}
		found = true
		if len(c.Texts) == 0 { // all that is known of it is whose it is
			d.Sections = append(d.Sections, personSections(e, c.Person)...)
			continue
		}
		row := append(whoiswho.Whose(e, c), export.Words(string(c.Rule)), export.Words(whoiswho.CountsAs(e, c)))
		d.Sections = append(d.Sections, export.Section{Heading: "Whose it is", Table: &export.Table{
			Name: "tbl_members", Rows: export.Rows([][]export.Cell{row}), Columns: append(whoiswho.WhoseColumns(), export.Column{Name: "Rule"}, export.Column{Name: "Counts"}),
		}})
		words, err := wordsOf(ctx, e, c)
		if err != nil {
			return d, true, err
		}
		for k := range c.Texts {
			t := &c.Texts[k]
			d.Sections = append(d.Sections, explainText(e, c, t, words[t.AnswerID]))
		}
	}
	return d, found, nil
}

// wordsOf reads a response's texts again.
func wordsOf(ctx context.Context, e *report.Edition, c *analysis.Case) (map[string]string, error) {
	for s, err := range e.Said(ctx, c.Source) {
		if err != nil {
			return nil, err
		}
		if s.ID != c.ID {
			continue
		}
		words := map[string]string{}
		for _, t := range s.Answers.Texts {
			words[t.AnswerID] = t.Text
		}
		return words, nil
	}
	return nil, nil
}

// explainText is one text, one row a reason.
func explainText(e *report.Edition, c *analysis.Case, t *analysis.Contribution, words string) export.Section {
	s := export.Section{Heading: e.Questions[t.Question].Name() + ", source " + e.Project.Sources[c.Source].Name}
	runes := []rune(words)
	var rows [][]export.Cell
	add := func(theme, what, detail string, adds *float64) {
		cells := []export.Cell{export.Words(theme), export.Words(what), export.Words(detail), {}}
		if adds != nil {
			cells[3] = export.Cell{Kind: export.Number, Number: *adds}
		}
		rows = append(rows, cells)
	}
	for _, w := range e.Why(c, t, words) {
		id := e.Project.Codebook.Themes[w.Theme].ID
		what, detail := verdictOf(w)
		add(id, what, detail, nil)
		if d := w.Decision; d != nil {
			add(id, "decision", decisionWords(e, c, w), nil)
			if w.Tag == nil || w.Tag.Decided() {
				continue
			}
		}
		if len(w.Keywords) > 0 {
			add(id, "keywords", strings.Join(w.Keywords, ", "), nil)
		}
		for _, r := range w.Reasons {
			add(id, string(r.Kind), reasonWords(r, runes), &r.Adds)
		}
	}
	s.Table = &export.Table{Name: "tbl_reasons", Rows: export.Rows(rows), Empty: "No theme was found in it, and nobody decided on one.", Columns: []export.Column{
		{Name: "Theme", ID: true}, {Name: "What"}, {Name: "Detail"}, {Name: "Adds", Kind: export.Number, Decimals: 2},
	}}
	if t.Stance != nil {
		s.Paragraphs = append(s.Paragraphs, fmt.Sprintf("Stance: %s; %s.", t.Stance.Stance, tags.RestsOn(e, t.Stance, words)))
	}
	if t.Inherited {
		s.Paragraphs = append(s.Paragraphs, "It says “same as above”: its themes are those of the text above it.")
	}
	return s
}

// verdictOf says in a word what became of a theme.
func verdictOf(w analysis.Why) (what, detail string) {
	threshold := ""
	if w.Reasons != nil {
		threshold = fmt.Sprintf("; score %.2f, a tag above %.2f", w.Score, w.Cut)
	}
	switch {
	case w.Tag != nil:
		return "tagged", fmt.Sprintf("by %s, probability %.2f, evidence at %s%s", w.Tag.By, w.Tag.Probability, orNowhere(tags.Spans(w.Tag.Spans)), threshold)
	case w.Check != nil:
		return "please check", fmt.Sprintf("probability %.2f, evidence at %s%s", w.Check.Probability, orNowhere(tags.Spans(w.Check.Spans)), threshold)
	}
	switch {
	case w.Decision != nil:
		return "not tagged", "a person said no"
	case w.Reasons != nil:
		return "not tagged", "a keyword stands here, but what was learned from decisions speaks against it" + threshold
	}
	return "not tagged", "a keyword stands here that was seldom right in judged texts: it does not count"
}

func orNowhere(s string) string {
	if s == "" {
		return "no place in particular"
	}
	return s
}

// decisionWords says who decided what and when, on which text.
func decisionWords(e *report.Edition, c *analysis.Case, w analysis.Why) string {
	d := w.Decision
	who := d.Reviewer
	if who == "" {
		who = "somebody"
	}
	s := fmt.Sprintf("%s said %s on %s", who, d.Verdict, e.Zone(d.At).Format("2006-01-02 15:04"))
	if d.Response != c.ID || d.Source != e.Project.Sources[c.Source].Name {
		s += fmt.Sprintf(", of the equal text of %s in %s", d.Response, d.Source)
	}
	if d.Note != "" {
		s += ": " + d.Note
	}
	return s
}

// reasonWords spells a reason out.
func reasonWords(r learn.Reason, text []rune) string {
	switch r.Kind {
	case learn.ReasonBase:
		return "how often the theme is meant at all"
	case learn.ReasonKeywords:
		return "that keywords stand there, as far as decisions bear them out"
	case learn.ReasonBeside:
		return "words that stand beside its keywords in other texts"
	case learn.ReasonDescribed:
		return "likeness to the theme's label and description"
	case learn.ReasonOthers:
		return "the other themes of the text: where one is sure, the rest are less likely"
	case learn.ReasonRest:
		return "everything else: pairs of words, the question, smaller things"
	}
	if r.End > len(text) {
		return ""
	}
	return fmt.Sprintf("“%s” at %d-%d", string(text[r.Start:r.End]), r.Start, r.End)
}
