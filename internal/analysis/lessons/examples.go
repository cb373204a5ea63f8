package lessons

import (
	"fmt"
	"slices"

	"canvass/internal/analysis/learn"
	"canvass/internal/survey"
)

// book is examples in the making: one of equal texts.
type book struct {
	examples  []*learn.Example
	at        map[Key]int
	groups    groups
	members   []string           // a name in the group of each example
	reviewers [][]string         // of each example
	said      []int              // of each example: themes that somebody decided on in so many words
	whole     map[string]*wholly // by reviewer
}

// Examples makes one example of equal texts; where their decisions differ nothing is
// known. Index has the number of each theme. Texts of one person or one response are in
// one group, and so are equal ones. Implied is whether what reviewers left out was taken
// for a no anywhere, as silence has it, if there is one to be asked; aside how many noes
// of each theme teach nothing, see picked.
func Examples(lessons []Lesson, index map[string]int, silence *Silence) (out []*learn.Example, implied bool, aside []int) {
	b := book{at: map[Key]int{}, groups: newGroups(), whole: map[string]*wholly{}}
	for _, l := range lessons {
		if !l.Empty {
			b.add(l, index)
			b.attend(l, index)
		}
	}
	names := make([]string, len(index))
	for name, k := range index {
		names[k] = name
	}
	aside = make([]int, len(index))
	if silence != nil {
		for k, name := range names {
			if silence.Decided(name) {
				aside[k] = b.picked(k, silence.Themes())
			}
		}
	}
	for i, x := range b.examples {
		x.Group = hashOf(b.groups.of(b.members[i]))
		implied = settle(x, names, b.reviewers[i], silence) || implied
	}
	return b.examples, implied, aside
}

// add enters what was decided on one text.
func (b *book) add(l Lesson, index map[string]int) {
	respondent := l.Ref.Source + "\x00" + l.Ref.Response
	if l.Mailbox != "" {
		respondent = l.Mailbox
	}
	words := fmt.Sprint("\x01", l.Key.Print)
	b.groups.join(respondent, words)
	i, again := b.at[l.Key]
	if !again {
		i = len(b.examples)
		b.at[l.Key] = i
		b.examples = append(b.examples, &learn.Example{Text: l.Text, Labels: make([]int8, len(index))})
		b.members, b.reviewers, b.said = append(b.members, words), append(b.reviewers, nil), append(b.said, 0)
	}
	for _, d := range l.Rulings {
		if !slices.Contains(b.reviewers[i], d.Reviewer) {
			b.reviewers[i] = append(b.reviewers[i], d.Reviewer)
		}
		label, verdict := &b.examples[i].Labels[index[d.Theme]], learn.No
		if d.Verdict == survey.VerdictYes {
			verdict = learn.Yes
		}
		if *label == learn.Unknown {
			b.said[i]++
		}
		switch *label {
		case learn.Unknown, verdict:
			*label = verdict
		default:
			*label = disputed
		}
	}
}

// disputed marks a label on which decisions differ, while they are gathered.
const disputed int8 = 2

// settle leaves open what is disputed, and takes for a no what a reviewer is silent about,
// as far as silence says; where somebody does say no now and then, silence about a theme
// whose keyword stands in the text says nothing. It reports whether it took any for a no.
func settle(x *learn.Example, names, reviewers []string, silence *Silence) (implied bool) {
	hit := map[int]bool{}
	for _, h := range x.Hits {
		hit[h.Theme] = true
	}
	for k, l := range x.Labels {
		switch {
		case l == disputed:
			x.Labels[k] = learn.Unknown
		case l == learn.Unknown && silence != nil && slices.ContainsFunc(reviewers, func(who string) bool {
			return silence.Denies(who, names[k]) && (!hit[k] || silence.NeverNo(who))
		}):
			x.Labels[k], implied = learn.No, true
		}
	}
	return implied
}

// groups joins names that belong together.
type groups struct{ parent map[string]string }

func newGroups() groups { return groups{map[string]string{}} }

// of is the name of a group: the first in the alphabet.
func (g groups) of(name string) string {
	for {
		up, ok := g.parent[name]
		if !ok {
			return name
		}
		name = up
	}
}

func (g groups) join(a, b string) {
	a, b = g.of(a), g.of(b)
	switch {
	case a < b:
		g.parent[b] = a
	case b < a:
		g.parent[a] = b
	}
}
