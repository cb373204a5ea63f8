package analysis

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"canvass/internal/analysis/invented"
	"canvass/internal/analysis/lessons"
	"canvass/internal/survey"
)

// taught is a workshop whose texts are on money or on nothing in particular, most of
// them without the codebook's word for it, and the decisions on the first n.
func taught(n int) (versions []survey.Version, decisions []survey.Decision) {
	money := []string{"the budget of %s is too small", "%s has no funds for it", "we pay for %s twice", "who funds %s, and what budget", "the cost of %s"}
	other := []string{"the room in %s was cold", "I liked the talk on %s", "more time for %s please", "%s came too late", "the voices from %s"}
	places := []string{"Lima", "Accra", "Turin", "Quito", "Osaka", "Leeds", "Porto", "Kyiv"}
	for i := range 120 {
		on, yes := other, i%3 == 0
		if yes {
			on = money
		}
		words := fmt.Sprintf(on[(i/3)%5], places[(i/15)%8]) + fmt.Sprintf(" number %d", i)
		id := fmt.Sprintf("r%03d", i)
		versions = append(versions, invented.Answered("first", id, "", i%60, map[string]string{"c1": words}))
		if i < n {
			decisions = append(decisions, ruled(id, words, yes, i))
		}
	}
	return versions, decisions
}

func ruled(id, words string, yes bool, minute int) survey.Decision {
	d := survey.Decision{
		Kind: survey.KindTheme, Source: "first", Response: id, Question: "c1", Theme: "cost", Verdict: survey.VerdictNo, Reviewer: "Ana",
		TextHash: survey.HashText(words), At: time.Date(2025, 9, 2, 9, minute, 0, 0, time.UTC),
	}
	if yes {
		d.Verdict = survey.VerdictYes
	}
	return d
}

func analyseWith(t *testing.T, versions []survey.Version, decisions []survey.Decision) *Findings {
	t.Helper()
	f, err := analysed(versions, decisions)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func analysed(versions []survey.Version, decisions []survey.Decision) (*Findings, error) {
	in := Input{Forms: []survey.Form{invented.Form()}, History: invented.Stream(nil), RunTime: func(int64) time.Time { return time.Time{} }}
	second := in
	in.Current, second.Current = invented.Stream(versions), invented.Stream(nil)
	return Analyse(invented.Workshop(), []Input{in, second}, decisions, Everything())
}

// tagsOfAll lists tags as "id by".
func tagsOfAll(f *Findings) map[string]TagSource {
	all := map[string]TagSource{}
	for _, c := range f.Cases {
		for _, x := range c.Texts {
			for _, tag := range x.Tags {
				all[c.ID] = tag.By
			}
		}
	}
	return all
}

func TestThemesLearnFromDecisions(t *testing.T) {
	versions, decisions := taught(75)
	f := analyseWith(t, versions, decisions)
	if f.Learning == nil || f.Learning.Version == "" || f.Learning.Decisions != 75 || f.Learning.Implied {
		t.Fatalf("got %+v", f.Learning)
	}
	tags := tagsOfAll(f)
	right, wrong := 0, 0
	for i := range 120 {
		by, tagged := tags[fmt.Sprintf("r%03d", i)]
		switch {
		case i < 75 && (tagged != (i%3 == 0) || tagged && by != ByAnalyst):
			t.Errorf("r%03d, which was decided on: tagged %v by %s", i, tagged, by)
		case i >= 75 && tagged == (i%3 == 0):
			right++
		case i >= 75:
			wrong++
		}
	}
	if wrong > 2 {
		t.Errorf("%d right, %d wrong", right, wrong)
	}
	for _, c := range f.Cases {
		for _, x := range c.Texts {
			for _, tag := range slices.Concat(x.Tags, x.Check) {
				if tag.By != ByAnalyst && len(tag.Spans) == 0 || tag.Probability <= 0 || tag.Probability > 1 {
					t.Errorf("%s: %+v", c.ID, tag)
				}
				for _, s := range tag.Spans {
					if s.Start < 0 || s.End <= s.Start || s.End > x.Runes {
						t.Errorf("%s: span %v of %d", c.ID, s, x.Runes)
					}
				}
			}
		}
	}
	for i, c := range f.Cases {
		if c.ID == "r117" {
			why := f.Why(&f.Cases[i], &f.Cases[i].Texts[0], versions[117].Answers[0].Values[0])
			if len(why) != 1 || why[0].Tag == nil || len(why[0].Reasons) < 5 || why[0].Score <= why[0].Cut {
				t.Errorf("why: %+v", why)
			}
			sum := 0.0
			for _, r := range why[0].Reasons {
				sum += r.Adds
			}
			if d := sum - why[0].Score; d > 1e-9 || d < -1e-9 {
				t.Errorf("reasons add up to %g, the score is %g", sum, why[0].Score)
			}
		}
	}
}

func TestLearningDoesNotDependOnOrder(t *testing.T) {
	versions, decisions := taught(60)
	want := analyseWith(t, versions, decisions)
	slices.Reverse(versions)
	got := analyseWith(t, versions, decisions)
	if d := cmp.Diff(want.Learning, got.Learning); d != "" {
		t.Errorf("in another order: %s", d)
	}
	for i := range want.Cases {
		if d := cmp.Diff(want.Cases[i].Texts, got.Cases[i].Texts); d != "" {
			t.Errorf("in another order: %s: %s", want.Cases[i].ID, d)
		}
	}
}

func TestEqualTextsShareDecisions(t *testing.T) {
	versions := []survey.Version{
		invented.Answered("first", "a", "", 1, map[string]string{"c1": "Too dear for us"}), invented.Answered("first", "b", "", 2, map[string]string{"c1": "too  DEAR for us"}),
		invented.Answered("first", "c", "", 3, map[string]string{"v": "Too dear for us"}), invented.Answered("first", "d", "", 4, map[string]string{"c1": "The cost"}),
		invented.Answered("first", "e", "", 5, map[string]string{"c1": "The cost"}), invented.Answered("first", "f", "", 6, map[string]string{"c1": "The cost"}),
	}
	yes, no, other := ruled("a", "Too dear for us", true, 1), ruled("d", "The cost", false, 2), ruled("e", "The cost", true, 3)
	f := analyseWith(t, versions, []survey.Decision{yes, no})
	if d := cmp.Diff(map[string]TagSource{"a": ByAnalyst, "b": ByAnalyst}, tagsOfAll(f)); d != "" {
		t.Errorf("shared: %s", d)
	}
	f = analyseWith(t, versions, []survey.Decision{yes, no, other})
	if d := cmp.Diff(map[string]TagSource{"a": ByAnalyst, "b": ByAnalyst, "e": ByAnalyst, "f": ByCodebook}, tagsOfAll(f)); d != "" {
		t.Errorf("contradictory: %s", d)
	}
	want := []lessons.Twin{{Theme: "cost", Yes: survey.Ref{Source: "first", Response: "e"}, No: survey.Ref{Source: "first", Response: "d"}, Question: "P1"}}
	if d := cmp.Diff(want, f.Learning.Twins); d != "" {
		t.Errorf("listed: %s", d)
	}
	changed := yes
	changed.TextHash = survey.HashText("as it was")
	f = analyseWith(t, versions, []survey.Decision{changed})
	if len(f.Stale) != 1 || len(tagsOfAll(f)) != 3 {
		t.Errorf("stale: %d, tags %v", len(f.Stale), tagsOfAll(f))
	}
}

// TestNothingCanBeAnOpinion: where people found a theme in an answer without content,
// equal answers have it too.
func TestNothingCanBeAnOpinion(t *testing.T) {
	versions := []survey.Version{
		invented.Answered("first", "a", "", 1, map[string]string{"c1": "None"}), invented.Answered("first", "b", "", 2, map[string]string{"c1": "none."}), invented.Answered("first", "c", "", 3, map[string]string{"c1": "n/a"}),
	}
	f := analyseWith(t, versions, []survey.Decision{ruled("a", "None", true, 1)})
	if d := cmp.Diff(map[string]TagSource{"a": ByAnalyst}, tagsOfAll(f)); d != "" {
		t.Error(d)
	}
	versions[1].Answers[0].Values[0] = "none"
	f = analyseWith(t, versions, []survey.Decision{ruled("a", "None", true, 1)})
	if d := cmp.Diff(map[string]TagSource{"a": ByAnalyst, "b": ByAnalyst}, tagsOfAll(f)); d != "" {
		t.Error(d)
	}
	for _, c := range f.Cases {
		if got := c.Texts[0].NoContent; got != (c.ID == "c") {
			t.Errorf("%s without content: %v", c.ID, got)
		}
	}
}

// TestOnlyYes: where nobody ever says no, silence about a judged text is taken for it.
func TestOnlyYes(t *testing.T) {
	versions, decisions := taught(90)
	decisions = slices.DeleteFunc(decisions, func(d survey.Decision) bool { return d.Verdict == survey.VerdictNo })
	p := invented.Workshop()
	f := analyseWith(t, versions, decisions)
	if f.Learning.Decisions != 30 || len(p.Codebook.Themes) != 1 {
		t.Fatalf("got %+v", f.Learning)
	}
	for id, by := range tagsOfAll(f) {
		if by == ByAnalyst != (id < "r090") {
			t.Errorf("%s by %s", id, by)
		}
	}
}
