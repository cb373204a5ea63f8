package analysis

import (
	"fmt"
	"iter"
	"math/rand"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"canvass/internal/survey"
)

// workshop is a project of one registration and two feedback forms.
func workshop() survey.Project {
	questions := []survey.Mapping{
		{Question: "@email", Field: survey.FieldEmail}, {Question: "r1", Field: survey.FieldRating, Principle: "P1"},
		{Question: "c1", Field: survey.FieldComment, Principle: "P1"}, {Question: "v", Field: survey.FieldVision},
		{Question: "q", Field: survey.FieldConsentQuote}, {Question: "g", Field: survey.FieldGroup},
	}
	return survey.Project{
		Name: "w", Location: time.UTC, Languages: []string{"en"}, Principles: []survey.Principle{{ID: "P1"}},
		Codebook: survey.Codebook{Themes: []survey.Theme{{ID: "cost", Keywords: map[string][]string{"en": {"cost"}}}}},
		Rounds:   []survey.Round{{ID: "one"}, {ID: "two"}},
		Sources: []survey.Source{
			{Name: "first", Type: survey.GoogleForm, Role: survey.Feedback, Round: "one", Language: "en", Mappings: questions},
			{Name: "second", Type: survey.GoogleForm, Role: survey.Feedback, Round: "two", Language: "en", Mappings: questions},
		},
	}
}

func verifiedForm() survey.Form {
	f := survey.Form{Email: survey.EmailVerified}
	for _, id := range []string{"r1", "c1", "v", "q", "g"} {
		f.Questions = append(f.Questions, survey.Question{ID: id, Title: id})
	}
	return f
}

// answered is a response at a minute of one morning.
func answered(source, id, email string, minute int, answers map[string]string) survey.Version {
	at := time.Date(2025, 9, 1, 9, minute, 0, 0, time.UTC)
	r := survey.Response{Source: source, ID: id, Email: email, Created: at, Submitted: at}
	for _, q := range sortedKeys(answers) {
		r.Answers = append(r.Answers, survey.Answer{Question: q, Values: []string{answers[q]}})
	}
	return survey.Version{Response: r, Number: 1, Run: 1}
}

func stream(versions []survey.Version) iter.Seq2[survey.Version, error] {
	return func(yield func(survey.Version, error) bool) {
		for _, v := range versions {
			if !yield(v, nil) {
				return
			}
		}
	}
}

func analyse(t interface {
	Helper()
	Fatal(...any)
}, p survey.Project, bySource ...[]survey.Version) *Findings {
	t.Helper()
	var in []Input
	for _, versions := range bySource {
		in = append(in, Input{Forms: []survey.Form{verifiedForm()}, Current: stream(versions), History: stream(nil), RunTime: func(int64) time.Time { return time.Time{} }})
	}
	f, err := Analyse(p, in, nil, Everything())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

type says = map[string]string

func TestLatestNonEmptyAnswerCountsOncePerRoundAndOnceOverall(t *testing.T) {
	f := analyse(t, workshop(),
		[]survey.Version{
			answered("first", "A", "ana@x.org", 1, says{"r1": "1", "c1": "The cost is too high.", "v": "Bread."}),
			answered("first", "B", "ana@x.org", 2, says{"r1": "5", "c1": ""}), // rating again, comment left blank
		},
		[]survey.Version{answered("second", "C", "ana@x.org", 3, says{"r1": "4"})})
	s := f.Summarise(Filter{}, ByRound)
	if s.Principles[0].Histogram != [5]int{0, 0, 0, 1, 0} {
		t.Errorf("overall %v: only the latest rating counts", s.Principles[0].Histogram)
	}
	if got := s.Groups[0].Principles[0].Histogram; got != [5]int{0, 0, 0, 0, 1} {
		t.Errorf("round one %v: the latest of that round counts", got)
	}
	if s.Feedback.Contributions != 2 || s.Feedback.People != 1 || s.Feedback.Responses != 3 {
		t.Errorf("feedback %+v: the earlier comment stays, as the later one is blank", s.Feedback)
	}
	if s.Excluded.Superseded != 0 {
		t.Errorf("superseded %d: each response still has an answer that counts in its round", s.Excluded.Superseded)
	}
}

func TestAnAnswerWithoutContentReplacesNone(t *testing.T) {
	f := analyse(t, workshop(), []survey.Version{
		answered("first", "A", "ana@x.org", 1, says{"c1": "The cost is too high.", "v": "none"}),
		answered("first", "B", "ana@x.org", 2, says{"c1": "n/a", "v": "Bread."}),
		answered("first", "C", "ana@x.org", 3, says{"c1": "Same as above"}), // above it is nothing
		answered("first", "D", "ben@x.org", 4, says{"c1": "n/a"}),
		answered("first", "E", "ben@x.org", 5, says{"c1": "none"}),
	}, nil)
	if s := f.Summarise(Filter{}, ""); s.Feedback.Contributions != 2 || s.Excluded.NoContent != 1 || s.Excluded.Superseded != 1 {
		t.Errorf("%d texts, %d without content, %d superseded; want the first comment, the vision and one n/a, which is the later one",
			s.Feedback.Contributions, s.Excluded.NoContent, s.Excluded.Superseded)
	}
	a, b, c := &f.Cases[0], &f.Cases[1], &f.Cases[2]
	if a.Replaced != 2 || a.Superseded || a.Reworded || !a.Heard() || !b.Heard() || c.Superseded || c.Heard() {
		t.Errorf("A %+v\nB %+v\nC %+v", a, b, c)
	}
}

// A person's other words on the same question replace the earlier ones, which stay to be seen.
func TestOtherWordsAreKnownFromTheSameAgain(t *testing.T) {
	f := analyse(t, workshop(), []survey.Version{
		answered("first", "A", "ana@x.org", 1, says{"c1": "The cost is too high."}),
		answered("first", "B", "ana@x.org", 2, says{"c1": "the COST is too high."}),
		answered("first", "C", "ana@x.org", 3, says{"c1": "Publish the contracts."}),
	}, nil)
	a, b := &f.Cases[0], &f.Cases[1]
	if a.Replaced != 2 || a.Reworded || !a.Superseded || b.Replaced != 3 || !b.Reworded || !b.Superseded {
		t.Errorf("A %+v\nB %+v", a, b)
	}
}

func TestEverythingAnsweredAgainIsSuperseded(t *testing.T) {
	f := analyse(t, workshop(), []survey.Version{
		answered("first", "A", "ana@x.org", 1, says{"r1": "1"}),
		answered("first", "B", "ana@x.org", 2, says{"r1": "2"}),
		answered("first", "C", "ben@x.org", 3, says{}),
	}, nil)
	if s := f.Summarise(Filter{}, ""); s.Excluded.Superseded != 1 || s.Feedback.Responses != 3 {
		t.Errorf("superseded %d of %d", s.Excluded.Superseded, s.Feedback.Responses)
	}
}

func TestConsentFailsClosed(t *testing.T) {
	c := newConsents(survey.ConsentPhrases{Named: []string{"Claro que sí", "Of course"}, No: []string{"of course"}})
	for answer, want := range map[string]Consent{
		"Yes, with my name": ConsentNamed, "Sí, con mi nombre.": ConsentNamed, "YES, ANONYMOUSLY": ConsentAnonymous,
		"Sí, de forma anónima": ConsentAnonymous, "claro que si": ConsentNamed, "No": ConsentNo, "Yes": ConsentNo, "maybe": ConsentNo,
		"": ConsentNo, "Of course": ConsentNo, "No, not with my name": ConsentNo, "yes with my name please call first": ConsentNo,
	} {
		if got := c.read([]string{answer}); got != want {
			t.Errorf("%q is %s, want %s", answer, got, want)
		}
	}
	if got := c.read([]string{"Yes, with my name", "No"}); got != ConsentNo {
		t.Errorf("two answers that disagree are %s", got)
	}
	if got := c.read(nil); got != ConsentNo {
		t.Errorf("no answer is %s", got)
	}
}

func TestConsentIsThatOfTheLatestResponse(t *testing.T) {
	f := analyse(t, workshop(), []survey.Version{
		answered("first", "A", "ana@x.org", 1, says{"v": "Bread.", "q": "Yes, with my name"}),
		answered("first", "B", "ana@x.org", 2, says{"r1": "2"}), // says nothing about quoting
	}, nil)
	if got := f.People[0].Consent; got != ConsentNo {
		t.Errorf("consent %s: a later blank is no", got)
	}
}

func TestReadRating(t *testing.T) {
	scale := []string{"Muy en desacuerdo", "En desacuerdo", "Neutral", "De acuerdo", "Muy de acuerdo"}
	for words, want := range map[string]int{
		"1": 1, "5 - Strongly agree": 5, "4) agree": 4, "muy de ACUERDO": 5, "Neutral": 3,
		"0": 0, "6": 0, "10": 0, "4.5": 0, "4,5": 0, "agree": 0, "": 0, "-1": 0,
	} {
		if got := readRating(words, scale); got != want {
			t.Errorf("%q reads as %d, want %d", words, got, want)
		}
	}
}

func TestSameAsAboveCarriesTheTagsOfTheTextAbove(t *testing.T) {
	f := analyse(t, workshop(), []survey.Version{
		answered("first", "A", "ana@x.org", 1, says{"c1": "The cost is too high.", "v": "same as above"}),
		answered("first", "B", "ben@x.org", 1, says{"v": "same as above"}), // above what?
	}, nil)
	s := f.Summarise(Filter{}, "")
	if s.Themes[0].Contributions != 2 || s.Themes[0].People != 1 || s.Excluded.NoContent != 1 {
		t.Errorf("theme %+v, without content %d", s.Themes[0], s.Excluded.NoContent)
	}
	if tag := f.Cases[0].Texts[1].Tags[0]; tag.By != ByInherited || tag.Spans[0] != (Span{0, 13}) {
		t.Errorf("inherited tag %+v", tag)
	}
}

func TestSameAsAboveMayInheritNothing(t *testing.T) {
	f := analyse(t, workshop(), []survey.Version{answered("first", "A", "a@x.org", 1, says{"c1": "Fine by me, honestly.", "v": "ditto"})}, nil)
	if c := f.Cases[0].Texts[1]; !c.Inherited || len(c.Tags) != 0 {
		t.Errorf("got %+v", c)
	}
}

func TestBreakdownByGroupAddsUp(t *testing.T) {
	f := analyse(t, workshop(), []survey.Version{
		answered("first", "A", "ana@x.org", 1, says{"r1": "1", "g": "Government"}),
		answered("first", "B", "ben@x.org", 2, says{"r1": "5"}),
		answered("first", "C", "cy@x.org", 3, says{"r1": "5", "g": "Community"}),
	}, nil)
	s := f.Summarise(Filter{}, ByGroup)
	var keys []string
	n := 0
	for _, g := range s.Groups {
		keys = append(keys, g.Key)
		n += g.Principles[0].Histogram.N()
	}
	if diff := cmp.Diff([]string{"Community", "Government", NotGiven}, keys); diff != "" || n != 3 {
		t.Errorf("%d ratings in groups; keys:\n%s", n, diff)
	}
}

// The order in which responses arrive changes no finding, and analysing twice is
// analysing once.
func TestOrderOfArrivalChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 12).Draw(t, "n")
		versions := make([]survey.Version, n)
		for i := range versions {
			versions[i] = answered("first", fmt.Sprint("id", i), rapid.SampledFrom([]string{"", "a@x.org", "b@x.org"}).Draw(t, "email"),
				rapid.IntRange(0, 3).Draw(t, "minute"), says{
					"r1": rapid.SampledFrom([]string{"", "1", "5", "x"}).Draw(t, "rating"),
					"c1": rapid.SampledFrom([]string{"", "cost", "n/a", "same as above", "costs more"}).Draw(t, "comment"),
				})
		}
		a := analyse(t, workshop(), versions, nil)
		shuffled := append([]survey.Version{}, versions...)
		rand.New(rand.NewSource(int64(n))).Shuffle(n, func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		b := analyse(t, workshop(), shuffled, nil)
		if diff := cmp.Diff(a, b, cmpopts.IgnoreFields(survey.Project{}, "Location"), cmpopts.IgnoreUnexported(Findings{})); diff != "" {
			t.Fatalf("order matters:\n%s", diff)
		}
		s := a.Summarise(Filter{}, "")
		if s.Principles[0].Histogram.N()+s.Excluded.Unreadable > s.Feedback.People {
			t.Fatalf("%d ratings of %d people", s.Principles[0].Histogram.N(), s.Feedback.People)
		}
	})
}
