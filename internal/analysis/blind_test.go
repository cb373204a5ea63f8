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

// What is read blind is what the whole analysis says once the decisions on a part are
// taken away: of texts with equal ones in other parts, without content, and of stances too.
func TestBlindReadsAsIfNobodyHadDecided(t *testing.T) {
	versions, decisions := taught(100)
	for i := range 20 { // equal texts, judged on their own; a "nothing" that somebody found an opinion in
		words := []string{"the budget of Lima is too small number 0", "nothing", "I agree, funds for it"}[i%3]
		id := fmt.Sprintf("s%03d", i)
		versions = append(versions, invented.Answered("first", id, "", i%60, map[string]string{"c1": words}))
		if i%2 == 0 {
			decisions = append(decisions, ruled(id, words, i%4 == 0, i))
		}
	}
	for i, v := range versions[:90] {
		d := ruled(v.ID, v.Answers[0].Values[0], true, i%60)
		d.Kind, d.Theme = survey.KindStance, string(survey.Stances()[2*(i%2)])
		decisions = append(decisions, d)
	}
	for i := range decisions {
		decisions[i].Seq = int64(i + 1)
	}
	const parts = 3
	part := func(n lessons.TextName) (int, bool) { return int(n.Response[3]-'0') % parts, n.Response[3] != '9' }
	in := Input{Forms: []survey.Form{invented.Form()}, Current: invented.Stream(versions), History: invented.Stream(nil), RunTime: func(int64) time.Time { return time.Time{} }}
	second := in
	second.Current = invented.Stream(nil)
	inputs, needs := []Input{in, second}, Needs{Themes: true, Stances: true}
	steps := 0
	got, err := Blind(invented.Workshop(), inputs, decisions, needs, parts, part, func(int) { steps++ })
	if err != nil || steps != parts {
		t.Fatal(err, steps)
	}
	for k := range parts {
		known := slices.DeleteFunc(slices.Clone(decisions), func(d survey.Decision) bool {
			of, wanted := part(lessons.NameOf(d))
			return wanted && of == k
		})
		f, err := Analyse(invented.Workshop(), inputs, known, needs)
		if err != nil || f.Learning.Version == "" {
			t.Fatal(err, f.Learning)
		}
		for _, c := range f.Cases {
			for _, x := range c.Texts {
				name := lessons.TextName{Source: "first", Response: c.ID, Question: x.AnswerID}
				if of, wanted := part(name); !wanted || of != k {
					continue
				}
				want := Unseen{Stance: x.Stands()}
				for _, tag := range x.Tags {
					want.Themes = append(want.Themes, tag.Theme)
				}
				if d := cmp.Diff(want, got[name]); d != "" {
					t.Errorf("%s: %s", c.ID, d)
				}
				delete(got, name)
			}
		}
	}
	if len(got) > 0 {
		t.Errorf("read though nobody asked: %v", got)
	}
}
