package analysis

import (
	"testing"

	"canvass/internal/analysis/learn"
	"canvass/internal/survey"
)

// A no is a denial where a tag, a doubt or a keyword of the theme is there.
func TestNoToWhatIsProposedIsDenied(t *testing.T) {
	var decided []survey.Decision
	cb := survey.Codebook{}
	for _, id := range []string{"tag", "doubt", "keyword", "nothing"} {
		cb.Themes = append(cb.Themes, survey.Theme{ID: id})
		decided = append(decided, survey.Decision{Kind: survey.KindTheme, Theme: id, Verdict: survey.VerdictNo})
	}
	l := newLocks(cb, decided)
	l.deny(decided, []Tag{{Theme: 0}}, []Tag{{Theme: 1}}, []learn.Hit{{Theme: 2}})
	if len(l.denied) != 3 || l.denied[2].Theme != "keyword" {
		t.Errorf("got %+v", l.denied)
	}
	l.deny([]survey.Decision{{Kind: survey.KindTheme, Theme: "tag", Verdict: survey.VerdictYes}}, []Tag{{Theme: 0}}, nil, nil)
	if len(l.denied) != 3 {
		t.Error("a yes denies nothing")
	}
}
