package publish

import (
	"math/rand/v2"
	"testing"
)

// From the published row of a theme, its sum and the number of people who wrote in each
// place, a reader who counts must not find any count that is kept back: each could be
// one more or one less than it is while everything shown stays as it is.
func TestThemesByPlaceCannotBeWorkedOut(t *testing.T) {
	kept, open := 0, 0
	for seed := range 20_000 {
		rng := rand.New(rand.NewPCG(uint64(seed), 9))
		k := 2 + rng.IntN(9)
		places, row, sum := make([]Place, 1+rng.IntN(7)), []int{}, 0
		for i := range places {
			places[i].writers = rng.IntN(8 * k)
			n := rng.IntN(places[i].writers + 1)
			if rng.IntN(3) == 0 {
				n = min(n, rng.IntN(k))
			}
			row, sum = append(row, n), sum+n
		}
		shown := onPlaces(places, row, k, false)
		rest, hidden := sum, 0 // what the hidden ones add up to
		for i, c := range shown {
			switch {
			case c.Kept:
				hidden++
			case c.N > 0 && c.N < k, places[i].writers > c.N && places[i].writers-c.N < k:
				t.Fatalf("seed %d: %d of %d is shown, threshold %d", seed, c.N, places[i].writers, k)
			default:
				rest -= c.N
				open++
			}
		}
		for i, c := range shown {
			if !c.Kept {
				continue
			}
			kept++
			others := 0 // the most that the other hidden ones can hold
			for j, d := range shown {
				if d.Kept && j != i {
					others += places[j].writers
				}
			}
			low, high := max(0, rest-others), min(places[i].writers, rest)
			if row[i] > 0 && hidden < len(shown) && low == high {
				t.Fatalf("seed %d, threshold %d: %d of %d can be worked out: %+v of %+v", seed, k, row[i], places[i].writers, shown, places)
			}
		}
	}
	if kept < 10_000 || open < 10_000 {
		t.Errorf("%d kept back and %d shown: the tables test nothing", kept, open)
	}
	t.Logf("%d kept back, %d shown", kept, open)
}

// A theme that few speak to is kept back everywhere, and so are the noughts of its row.
func TestThemesByPlaceFollowTheTheme(t *testing.T) {
	p := Figures{Minimum: 5, Themes: []Theme{{ID: "a", People: Count{Kept: true}}, {ID: "b", People: Count{N: 30}}}}
	p.matrix([]Place{{"P1", 50}, {"P2", 50}}, [][]int{{3, 0}, {20, 12}})
	for i, want := range [][]Count{{{Kept: true}, {Kept: true}}, {{N: 20}, {N: 12}}} {
		for k, c := range p.Themes[i].On {
			if c != want[k] {
				t.Errorf("theme %s on %s: %+v, want %+v", p.Themes[i].ID, p.Places[k].Name, c, want[k])
			}
		}
	}
}
