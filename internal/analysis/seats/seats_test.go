package seats

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"canvass/internal/survey"

	"pgregory.net/rapid"
)

var start = time.Date(2025, 9, 1, 9, 0, 0, 0, time.UTC)

func offer(inPerson, remote int) []survey.Seat {
	return []survey.Seat{
		{Mode: "in-person", Capacity: inPerson},
		{Mode: "remote", Capacity: remote},
		{Mode: "either", Tries: []string{"in-person", "remote"}},
		{Mode: survey.Cancelled},
	}
}

// script turns "1:in-person 2:either 1:cancelled" into wishes a minute apart.
func script(s string) []Wish {
	var wishes []Wish
	for i, word := range strings.Fields(s) {
		w := Wish{At: start.Add(time.Duration(i) * time.Minute), Tie: fmt.Sprint(i)}
		fmt.Sscanf(word, "%d:%s", &w.Person, &w.Mode)
		if w.Mode == "gone" {
			w.Mode, w.Withdrew = "", true
		}
		wishes = append(wishes, w)
	}
	return wishes
}

func show(standings []Standing) string {
	var out []string
	for _, s := range standings {
		word := fmt.Sprintf("%d=%s", s.Person, s.Status)
		if s.Status == Seated {
			word += "/" + s.Mode
		}
		if s.Status == Waiting {
			word += fmt.Sprintf("/%s#%d", s.Wish, s.Position)
		}
		out = append(out, word)
	}
	return strings.Join(out, " ")
}

func TestAllocate(t *testing.T) {
	for name, c := range map[string]struct{ wishes, want string }{
		"first come first served": {
			"1:in-person 2:in-person 3:in-person", "1=seated/in-person 2=seated/in-person 3=waiting/in-person#1"},
		"either takes the first of its tries with a seat": {
			"1:in-person 2:in-person 3:either 4:either", "1=seated/in-person 2=seated/in-person 3=seated/remote 4=waiting/either#1"},
		"a cancellation frees the seat for the longest wait": {
			"1:in-person 2:in-person 3:in-person 4:in-person 1:cancelled",
			"1=cancelled 2=seated/in-person 3=seated/in-person 4=waiting/in-person#1"},
		"either and in-person wait in one line for a seat in person": {
			"1:in-person 2:in-person 3:remote 4:either 5:in-person 2:cancelled",
			"1=seated/in-person 2=cancelled 3=seated/remote 4=seated/in-person 5=waiting/in-person#1"},
		"who cancels and asks again goes to the end": {
			"1:in-person 2:in-person 3:in-person 1:cancelled 1:in-person",
			"1=waiting/in-person#1 2=seated/in-person 3=seated/in-person"},
		"who changes mode leaves the seat": {
			"1:in-person 2:in-person 3:in-person 1:remote",
			"1=seated/remote 2=seated/in-person 3=seated/in-person"},
		"a second wish for the same mode changes nothing": {
			"1:in-person 2:in-person 1:in-person 3:in-person",
			"1=seated/in-person 2=seated/in-person 3=waiting/in-person#1"},
		"the first request for a mode keeps its place in line": {
			"1:in-person 2:in-person 3:in-person 4:in-person 3:remote 3:in-person 2:cancelled",
			"1=seated/in-person 2=cancelled 3=seated/in-person 4=waiting/in-person#1"},
		"a response that disappeared frees the seat": {
			"1:in-person 1:gone 2:in-person 3:in-person",
			"1=withdrawn 2=seated/in-person 3=seated/in-person"},
		"an answer that no seat lists takes none": {
			"1:maybe 2:in-person", "1=no mode 2=seated/in-person"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := show(Allocate(offer(2, 1), script(c.wishes))); got != c.want {
				t.Errorf("wishes %s\n got %s\nwant %s", c.wishes, got, c.want)
			}
		})
	}
}

func TestEveryMoveHasAReason(t *testing.T) {
	got := Allocate(offer(1, 1), script("1:in-person 2:in-person 1:remote 2:cancelled"))
	var because []string
	for _, s := range got {
		for _, m := range s.Moves {
			because = append(because, fmt.Sprintf("%d %s %s: %s", s.Person, m.Status, m.Mode, m.Because))
		}
	}
	want := `1 seated in-person: a seat was free
1 no mode in-person: the person asked for another mode
1 seated remote: a seat was free
2 waiting in-person: every seat was taken
2 seated in-person: first in line when a seat came free
2 cancelled : the person cancelled`
	if g := strings.Join(because, "\n"); g != want {
		t.Errorf("got\n%s\nwant\n%s", g, want)
	}
}

// Whatever people wish: no mode is overbooked, nobody waits beside a free seat,
// and positions in each line are 1, 2, 3 ….
func TestAllocationProperties(t *testing.T) {
	modes := []string{"in-person", "remote", "either", survey.Cancelled, ""}
	rapid.Check(t, func(t *rapid.T) {
		seats := offer(rapid.IntRange(1, 3).Draw(t, "in person"), rapid.IntRange(1, 2).Draw(t, "remote"))
		n := rapid.IntRange(0, 40).Draw(t, "wishes")
		wishes := make([]Wish, n)
		for i := range wishes {
			wishes[i] = Wish{
				Person: rapid.IntRange(0, 9).Draw(t, "person"), Mode: rapid.SampledFrom(modes).Draw(t, "mode"),
				At: start.Add(time.Duration(i) * time.Second), Tie: fmt.Sprint(i),
			}
		}
		taken, lines := map[string]int{}, map[string]map[int]bool{}
		standings := Allocate(seats, wishes)
		for _, s := range standings {
			if s.Status == Seated {
				taken[s.Mode]++
			}
			if s.Status == Waiting {
				if lines[s.Wish] == nil {
					lines[s.Wish] = map[int]bool{}
				}
				lines[s.Wish][s.Position] = true
			}
		}
		for _, seat := range seats[:2] {
			waiting := len(lines[seat.Mode]) + len(lines["either"])
			if taken[seat.Mode] > seat.Capacity || waiting > 0 && taken[seat.Mode] < seat.Capacity {
				t.Fatalf("%s: %d of %d seats taken while %d wait: %s", seat.Mode, taken[seat.Mode], seat.Capacity, waiting, show(standings))
			}
		}
		for mode, positions := range lines {
			for i := 1; i <= len(positions); i++ {
				if !positions[i] {
					t.Fatalf("%s: positions %v have a hole", mode, positions)
				}
			}
		}
	})
}
