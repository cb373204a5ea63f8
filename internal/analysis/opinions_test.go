package analysis

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"canvass/internal/analysis/invented"
	"canvass/internal/analysis/opinions"
	"canvass/internal/analysis/stance"
	"canvass/internal/effort"
	"canvass/internal/survey"
)

// opined is texts on a principle, and decisions on the stances of some.
func opined(texts []string, decided []survey.Stance) (versions []survey.Version, decisions []survey.Decision) {
	for i, words := range texts {
		id := fmt.Sprintf("r%03d", i)
		versions = append(versions, invented.Answered("first", id, "", i%60, map[string]string{"c1": words}))
		if i < len(decided) {
			d := ruled(id, words, true, i%60)
			d.Kind, d.Theme, d.Seq = survey.KindStance, string(decided[i]), int64(i+1)
			decisions = append(decisions, d)
		}
	}
	return versions, decisions
}

// Whatever people decide: it stands, equal texts share it, what was learned is not used
// where it does no better on texts that it was not shown, and all of it comes out the
// same whatever the order of arrival.
func TestWhatIsLearnedOfStancesIsNeverWorse(t *testing.T) {
	used := false
	words := []string{"granite", "honey", "I agree", "this is unworkable", "who pays", "should also", "river", "table", "instead"}
	for seed := range uint64(14) {
		if !effort.Long() && seed%3 == 1 {
			continue
		}
		dice := rand.New(rand.NewPCG(seed, 1))
		n, consistent := int(seed)*6, seed%2 == 0
		var texts []string
		var decided []survey.Stance
		for i := range n {
			some := []string{words[dice.IntN(len(words))], words[dice.IntN(len(words))]}
			stands := survey.Stances()[dice.IntN(3)]
			if consistent {
				some[1], stands = some[0], survey.Stances()[2*(len(some[0])%2)] // as the word is long
			}
			texts = append(texts, fmt.Sprint(some, i))
			decided = append(decided, stands)
		}
		versions, decisions := opined(append(texts, "granite and honey", "I agree with the river"), decided)
		f := analyseWith(t, versions, decisions)
		l := f.StanceLearning
		used = used || l != nil && l.Used
		if n == 0 {
			if l != nil {
				t.Fatalf("learned from nothing: %+v", l)
			}
			continue
		}
		if l.Used && (l.Learned <= l.Rules || l.Texts < opinions.Fewest) {
			t.Fatalf("used though no better: %+v", l)
		}
		slices.Reverse(versions)
		if diff := cmp.Diff(readings(f), readings(analyseWith(t, versions, decisions))); diff != "" {
			t.Fatalf("in another order of arrival:\n%s", diff)
		}
		for _, c := range f.Cases {
			var i int
			if _, err := fmt.Sscanf(c.ID, "r%d", &i); err == nil && i < n && c.Texts[0].Stands() != decided[i] {
				t.Fatalf("%s stands as %s, not as decided", c.ID, c.Texts[0].Stands())
			}
		}
	}
	if !used {
		t.Error("nothing was ever learned")
	}
}

// readings are the stances of all texts, with what they rest on.
func readings(f *Findings) map[string]stance.Reading {
	all := map[string]stance.Reading{}
	for _, c := range f.Cases {
		if r := c.Texts[0].Stance; r != nil {
			all[c.ID] = *r
		}
	}
	return all
}

// Decisions on equal texts that differ hold for the texts they are on and for no other.
func TestEqualTextsShareTheirStance(t *testing.T) {
	versions, decisions := opined([]string{"Granite", "River", "River", "granite", "river"}, []survey.Stance{survey.StanceObject, survey.StanceObject, survey.StanceSupport})
	f := analyseWith(t, versions, decisions)
	want := []survey.Stance{survey.StanceObject, survey.StanceObject, survey.StanceSupport, survey.StanceObject, survey.StanceUnclear}
	for i, c := range f.Cases {
		if got := c.Texts[0].Stands(); got != want[i] {
			t.Errorf("%s: got %s, want %s", c.ID, got, want[i])
		}
	}
}
