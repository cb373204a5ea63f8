package analysis

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"canvass/internal/analysis/people"
	"canvass/internal/survey"
)

// registers is a project of two registrations, comments on a document and, where
// wanted, a list of who came.
func registers(lists bool) survey.Project {
	p := evening(false)
	for i := range p.Sources {
		p.Sources[i].Mappings = append(p.Sources[i].Mappings,
			survey.Mapping{Question: "n2", Field: survey.FieldName}, survey.Mapping{Question: "i", Field: survey.FieldIdentity}, survey.Mapping{Question: "i2", Field: survey.FieldIdentity},
			survey.Mapping{Question: "o", Field: survey.FieldOrganisation}, survey.Mapping{Question: "@email", Field: survey.FieldEmail})
	}
	p.Sources[1].Mappings = p.Sources[1].Mappings[:len(p.Sources[1].Mappings)-1] // an address collected and not mapped
	list := p.Sources[2]
	remarks := survey.Source{Name: "doc", Type: survey.GoogleDoc, Role: survey.Feedback, Mappings: []survey.Mapping{{Question: "n", Field: survey.FieldName}}}
	if p.Sources = append(p.Sources[:2:2], remarks); lists {
		p.Sources = append(p.Sources, list)
	}
	return p
}

// TestWhoIsWhoIsThatOfFindings compares the short way with the whole analysis, also
// where responses come out of order, disappeared, or stand on a list.
func TestWhoIsWhoIsThatOfFindings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := registers(rapid.IntRange(0, 3).Draw(t, "lists") == 0)
		draw := func(label string, of ...string) string { return rapid.SampledFrom(of).Draw(t, label) }
		form := survey.Form{}
		for _, id := range []string{"n", "n2", "e", "g", "m", "i", "i2", "o"} {
			form.Questions = append(form.Questions, survey.Question{ID: id, Title: id})
		}
		if rapid.Bool().Draw(t, "verified") {
			form.Email = survey.EmailVerified
		}
		inOrder := rapid.Bool().Draw(t, "in order")
		var in []Input
		for _, s := range p.Sources {
			versions := func(n int, gone int64) (all []survey.Version) {
				for i := range n {
					minute := i
					if !inOrder {
						minute = rapid.IntRange(0, 5).Draw(t, "minute")
					}
					v := answered(s.Name, fmt.Sprint("id", gone, i/(1+int(gone))), draw("collected", "", "ana@x.org", "b@x.org"), minute, says{
						"n": draw("name", "", " ", "Ana", "Ana Ruiz", "ruiz, ana", "Ben Okafor", "n/a"), "n2": draw("family", "", "", "Ruiz"),
						"e": draw("email", "", "ana@x.org", "b@x.org", "x"), "i": draw("postcode", "", "123456", "99"), "i2": draw("born", "", "1990-01-02"),
						"o": draw("organisation", "", "Acme Works"), "g": draw("group", "", "public"), "m": "Room",
					})
					v.GoneIn = gone
					all = append(all, v)
				}
				return all
			}
			in = append(in, Input{
				Forms: []survey.Form{form}, Current: stream(versions(rapid.IntRange(0, 6).Draw(t, "n"), 0)),
				History: stream(versions(rapid.IntRange(0, 3).Draw(t, "gone"), 1)), RunTime: func(int64) time.Time { return time.Time{} },
			})
		}
		f, err := Analyse(p, in, nil, Needs{})
		if err != nil {
			t.Fatal(err)
		}
		w, err := WhoIsWho(p, in, nil)
		if err != nil {
			t.Fatal(err)
		}
		sameWho(t, p, f, w)
	})
}

// sameWho compares who is who, row by row, and what is asked.
func sameWho(t *rapid.T, p survey.Project, f *Findings, w *Who) {
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

// TestSenderIsRecord compares what linking needs, read alone, with the whole answer.
func TestSenderIsRecord(t *testing.T) {
	p := registers(true)
	form := survey.Form{}
	for _, id := range []string{"n", "n2", "e", "g", "m", "i", "i2", "o"} {
		form.Questions = append(form.Questions, survey.Question{ID: id, Title: id})
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom(p.Sources).Draw(t, "source")
		reader := NewReader(survey.Bind(s, []survey.Form{form}, nil), nil)
		for range 3 {
			v := answered(s.Name, "1", rapid.SampledFrom([]string{"", " ", "a@x.org"}).Draw(t, "collected"), 1, nil)
			for _, q := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"e", "g", "i", "i2", "m", "n", "n2", "o"}), 0, 8, rapid.ID[string]).Draw(t, "answered") {
				v.Answers = append(v.Answers, survey.Answer{Question: q, Values: rapid.SliceOfN(rapid.SampledFrom([]string{"", " ", "a", "b c"}), 0, 3).Draw(t, "values")})
			}
			verified := rapid.Bool().Draw(t, "verified")
			said := reader.Read(v)
			uncounted := func(f survey.Field, values []string) bool { return len(values) == 0 || !inFindings(f) }
			if d := cmp.Diff(&said, reader.ReadNext(&v), cmpopts.EquateEmpty(), cmpopts.IgnoreMapEntries(uncounted)); d != "" {
				t.Fatalf("-in memory of its own +in that of the one before:\n%s", d)
			}
			want, got := reader.record(&v.Response, &said, verified), reader.sender(v, verified)
			if len(want.Identity)+len(got.Identity) == 0 {
				want.Identity, got.Identity = nil, nil
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Fatalf("-whole +alone:\n%s", d)
			}
		}
	})
}
