package term_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"canvass/internal/export/term"

	"pgregory.net/rapid"
)

func TestSafe(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "Good, and cheap.", "Good, and cheap."},
		{"clear screen", "\x1b[2J", `\x1b[2J`},
		{"title", "\x1b]0;title\a", `\x1b]0;title\x07`},
		{"link", "\x1b]8;;http://x.example\x1b\\", `\x1b]8;;http://x.example\x1b\`},
		{"clipboard", "\x1b]52;c;aGk=\a", `\x1b]52;c;aGk=\x07`},
		{"carriage return over a count", "312\r0", "312\n0"},
		{"line ends", "a\r\nb", "a\nb"},
		{"backspaces", "abc\b\b", `abc\x08\x08`},
		{"8-bit CSI", "\u009b31m", `\x9b31m`},
		{"its byte alone", "\x9b31m", "\ufffd31m"},
		{"DEL", "\x7f", `\x7f`},
		{"NUL", "\x00", `\x00`},
		{"tab", "a\tb", "a b"},
		{"override", "\u202egpj.exe", `\u202egpj.exe`},
		{"isolate", "\u2066x", `\u2066x`},
		{"zero width", "a\u200bb\u200cc\ufeff", `a\u200bb\u200cc\ufeff`},
		{"joiner between letters", "a\u200db", `a\u200db`},
		{"separators", "a\u2028b\u2029", `a\u2028b\u2029`},
		{"tags", "x\U000e0041", `x\U000e0041`},
		{"hangul filler", "\u3164", `\u3164`},
		{"family", "👨‍👩‍👧‍👦 🏳️‍🌈", "👨‍👩‍👧‍👦 🏳️‍🌈"},
		{"accents and scripts", "Zoë cafe\u0301 費用 مرحبا שלום", "Zoë cafe\u0301 費用 مرحبا שלום"},
		{"what looks like an escape stays", `\x1b`, `\x1b`},
	} {
		if got := term.Safe(c.in); got != c.want {
			t.Errorf("%s: Safe(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

// checkSafe holds for every text: nothing is left that steers or hides, and a second
// pass changes nothing.
func checkSafe(t interface{ Errorf(string, ...any) }, in string) {
	out := term.Safe(in)
	if !utf8.ValidString(out) {
		t.Errorf("Safe(%q) = %q, invalid UTF-8", in, out)
	}
	for _, r := range strings.ReplaceAll(out, "\u200d", "") {
		if r != '\n' && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)) {
			t.Errorf("Safe(%q) = %q still has %U", in, out, r)
		}
	}
	if again := term.Safe(out); again != out {
		t.Errorf("Safe(%q) = %q, and again %q", in, out, again)
	}
}

func TestSafeAny(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) { checkSafe(r, rapid.String().Draw(r, "text")) })
}

func FuzzSafe(f *testing.F) {
	for _, s := range []string{"\x1b[2J", "👨‍👩‍👧", "\u202e", "\xff", "\r\n", "\u200d\u200d"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) { checkSafe(t, in) })
}
