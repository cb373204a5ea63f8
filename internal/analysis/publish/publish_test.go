package publish

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"canvass/internal/analysis/rating"
	"canvass/internal/analysis/tally"
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

func counts(n int, h rating.Histogram) tally.Summary {
	return tally.Summary{Feedback: tally.Feedback{People: n, Contributors: n}, Principles: []tally.PrincipleSummary{{ID: "P1", Histogram: h}}}
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
		var groups []tally.Group
		for i, n := range c.sizes {
			groups = append(groups, tally.Group{Key: string(rune('a' + i)), Summary: counts(n, rating.Histogram{n})})
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
	var groups []tally.Group
	for i := range 500 {
		groups = append(groups, tally.Group{Key: fmt.Sprintf("g%03d", i), Summary: counts(10+i, rating.Histogram{10 + i})})
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
	w.Themes = []tally.ThemeSummary{{ID: "rare", Contributions: 9, People: 4, Base: 100}, {ID: "common", Contributions: 40, People: 30, Base: 100}, {ID: "nearly all", Contributions: 99, People: 98, Base: 100}, {ID: "none", Contributions: 0, People: 0, Base: 100}}
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
func randomSummary(rng *rand.Rand) (tally.Summary, []tally.Group, int) {
	k := 2 + rng.IntN(5)
	size, groups, rounds := 1+rng.IntN(60), 1+rng.IntN(5), 1+rng.IntN(3)
	w := tally.Summary{Principles: []tally.PrincipleSummary{{ID: "P1"}}}
	part := func(n int) []tally.Group {
		list := make([]tally.Group, n)
		for i := range list {
			list[i] = tally.Group{Key: string(rune('a' + i)), Summary: tally.Summary{Principles: []tally.PrincipleSummary{{ID: "P1"}}}}
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
		for _, s := range []*tally.Summary{&w, &byGroup[g].Summary, &byRound[r].Summary} {
			s.Feedback.People++
			s.Principles[0].Histogram = s.Principles[0].Histogram.Add(value)
		}
	}
	w.Groups = byGroup
	for _, r := range byRound {
		w.Rounds = append(w.Rounds, tally.RoundSummary{ID: r.Key, Feedback: r.Feedback})
	}
	return w, byRound, k
}
