package review

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"canvass/internal/survey"
)

func pair(line int, a, b, decision string) Claim {
	return Claim{Where: fmt.Sprintf("line %d", line), Source: "f", Response: a, OtherSource: "f", Other: b, Decision: decision}
}

// three responses, of which what is said of two pairs decides the third.
func triangle() shelf {
	s := stored()
	for _, id := range []string{"x", "y", "z"} {
		s.versions[survey.Ref{Source: "f", Response: id}] = survey.Version{Response: survey.Response{Source: "f", ID: id}}
	}
	return s
}

func TestLinksOfOneFileThatContradictEachOtherAreRejected(t *testing.T) {
	out := take(t, triangle(), pair(2, "x", "y", "same"), pair(3, "y", "z", "same"), pair(4, "z", "x", "different"), pair(5, "one", "two", "same"))
	if out.Applied != 1 || len(out.Rejected) != 3 || out.Rejected[0].Why != "it contradicts line 3 (same) and line 4 (different): not all of them can be true" {
		t.Errorf("got %+v", out)
	}
}

func TestOfLinksThatContradictEarlierOnesTheLaterHold(t *testing.T) {
	s := triangle()
	out := take(t, s, pair(2, "x", "y", "same"), pair(3, "y", "z", "same"))
	s.decisions = out.Decisions
	out = take(t, s, pair(2, "x", "z", "different"))
	if out.Applied != 1 || len(out.Conflicts) != 1 || len(out.Rejected) != 0 || out.Conflicts[0].Where != "line 2" ||
		!strings.HasPrefix(out.Conflicts[0].Why, "x – y same (Ana) does not hold: x – z different (Ana) and y – z same (Ana) came later") {
		t.Fatalf("got %+v", out)
	}
	s.decisions = append(s.decisions, out.Decisions...)
	states := func() (list []State) {
		d, err := New(context.Background(), project(), s)
		if err != nil {
			t.Fatal(err)
		}
		all, err := d.List(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range all {
			list = append(list, l.State)
		}
		return list
	}
	if got, want := states(), []State{Overruled, Holds, Holds}; !slices.Equal(got, want) {
		t.Errorf("states %v, want %v", got, want)
	}
	if out = take(t, s, pair(9, "x", "y", "same")); out.Unchanged != 1 || len(out.Conflicts) != 1 || out.Conflicts[0].Where != "line 9" {
		t.Errorf("said again: got %+v", out)
	}
	if out = take(t, s, pair(9, "one", "two", "same")); len(out.Conflicts) != 0 {
		t.Errorf("a row that has no part in it: got %+v", out)
	}
	s.decisions = append(s.decisions, take(t, s, pair(2, "y", "z", "none")).Decisions...)
	if got, want := states(), []State{Holds, Replaced, Holds, Undecided}; !slices.Equal(got, want) {
		t.Errorf("after one was taken back: states %v, want %v", got, want)
	}
}

// Whatever is said and in whatever order the rows stand: what is said to hold fits
// together, and every new decision that does not hold is listed.
func TestWhatHoldsFitsTogether(t *testing.T) {
	ids := []string{"one", "two", "x", "y", "z"}
	rapid.Check(t, func(t *rapid.T) {
		s := triangle()
		for range rapid.IntRange(1, 3).Draw(t, "files") {
			var claims []Claim
			for line := range rapid.IntRange(1, 7).Draw(t, "rows") {
				i := rapid.IntRange(0, len(ids)-2).Draw(t, "a")
				c := pair(line, ids[i], ids[rapid.IntRange(i+1, len(ids)-1).Draw(t, "b")], rapid.SampledFrom([]string{"same", "same", "different", "none"}).Draw(t, "v"))
				c.Reviewer = rapid.SampledFrom([]string{"Ana", "Ben"}).Draw(t, "who")
				claims = append(claims, c)
			}
			d, err := New(context.Background(), project(), s)
			if err != nil {
				t.Fatal(err)
			}
			before := len(survey.Overruled(s.decisions))
			out, err := d.Take(context.Background(), rows(claims), "", now)
			if err != nil {
				t.Fatal(err)
			}
			other, err := New(context.Background(), project(), s)
			if err != nil {
				t.Fatal(err)
			}
			slices.Reverse(claims)
			turned, err := other.Take(context.Background(), rows(claims), "", now)
			if err != nil || !slices.Equal(out.Decisions, turned.Decisions) {
				t.Fatalf("in another order: %v, %v, want %v", turned.Decisions, err, out.Decisions)
			}
			s.decisions = append(s.decisions, out.Decisions...)
			if gave := len(survey.Overruled(s.decisions)) - before; gave > len(out.Conflicts) {
				t.Fatalf("%d gave way, listed %v", gave, out.Conflicts)
			}
			var b survey.Bonds
			for _, h := range survey.Holding(s.decisions) {
				if !b.Add(h) {
					t.Fatalf("%v is said to hold", h)
				}
			}
		}
	})
}
