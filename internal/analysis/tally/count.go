package tally

import (
	"slices"

	"canvass/internal/analysis"
	"canvass/internal/analysis/seats"
	"canvass/internal/survey"
)

// counter adds up one Summary. Persons come one at a time, so that a count of
// distinct persons needs no set of them.
type counter struct {
	*analysis.Findings
	filter Filter
	sum    Summary
	theme  int    // index of Filter.Theme; -1 for none
	spoken []bool // the themes this person spoke to
}

func newCounter(f *analysis.Findings, filter Filter) *counter {
	c := &counter{Findings: f, filter: filter, spoken: make([]bool, len(f.Project.Codebook.Themes))}
	c.theme = slices.IndexFunc(f.Project.Codebook.Themes, func(t survey.Theme) bool { return t.ID == filter.Theme })
	c.sum.Registrations = newRegistrations(f.Project, filter)
	c.sum.Feedback.ByLanguage = map[string]int{}
	for _, p := range f.Project.Principles {
		c.sum.Principles = append(c.sum.Principles, PrincipleSummary{ID: p.ID, Stances: map[survey.Stance]int{}})
	}
	for _, t := range f.Project.Codebook.Themes {
		c.sum.Themes = append(c.sum.Themes, ThemeSummary{ID: t.ID, Stances: map[survey.Stance]int{}})
	}
	return c
}

// newRegistrations has a zero for every mode on offer.
func newRegistrations(p survey.Project, filter Filter) Registrations {
	r := Registrations{ByMode: map[string]int{seats.OtherMode: 0, seats.NoMode: 0}, Seated: map[string]int{}, Waiting: map[string]int{}}
	for _, round := range p.Rounds {
		for _, s := range round.Seats {
			if filter.Round != "" && filter.Round != round.ID {
				continue
			}
			r.ByMode[s.Mode] = 0
			if s.Mode == survey.Cancelled {
				continue
			}
			r.Waiting[s.Mode] = 0
			if len(s.Tries) == 0 {
				r.Seated[s.Mode] = 0
			}
		}
	}
	return r
}

// person counts what one person said and asked for.
func (c *counter) person(i int) {
	p := &c.People[i]
	if !c.filter.takesPerson(p) || c.theme >= 0 && !c.speaks(p) {
		return
	}
	registered, spoke, wrote := false, false, false
	clear(c.spoken)
	for _, k := range p.Cases {
		if !c.filter.takesCase(c.Project, &c.Cases[k]) {
			continue
		}
		switch c.Role(k) {
		case survey.Registration:
			registered = c.registered(k) || registered
		case survey.Feedback:
			if c.onTopic(k) {
				spoke = spoke || !c.Cases[k].Withdrawn
				wrote = c.heard(k) || wrote
			}
		}
	}
	c.places(p)
	c.turnout(i)
	c.closePerson(p, registered, spoke, wrote)
}

// closePerson counts the person once in everything they took part in.
func (c *counter) closePerson(p *analysis.Person, registered, spoke, wrote bool) {
	if registered {
		c.sum.Registrations.People++
	}
	if spoke {
		c.sum.Feedback.People++
		c.sum.Consent[p.Consent]++
	}
	if !wrote {
		return
	}
	c.sum.Feedback.Contributors++
	for t := range c.sum.Themes {
		c.sum.Themes[t].Base++
		if c.spoken[t] {
			c.sum.Themes[t].People++
		}
	}
}

func (c *counter) registered(k int) bool {
	c.sum.Registrations.Responses++
	if c.Cases[k].Superseded {
		c.sum.Excluded.Superseded++
	}
	return true
}

// heard counts one feedback response; true when it has a text that counts.
func (c *counter) heard(k int) (wrote bool) {
	s := &c.sum
	s.Feedback.Responses++
	if c.Cases[k].Superseded {
		s.Excluded.Superseded++
	}
	for _, r := range c.Cases[k].Ratings {
		principle := c.principle(r.Question)
		switch {
		case !c.counts(r.Voice) || principle < 0 || !c.inLanguage(c.Cases[k].Language):
		case r.Value == 0:
			s.Excluded.Unreadable++
		default:
			s.Principles[principle].Histogram = s.Principles[principle].Histogram.Add(int(r.Value))
		}
	}
	for i := range c.Cases[k].Texts {
		wrote = c.text(&c.Cases[k].Texts[i]) || wrote
	}
	return wrote
}

// text counts one contribution; true when it counts and has content.
func (c *counter) text(t *analysis.Contribution) bool {
	if !c.takesText(t) {
		return false
	}
	s := &c.sum
	if t.NoContent {
		s.Excluded.NoContent++
		return false
	}
	s.Feedback.Contributions++
	s.Feedback.ByLanguage[languageKey(t.Language)]++
	if p := c.principle(t.Question); p >= 0 {
		s.Principles[p].Contributions++
		s.Principles[p].Stances[t.Stands()]++
	}
	for _, tag := range t.Tags {
		theme := &s.Themes[tag.Theme]
		theme.Contributions++
		theme.Stances[t.Stands()]++
		if tag.Decided() {
			theme.Reviewed++
		}
		c.spoken[tag.Theme] = true
	}
	return true
}

// takesText reports whether a text counts under the filter.
func (c *counter) takesText(t *analysis.Contribution) bool {
	return c.counts(t.Voice) && c.inLanguage(t.Language) &&
		(c.filter.Principle == "" || c.Questions[t.Question].Principle == c.filter.Principle) &&
		(c.theme < 0 || t.SpeaksTo(c.theme))
}

// counts reports whether a voice is one of those asked for.
func (c *counter) counts(v analysis.Voice) bool {
	if c.filter.Round != "" {
		return v.InRound
	}
	return v.Overall
}

func (c *counter) inLanguage(code string) bool {
	return c.filter.Language == "" || languageKey(code) == c.filter.Language
}

// principle is the index of a question's principle, -1 for an open question or
// one that the filter leaves out.
func (c *counter) principle(question int) int {
	id := c.Questions[question].Principle
	if id == "" || c.filter.Principle != "" && c.filter.Principle != id {
		return -1
	}
	return slices.IndexFunc(c.Project.Principles, func(p survey.Principle) bool { return p.ID == id })
}

// onTopic reports whether a feedback response says anything on the principle asked for.
func (c *counter) onTopic(k int) bool {
	want := c.filter.Principle
	return want == "" ||
		slices.ContainsFunc(c.Cases[k].Ratings, func(r analysis.Rating) bool { return c.Questions[r.Question].Principle == want }) ||
		slices.ContainsFunc(c.Cases[k].Texts, func(t analysis.Contribution) bool { return c.Questions[t.Question].Principle == want })
}

// speaks reports whether a person has a text that counts on the theme asked for.
func (c *counter) speaks(p *analysis.Person) bool {
	return slices.ContainsFunc(p.Cases, func(k int) bool {
		return c.filter.takesCase(c.Project, &c.Cases[k]) && slices.ContainsFunc(c.Cases[k].Texts, func(t analysis.Contribution) bool {
			return !t.NoContent && c.takesText(&t)
		})
	})
}

// places counts where one person stands in each round.
func (c *counter) places(p *analysis.Person) {
	r, modes := &c.sum.Registrations, map[string]bool{}
	for _, k := range p.Registrations {
		reg := &c.Findings.Registrations[k]
		if reg.Case < 0 || !c.filter.takesCase(c.Project, &c.Cases[reg.Case]) {
			continue
		}
		modes[reg.Mode] = true
		switch reg.Standing.Status {
		case seats.Seated:
			r.Seated[reg.Standing.Mode]++
		case seats.Waiting:
			r.Waiting[reg.Standing.Wish]++
		case seats.Cancelled:
			r.Cancelled++
		}
	}
	for mode := range modes {
		r.ByMode[mode]++
	}
}

// outside counts what belongs to no person: documents of the sources asked for.
func (c *counter) outside() {
	c.lists()
	for i, s := range c.Project.Sources {
		inRound := c.filter.Round == "" || s.Round == c.filter.Round || s.Round == "" && len(c.Project.Rounds) == 1
		if i < len(c.Sources) && inRound && (c.filter.Source == "" || c.filter.Source == s.Name) {
			c.sum.Excluded.Gone += c.Sources[i].Gone
			c.sum.Excluded.Quarantined += c.Sources[i].Quarantined
		}
	}
}
