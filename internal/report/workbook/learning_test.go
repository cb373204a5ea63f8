package workbook

import (
	"strings"
	"testing"

	"canvass/internal/analysis"
	"canvass/internal/report"
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
