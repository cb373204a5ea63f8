package workbook

import (
	"cmp"
	"fmt"
	"slices"

	"canvass/internal/analysis/people"
	"canvass/internal/report"
	"canvass/internal/report/whoiswho"
	"canvass/internal/survey"
)

// mostPairs is how many pairs of responses are asked at once, the likeliest of all.
const mostPairs = 200

// pair is two responses that may be one person's, the earlier one first.
type pair struct {
	a, b int // indexes of Cases
	people.Tie
}

// askedPairs are the pairs that are too close to call.
func askedPairs(e *report.Edition) []question {
	var out []question
	for _, q := range e.Ask[:min(len(e.Ask), mostPairs)] {
		out = append(out, question{kind: survey.KindLink, pair: &pair{q.A, q.B, q.Tie}, confidence: q.Probability})
	}
	return out
}

// decidedPairs are those that somebody decided on and that the sheet Duplicates does not
// show, most of all those told apart: each decision stands in one place, where it can be changed.
func decidedPairs(e *report.Edition, decisions map[survey.Decision]survey.Decision) []question {
	var links []survey.Decision
	for _, d := range decisions {
		if d.Kind == survey.KindLink {
			links = append(links, d)
		}
	}
	if len(links) == 0 {
		return nil
	}
	at, shown := map[survey.Ref]int{}, map[survey.Decision]bool{}
	for k := range e.Cases {
		at[ref(e, k)] = k
	}
	for k := range e.Cases {
		if tie, ok := e.TieOf(&e.Cases[k]); ok && tie.To >= 0 {
			shown[linkSubject(ref(e, tie.To), ref(e, k))] = true
		}
	}
	var out []question
	for _, d := range links {
		if shown[d.Subject()] {
			continue
		}
		a, here := at[survey.Ref{Source: d.Source, Response: d.Response}]
		b, there := at[d.Other]
		if !here || !there {
			continue
		}
		out = append(out, question{kind: survey.KindLink, pair: &pair{min(a, b), max(a, b), people.Tie{Rule: people.Decided}}, decision: &d})
	}
	slices.SortFunc(out, func(x, y question) int { return cmp.Or(x.pair.a-y.pair.a, x.pair.b-y.pair.b) })
	return out
}

func ref(e *report.Edition, k int) survey.Ref {
	return survey.Ref{Source: e.Project.Sources[e.Cases[k].Source].Name, Response: e.Cases[k].ID}
}

// subject is what a decision on the pair would be about.
func (p *pair) subject(e *report.Edition) survey.Decision {
	return linkSubject(ref(e, p.a), ref(e, p.b))
}

// linkSubject names two responses in one order, whichever comes first.
func linkSubject(a, b survey.Ref) survey.Decision {
	if cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Response, b.Response)) > 0 {
		a, b = b, a
	}
	return survey.Decision{Kind: survey.KindLink, Source: a.Source, Response: a.Response, Other: b}
}

// pairCells say what is asked of a pair. Names and addresses are not in it: they are
// for whoever may open the forms.
func pairCells(e *report.Edition, p *pair) (response, on, text, proposed, why string) {
	one := func(k int) string {
		c := &e.Cases[k]
		words := c.ID + " in " + e.Project.Sources[c.Source].Name
		if at := e.Dated(c.Submitted); !at.IsZero() {
			words += at.Format(", 2 January 2006, 15:04")
		}
		words += ", person " + e.People[c.Person].ID
		if where := whoiswho.NamedIn(e, c.Person); where != "" {
			words += ", named in " + where
		}
		return words
	}
	text = fmt.Sprintf("Does one person stand behind these two responses? One is %s. The other is %s.", one(p.a), one(p.b))
	if said := whoiswho.Compared(p.Tie); said != "" {
		text += " " + said
	}
	why = "Somebody decided."
	if p.Rule != people.Decided {
		why = whoiswho.Why(p.Tie)
	}
	return e.Cases[p.a].ID, "people", text, samePerson, why
}

// samePerson is what is proposed of two responses.
const samePerson = "one person"
