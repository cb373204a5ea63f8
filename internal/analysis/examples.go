package analysis

import (
	"fmt"

	"canvass/internal/analysis/learn"
	"canvass/internal/survey"
)

// examples makes one example of equal texts; where their decisions differ nothing is
// known. Index has the number of each theme. Texts of one person or one response are in one group, and so are equal ones.
func examples(lessons []lesson, index map[string]int) []*learn.Example {
	var out []*learn.Example
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
		}
		for _, d := range l.rulings {
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
	for i, x := range out {
		x.Group = hashOf(groups.of(members[i]))
		for k, l := range x.Labels {
			if l == disputed {
				x.Labels[k] = learn.Unknown
			}
		}
	}
	return out
}

// imply takes what nobody decided about a judged text for a no, unless people say no
// as a rule. Where they do now and then, silence about a theme whose keyword stands
// in the text says nothing.
func imply(examples []*learn.Example) bool {
	no, cells := 0, 0
	for _, x := range examples {
		for _, l := range x.Labels {
			cells++
			if l == learn.No {
				no++
			}
		}
	}
	if 2*no >= cells {
		return false
	}
	for _, x := range examples {
		hit := map[int]bool{}
		for _, h := range x.Hits {
			hit[h.Theme] = true
		}
		for k, l := range x.Labels {
			if l == learn.Unknown && (no == 0 || !hit[k]) {
				x.Labels[k] = learn.No
			}
		}
	}
	return true
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
