package analysis_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"canvass/internal/analysis"
	"canvass/internal/analysis/invented"
	"canvass/internal/analysis/people"
	"canvass/internal/survey"
)

// TestWhoIsWhoIsThatOfFindings compares the short way with the whole analysis, also
// where responses come out of order, disappeared, or stand on a list.
func TestWhoIsWhoIsThatOfFindings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := invented.Registers(rapid.IntRange(0, 3).Draw(t, "lists") == 0)
		draw := func(label string, of ...string) string { return rapid.SampledFrom(of).Draw(t, label) }
		form := survey.Form{}
		for _, id := range []string{"n", "n2", "e", "g", "m", "i", "i2", "o"} {
			form.Questions = append(form.Questions, survey.Question{ID: id, Title: id})
		}
		if rapid.Bool().Draw(t, "verified") {
			form.Email = survey.EmailVerified
		}
		inOrder := rapid.Bool().Draw(t, "in order")
		var in []analysis.Input
		for _, s := range p.Sources {
			versions := func(n int, gone int64) (all []survey.Version) {
				for i := range n {
					minute := i
					if !inOrder {
						minute = rapid.IntRange(0, 5).Draw(t, "minute")
					}
					v := invented.Answered(s.Name, fmt.Sprint("id", gone, i/(1+int(gone))), draw("collected", "", "ana@x.org", "b@x.org"), minute, invented.Says{
						"n": draw("name", "", " ", "Ana", "Ana Ruiz", "ruiz, ana", "Ben Okafor", "n/a"), "n2": draw("family", "", "", "Ruiz"),
						"e": draw("email", "", "ana@x.org", "b@x.org", "x"), "i": draw("postcode", "", "123456", "99"), "i2": draw("born", "", "1990-01-02"),
						"o": draw("organisation", "", "Acme Works"), "g": draw("group", "", "public"), "m": "Room",
					})
					v.GoneIn = gone
					all = append(all, v)
				}
				return all
			}
			in = append(in, analysis.Input{
				Forms: []survey.Form{form}, Current: invented.Stream(versions(rapid.IntRange(0, 6).Draw(t, "n"), 0)),
				History: invented.Stream(versions(rapid.IntRange(0, 3).Draw(t, "gone"), 1)), RunTime: func(int64) time.Time { return time.Time{} },
			})
		}
		f, err := analysis.Analyse(p, in, nil, analysis.Needs{})
		if err != nil {
			t.Fatal(err)
		}
		w, err := analysis.WhoIsWho(p, in, nil)
		if err != nil {
			t.Fatal(err)
		}
		sameWho(t, p, f, w)
	})
}

// sameWho compares who is who, row by row, and what is asked.
func sameWho(t *rapid.T, p survey.Project, f *analysis.Findings, w *analysis.Who) {
	type row struct {
		Ref         survey.Ref
		Person      string
		Rule        people.Rule
		Probability float64
	}
	var want, got []row
	for i := range f.Cases {
		c := &f.Cases[i]
		one := row{survey.Ref{Source: p.Sources[c.Source].Name, Response: c.ID}, f.People[c.Person].ID, c.Rule, 1}
		if tie, ok := f.TieOf(c); ok {
			one.Probability = tie.Probability
		}
		want = append(want, one)
	}
	for i := range w.Responses {
		rule, probability := w.Evidence(i)
		got = append(got, row{w.Ref(i), w.PersonID(i), rule, probability})
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Fatalf("rows (-findings +who):\n%s", d)
	}
	if d := cmp.Diff(f.Ask, w.Ask); d != "" {
		t.Fatalf("questions (-findings +who):\n%s", d)
	}
}
