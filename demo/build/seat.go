package main

import (
	"maps"
	"slices"
	"strings"
)

// capacity is what demo/canvass.yaml offers in each round.
var capacity = map[string]int{"in-person": 40, "remote": 15}

// mode is what a registration asks for, in the words of demo/canvass.yaml.
func (r *response) mode() string {
	answer := strings.Join(r.answers["attendance"].texts, "")
	for word, mode := range map[string]string{"in": "in-person", "rem": "remote", "any": "either", "off": "cancelled"} {
		if answer == attendance[r.form.lang][word] {
			return mode
		}
	}
	if answer == "" {
		return "none"
	}
	return "other"
}

// modes counts persons by the mode of their current registration in each round;
// a person counts once in a mode.
func modes(list []*response) map[string]int {
	seen, n := map[string]bool{}, map[string]int{"in-person": 0, "remote": 0, "either": 0, "cancelled": 0, "other": 0, "none": 0}
	for _, id := range []string{"washington", "madrid"} {
		inRound := func(r *response) bool { return r.form.round == id }
		for _, r := range latest(list, inRound) {
			if key := r.identity() + " " + r.mode(); !seen[key] {
				seen[key] = true
				n[r.mode()]++
			}
		}
	}
	return n
}

// place is where somebody stands while the registrations of a round are replayed.
type place struct {
	wants, sits string
	turn        int // when they first asked for what they want, counted from 1
}

// seat replays the registrations of one round in the order in which they were
// submitted: a seat goes to whoever asks first, a returned one to whoever has
// waited longest.
func seat(list []*response) registrations {
	out := registrations{Responses: len(list), People: len(persons(list)), ByMode: modes(list)}
	places := replay(list)
	out.Seated, out.Waiting = map[string]int{"in-person": 0, "remote": 0}, map[string]int{"in-person": 0, "remote": 0, "either": 0}
	for _, p := range places {
		switch {
		case p.wants == "cancelled":
			out.Cancelled++
		case p.sits != "":
			out.Seated[p.sits]++
		case len(tries(p.wants)) > 0:
			out.Waiting[p.wants]++
		}
	}
	return out
}

// replay returns where everybody stands in the end, by identity.
func replay(list []*response) map[string]*place {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b *response) int {
		if before(a, b) {
			return -1
		}
		return 1
	})
	places, taken := map[string]*place{}, map[string]int{}
	for turn, r := range list {
		p := places[r.identity()]
		if p == nil {
			p = &place{}
			places[r.identity()] = p
		}
		if mode := r.mode(); mode != p.wants {
			if p.sits != "" && !slices.Contains(tries(mode), p.sits) {
				taken[p.sits]--
				p.sits = ""
			}
			p.wants, p.turn = mode, turn+1
		}
		serve(places, taken)
	}
	return places
}

func tries(mode string) []string {
	switch mode {
	case "either":
		return []string{"in-person", "remote"}
	case "in-person", "remote":
		return []string{mode}
	}
	return nil
}

// serve gives every free seat to the one who has waited longest for it.
func serve(places map[string]*place, taken map[string]int) {
	for _, p := range slices.SortedFunc(maps.Values(places), func(a, b *place) int { return a.turn - b.turn }) {
		for _, mode := range tries(p.wants) {
			if p.sits == "" && taken[mode] < capacity[mode] {
				p.sits = mode
				taken[mode]++
			}
		}
	}
}

func (r *registrations) add(o registrations) {
	if r.Seated == nil {
		r.Seated, r.Waiting = map[string]int{}, map[string]int{}
	}
	for mode, n := range o.Seated {
		r.Seated[mode] += n
	}
	for mode, n := range o.Waiting {
		r.Waiting[mode] += n
	}
	r.Cancelled += o.Cancelled
}
