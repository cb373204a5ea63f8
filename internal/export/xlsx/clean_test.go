package xlsx_test

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"canvass/internal/export/xlsx"
)

// FuzzClean: a cell's text fits, is XML, shows no control but tab and line feed, and
// Excel reads it as meant.
func FuzzClean(f *testing.F) {
	for _, s := range append(hostile, strings.Repeat("_x0041_", 5000)) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		part, want := xlsx.Clean(s)
		if got := excelText(part); got != want {
			t.Errorf("%q is written as %q and read as %q", s, part, got)
		}
		if n := len(utf16.Encode([]rune(want))); n > 32767 {
			t.Errorf("%d units", n)
		}
		if !utf8.ValidString(part) {
			t.Errorf("%q is not UTF-8", part)
		}
		for _, r := range part {
			if r < ' ' && r != '\t' && r != '\n' || r == 0x7f || r == 0xfffe || r == 0xffff || r == '\u202e' {
				t.Errorf("%q still has %U", part, r)
			}
		}
	})
}
