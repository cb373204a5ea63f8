package nickname

import (
	"strings"
	"testing"

	"canvass/internal/text"
)

func TestNicknames(t *testing.T) {
	b := New()
	for _, c := range []struct {
		one, other string
		want       bool
	}{
		{"robert", "bob", true}, {"jose", "pepe", true}, {"francisco", "paco", true}, {"bob", "rob", true}, {"maria", "mario", false},
		{"william", "robert", false}, {"robert", "unheard", false}, {"unheard", "unheard", false}, {"juan", "juana", false},
	} {
		if got := Same(b.Groups(c.one), b.Groups(c.other)); got != c.want {
			t.Errorf("%s and %s: %v, want %v", c.one, c.other, got, c.want)
		}
	}
}

// Names are looked up folded, so the list must be folded itself, and no group may
// name somebody twice.
func TestTheListIsFolded(t *testing.T) {
	if text.Fold(strings.ReplaceAll(list, "\n", " ")) == "" {
		t.Fatal("the list is empty")
	}
	for line := range strings.Lines(list) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		seen := map[string]bool{}
		for _, name := range strings.Fields(line) {
			if text.Fold(name) != name || seen[name] {
				t.Errorf("%q in %q is not folded, or there twice", name, line)
			}
			seen[name] = true
		}
	}
}
