package analysis

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"canvass/internal/survey"
)

// opined is texts on a principle, and decisions on the stances of some.
func opined(texts []string, decided []survey.Stance) (versions []survey.Version, decisions []survey.Decision) {
	for i, words := range texts {
		id := fmt.Sprintf("r%03d", i)
		versions = append(versions, answered("first", id, "", i%60, map[string]string{"c1": words}))
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
	words := []string{"granite", "honey", "I agree", "this is unworkable", "who pays", "should also", "river", "table", "instead"}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 70).Draw(t, "texts")
		var texts []string
		var decided []survey.Stance
		for i := range n {
			words := rapid.SliceOfN(rapid.SampledFrom(words), 1, 4).Draw(t, "words")
			texts = append(texts, fmt.Sprint(words, i))
			decided = append(decided, rapid.SampledFrom(survey.Stances()[:3]).Draw(t, "stance"))
		}
		versions, decisions := opined(append(texts, "granite and honey", "I agree with the river"), decided)
		f := analyseRapid(t, versions, decisions)
		l := f.StanceLearning
		if n == 0 {
			if l != nil {
				t.Fatalf("learned from nothing: %+v", l)
			}
			return
		}
		if l.Used && (l.Learned <= l.Rules || l.Texts < FewestOpinions) {
			t.Fatalf("used though no better: %+v", l)
		}
		for _, c := range f.Cases {
			var i int
			if _, err := fmt.Sscanf(c.ID, "r%d", &i); err == nil && i < n && c.Texts[0].Stands() != decided[i] {
				t.Fatalf("%s stands as %s, not as decided", c.ID, c.Texts[0].Stands())
			}
		}
	})
}

func analyseRapid(t *rapid.T, versions []survey.Version, decisions []survey.Decision) *Findings {
	f, err := analysed(versions, decisions)
	if err != nil {
		t.Fatal(err)
	}
	return f
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
