package counterpart

import (
	"strings"
	"testing"

	"canvass/internal/text"
)

func TestCounterparts(t *testing.T) {
	b := New()
	for _, c := range []struct {
		one, other    string
		known, likely bool
	}{
		{"daniel", "daniela", true, true}, {"maria", "mario", true, true}, {"louise", "louis", true, false}, {"luis", "luisa", true, true},
		{"aurelino", "aurelina", false, true}, {"daniel", "danial", false, false}, {"daniel", "daniel", false, false}, {"julia", "julie", false, false},
		{"mari", "maria", false, false}, {"lea", "leo", false, true}, {"al", "ala", false, false}, {"", "a", false, false}, {"castro", "castra", false, true},
	} {
		if got := b.Known(c.one, c.other); got != c.known {
			t.Errorf("%s and %s are known: %v, want %v", c.one, c.other, got, c.known)
		}
		if got := Likely(c.one, c.other); got != c.likely {
			t.Errorf("%s and %s are likely: %v, want %v", c.one, c.other, got, c.likely)
		}
	}
}

// Names are looked up folded.
func TestTheListIsFolded(t *testing.T) {
	before := map[string]bool{}
	for line := range strings.Lines(list) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		names := strings.Fields(line)
		if before[names[0]] {
			t.Errorf("%q has two lines", names[0])
		}
		before[names[0]] = true
		for _, name := range names {
			if text.Fold(name) != name {
				t.Errorf("%q in %q is not folded", name, line)
			}
		}
	}
}
