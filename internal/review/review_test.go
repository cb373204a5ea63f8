package review

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"canvass/internal/survey"
)

// shelf is Records in memory: two forms, with one id in both.
type shelf struct {
	versions  map[survey.Ref]survey.Version
	decisions []survey.Decision
}

func (s shelf) Forms(_ context.Context, source string) ([]survey.Form, error) {
	return []survey.Form{{Source: source, Questions: []survey.Question{{ID: "c", Title: "c"}, {ID: "d", Title: "d"}, {ID: "v", Title: "v"}}}}, nil
}
func (s shelf) Pins(context.Context) ([]survey.Pin, error)           { return nil, nil }
func (s shelf) Decisions(context.Context) ([]survey.Decision, error) { return s.decisions, nil }
func (s shelf) Latest(_ context.Context, source, id string) (survey.Version, bool, error) {
	v, ok := s.versions[survey.Ref{Source: source, Response: id}]
	return v, ok, nil
}

func project() survey.Project {
	questions := []survey.Mapping{
		{Question: "c", Field: survey.FieldComment, Principle: "P1"}, {Question: "d", Field: survey.FieldComment, Principle: "P1"}, {Question: "v", Field: survey.FieldVision},
	}
	return survey.Project{
		Location: time.UTC, Languages: []string{"en", "es"}, Principles: []survey.Principle{{ID: "P1"}},
		Codebook: survey.Codebook{Themes: []survey.Theme{
			{ID: "cost", Label: survey.Texts{"en": "Money", "es": "Dinero"}}, {ID: "trust", Label: survey.Texts{"en": "Trust"}}, {ID: "time", Label: survey.Texts{"es": "Dinero"}},
		}},
		Sources: []survey.Source{
			{Name: "f", Type: survey.GoogleForm, Role: survey.Feedback, Mappings: questions}, {Name: "g", Type: survey.GoogleForm, Role: survey.Feedback, Mappings: questions},
		},
	}
}

func stored() shelf {
	s := shelf{versions: map[survey.Ref]survey.Version{}}
	put := func(source, id string, gone int64, answers ...string) {
		v := survey.Version{Response: survey.Response{Source: source, ID: id}, GoneIn: gone}
		for _, a := range answers {
			q, words, _ := strings.Cut(a, "=")
			v.Answers = append(v.Answers, survey.Answer{Question: q, Values: []string{words}})
		}
		s.versions[survey.Ref{Source: source, Response: id}] = v
	}
	put("f", "one", 0, "c=on one")
	put("f", "two", 0, "c=first", "d=second", "v=third")
	put("f", "both", 0, "c=in f")
	put("g", "both", 0, "c=in g")
	put("g", "gone", 3, "c=was here")
	put("g", "mute", 0)
	return s
}

var now = time.Date(2025, 9, 16, 9, 0, 0, 0, time.UTC)

func take(t testing.TB, s shelf, claims ...Claim) Outcome {
	t.Helper()
	d, err := New(context.Background(), project(), s)
	if err != nil {
		t.Fatal(err)
	}
	out, err := d.Take(context.Background(), rows(claims), "Ana", now)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func rows(claims []Claim) iter.Seq2[Claim, error] {
	return func(yield func(Claim, error) bool) {
		for i, c := range claims {
			if c.Where == "" {
				c.Where = fmt.Sprintf("line %d", i+2)
			}
			if !yield(c, nil) {
				return
			}
		}
	}
}

// short is a decision in a word or two.
func short(d survey.Decision) string {
	return strings.Join([]string{string(d.Kind), d.Source, d.Response, d.Question, d.Theme, d.Other.Source, d.Other.Response, string(d.Verdict), d.Reviewer}, "|")
}

func TestOneRow(t *testing.T) {
	for name, c := range map[string]struct {
		claim Claim
		want  string // the decisions, or a part of why it is rejected
	}{
		"theme":                         {Claim{Response: "one", Theme: "cost", Decision: "yes"}, "theme|f|one|c|cost|||yes|Ana"},
		"no, of somebody":               {Claim{Response: "one", Theme: "cost", Decision: " NO ", Reviewer: "Ben"}, "theme|f|one|c|cost|||no|Ben"},
		"label":                         {Claim{Response: "one", Theme: "MONEY", Decision: "sí"}, "theme|f|one|c|cost|||yes|Ana"},
		"label of two":                  {Claim{Response: "one", Theme: "dinero", Decision: "yes"}, `"dinero" can be any of the themes cost, time: write the id`},
		"principle":                     {Claim{Response: "one", Principle: "p1", Theme: "cost", Decision: "yes"}, "theme|f|one|c|cost|||yes|Ana"},
		"open question":                 {Claim{Response: "two", Principle: "vision", Theme: "cost", Decision: "yes"}, "theme|f|two|v|cost|||yes|Ana"},
		"question":                      {Claim{Response: "two", Question: "d", Theme: "cost", Decision: "yes"}, "theme|f|two|d|cost|||yes|Ana"},
		"which of two texts":            {Claim{Response: "two", Principle: "P1", Theme: "cost", Decision: "yes"}, "has 2 texts that fit: name a principle, or one of c, d"},
		"another principle":             {Claim{Response: "one", Principle: "P2", Theme: "cost", Decision: "yes"}, "no such text; it has one on P1"},
		"in two sources":                {Claim{Response: "both", Theme: "cost", Decision: "yes"}, "is in the sources f and g"},
		"in one of them":                {Claim{Response: "both", Source: "g", Theme: "cost", Decision: "yes"}, "theme|g|both|c|cost|||yes|Ana"},
		"unknown source":                {Claim{Response: "one", Source: "ff", Theme: "cost", Decision: "yes"}, `there is no source "ff"`},
		"unknown response":              {Claim{Response: "three", Theme: "cost", Decision: "yes"}, `there is no response "three"`},
		"gone":                          {Claim{Response: "gone", Theme: "cost", Decision: "yes"}, `"gone" is gone from its form`},
		"without text":                  {Claim{Response: "mute", Theme: "cost", Decision: "yes"}, "has no text"},
		"no response":                   {Claim{Theme: "cost", Decision: "yes"}, "names no response"},
		"blanks around an id":           {Claim{Response: " one ", Theme: "cost", Decision: "yes"}, "theme|f|one|c|cost|||yes|Ana"},
		"change":                        {Claim{Response: "one", Theme: "cost", Decision: "change", Correct: "trust"}, "theme|f|one|c|cost|||no|Ana theme|f|one|c|trust|||yes|Ana"},
		"change to nothing":             {Claim{Response: "one", Theme: "cost", Decision: "change"}, "names no theme"},
		"change to itself":              {Claim{Response: "one", Theme: "cost", Decision: "change", Correct: "Money"}, "to itself"},
		"nothing decided":               {Claim{Response: "nobody", Theme: "what"}, ""},
		"unsure":                        {Claim{Response: "one", Theme: "cost", Decision: "unsure"}, ""},
		"stance":                        {Claim{Response: "one", Stance: "Object"}, "stance|f|one|c|object|||yes|Ana"},
		"unknown stance":                {Claim{Response: "one", Stance: "for"}, `there is no stance "for"`},
		"no stance":                     {Claim{Response: "one", Stance: "object", Decision: "no"}, "cannot be decided with no"},
		"quote":                         {Claim{Kind: "Quote", Response: "one", Decision: "no"}, "quote|f|one|c||||no|Ana"},
		"proposal":                      {Claim{Kind: "proposal", Theme: "s-1234", Decision: "yes"}, "proposal||||s-1234|||yes|Ana"},
		"link":                          {Claim{Response: "two", Other: "one", Decision: "different"}, "link|f|one|||f|two|different|Ana"},
		"link across":                   {Claim{Response: "both", Source: "g", Other: "both", OtherSource: "f", Decision: "same"}, "link|f|both|||g|both|same|Ana"},
		"link to one of two":            {Claim{Response: "one", Other: "both", Decision: "same"}, "name one in a column other_source"},
		"link to itself":                {Claim{Response: "one", Other: "one", Decision: "same"}, "with itself"},
		"link of unknown":               {Claim{Response: "one", Other: "three", Decision: "same"}, `there is no response "three"`},
		"link with yes":                 {Claim{Response: "one", Other: "two", Decision: "yes"}, "it can be same or different"},
		"theme with same":               {Claim{Response: "one", Theme: "cost", Decision: "same"}, "it can be yes or no"},
		"unknown kind":                  {Claim{Kind: "mood", Response: "one", Decision: "yes"}, `kind is "mood"`},
		"unknown word":                  {Claim{Response: "one", Theme: "cost", Decision: "maybe"}, `decision is "maybe"`},
		"no time":                       {Claim{Response: "one", Theme: "cost", Decision: "yes", At: "yesterday"}, "at is no time"},
		"future":                        {Claim{Response: "one", Theme: "cost", Decision: "yes", At: "2025-10-01T00:00:00Z"}, "in the future"},
		"a column of something":         {Claim{Response: "one", Theme: strings.Repeat("long ", 100), Decision: "yes"}, "are the columns right?"},
		"taken back, though nobody had": {Claim{Response: "one", Theme: "cost", Decision: "none"}, "theme|f|one|c|cost||||Ana"},
	} {
		out := take(t, stored(), c.claim)
		var got []string
		for _, d := range out.Decisions {
			got = append(got, short(d))
		}
		for _, p := range out.Rejected {
			got = append(got, p.Why)
		}
		if s := strings.Join(got, " "); !strings.Contains(s, c.want) || c.want == "" && s != "" {
			t.Errorf("%s:\ngot  %s\nwant %s", name, s, c.want)
		}
	}
}

func TestContradictionsAreRejectedOnBothSides(t *testing.T) {
	yes := Claim{Response: "one", Theme: "cost", Decision: "yes"}
	no, ben, later := yes, yes, yes
	no.Decision, ben.Decision, later.Decision = "no", "no", "no"
	ben.Reviewer = "Ben"
	later.At = "2025-09-01T00:00:00Z"
	out := take(t, stored(), yes, no)
	if len(out.Rejected) != 2 || len(out.Decisions) != 0 || out.Rejected[0].Why != "it contradicts line 3, where Ana says no" {
		t.Errorf("of one person: got %+v", out)
	}
	if out = take(t, stored(), yes, yes, no); len(out.Rejected) != 3 || len(out.Decisions) != 0 {
		t.Errorf("said twice, then otherwise: got %+v", out)
	}
	out = take(t, stored(), yes, ben)
	if len(out.Rejected) != 0 || len(out.Decisions) != 2 || len(out.Conflicts) != 1 {
		t.Errorf("of two: got %+v", out)
	}
	out = take(t, stored(), yes, later)
	if len(out.Rejected) != 0 || len(out.Decisions) != 2 || out.Decisions[0].Verdict != survey.VerdictNo {
		t.Errorf("at two times: got %+v", out)
	}
	out = take(t, stored(), yes, yes)
	if out.Applied != 2 || len(out.Decisions) != 1 {
		t.Errorf("twice the same: got %+v", out)
	}
}

func TestStaleIsSaid(t *testing.T) {
	old := Claim{Response: "one", Theme: "cost", Decision: "yes", TextHash: survey.HashText("as it was")}
	out := take(t, stored(), old)
	if out.Stale != 1 || out.Decisions[0].TextHash != old.TextHash {
		t.Errorf("got %+v", out)
	}
	s := stored()
	s.decisions = out.Decisions
	d, err := New(t.Context(), project(), s)
	if err != nil {
		t.Fatal(err)
	}
	list, err := d.List(t.Context())
	if err != nil || len(list) != 1 || list[0].State != Stale {
		t.Errorf("got %+v, %v", list, err)
	}
	current := old
	current.TextHash = ""
	if out = take(t, s, current); out.Applied != 1 || out.Stale != 0 {
		t.Errorf("given again: got %+v", out)
	}
}

// TestRowsInAnyOrderTwiceAndThroughAnExport: the order of rows is of no account, the
// second time changes nothing, and an export makes an empty store what this one is.
func TestRowsInAnyOrderTwiceAndThroughAnExport(t *testing.T) {
	claim := rapid.Custom(func(t *rapid.T) Claim {
		c := Claim{
			Response: rapid.SampledFrom([]string{"one", "two", "both", "gone", "nobody"}).Draw(t, "response"),
			Source:   rapid.SampledFrom([]string{"", "f", "g"}).Draw(t, "source"),
			Question: rapid.SampledFrom([]string{"", "c", "v"}).Draw(t, "question"),
			Theme:    rapid.SampledFrom([]string{"cost", "trust", "Money", "nothing"}).Draw(t, "theme"),
			Decision: rapid.SampledFrom([]string{"yes", "no", "none", "", "unsure", "change", "same"}).Draw(t, "decision"),
			Correct:  rapid.SampledFrom([]string{"", "trust"}).Draw(t, "correct"),
			Reviewer: rapid.SampledFrom([]string{"Ana", "Ben"}).Draw(t, "reviewer"),
			Stance:   rapid.SampledFrom([]string{"", "", "object"}).Draw(t, "stance"),
			Note:     rapid.SampledFrom([]string{"", "=1"}).Draw(t, "note"),
		}
		if c.Decision == "same" {
			c.Other = rapid.SampledFrom([]string{"one", "both"}).Draw(t, "other")
		}
		return c
	})
	rapid.Check(t, func(r *rapid.T) {
		s := stored()
		for range 2 {
			claims := rapid.SliceOfN(claim, 0, 8).Draw(r, "claims")
			for i := range claims {
				claims[i].Where = fmt.Sprint("line ", i)
			}
			out := take(t, s, claims...)
			other := take(t, s, rapid.Permutation(claims).Draw(r, "order")...)
			if d := cmp.Diff(out.Decisions, other.Decisions); d != "" {
				r.Fatalf("in another order: %s", d)
			}
			s.decisions = slices.Concat(s.decisions, out.Decisions)
			again := take(t, s, claims...)
			if len(again.Decisions) > 0 || again.Applied > 0 || again.Unchanged != out.Applied+out.Unchanged {
				r.Fatalf("the second time: %+v after %+v", again, out)
			}
		}
		d, err := New(context.Background(), project(), s)
		if err != nil {
			r.Fatal(err)
		}
		list, err := d.List(context.Background())
		if err != nil {
			r.Fatal(err)
		}
		layout, err := NewLayout(Columns())
		if err != nil {
			r.Fatal(err)
		}
		var exported []Claim
		for _, l := range list {
			exported = append(exported, layout.Claim("", Row(l)))
		}
		if out := take(t, s, exported...); len(out.Decisions) > 0 || out.Unchanged != len(exported) {
			r.Fatalf("an export is not known: %+v", out)
		}
		if out := take(t, stored(), exported...); cmp.Diff(out.Decisions, s.decisions) != "" {
			r.Fatalf("an export makes another store: %s", cmp.Diff(out.Decisions, s.decisions))
		}
	})
}

func TestLayout(t *testing.T) {
	l, err := NewLayout([]string{"Decision", " Response ID", "x", "THEME"})
	if err != nil {
		t.Fatal(err)
	}
	want := Claim{Where: "line 2", Response: " 007 ", Theme: "cost\ufffd", Decision: "yes"}
	if got := l.Claim("line 2", []string{"yes ", " 007 ", "y", "cost\x00", "more"}); !cmp.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := l.Claim("", []string{"yes"}); !cmp.Equal(got, Claim{Decision: "yes"}) {
		t.Errorf("a short row: got %+v", got)
	}
	for _, header := range [][]string{nil, {"a"}, {"response_id", "theme"}, {"response_id", "decision"}, {"response_id", "theme", "Theme", "decision"}} {
		if _, err := NewLayout(header); err == nil {
			t.Errorf("%q: got no error", header)
		}
	}
}
