// Package tally counts what Findings say: how many people, ratings, texts, themes, seats;
// of everybody, or of the answers that pass a [Filter], whole or by the values of a
// [Dimension]. A person counts once in everything. What may be published of it is
// not decided here.
package tally

import (
	"canvass/internal/analysis"
	"canvass/internal/analysis/rating"
	"canvass/internal/survey"
)

// Summary is every figure of a set of answers.
type Summary struct {
	Registrations Registrations
	Rounds        []RoundSummary // every configured round
	Feedback      Feedback
	Principles    []PrincipleSummary // every configured principle
	Themes        []ThemeSummary     // every theme of the codebook
	Consent       [3]int             // people with feedback, by consent.Level
	Excluded      Excluded
	Groups        []Group // by Dimension, when asked
}

// Registrations counts place requests.
type Registrations struct {
	Responses int            // current ones, superseded ones included
	People    int            // distinct persons among them
	ByMode    map[string]int // persons by the mode of their current registration
	Seated    map[string]int
	Waiting   map[string]int
	Cancelled int
	Turnout   Turnout
}

// RoundSummary is one round's share of the figures.
type RoundSummary struct {
	ID            string
	Registrations Registrations
	Feedback      Feedback
}

// Feedback counts what people said.
type Feedback struct {
	Responses     int // current ones, superseded and empty ones included
	People        int
	Contributions int            // texts that count and have content
	Contributors  int            // persons behind them
	ByLanguage    map[string]int // contributions; "" is undecided
}

// PrincipleSummary is what people think of one principle.
type PrincipleSummary struct {
	ID            string
	Histogram     rating.Histogram
	Contributions int
	Stances       map[survey.Stance]int // of these, by how they stand to it; unclear ones too
}

// ThemeSummary is how often a theme was spoken to.
type ThemeSummary struct {
	ID            string
	Contributions int
	People        int
	Base          int // persons who wrote anything with content: the base of Share

	Stances  map[survey.Stance]int // of the contributions, by how they stand to what they are about; unclear ones too
	Reviewed int                   // of the contributions, those on which a person said that they speak to it
}

// Share is People over Base, nil without a base.
func (t ThemeSummary) Share() *float64 { return rating.Ratio(t.People, t.Base) }

// Excluded counts what was received and does not count, with why.
type Excluded struct {
	Gone        int // responses no longer in the form
	Superseded  int // responses whose every answer the person gave again later
	NoContent   int // texts that count as an answer and say nothing
	Quarantined int // documents that could not be read as a response
	Unreadable  int // ratings that are no rating
}

// Group is the figures of one value of a Dimension.
type Group struct {
	Key string
	Summary
}

// Of counts the answers that pass the filter. With a Dimension it also
// counts each of its values.
func Of(f *analysis.Findings, filter Filter, by Dimension) Summary {
	s := count(f, filter, everybody(f))
	for _, r := range f.Project.Rounds {
		narrow := filter
		narrow.Round = r.ID
		var part Summary
		if filter.Round == "" || filter.Round == r.ID {
			part = count(f, narrow, everybody(f))
		} else {
			part = count(f, narrow, nil)
		}
		s.Rounds = append(s.Rounds, RoundSummary{r.ID, part.Registrations, part.Feedback})
	}
	s.Groups = Groups(f, filter, by)
	return s
}

// everybody lists all persons.
func everybody(f *analysis.Findings) []int {
	all := make([]int, len(f.People))
	for i := range all {
		all[i] = i
	}
	return all
}

// count adds up what the given persons said.
func count(f *analysis.Findings, filter Filter, persons []int) Summary {
	c := newCounter(f, filter)
	for _, i := range persons {
		c.person(i)
	}
	if len(persons) > 0 {
		c.outside()
	}
	return c.sum
}
