package public

import (
	"strings"
	"testing"
	"time"

	"canvass/internal/analysis/publish"
	"canvass/internal/export"
	"canvass/internal/survey"
)

func n(n int) publish.Count { return publish.Count{N: n} }

// Who came is told of rounds with a list, and of the others that it is not known; what is
// kept back is a mark everywhere, in sentences too.
func TestWhoCame(t *testing.T) {
	kept := publish.Count{Kept: true}
	p := Publication{Name: "Workshops", Rounds: []survey.Round{{ID: "lima"}, {ID: "quito"}, {ID: "bonn"}}}
	p.Figures.Turnouts = []publish.Turnout{{Round: "lima", Expected: n(40), Came: n(30), StayedOff: n(10), Besides: kept}, {Round: "bonn", Expected: n(20), Came: kept, StayedOff: kept, Besides: n(0)}}
	got := newSpeaker(p, "en").attendanceSections()[0]
	if got.Charts[0].Title != "Lima: 30 of 40 expected came (75 %)" || got.Paragraphs[1] != "Not known, for want of a list: quito." {
		t.Errorf("%q, %q", got.Charts[0].Title, got.Paragraphs)
	}
	if rows := shownRows(t, got.Table); rows != "lima|40|30|10|[c]|75\u00a0%|60–86 %\nbonn|20|[c]|[c]|0|[c]|\n" {
		t.Errorf("got\n%s", rows)
	}
	p.Rounds, p.Figures.Turnouts = nil, []publish.Turnout{{Expected: n(6), Came: n(6)}}
	if got := newSpeaker(p, "es").attendanceSections()[0].Charts[0].Title; got != "Workshops: asistieron 6 de 6 personas esperadas (100 %)" {
		t.Errorf("got %q", got)
	}
	if got := newSpeaker(Publication{}, "en").attendanceSections(); got != nil {
		t.Errorf("nobody took attendance: %v", got)
	}
}

// There is a picture for those who registered and one for those who spoke, where there are any.
func TestWhenPeopleTookPart(t *testing.T) {
	p := Publication{}
	week := time.Date(2025, 9, 29, 0, 0, 0, 0, time.UTC)
	p.Figures.Periods = []publish.Period{{From: week, Feedback: n(7)}, {From: week.AddDate(0, 0, 7), Feedback: publish.Count{Kept: true}}}
	got := newSpeaker(p, "es").timeSections()[0]
	if len(got.Charts) != 1 || got.Charts[0].Title != "Opinaron, por semana" {
		t.Errorf("got %v", got.Charts)
	}
	if rows := shownRows(t, got.Table); rows != "29 sep 2025|0|7\n6 oct 2025|0|[c]\n" {
		t.Errorf("got\n%s", rows)
	}
	p.Figures.Step, p.Figures.Periods[0].Registered = publish.Monthly, n(5)
	if got := newSpeaker(p, "en").timeSections()[0]; len(got.Charts) != 2 || !strings.HasPrefix(shownRows(t, got.Table), "Sep 2025|5|7\n") {
		t.Errorf("got %v\n%s", got.Charts, shownRows(t, got.Table))
	}
}

func shownRows(t *testing.T, table *export.Table) string {
	t.Helper()
	var b strings.Builder
	for row, err := range table.Rows {
		if err != nil {
			t.Fatal(err)
		}
		var cells []string
		for i, c := range row {
			cells = append(cells, export.Shown(c, table.Columns[i].Decimals, "en"))
		}
		b.WriteString(strings.Join(cells, "|") + "\n")
	}
	return b.String()
}
