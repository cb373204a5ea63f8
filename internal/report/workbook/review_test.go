package workbook

import (
	"strings"
	"testing"

	"canvass/internal/analysis"
	"canvass/internal/report"
	"canvass/internal/report/reporttest"
)

// A theme that is asked for and counts nowhere yet says so beside the choices.
func TestReviewSaysWhatIsNotTagged(t *testing.T) {
	e := reporttest.Open(t, reporttest.Small())
	at := report.TextAt{Case: -1}
	for k := range e.Cases {
		for i, c := range e.Cases[k].Texts {
			if c.Overall && len(c.Tags) > 0 && at.Case < 0 {
				at = report.TextAt{Case: k, Text: i}
			}
		}
	}
	if at.Case < 0 {
		t.Fatal("no text has a theme")
	}
	sheet := func() (lead, rows string) {
		list, left := toJudge(e, nil)
		s := reviewSheet(e, list, left, map[report.TextAt]string{at: "It costs too much."})
		return s.Lead, reporttest.Dump(t, *s.Table)
	}
	const words = "Not tagged, please check: "
	if lead, rows := sheet(); strings.Contains(lead, "not tagged") || strings.Contains(rows, words) {
		t.Errorf("all are tagged: %s\n%s", lead, rows)
	}
	text := &e.Cases[at.Case].Texts[at.Text]
	doubt := text.Tags[0]
	doubt.By, doubt.Probability = analysis.ByLearned, 0.4
	text.Tags, text.Check = text.Tags[1:], []analysis.Tag{doubt}
	if lead, rows := sheet(); !strings.Contains(lead, "1 theme is not tagged yet") || strings.Count(rows, words) != 1 {
		t.Errorf("one is not tagged: %s\n%s", lead, rows)
	}
}
