package review

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"canvass/internal/survey"
)

// A ring is decisions on links of which not all can hold: A and B are one person's, B
// and C too, A and C are not.

// steps are links of the verdict same, by the responses that they join.
type steps map[survey.Ref][]step

type step struct {
	to  survey.Ref
	via int // index of the link in whatever list they were made of
}

func (s steps) add(d survey.Decision, via int) {
	a := survey.Ref{Source: d.Source, Response: d.Response}
	s[a] = append(s[a], step{d.Other, via})
	s[d.Other] = append(s[d.Other], step{a, via})
}

// sorted makes ways independent of the order in which links were added.
func (s steps) sorted() steps {
	for _, list := range s {
		slices.SortFunc(list, func(x, y step) int {
			return cmp.Or(cmp.Compare(x.to.Source, y.to.Source), cmp.Compare(x.to.Response, y.to.Response), cmp.Compare(x.via, y.via))
		})
	}
	return s
}

// way is a shortest way between two responses, as indexes of links; false: there is none.
func (s steps) way(from, to survey.Ref) (links []int, found bool) {
	came := map[survey.Ref]step{from: {from, -1}} // where from, and by which link
	for next := []survey.Ref{from}; len(next) > 0; next = next[1:] {
		at := next[0]
		if at == to {
			for at != from {
				links, at = append(links, came[at].via), came[at].to
			}
			slices.Reverse(links)
			return links, true
		}
		for _, t := range s[at] {
			if _, seen := came[t.to]; !seen {
				came[t.to] = step{at, t.via}
				next = append(next, t.to)
			}
		}
	}
	return nil, false
}

// rings rejects links that one person gave at one time and of which not all can hold.
func rings(entries []entry) {
	type moment struct{ of survey.Decision }
	same := map[moment]steps{}
	key := func(e *entry) moment {
		return moment{survey.Decision{Reviewer: e.Reviewer, At: e.At}}
	}
	for i := range entries {
		if e := &entries[i]; e.Kind == survey.KindLink && e.Verdict == survey.VerdictSame && e.reason == "" {
			if same[key(e)] == nil {
				same[key(e)] = steps{}
			}
			same[key(e)].add(e.Decision, i)
		}
	}
	for _, s := range same {
		s.sorted()
	}
	for i := range entries {
		e := &entries[i]
		if e.Kind != survey.KindLink || e.Verdict != survey.VerdictDifferent || e.reason != "" {
			continue
		}
		links, found := same[key(e)].way(survey.Ref{Source: e.Source, Response: e.Response}, e.Other)
		if !found {
			continue
		}
		ring := append(links, i)
		for _, k := range ring {
			var others []string
			for _, o := range ring {
				if o != k {
					others = append(others, fmt.Sprintf("%s (%s)", entries[o].where, said(&entries[o].Decision)))
				}
			}
			entries[k].reason = "it contradicts " + together(others) + ": not all of them can be true"
		}
	}
}

// together is a list in words, cut short.
func together(list []string) string {
	const most = 4
	if more := len(list) - most; more > 1 {
		list = append(slices.Clone(list[:most]), fmt.Sprintf("%d more", more))
	}
	if n := len(list); n > 1 {
		return strings.Join(list[:n-1], ", ") + " and " + list[n-1]
	}
	return strings.Join(list, "")
}

// against are the decisions that hold and that one that is overruled contradicts.
func against(o survey.Decision, holds []survey.Decision) []survey.Decision {
	a, same := survey.Ref{Source: o.Source, Response: o.Response}, steps{}
	for i, d := range holds {
		if d.Verdict == survey.VerdictSame {
			same.add(d, i)
		}
	}
	same.sorted()
	pick := func(indexes ...int) (ring []survey.Decision) {
		for _, i := range indexes {
			ring = append(ring, holds[i])
		}
		return ring
	}
	if links, ok := same.way(a, o.Other); ok {
		return pick(links...)
	}
	for i, d := range holds {
		x, y := survey.Ref{Source: d.Source, Response: d.Response}, d.Other
		for range 2 {
			first, near := same.way(a, x)
			last, far := same.way(y, o.Other)
			if d.Verdict == survey.VerdictDifferent && near && far {
				return pick(append(append(first, i), last...)...)
			}
			x, y = y, x
		}
	}
	return nil
}

// contested lists the links that hold no longer because of rows now noted, and rows that
// say again what gave way before.
func (d *Desk) contested(fresh, again []*entry, out *Outcome) {
	if !slices.ContainsFunc(append(slices.Clone(fresh), again...), func(e *entry) bool { return e.Kind == survey.KindLink }) {
		return
	}
	before := map[survey.Decision]bool{}
	for _, o := range survey.Overruled(d.past) {
		before[o] = true
	}
	all := append(slices.Clone(d.past), out.Decisions...)
	slices.SortStableFunc(all, func(a, b survey.Decision) int { return a.At.Compare(b.At) }) // as the store has them
	holds := survey.HoldingOf(survey.KindLink, all)
	for _, o := range survey.Overruled(all) {
		row := lastOf(again, []survey.Decision{o})
		if before[o] && row == nil {
			continue // nothing new of it
		}
		ring := against(o, holds)
		if !before[o] {
			row = lastOf(fresh, append([]survey.Decision{o}, ring...))
		}
		if row == nil { // a link that was taken back let another hold, which contradicts this one
			row = lastLink(fresh)
		}
		if row == nil {
			continue
		}
		var why []string
		for _, r := range ring {
			why = append(why, linkWords(r))
		}
		out.Conflicts = append(out.Conflicts, Problem{row.where, fmt.Sprintf("%s does not hold: %s came later and contradict it; decide none of whichever is wrong",
			linkWords(o), together(why)), row.row})
	}
}

// linkWords says a decision on a link.
func linkWords(d survey.Decision) string {
	return fmt.Sprintf("%s – %s %s (%s)", d.Response, d.Other.Response, said(&d), who(&d))
}

// lastLink is the last row about a link.
func lastLink(rows []*entry) *entry {
	for i := len(rows) - 1; i >= 0; i-- {
		if rows[i].Kind == survey.KindLink {
			return rows[i]
		}
	}
	return nil
}

// lastOf is the last row that says one of some decisions on links.
func lastOf(rows []*entry, of []survey.Decision) *entry {
	for i := len(rows) - 1; i >= 0; i-- {
		if slices.ContainsFunc(of, func(o survey.Decision) bool {
			return rows[i].Kind == survey.KindLink && rows[i].Subject() == o.Subject() && rows[i].Verdict == o.Verdict
		}) {
			return rows[i]
		}
	}
	return nil
}
