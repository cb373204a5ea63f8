package redact_test

import (
	"slices"
	"strings"
	"testing"

	"canvass/internal/analysis/redact"
)

var (
	names = []string{"Ana Ruiz de la Torre", "Ben Okafor", "MARÍA JOSÉ NÚÑEZ", "Zoë", "Will May", "Madrid Pérez", "O’Neil, Sean", "Li Na"}
	keep  = []string{"Madrid", "Open from the first page"}
)

func TestTexts(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Write to ana.ruiz+w@example.org, please.", "Write to [removed], please."},
		{"Write to ana\u200bruiz@exam\u200bple.org", "Write to [removed]"},
		{"ana (at) example (dot) org", "[removed]"},
		{"ana arroba ejemplo.es", "[removed]"},
		{"@handle and 3 @ 5 euros", "@handle and 3 @ 5 euros"},
		{"Call me: +44 20 7946 0000 today", "Call me: [removed] today"},
		{"mi móvil es 612 34 56 78.", "mi móvil es [removed]."},
		{"tel. 555 0100", "tel. [removed]"},
		{"From 2025-09-17 to 2025-10-02, 17/09/2025, 2024-2027", "From 2025-09-17 to 2025-10-02, 17/09/2025, 2024-2027"},
		{"It costs 1 250 000 000 or 1,250,000.50; article 1234567", "It costs 1 250 000 000 or 1,250,000.50; article 1234567"},
		{"12345678901234567 is a number", "12345678901234567 is a number"},
		{"As Ana Ruiz said", "As [removed] said"},
		{"ask BEN OKAFOR or ana ruiz", "ask [removed] or [removed]"},
		{"Okafor, Ben was there", "[removed] was there"},
		{"what María wants, what Maria Jose Nunez wants", "what [removed] wants, what [removed] wants"},
		{"then Zoë spoke; zoë did not", "then [removed] spoke; zoë did not"},
		{"It will be in May, in Madrid.", "It will be in May, in Madrid."},
		{"Open it. Ben is a word here too", "Open it. Ben is a word here too"},
		{"Mr Smith and Dra. López Vega decide", "[removed] and [removed] decide"},
		{"My name is Jo Bloggs and I agree", "My name is [removed] and I agree"},
		{"me llamo Rosa de la Fuente", "me llamo [removed]"},
		{"Nothing here at all.", "Nothing here at all."},
		{"", ""},
	} {
		got := redact.Texts([]string{c.in}, slices.Values(names), keep)
		if got[0] != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.in, got[0], c.want)
		}
	}
}

// A book given as a name is read past at once.
func TestLongNames(t *testing.T) {
	book := strings.Repeat("Open words ", 100_000)
	if got := redact.Texts([]string{"These are Open words"}, slices.Values([]string{book}), nil); got[0] != "These are Open words" {
		t.Errorf("got %q", got[0])
	}
}

// FuzzTexts: addresses with a plain form never survive, and it always ends.
func FuzzTexts(f *testing.F) {
	f.Add("Write to ", "me")
	f.Add("a@b.c ", "+44 20")
	f.Fuzz(func(t *testing.T, before, after string) {
		got := redact.Texts([]string{before + " jo.bloggs@example.org " + after}, slices.Values(names), keep)
		if strings.Contains(got[0], "bloggs@example.org") {
			t.Errorf("%q", got[0])
		}
	})
}
