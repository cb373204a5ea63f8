package publish

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"canvass/internal/analysis/tally"
)

// From rounds and who came to them, with all the sums that everybody knows, the solver
// finds no count that is kept back.
func TestWhoCameCannotBeWorkedOut(t *testing.T) {
	tables := 4000
	if testing.Short() || raced {
		tables = 400
	}
	kept, open := 0, 0
	for seed := range tables {
		rng := rand.New(rand.NewPCG(uint64(seed), 11))
		w, k := tally.Summary{}, 2+rng.IntN(5)
		for i := range rng.IntN(4) {
			w.Rounds = append(w.Rounds, randomRound(rng, fmt.Sprint("r", i), k))
			w.Registrations.People += w.Rounds[i].Registrations.People
		}
		if len(w.Rounds) == 0 {
			w.Registrations = randomRound(rng, "", k).Registrations
		}
		p := publish(w, nil, k, k)
		r, at := &reader{}, 0
		all := r.add("registered", w.Registrations.People, p.Registered.Kept, true, 1)
		var parts []int
		for i, one := range w.Rounds {
			g, out := one.Registrations, p.Rounds[i]
			registered := r.count("registered", out.Registered, g.People, Count{})
			seated, waiting := r.count("seated", out.Seated, added(g.Seated), out.Registered), r.count("waiting", out.Waiting, added(g.Waiting), out.Registered)
			r.sum(registered, seated, waiting, r.add("neither", g.People-added(g.Seated)-added(g.Waiting), true, false, 0))
			parts = append(parts, registered)
			if g.Turnout.Known() {
				alike := seated
				if g.Seated == nil {
					alike = registered
				}
				r.door(p.Turnouts[at], g.Turnout, alike)
				at++
			}
		}
		r.sum(all, parts...)
		if len(w.Rounds) == 0 && w.Registrations.Turnout.Known() {
			r.door(p.Turnouts[at], w.Registrations.Turnout, all)
			at++
		}
		if at != len(p.Turnouts) {
			t.Fatalf("seed %d: %d turnouts for %d lists", seed, len(p.Turnouts), at)
		}
		shown, hidden := r.holds(t, k, func() string { return fmt.Sprintf("seed %d, threshold %d: %+v %+v", seed, k, p.Rounds, p.Turnouts) })
		open, kept = open+shown, kept+hidden
	}
	if kept < tables || open < tables {
		t.Errorf("%d kept back and %d shown: the tables test nothing", kept, open)
	}
	t.Logf("%d kept back, %d shown, 0 worked out", kept, open)
}

// holds counts what is shown and what is kept back, and fails where what is to be kept
// back can be seen or worked out.
func (r *reader) holds(t *testing.T, k int, where func() string) (shown, kept int) {
	for v, value := range r.value {
		switch small := value > 0 && value < k; {
		case !r.secret[v]:
		case !r.hidden[v] && small:
			t.Fatalf("%s = %d is shown: %s", r.names[v], value, where())
		case !r.hidden[v]:
			shown++
		case small && r.other(v, value) == certain: // what is kept back for its sake may be known
			t.Fatalf("%s = %d can be worked out: %s", r.names[v], value, where())
		default:
			kept++
		}
	}
	return shown, kept
}

// door is what a reader knows of who came.
func (r *reader) door(p Turnout, t tally.Turnout, alike int) {
	expected := r.count("expected", p.Expected, t.Expected, Count{})
	came, absent := r.count("came", p.Came, t.Expected-t.Absent, p.Expected), r.count("absent", p.StayedOff, t.Absent, p.Expected)
	r.count("besides", p.Besides, t.Came-(t.Expected-t.Absent), p.Expected)
	r.sum(expected, came, absent)
	r.sum(alike, expected)
}

func randomRound(rng *rand.Rand, id string, k int) tally.RoundSummary {
	r := tally.RoundSummary{ID: id}
	g := &r.Registrations
	g.People = rng.IntN(12 * k)
	seated := rng.IntN(g.People + 1)
	if rng.IntN(3) == 0 || id == "" {
		seated = 0 // the round offers no seats
	} else {
		g.Seated = map[string]int{"in-person": seated}
	}
	g.Waiting = map[string]int{"in-person": rng.IntN(min(2*k, g.People-seated) + 1)}
	if rng.IntN(3) > 0 {
		t := tally.Turnout{Lists: 1, Expected: seated}
		if g.Seated == nil {
			t.Expected = g.People
		}
		t.Absent = rng.IntN(min(3*k, t.Expected) + 1)
		t.Came = t.Expected - t.Absent + rng.IntN(2*k)
		g.Turnout = t
	}
	return r
}

// Periods add up to a number that everybody knows: none that is kept back is all that is left.
func TestPeriodsCannotBeWorkedOut(t *testing.T) {
	kept := 0
	for seed := range 5000 {
		rng := rand.New(rand.NewPCG(uint64(seed), 12))
		k, counts, sum := 2+rng.IntN(9), make([]int, 1+rng.IntN(9)), 0
		for i := range counts {
			if counts[i] = rng.IntN(6 * k); rng.IntN(3) == 0 {
				counts[i] = rng.IntN(k)
			}
			sum += counts[i]
		}
		if sum > 0 && sum < k {
			continue // then the sum is kept back, and all of them
		}
		out, n := heldPeriods(counts, k, false)
		rest, hidden := sum, 0
		for i, c := range out {
			switch {
			case c.Kept:
				hidden++
			case c.N != counts[i] || c.N > 0 && c.N < k:
				t.Fatalf("seed %d: %d is shown as %d, threshold %d", seed, counts[i], c.N, k)
			default:
				rest -= c.N
			}
		}
		if kept += n; n != hidden || hidden == 1 && len(counts) > 1 && sum >= k || hidden > 0 && hidden < len(counts) && rest < k {
			t.Fatalf("seed %d, threshold %d: of %v is shown %+v", seed, k, counts, out)
		}
	}
	if kept < 5000 {
		t.Errorf("%d kept back: nothing is tested", kept)
	}
}

func TestPeriods(t *testing.T) {
	at := func(first string, days ...int) []time.Time {
		start, err := time.Parse(time.DateOnly, first)
		if err != nil {
			t.Fatal(err)
		}
		var all []time.Time
		for day, n := range days {
			for range n {
				all = append(all, start.AddDate(0, 0, day).Add(23*time.Hour))
			}
		}
		return all
	}
	sunday := make([]int, 200)
	sunday[0], sunday[199] = 9, 9
	for name, c := range map[string]struct {
		registered, feedback []time.Time
		want                 string
	}{
		"weeks begin on Monday":                 {at("2025-09-07", 6, 7), at("2025-09-14", 8, 9), "0: 2025-09-01 6 0, 2025-09-08 7 8, 2025-09-15 0 9, "},
		"a week with few, and one for its sake": {at("2025-09-01", 9, 0, 0, 0, 0, 0, 0, 8), at("2025-09-15", 30, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 20), "0: 2025-09-01 9 0, 2025-09-08 8 0, 2025-09-15 0 30, 2025-09-22 0 -, 2025-09-29 0 -, "},
		"mostly few: months":                    {at("2025-09-01", 3, 0, 0, 0, 0, 0, 0, 3), at("2025-10-01", 2, 1, 1, 0, 0, 0, 0, 3), "1: 2025-09-01 6 0, 2025-10-01 0 7, "},
		"too many weeks: months":                {at("2025-01-05", sunday...), nil, "1: 2025-01-01 9 0, 2025-02-01 0 0, 2025-03-01 0 0, 2025-04-01 0 0, 2025-05-01 0 0, 2025-06-01 0 0, 2025-07-01 9 0, "},
		"answers without a time":                {at("1970-01-01", 9), at("2025-01-01", 9), "0: "},
		"one week":                              {at("2025-09-01", 9), at("2025-09-02", 9), "0: "},
		"nobody":                                {nil, nil, "0: "},
	} {
		p := Figures{Minimum: 5}
		p.times(c.registered, c.feedback)
		got := fmt.Sprint(int(p.Step), ": ")
		text := func(c Count) string {
			if c.Kept {
				return "-"
			}
			return fmt.Sprint(c.N)
		}
		for _, one := range p.Periods {
			got += one.From.Format(time.DateOnly) + " " + text(one.Registered) + " " + text(one.Feedback) + ", "
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}
