package xlsx

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

const (
	maxUnits = 32767 // UTF-16 units in a cell
	cutUnits = 32700
	maxName  = 200 // units of an id in the mark behind what was cut

	// underscore stands for an underscore that would begin one of Excel's own
	// escapes (_x0041_); it is written as Excel does. It is a noncharacter
	// that clean never lets through from a text.
	underscore = '\ufdd0'
)

// altered counts values that a cell cannot hold as they are.
type altered struct {
	cut   int // texts longer than a cell
	shown int // texts with characters that XML cannot carry or that reorder the line
	typed int // numbers and dates that Excel has no number for, written as text
	low   int // rows that are lower than their longest text
}

// sentences says it to a reader.
func (a *altered) sentences() []string {
	var out []string
	for _, s := range []struct {
		n    int
		text string
	}{
		{a.cut, "Too long for a cell and cut, with a mark: %d."},
		{a.shown, "Texts with control characters, shown as symbols: %d."},
		{a.typed, "Values that Excel cannot count with, written as text: %d."},
		{a.low, "Rows with more text than they show: %d."},
	} {
		if s.n > 0 {
			out = append(out, fmt.Sprintf(s.text, s.n))
		}
	}
	return out
}

var escapeLike = regexp.MustCompile(`_x[0-9a-fA-F]{4}_`)

// clean returns s as a cell can hold it, and counts what it had to change; then it
// marks what Excel would read as an escape. id is where the full text can be found.
func (a *altered) clean(s, id string) string { return guard(a.hold(s, id)) }

// hold shows control characters as their pictures (␛), overrides of the writing
// direction as [U+202E], noncharacters, C1 controls and invalid UTF-8 as U+FFFD. A
// text beyond Excel's limit ends in a visible mark. Line ends become LF, which is
// not counted.
func (a *altered) hold(s, id string) string {
	if !ordinary(s) {
		s = a.visible(s)
	}
	if len(s) > maxUnits && units(s) > maxUnits {
		mark := cutMark(id)
		s = cut(s, min(cutUnits, maxUnits-units(mark))) + mark
		a.cut++
	}
	return s
}

func cutMark(id string) string {
	if id == "" {
		return " [cut, full text in store]"
	}
	if id = strings.Join(strings.Fields(plain(id)), " "); units(id) > maxName {
		id = cut(id, maxName-1) + "…"
	}
	return " [cut, full text in store: " + id + "]"
}

// celled is clean, uncounted: for texts that canvass itself composed.
func celled(s string) string { return new(altered).clean(s, "") }

// plain is the same outside cells, where there are no escapes.
func plain(s string) string { return new(altered).hold(s, "") }

// simple tells whether s, as most texts, needs no change at all.
func simple(s string) bool {
	return len(s) <= maxUnits && ordinary(s) && !strings.Contains(s, "_x")
}

// ordinary tells whether every character of s can stand in a cell as it is.
func ordinary(s string) bool {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || picture(r) != "" {
			return false
		}
		i += n
	}
	return true
}

func (a *altered) visible(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var b strings.Builder
	changed := false
	for i, r := range s {
		as := picture(r)
		if as == "" && r == utf8.RuneError {
			_, n := utf8.DecodeRuneInString(s[i:])
			changed = changed || n == 1
		}
		if as == "" {
			b.WriteRune(r)
			continue
		}
		b.WriteString(as)
		changed = changed || r != '\r'
	}
	if changed {
		a.shown++
	}
	return b.String()
}

// picture is how a cell shows r, "" for as it is.
func picture(r rune) string {
	switch {
	case r >= 0xa0 && r < 0x2000: // most letters, first
		return ""
	case r == '\r':
		return "\n"
	case r == '\t' || r == '\n':
		return ""
	case r < ' ':
		return string('\u2400' + r)
	case r == 0x7f:
		return "\u2421"
	case r == '\u202d':
		return "[U+202D]"
	case r == '\u202e':
		return "[U+202E]"
	case r >= '\ufdd0' && r <= '\ufdef', r&0xfffe == 0xfffe, r >= 0x80 && r < 0xa0 && r != 0x85:
		return "\ufffd"
	}
	return ""
}

// units counts UTF-16 code units, which is how Excel counts characters.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}

// cut returns the longest beginning of s of at most limit units.
func cut(s string, limit int) string {
	n := 0
	for i, r := range s {
		n++
		if r > 0xffff {
			n++
		}
		if n > limit {
			return s[:i]
		}
	}
	return s
}

// guard marks what Excel would read as an escape, overlapping ones included.
func guard(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for {
		at := escapeLike.FindStringIndex(s)
		if at == nil {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:at[0]])
		b.WriteRune(underscore)
		s = s[at[0]+1:]
	}
}
