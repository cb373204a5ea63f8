package workbook

import (
	"strings"
	"testing"

	"canvass/internal/analysis"
	"canvass/internal/report"
	"canvass/internal/survey"
)

// TestNotesTellOfSlips: decisions that seem to say the opposite of what is so are told,
// where there are enough of them to matter.
func TestNotesTellOfSlips(t *testing.T) {
	for slips, want := range map[float64]string{0: "", 0.004: "", 0.146: "About 15 of 100 decisions"} {
		e := &report.Edition{Findings: &analysis.Findings{Learning: &analysis.Learning{Version: "v", Slips: slips}}}
		said := ""
		for _, n := range learningNotes(e) {
			if strings.Contains(n[1], "opposite") {
				said = n[1]
			}
		}
		if !strings.HasPrefix(said, want) || (said == "") != (want == "") {
			t.Errorf("%v: %q, want %q", slips, said, want)
		}
	}
}

// TestNotesTellThatKeywordsDecide: where nothing learned is surely better, no model is
// said to tag.
func TestNotesTellThatKeywordsDecide(t *testing.T) {
	p := survey.Project{Codebook: survey.Codebook{Themes: []survey.Theme{{ID: "cost"}, {ID: "access"}}}}
	for _, c := range []struct {
		keep []bool
		want string
	}{{[]bool{true, true}, "elsewhere the keywords decide"}, {[]bool{true, false}, "tagged by a model"}} {
		e := &report.Edition{Findings: &analysis.Findings{Project: p, Learning: &analysis.Learning{Version: "v", Keep: c.keep, Own: make([]bool, 2)}}}
		if said := learningNotes(e)[0][1]; !strings.Contains(said, c.want) {
			t.Errorf("%v: %q, want %q", c.keep, said, c.want)
		}
	}
}
