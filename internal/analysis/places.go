package analysis

import (
	"cmp"
	"slices"

	"canvass/internal/analysis/seats"
	"canvass/internal/survey"
)

// personRound names a person's place request.
type personRound struct{ person, round int }

// allocate finds each person's current registration and gives out the seats.
func (a *analyst) allocate() {
	f := a.findings
	current, wishes := map[personRound]int{}, make([][]seats.Wish, len(f.Project.Rounds)+1)
	for person, p := range f.People {
		for _, i := range p.Cases {
			if f.Role(i) != survey.Registration {
				continue
			}
			c := &f.Cases[i]
			key := personRound{person, c.Round}
			if before, again := current[key]; again {
				f.Cases[before].Superseded, f.Cases[before].Replaced = true, int32(i+1) // fewer than responses
			}
			current[key] = i
			wishes[c.Round+1] = append(wishes[c.Round+1], a.wishesOf(person, i)...)
		}
	}
	for _, d := range a.departed {
		wishes[d.round+1] = append(wishes[d.round+1], a.farewell(d, current)...)
	}
	for k, w := range wishes {
		a.seat(k-1, w, current)
	}
}

// wishesOf lists what a registration asked for, version by version.
func (a *analyst) wishesOf(person, i int) []seats.Wish {
	c := a.findings.Cases[i]
	w := append(slices.Clone(a.earlier[caseKey{c.Source, c.ID}]), seats.Wish{Mode: c.Mode, At: c.Submitted, Tie: c.ID})
	for k := range w {
		w[k].Person = person
	}
	return w
}

// farewell lists what a registration that has disappeared had asked for, and its
// end: the person's place is then that of a response still there, if any.
func (a *analyst) farewell(d departed, current map[personRound]int) []seats.Wish {
	mode := ""
	if i, ok := current[personRound{d.person, d.round}]; ok {
		mode = a.findings.Cases[i].Mode
	}
	w := append(slices.Clone(a.earlier[d.key]), seats.Wish{Mode: mode, At: d.at, Tie: d.key.id, Withdrew: true})
	for k := range w {
		w[k].Person = d.person
	}
	return w
}

// seat plays one round and records its registrations.
func (a *analyst) seat(round int, wishes []seats.Wish, current map[personRound]int) {
	f := a.findings
	var offer []survey.Seat
	if round >= 0 {
		offer = f.Project.Rounds[round].Seats
	}
	for _, s := range seats.Allocate(offer, blankless(wishes)) {
		r := Registration{Person: s.Person, Round: round, Case: -1, Mode: seats.NoMode, Standing: s}
		if i, ok := current[personRound{s.Person, round}]; ok {
			r.Case, r.Mode = i, s.Wish
		}
		f.People[s.Person].Registrations = append(f.People[s.Person].Registrations, len(f.Registrations))
		f.Registrations = append(f.Registrations, r)
	}
}

// blankless drops wishes that answer nothing where the same person has said
// something: a person's request is their latest non-empty answer.
func blankless(wishes []seats.Wish) []seats.Wish {
	spoke := map[int]bool{}
	for _, w := range wishes {
		if w.Mode != seats.NoMode {
			spoke[w.Person] = true
		}
	}
	slices.SortStableFunc(wishes, func(x, y seats.Wish) int { return cmp.Or(x.At.Compare(y.At), cmp.Compare(x.Tie, y.Tie)) })
	return slices.DeleteFunc(wishes, func(w seats.Wish) bool { return w.Mode == seats.NoMode && spoke[w.Person] })
}
