package analysis

import (
	"fmt"
	"slices"

	"canvass/internal/analysis/learn"
	"canvass/internal/survey"
)

// examples makes one example of equal texts; where their decisions differ nothing is
// known. Index has the number of each theme. Texts of one person or one response are in one group, and so are equal ones.
// Implied is whether what reviewers left out was taken for a no anywhere, as silence
// has it, if there is one to be asked; where they do say no now and then, silence about
// a theme whose keyword stands in the text says nothing.
func examples(lessons []lesson, index map[string]int, silence *Silence) (out []*learn.Example, implied bool) {
	var reviewers [][]string // of each example
	at := map[twinKey]int{}
	groups := newGroups()
	var members []string
	for _, l := range lessons {
		if l.empty {
			continue
		}
		respondent := l.ref.Source + "\x00" + l.ref.Response
		if l.mailbox != "" {
			respondent = l.mailbox
		}
		words := fmt.Sprint("\x01", l.key.print)
		groups.join(respondent, words)
		i, again := at[l.key]
		if !again {
			i = len(out)
			at[l.key] = i
			out = append(out, &learn.Example{Text: l.Text, Labels: make([]int8, len(index))})
			members = append(members, words)
			reviewers = append(reviewers, nil)
		}
		for _, d := range l.rulings {
			if !slices.Contains(reviewers[i], d.Reviewer) {
				reviewers[i] = append(reviewers[i], d.Reviewer)
			}
			label, verdict := &out[i].Labels[index[d.Theme]], learn.No
			if d.Verdict == survey.VerdictYes {
				verdict = learn.Yes
			}
			switch *label {
			case learn.Unknown, verdict:
				*label = verdict
			default:
				*label = disputed
			}
		}
	}
	names := make([]string, len(index))
	for name, k := range index {
		names[k] = name
	}
	for i, x := range out {
		x.Group = hashOf(groups.of(members[i]))
		hit := map[int]bool{}
		for _, h := range x.Hits {
			hit[h.Theme] = true
		}
		for k, l := range x.Labels {
			switch {
			case l == disputed:
				x.Labels[k] = learn.Unknown
			case l == learn.Unknown && silence != nil && slices.ContainsFunc(reviewers[i], func(who string) bool {
				return silence.Denies(who, names[k]) && (!hit[k] || silence.NeverNo(who))
			}):
				x.Labels[k], implied = learn.No, true
			}
		}
	}
	return out, implied
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
