package survey

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func linked(a, b string, v Verdict) Decision {
	return Decision{Kind: KindLink, Source: "f", Response: a, Other: Ref{"f", b}, Verdict: v}
}

func TestOfLinksThatContradictEachOtherTheLaterHold(t *testing.T) {
	ab, bc, ac := linked("a", "b", VerdictSame), linked("b", "c", VerdictSame), linked("a", "c", VerdictDifferent)
	for name, c := range map[string]struct{ all, want []Decision }{
		"told apart last":                {[]Decision{ab, bc, ac}, []Decision{bc, ac}},
		"joined last":                    {[]Decision{ac, ab, bc}, []Decision{ab, bc}},
		"the later one taken back":       {[]Decision{ab, bc, ac, linked("a", "c", VerdictNone)}, []Decision{ab, bc}},
		"the one between taken back":     {[]Decision{ab, bc, ac, linked("b", "c", VerdictNone)}, []Decision{ab, ac}},
		"others have no part in it":      {[]Decision{linked("x", "y", VerdictSame), ab, bc, ac}, []Decision{linked("x", "y", VerdictSame), bc, ac}},
		"nothing contradicts":            {[]Decision{ab, linked("b", "c", VerdictDifferent), ac}, []Decision{ab, linked("b", "c", VerdictDifferent), ac}},
		"of one pair only the last word": {[]Decision{ac, ab, bc, ac}, []Decision{bc, ac}},
	} {
		if got := Holding(c.all); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}

// What holds can be honoured as a whole: there is a grouping that says all of it. And
// nothing is left out without need.
func TestHoldingLinksFitTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []Decision
		for range rapid.IntRange(0, 30).Draw(t, "n") {
			i := rapid.IntRange(0, 5).Draw(t, "a")
			j := rapid.IntRange(i+1, 6).Draw(t, "b")
			all = append(all, linked(string(rune('a'+i)), string(rune('a'+j)), rapid.SampledFrom([]Verdict{VerdictSame, VerdictSame, VerdictDifferent, VerdictNone}).Draw(t, "v")))
		}
		group := func(ds []Decision) map[Ref]int { // by brute force
			g := map[Ref]int{}
			for i := range 7 {
				g[Ref{"f", string(rune('a' + i))}] = i
			}
			for range 7 {
				for _, d := range ds {
					if p, q := (Ref{d.Source, d.Response}), d.Other; d.Verdict == VerdictSame {
						low := min(g[p], g[q])
						g[p], g[q] = low, low
					}
				}
			}
			return g
		}
		fits := func(ds []Decision) bool {
			g := group(ds)
			return !slices.ContainsFunc(ds, func(d Decision) bool {
				return d.Verdict == VerdictDifferent && g[Ref{d.Source, d.Response}] == g[d.Other]
			})
		}
		holds := Holding(all)
		if !fits(holds) {
			t.Fatalf("%v hold at once", holds)
		}
		latest := map[Decision]Decision{}
		for _, d := range all {
			latest[d.Subject()] = d
		}
		for _, d := range latest {
			if d.Verdict != VerdictNone && !slices.Contains(holds, d) && fits(append(slices.Clone(holds), d)) {
				t.Fatalf("%v fits %v and does not hold", d, holds)
			}
		}
		b := BondsOf(all)
		g := group(holds)
		for x, p := range g {
			for y, q := range g {
				if b.Same(x, y) != (p == q) {
					t.Fatalf("%v and %v: same %v", x, y, b.Same(x, y))
				}
			}
		}
	})
}
