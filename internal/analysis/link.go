package analysis

import (
	"cmp"
	"slices"

	"canvass/internal/analysis/people"
	"canvass/internal/survey"
)

// link finds the person behind every case. Registrations that have disappeared
// take part, so that a person keeps an id when their first response goes.
func (a *analyst) link() {
	f := a.findings
	for i := range a.departed {
		a.roll.Add(&a.departed[i].record)
	}
	who := people.Link(a.roll, a.decisions)
	f.People = slices.Grow(f.People, len(who.Persons))
	var cases slab[int]
	for i := range who.Persons {
		p := &who.Persons[i]
		person := Person{ID: a.roll.PersonID(p.Members[0]), Cases: cases.take(len(p.Members))}
		for k, m := range p.Members {
			if m >= len(f.Cases) {
				a.departed[m-len(f.Cases)].person = len(f.People)
				continue
			}
			f.Cases[m].Person, f.Cases[m].Rule = len(f.People), p.Rule(k)
			if k > 0 {
				f.Ties = append(f.Ties, a.present(p.Ties[k-1]))
				f.Cases[m].Tie = int32(len(f.Ties))
			}
			person.Cases = append(person.Cases, m)
		}
		a.describe(&person)
		f.People = append(f.People, person)
	}
	f.Linking = who.Facts
	for _, q := range who.Ask {
		if max(q.A, q.B) < len(f.Cases) {
			f.Ask = append(f.Ask, q)
		}
	}
	a.roll = nil
}

// present forgets what a tie leads to when that has disappeared.
func (a *analyst) present(t people.Tie) people.Tie {
	if t.To >= len(a.findings.Cases) {
		t.To = -1
	}
	return t
}

// TieOf is what links a case to its person; false for a person's first response.
func (f *Findings) TieOf(c *Case) (people.Tie, bool) {
	if c.Tie == 0 {
		return people.Tie{}, false
	}
	return f.Ties[c.Tie-1], true
}

// describe takes from a person's cases, oldest first, what the latest say.
func (a *analyst) describe(p *Person) {
	f := a.findings
	slices.SortFunc(p.Cases, func(x, y int) int {
		return cmp.Or(f.Cases[x].Submitted.Compare(f.Cases[y].Submitted), cmp.Compare(f.Cases[x].ID, f.Cases[y].ID), cmp.Compare(x, y))
	})
	for _, role := range []survey.Role{survey.Registration, survey.Feedback} { // what feedback says of its author comes last: it wins
		for _, i := range p.Cases {
			if f.Role(i) == role {
				a.add(p, i)
			}
		}
	}
}

func (a *analyst) add(p *Person, i int) {
	c := a.findings.Cases[i]
	if c.Group != "" {
		p.Group = c.Group
	}
	if name := a.roll.Name(i); name != "" {
		p.Name = name
	}
	if a.findings.Role(i) == survey.Feedback && !c.Withdrawn {
		p.Feedback, p.Consent = true, c.Consent
	}
}

// Role is the role of a case's source.
func (f *Findings) Role(i int) survey.Role {
	return f.Project.Sources[f.Cases[i].Source].Role
}
