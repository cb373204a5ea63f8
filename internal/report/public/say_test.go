package public

import (
	"slices"
	"strings"
	"testing"

	"canvass/internal/analysis/publish"
	"canvass/internal/analysis/tally"
	"canvass/internal/survey"
)

// What is said of changes is what the table shows: points are those of the shares as they
// are printed, and nothing is said of what is kept back.
func TestWhatChangedBetweenRounds(t *testing.T) {
	kept := publish.Agreement{N: n(40), Agree: publish.Count{Kept: true}}
	rounds := func(a, b publish.Agreement) publish.Principle {
		return publish.Principle{ID: "P1", Rounds: []publish.Agreement{a, b}}
	}
	part := func(agree, of int) publish.Agreement { return publish.Agreement{N: n(of), Agree: n(agree)} }
	for name, c := range map[string]struct {
		principle publish.Principle
		verdict   string
		points    []string
		cell      string
	}{
		"apart":          {rounds(part(70, 79), part(32, 47)), "Larger than chance", []string{"P1: from 89 % of 79 (lima) to 68 % of 47 (quito), −21 points"}, "−21"},
		"as printed":     {rounds(part(30, 62), part(22, 48)), "No change", nil, "−2"}, // 48.4 and 45.8
		"kept back":      {rounds(part(70, 79), kept), "", nil, "[c]"},
		"nothing at all": {rounds(part(40, 80), part(20, 40)), "No change", nil, "+0"},
	} {
		p := Publication{Rounds: []survey.Round{{ID: "lima"}, {ID: "quito"}}, Principles: []survey.Principle{{ID: "P1"}}}
		p.Figures.Rounds, p.Figures.Principles = make([]publish.Round, 2), []publish.Principle{c.principle}
		got := newSpeaker(p, "en").betweenSections()[0]
		verdict := strings.Join(got.Paragraphs[1:], "")
		if !strings.HasPrefix(verdict, c.verdict) || (verdict == "") != (c.verdict == "") || !slices.Equal(got.Points, c.points) {
			t.Errorf("%s: %q, %q", name, verdict, got.Points)
		}
		cells := strings.Split(strings.TrimSpace(shownRows(t, got.Table)), "|")
		if last := cells[len(cells)-1]; last != c.cell {
			t.Errorf("%s: the table says %q, want %q", name, last, c.cell)
		}
	}
}

// Where all answers were given in one round, or in none, nothing is compared.
func TestOneRoundIsNotCompared(t *testing.T) {
	p := Publication{Rounds: []survey.Round{{ID: "lima"}, {ID: "quito"}}, Principles: []survey.Principle{{ID: "P1"}}}
	p.Figures.Rounds = make([]publish.Round, 2)
	for _, rounds := range [][]publish.Agreement{nil, {{}, {}}, {{N: n(40), Agree: n(20)}, {}}} {
		p.Figures.Principles = []publish.Principle{{ID: "P1", Rounds: rounds}}
		if got := newSpeaker(p, "en").betweenSections(); got != nil {
			t.Errorf("%v: %v", rounds, got)
		}
	}
}

// Noughts are not read out.
func TestWhatWasLeftOut(t *testing.T) {
	p := Publication{}
	if got := newSpeaker(p, "en").excluded(); got != "Everything that was received counts." {
		t.Error(got)
	}
	p.Method.Excluded = tally.Excluded{Superseded: 1, Unreadable: 3, NoContent: 2}
	if got := newSpeaker(p, "en").excluded(); got != "Received and not counted: 1 response that the same person replaced later, 3 ratings without a number from 1 to 5 and 2 texts without content." {
		t.Error(got)
	}
	if got := newSpeaker(p, "es").excluded(); got != "Se recibió y no cuenta: 1 respuesta que la misma persona sustituyó después, 3 valoraciones sin un número del 1 al 5 y 2 textos sin contenido." {
		t.Error(got)
	}
}
