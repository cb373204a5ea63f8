package file

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSplit(t *testing.T) {
	options := []string{"In person", "Remote", "Either, I can decide later", "Yes; surely"}
	cases := map[string][]string{
		"Remote":                             {"Remote"},
		"remote ":                            {"remote "},
		"In person, Remote":                  {"In person", "Remote"},
		"In person;Remote":                   {"In person", "Remote"},
		"Either, I can decide later":         {"Either, I can decide later"},
		"Remote, Either, I can decide later": {"Remote", "Either, I can decide later"},
		"Remote, by phone, or by post":       {"Remote", "by phone, or by post"},
		"by phone, Remote, by post":          {"by phone", "Remote", "by post"},
		"by phone, or by post":               {"by phone, or by post"},
		"Either, I cannot":                   {"Either, I cannot"},
		"Remote;Yes; surely":                 {"Remote", "Yes; surely"},
		"In person,Remote":                   {"In person,Remote"},
		", ":                                 {", "},
	}
	for cell, want := range cases {
		if d := cmp.Diff(want, split(cell, options)); d != "" {
			t.Errorf("%q: -want +got\n%s", cell, d)
		}
	}
}

// Joined again, the parts are the cell; and joined options come apart as they were.
func TestSplitLosesNothing(t *testing.T) {
	options := []string{"A", "B, or C", "B", "D, E, F"}
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom([]string{"A", "B", "x", "C", "D", "B, or C", "D, E, F", ""}), 1, 8).Draw(t, "parts")
		cell := strings.Join(parts, ", ")
		if got := strings.Join(split(cell, options), ", "); got != cell {
			t.Fatalf("%q became %q", cell, got)
		}
	})
	chosen := []string{"D, E, F", "A", "B, or C", "B"}
	if d := cmp.Diff(chosen, split(strings.Join(chosen, ", "), options)); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}
