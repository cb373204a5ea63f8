package analysis

import (
	"slices"

	"canvass/internal/survey"
)

// choose marks the answers that count: of each person the latest to a question that
// says something, in its round and over all rounds. Comments on a document all count.
func (a *analyst) choose() {
	f := a.findings
	for i := range f.People {
		p := &f.People[i]
		switch {
		case !p.Feedback:
		case len(p.Cases) == 1: // nearly everybody
			f.Cases[p.Cases[0]].markAll()
		default:
			f.hear(p)
		}
	}
}

// hear marks the answers of a person with several responses. They are in order of
// time, so the later answer takes the mark from the earlier one, unless it has no
// content ("n/a") and the earlier one has.
func (f *Findings) hear(p *Person) {
	latest := map[topic]given{}
	for _, i := range p.Cases {
		c := &f.Cases[i]
		switch {
		case f.Role(i) != survey.Feedback:
			continue
		case f.Project.Sources[c.Source].Remarks():
			c.markAll()
			continue
		}
		for k := range c.Ratings {
			r := &c.Ratings[k]
			f.take(latest, topic{c.Round, r.Question}, given{i, &r.InRound, nil})
			f.take(latest, topic{overall, r.Question}, given{i, &r.Overall, nil})
		}
		for k := range c.Texts {
			t := &c.Texts[k]
			f.take(latest, topic{c.Round, t.Question}, given{i, &t.InRound, t})
			f.take(latest, topic{overall, t.Question}, given{i, &t.Overall, t})
		}
	}
	for _, i := range p.Cases {
		if c := &f.Cases[i]; f.Role(i) == survey.Feedback {
			c.Superseded = c.Replaced > 0 && !c.Heard()
		}
	}
}

// topic is what a person has one voice on.
type topic struct{ round, question int }

// overall stands for all rounds, beside real ones and -1.
const overall = -2

// given is an answer of a case, with the mark that it counts. text is nil for a rating.
type given struct {
	at   int
	mark *bool
	text *Contribution
}

// take gives a topic's mark to a later answer.
func (f *Findings) take(latest map[topic]given, about topic, now given) {
	before, again := latest[about]
	if again && now.text != nil && now.text.NoContent && !before.text.NoContent {
		return
	}
	if again {
		*before.mark = false
	}
	if again && before.at != now.at && about.round != overall {
		c := &f.Cases[before.at]
		c.Replaced = int32(now.at + 1) // fewer than responses
		c.Reworded = c.Reworded || now.text != nil && !before.text.NoContent && before.text.Print != now.text.Print
	}
	latest[about], *now.mark = now, true
}

// markAll marks every answer of the only response of a person.
func (c *Case) markAll() {
	for k := range c.Ratings {
		c.Ratings[k].Voice = Voice{true, true}
	}
	for k := range c.Texts {
		c.Texts[k].Voice = Voice{true, true}
	}
}

// Heard reports whether an answer in a response of feedback counts in its round.
func (c *Case) Heard() bool {
	return slices.ContainsFunc(c.Ratings, func(r Rating) bool { return r.InRound }) ||
		slices.ContainsFunc(c.Texts, func(t Contribution) bool { return t.InRound })
}
