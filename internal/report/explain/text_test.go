package explain

import (
	"strings"
	"testing"

	"canvass/internal/analysis"
	"canvass/internal/analysis/learn"
	"canvass/internal/survey"
)

// Why there is no tag where a keyword stands is said of what took it away.
func TestVerdictsWithoutATag(t *testing.T) {
	for want, w := range map[string]analysis.Why{
		"a person said no": {Decision: &survey.Decision{}, Keywords: []string{"cost"}, Reasons: []learn.Reason{{}}},
		"a keyword stands here, but what was learned from decisions speaks against it; score -2.00, a tag above -1.00": {Keywords: []string{"cost"}, Score: -2, Cut: -1, Reasons: []learn.Reason{{}}},
		"seldom right in judged texts": {Keywords: []string{"cost"}},
	} {
		if what, detail := verdictOf(w); what != "not tagged" || !strings.Contains(detail, want) {
			t.Errorf("got %s: %s, want %s", what, detail, want)
		}
	}
}
