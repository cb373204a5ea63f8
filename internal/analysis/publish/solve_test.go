package publish

import (
	"canvass/internal/analysis/rating"
	"canvass/internal/analysis/tally"
)

// reader is what somebody knows who sees a publication: variables with bounds, and sums.
type reader struct {
	names  []string
	value  []int
	hidden []bool
	secret []bool // must not be worked out
	low    []int
	high   []int
	sums   [][]int // coefficients: the first is the total, the others its parts
	moves  int
}

func (r *reader) count(name string, c Count, truth int, base Count) int {
	low := 1 // a 0 is shown, unless everything on that base is kept back
	if base.Kept {
		low = 0
	}
	return r.add(name, truth, c.Kept, true, low)
}

func (r *reader) add(name string, truth int, hidden, secret bool, low int) int {
	r.names, r.value, r.hidden, r.secret = append(r.names, name), append(r.value, truth), append(r.hidden, hidden), append(r.secret, secret)
	high := truth
	if hidden {
		high = 1 << 20
	} else {
		low = truth
	}
	r.low, r.high = append(r.low, low), append(r.high, high)
	return len(r.value) - 1
}

// sum is known to the reader when it holds.
func (r *reader) sum(total int, parts ...int) {
	n := 0
	for _, p := range parts {
		n += r.value[p]
	}
	if len(parts) > 0 && n == r.value[total] {
		r.sums = append(r.sums, append([]int{total}, parts...))
	}
}

// readerOf sets up what is known of one principle.
func readerOf(p Figures, i int, w tally.Summary, rounds []tally.Group, bar int) (*reader, []int) {
	r, q, h := &reader{}, p.Principles[i], w.Principles[i].Histogram
	answers := func(name string, people int, peopleKept bool, n, agree, rest Count, h rating.Histogram) (a, b, c int) {
		a = r.add(name+".n", h.N(), n.Kept, true, 1)
		if n.Kept {
			r.low[a] = 0
		}
		b, c = r.count(name+".agree", agree, h.Agree(), n), r.count(name+".rest", rest, h.N()-h.Agree(), n)
		if name != "whole" { // of a part, everybody's opinion is not told either
			if !n.Kept && h.N() > 0 && (!agree.Kept && h.Agree() == 0 || !rest.Kept && h.Agree() == h.N()) {
				r.sums = nil
				r.names[a] = "unanimous"
			}
			for _, v := range []int{b, c} {
				if r.hidden[v] {
					r.low[v] = 0
				}
			}
		}
		r.sum(a, b, c)
		all := r.add(name+".people", people, peopleKept, peopleKept, 1)
		r.sum(all, a, r.add(name+".skipped", people-h.N(), true, false, 0))
		return a, b, c
	}
	n, agree, rest := answers("whole", w.Feedback.People, p.Feedback.Kept, q.N, q.Agree, q.Rest, h)
	disagree := r.count("disagree", q.Disagree, h.Disagree(), q.N)
	var detail [5]int
	for k := range detail {
		detail[k] = r.count("answer "+string(rune('1'+k)), q.Histogram[k], h[k], q.N)
	}
	r.sum(agree, detail[3], detail[4])
	r.sum(disagree, detail[0], detail[1])
	r.sum(rest, disagree, detail[2])
	parts := func(name string, list []Agreement, histograms []rating.Histogram, people []Count) {
		var ns, agrees, rests []int
		for k, a := range list {
			h, restOf := histograms[k], Count{Kept: a.N.Kept || a.Agree.Kept}
			restOf.N = a.N.N - a.Agree.N
			x, y, z := answers(name+string(rune('0'+k)), people[k].N, people[k].Kept, a.N, a.Agree, restOf, h)
			ns, agrees, rests = append(ns, x), append(agrees, y), append(rests, z)
		}
		r.sum(n, ns...)
		r.sum(agree, agrees...)
		r.sum(rest, rests...)
	}
	var hs []rating.Histogram
	var people []Count
	for _, s := range slicesOf(w.Groups, bar) {
		hs, people = append(hs, s.histograms[i]), append(people, Count{N: s.people})
	}
	parts("group ", q.Groups, hs, people)
	hs, people = nil, nil
	for k, g := range rounds {
		hs, people = append(hs, g.Principles[i].Histogram), append(people, p.Rounds[k].Feedback)
	}
	parts("round ", q.Rounds, hs, people)
	return r, r.value
}

type answer int

const (
	possible answer = iota // another value fits everything known
	certain                // none does
	gaveUp
)

// other tells whether variable v can have another value than its own: it narrows
// bounds by all sums until nothing changes, and branches on what is left.
func (r *reader) other(v, value int) answer {
	gave := false
	for _, try := range []struct{ low, high int }{{value + 1, 1 << 20}, {0, value - 1}} {
		low, high := append([]int(nil), r.low...), append([]int(nil), r.high...)
		low[v], high[v] = max(low[v], try.low), min(high[v], try.high)
		r.moves = 20_000
		switch r.solve(low, high) {
		case possible:
			return possible
		case gaveUp:
			gave = true
		}
	}
	if gave {
		return gaveUp
	}
	return certain
}

// solve looks for whole numbers within the bounds that fit every sum.
func (r *reader) solve(low, high []int) answer {
	if r.moves--; r.moves < 0 {
		return gaveUp
	}
	if !r.narrow(low, high) {
		return certain
	}
	pick := -1
	for i := range low {
		if low[i] < high[i] && (pick < 0 || high[i]-low[i] < high[pick]-low[pick]) {
			pick = i
		}
	}
	if pick < 0 {
		return possible
	}
	middle := low[pick] + (high[pick]-low[pick])/2
	if t := r.value[pick]; t > low[pick] && t <= high[pick] { // near the truth first
		middle = t - 1
	}
	gave := false
	for _, b := range [][2]int{{middle + 1, high[pick]}, {low[pick], middle}} {
		l, h := append([]int(nil), low...), append([]int(nil), high...)
		l[pick], h[pick] = b[0], b[1]
		switch r.solve(l, h) {
		case possible:
			return possible
		case gaveUp:
			gave = true
		}
	}
	if gave {
		return gaveUp
	}
	return certain
}

// narrow takes from the bounds what no sum allows; false when nothing is left.
func (r *reader) narrow(low, high []int) bool {
	for changed := true; changed; {
		changed = false
		for _, s := range r.sums {
			least, most := 0, 0
			for _, p := range s[1:] {
				least, most = least+low[p], most+high[p]
			}
			set := func(i, l, h int) bool {
				if l > low[i] {
					low[i], changed = l, true
				}
				if h < high[i] {
					high[i], changed = h, true
				}
				return low[i] <= high[i]
			}
			if !set(s[0], least, most) {
				return false
			}
			for _, p := range s[1:] {
				if !set(p, low[s[0]]-(most-high[p]), high[s[0]]-(least-low[p])) {
					return false
				}
			}
		}
	}
	return true
}
