package analysis

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"canvass/internal/analysis/rating"
)

// TestNothingKeptBackCanBeWorkedOut plays the reader who wants to know: from what is
// published of 10,000 random tables, and the sums that everybody knows, a solver
// that shares nothing with the suppressor looks for counts with one possible value.
func TestNothingKeptBackCanBeWorkedOut(t *testing.T) {
	tables := 10_000
	if testing.Short() || raced { // there is one goroutine here
		tables = 1000
	}
	kept, open, undecided := 0, 0, 0
	for seed := range tables {
		rng := rand.New(rand.NewPCG(uint64(seed), 6))
		whole, rounds, k := randomSummary(rng)
		bar := k * (1 + rng.IntN(4))
		p := publish(whole, rounds, k, bar)
		for i := range p.Principles {
			r, truth := readerOf(p, i, whole, rounds, bar)
			if slices.Contains(r.names, "unanimous") {
				t.Fatalf("seed %d: what everybody in a part said is shown: %+v", seed, p.Principles[i])
			}
			for v, value := range truth {
				if !r.hidden[v] || !r.secret[v] {
					if !r.hidden[v] && r.secret[v] && value > 0 && value < k {
						t.Fatalf("seed %d: a count of %d is shown, threshold %d: %+v", seed, value, k, p.Principles[i])
					}
					open++
					continue
				}
				kept++
				switch r.other(v, value) {
				case certain:
					t.Fatalf("seed %d, threshold %d: count %s = %d can be worked out from %+v", seed, k, r.names[v], value, p.Principles[i])
				case gaveUp:
					undecided++
				}
			}
		}
	}
	t.Logf("%d tables: %d counts kept back, %d shown, 0 worked out, %d the solver gave up on", tables, kept, open, undecided)
	if kept < tables || open < tables {
		t.Errorf("%d kept back and %d shown: the tables test nothing", kept, open)
	}
	if undecided*100 > kept {
		t.Errorf("the solver gave up on %d of %d", undecided, kept)
	}
}

func counts(n int, h rating.Histogram) Summary {
	return Summary{Feedback: Feedback{People: n, Contributors: n}, Principles: []PrincipleSummary{{ID: "P1", Histogram: h}}}
}

// Groups below the minimum go together; a remainder that is still too small takes
// the smallest of the others in.
func TestSmallGroupsGoTogether(t *testing.T) {
	for _, c := range []struct {
		sizes []int
		want  string
	}{
		{[]int{20, 3, 30, 2}, "a20 c30 others5 "},
		{[]int{20, 3, 30}, "c30 others23 "},
		{[]int{20, 30}, "a20 b30 "},
		{[]int{20, 0, 30}, "a20 c30 "},
		{[]int{3, 30}, ""},
		{[]int{2, 2}, ""},
		{nil, ""},
	} {
		var groups []Group
		for i, n := range c.sizes {
			groups = append(groups, Group{string(rune('a' + i)), counts(n, rating.Histogram{n})})
		}
		got := ""
		for _, s := range slicesOf(groups, 5) {
			key := s.key
			if key == OtherGroups {
				key = "others"
			}
			if s.histograms[0].N() != s.people {
				t.Errorf("%v: %d answers of %d people", c.sizes, s.histograms[0].N(), s.people)
			}
			got += fmt.Sprintf("%s%d ", key, s.people)
		}
		if got != c.want {
			t.Errorf("%v: got %q, want %q", c.sizes, got, c.want)
		}
	}
}

// A group is what people typed: there can be as many as people.
func TestManyGroups(t *testing.T) {
	var groups []Group
	for i := range 500 {
		groups = append(groups, Group{fmt.Sprintf("g%03d", i), counts(10+i, rating.Histogram{10 + i})})
	}
	got, people := slicesOf(groups, 5), 0
	for _, s := range got {
		people += s.people
	}
	if len(got) != mostSlices+1 || got[0].key != "g480" || got[mostSlices].key != OtherGroups || people != 500*10+499*500/2 {
		t.Errorf("%d slices of %d people, the first %q", len(got), people, got[0].key)
	}
}

func TestPublish(t *testing.T) {
	w := counts(100, rating.Histogram{2, 10, 8, 30, 50})
	w.Registrations.People = 4
	w.Feedback.Contributions, w.Feedback.ByLanguage = 60, map[string]int{"en": 50, "es": 8, "und": 2}
	w.Principles[0].Contributions = 20
	w.Themes = []ThemeSummary{{ID: "rare", Contributions: 9, People: 4, Base: 100}, {ID: "common", Contributions: 40, People: 30, Base: 100}, {ID: "nearly all", Contributions: 99, People: 98, Base: 100}, {ID: "none", Contributions: 0, People: 0, Base: 100}}
	p, kept := publish(w, nil, 5, 5), Count{Kept: true}
	if p.Registered != kept || p.Feedback != (Count{N: 100}) {
		t.Errorf("participation: %+v %+v", p.Registered, p.Feedback)
	}
	q := p.Principles[0]
	if want := [5]Count{kept, {N: 10}, kept, {N: 30}, {N: 50}}; q.Histogram != want && q.Histogram != [5]Count{kept, kept, {N: 8}, {N: 30}, {N: 50}} {
		t.Errorf("histogram: %+v", q.Histogram)
	}
	if *Share(q.Agree, q.N) != 0.8 || q.Mean != nil {
		t.Errorf("agree %+v of %+v, mean %v", q.Agree, q.N, q.Mean)
	}
	if p.Languages[0].Count != (Count{N: 50}) || !p.Languages[1].Kept || !p.Languages[2].Kept || p.Texts.N != 60 {
		t.Errorf("languages: %+v of %+v", p.Languages, p.Texts)
	}
	for i, want := range []Count{kept, {N: 30}, kept, {}} {
		if p.Themes[i].People != want {
			t.Errorf("theme %s: %+v", p.Themes[i].ID, p.Themes[i])
		}
	}
	if p.Themes[0].Texts != kept {
		t.Error("the texts of a theme that few speak to are shown")
	}
	if Share(q.Histogram[0], q.N) != nil {
		t.Error("a share of what is kept back")
	}
	if all := publish(w, nil, 0, 0); all.Registered.N != 4 || all.Principles[0].Histogram[0].N != 2 || all.Principles[0].Mean == nil {
		t.Errorf("without a minimum everything is shown: %+v", all)
	}
	if few := publish(counts(3, rating.Histogram{3}), nil, 5, 5); !few.Feedback.Kept || !few.Principles[0].N.Kept || few.Principles[0].Histogram[1] != kept {
		t.Errorf("three people: %+v", few)
	}
}

// randomSummary is small enough to be dangerous: few people, several groups and
// rounds, skipped questions.
func randomSummary(rng *rand.Rand) (Summary, []Group, int) {
	k := 2 + rng.IntN(5)
	size, groups, rounds := 1+rng.IntN(60), 1+rng.IntN(5), 1+rng.IntN(3)
	w := Summary{Principles: []PrincipleSummary{{ID: "P1"}}}
	part := func(n int) []Group {
		list := make([]Group, n)
		for i := range list {
			list[i] = Group{Key: string(rune('a' + i)), Summary: Summary{Principles: []PrincipleSummary{{ID: "P1"}}}}
		}
		return list
	}
	byGroup, byRound := part(groups), part(rounds)
	skips, lean := rng.IntN(3) == 0, rng.IntN(5)
	for range size {
		value := 1 + rng.IntN(5)
		if rng.IntN(3) > 0 {
			value = 1 + lean
		}
		if skips && rng.IntN(8) == 0 {
			value = 0
		}
		g, r := rng.IntN(groups), rng.IntN(rounds)
		if rng.IntN(2) == 0 {
			g = 0
		}
		for _, s := range []*Summary{&w, &byGroup[g].Summary, &byRound[r].Summary} {
			s.Feedback.People++
			s.Principles[0].Histogram = s.Principles[0].Histogram.Add(value)
		}
	}
	w.Groups = byGroup
	for _, r := range byRound {
		w.Rounds = append(w.Rounds, RoundSummary{ID: r.Key, Feedback: r.Feedback})
	}
	return w, byRound, k
}

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
func readerOf(p Published, i int, w Summary, rounds []Group, bar int) (*reader, []int) {
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
