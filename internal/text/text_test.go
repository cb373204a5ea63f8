package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestClean(t *testing.T) {
	cases := []struct {
		why, in, want string
		changed       bool
	}{
		{"nothing", "", "", false},
		{"plain", "I agree – sí", "I agree – sí", false},
		{"NUL", "a\x00b", "a\uFFFDb", true},
		{"two NULs", "\x00\x00", "\uFFFD\uFFFD", true},
		{"a run of bad bytes", "a\xff\xfeb", "a\uFFFDb", true},
		{"overlong", "\xc0\xaf", "\uFFFD", true},
		{"lone surrogate", "\xed\xa0\x80!", "\uFFFD!", true},
		{"cut character", "ni\xc3", "ni\uFFFD", true},
		{"noncharacters are valid", "\ufffe\uffff", "\ufffe\uffff", false},
		{"replacement character already there", "\uFFFD", "\uFFFD", false},
		{"controls, BOM, separators stay", "\x1b[2J\ufeff\u2028\u0085\r\n\t\x7f", "\x1b[2J\ufeff\u2028\u0085\r\n\t\x7f", false},
	}
	for _, c := range cases {
		got, changed := Clean(c.in)
		if got != c.want || changed != c.changed {
			t.Errorf("%s: Clean(%q) = %q, %v; want %q, %v", c.why, c.in, got, changed, c.want, c.changed)
		}
	}
}

func TestCleanOfCleanTextAllocatesNothing(t *testing.T) {
	s := strings.Repeat("Todo bien, año tras año. ", 40)
	if n := testing.AllocsPerRun(100, func() { Clean(s) }); n != 0 {
		t.Errorf("Clean allocates %v times, want 0", n)
	}
}

func TestCleanSettles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkClean(t, hostile().Draw(t, "s")) })
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"", "\x00", "a\xffb", "\xed\xa0\x80", "ok"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkClean(t, s) })
}

func checkClean(t reporter, s string) {
	got, changed := Clean(s)
	if changed != (got != s) {
		t.Errorf("Clean(%q) = %q, changed %v", s, got, changed)
	}
	if !utf8.ValidString(got) || strings.Contains(got, "\x00") {
		t.Errorf("Clean(%q) = %q, not clean", s, got)
	}
	if again, changed := Clean(got); changed || again != got {
		t.Errorf("Clean(%q) = %q, again %q", s, got, again)
	}
}
