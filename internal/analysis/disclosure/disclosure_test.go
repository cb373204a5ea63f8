package disclosure_test

import (
	"testing"

	"canvass/internal/analysis/disclosure"
)

// A table of two rows: what is kept back for itself, and what for its sake.
func TestProtect(t *testing.T) {
	for _, c := range []struct {
		name string
		row  []int
		k    int
		want string // x: kept back
	}{
		{"nothing small", []int{10, 20, 30}, 5, "..."},
		{"one small: the smallest other goes with it", []int{3, 20, 10, 0}, 5, "x.x."},
		{"two small that hide each other", []int{3, 4, 20}, 5, "xx."},
		{"two small that are few together", []int{1, 1, 9, 20}, 5, "xxx."},
		{"a threshold of one keeps nothing back", []int{1, 20}, 1, ".."},
		{"at the threshold", []int{5, 20}, 5, ".."},
	} {
		s := &disclosure.System{}
		total := 0
		var parts []disclosure.Figure
		for _, n := range c.row {
			total += n
			parts = append(parts, s.Open(n, 1, disclosure.None))
		}
		s.Sum(s.Fixed(total), parts...)
		proven, got := s.Protect(c.k), ""
		for _, p := range parts {
			got += map[bool]string{true: "x", false: "."}[s.Kept(p)]
		}
		if got != c.want || !proven {
			t.Errorf("%s: %v, threshold %d: got %s (%v), want %s", c.name, c.row, c.k, got, proven, c.want)
		}
	}
}

// What is given away by figures that must be shown is reported, not overlooked.
func TestProtectSaysWhatItCannotDo(t *testing.T) {
	s := &disclosure.System{}
	part := s.Open(2, 1, disclosure.None)
	s.Sum(s.Fixed(12), part, s.Fixed(10))
	if s.Protect(5) {
		t.Error("12 - 10 is 2, and nobody noticed")
	}
	if !s.Kept(part) {
		t.Error("it is shown all the same")
	}
}

// A figure takes its details along, zeros too.
func TestDetailsGoWithTheirBase(t *testing.T) {
	s := &disclosure.System{}
	n := s.Open(3, 2, disclosure.None)
	yes, no := s.Open(3, 1, n), s.Open(0, 1, n)
	s.Sum(n, yes, no)
	if !s.Protect(5) || !s.Kept(n) || !s.Kept(yes) || !s.Kept(no) {
		t.Errorf("kept: %v %v %v", s.Kept(n), s.Kept(yes), s.Kept(no))
	}
}

// What does not add up is no knowledge: people may be in two rounds.
func TestSumsThatDoNotHoldAreIgnored(t *testing.T) {
	s := &disclosure.System{}
	a, b := s.Open(3, 1, disclosure.None), s.Open(30, 1, disclosure.None)
	s.Sum(s.Fixed(31), a, b)
	if !s.Protect(5) || s.Kept(b) {
		t.Error("kept back for nothing")
	}
}
