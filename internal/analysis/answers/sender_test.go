package answers

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"canvass/internal/analysis/invented"
	"canvass/internal/survey"
)

// TestSenderIsRecord compares what linking needs, read alone, with the whole answer.
func TestSenderIsRecord(t *testing.T) {
	p := invented.Registers(true)
	form := survey.Form{}
	for _, id := range []string{"n", "n2", "e", "g", "m", "i", "i2", "o"} {
		form.Questions = append(form.Questions, survey.Question{ID: id, Title: id})
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom(p.Sources).Draw(t, "source")
		reader := NewReader(survey.Bind(s, []survey.Form{form}, nil), nil)
		for range 3 {
			v := invented.Answered(s.Name, "1", rapid.SampledFrom([]string{"", " ", "a@x.org"}).Draw(t, "collected"), 1, nil)
			for _, q := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"e", "g", "i", "i2", "m", "n", "n2", "o"}), 0, 8, rapid.ID[string]).Draw(t, "answered") {
				v.Answers = append(v.Answers, survey.Answer{Question: q, Values: rapid.SliceOfN(rapid.SampledFrom([]string{"", " ", "a", "b c"}), 0, 3).Draw(t, "values")})
			}
			verified := rapid.Bool().Draw(t, "verified")
			said := reader.Read(v)
			uncounted := func(f survey.Field, values []string) bool { return len(values) == 0 || !inFindings(f) }
			if d := cmp.Diff(&said, reader.ReadNext(&v), cmpopts.EquateEmpty(), cmpopts.IgnoreMapEntries(uncounted)); d != "" {
				t.Fatalf("-in memory of its own +in that of the one before:\n%s", d)
			}
			want, got := reader.Record(&v.Response, &said, verified), reader.Sender(v, verified)
			if len(want.Identity)+len(got.Identity) == 0 {
				want.Identity, got.Identity = nil, nil
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Fatalf("-whole +alone:\n%s", d)
			}
		}
	})
}
