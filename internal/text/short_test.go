package text

import (
	_ "embed"
	"strings"
	"testing"
)

//go:embed testdata/short.txt
var shortAnswers string

// A short answer in a third language is seen to be in one, mostly; one in English or
// Spanish, with a name, a borrowed word or in dialect, is never taken for another.
func TestShortAnswersInThirdLanguages(t *testing.T) {
	seen, all := 0, 0
	for line := range strings.Lines(shortAnswers) {
		want, s, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case want == "#" || want == "":
		case want == "-":
			all++
			missed := false
			for _, hint := range []string{"en", "es", ""} {
				missed = missed || shown(&Lexicon{}, s, hint) != Other
			}
			if missed {
				t.Logf("not seen to be in another language: %q", s)
			} else {
				seen++
			}
		default:
			for _, hint := range []string{want, ""} {
				if shown(&Lexicon{}, s, hint) == Other {
					t.Errorf("%q is taken for another language", s)
				}
			}
		}
	}
	if t.Logf("%d of %d seen", seen, all); 10*seen < 8*all {
		t.Errorf("%d of %d seen to be in another language", seen, all)
	}
}
