package analysis

import (
	"slices"

	"canvass/internal/analysis/people"
	"canvass/internal/survey"
)

// obey leaves out of the rows to be given to people those that a decision keeps from it:
// rows told apart from a response of that person's, or from another row on its way to
// them, and rows that were said to be one person's with a response that stays behind.
func (a *analyst) obey(to map[int]int) {
	if !a.bonds.Any() || len(to) == 0 {
		return
	}
	f := a.findings
	coming := map[int][]int{} // rows by person
	for _, k := range a.attendance {
		if person, ok := to[k]; ok {
			coming[person] = append(coming[person], k)
		}
	}
	var kept []int
	for k, person := range to {
		apart := func(other int) bool { return a.bonds.Apart(f.Ref(k), f.Ref(other)) }
		stays := func(other int) bool {
			there, moves := to[other]
			return other != k && a.bonds.Same(f.Ref(k), f.Ref(other)) && (!moves || there != person)
		}
		if slices.ContainsFunc(f.People[person].Cases, apart) || slices.ContainsFunc(coming[person], apart) || slices.ContainsFunc(f.People[f.Cases[k].Person].Cases, stays) {
			kept = append(kept, k)
		}
	}
	for _, k := range kept {
		delete(to, k)
	}
}

// settled leaves out of the pairs to ask about those that the lists have settled: joined
// by now, or of people of whom somebody said that they are two; of two people one is enough.
func (a *analyst) settled() {
	f := a.findings
	if len(a.attendance) == 0 {
		return
	}
	asked := map[[2]int]bool{}
	f.Ask = slices.DeleteFunc(f.Ask, func(q people.Pair) bool {
		p, o := f.Cases[q.A].Person, f.Cases[q.B].Person
		key := [2]int{min(p, o), max(p, o)}
		if q.Rule == people.Contradicted {
			return false
		}
		if p == o || asked[key] || a.told(p, o) {
			return true
		}
		asked[key] = true
		return false
	})
}

// told reports whether somebody said that two people are different ones.
func (a *analyst) told(p, q int) bool {
	f := a.findings
	return a.bonds.Any() && slices.ContainsFunc(f.People[p].Cases, func(x int) bool {
		return slices.ContainsFunc(f.People[q].Cases, func(y int) bool { return a.bonds.Apart(f.Ref(x), f.Ref(y)) })
	})
}

// Ref names a case.
func (f *Findings) Ref(k int) survey.Ref {
	return survey.Ref{Source: f.Project.Sources[f.Cases[k].Source].Name, Response: f.Cases[k].ID}
}
