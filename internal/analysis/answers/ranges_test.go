package answers

import (
	"testing"

	"canvass/internal/survey"
)

func TestAnswersOnAnotherScaleAreUnreadable(t *testing.T) {
	five := survey.Question{ID: "q", Kind: survey.KindScale, Low: 1, High: 5}
	ten := survey.Question{ID: "q", Kind: survey.KindScale, Low: 1, High: 10}
	words := survey.Question{ID: "q", Kind: survey.KindParagraph}
	seven := survey.Question{ID: "q", Kind: survey.KindGrid, Options: []string{"1 - no", "2", "3", "4", "5", "6", "7 - yes"}}
	labels := survey.Question{ID: "q", Kind: survey.KindChoice, Options: []string{"0 no opinion", "1 no", "5 yes"}}
	for name, c := range map[string]struct {
		asked []survey.Question // from run 1, 5, 9, …
		run   int64             // in which "3" came
		want  int
	}{
		"never changed":                     {[]survey.Question{five}, 7, 3},
		"always of ten":                     {[]survey.Question{ten}, 7, 0},
		"before it became of ten":           {[]survey.Question{five, ten}, 4, 3},
		"in the run that saw the change":    {[]survey.Question{five, ten}, 5, 0},
		"after it":                          {[]survey.Question{five, ten}, 6, 0},
		"of ten, then of five, in that run": {[]survey.Question{ten, five}, 5, 0},
		"of ten, then of five, later":       {[]survey.Question{ten, five}, 6, 3},
		"a scale, then words: a number":     {[]survey.Question{five, words}, 6, 3},
		"columns from 1 to 7":               {[]survey.Question{seven}, 1, 0},
		"options that also offer a nought":  {[]survey.Question{labels}, 1, 3},
		"three changes, between them":       {[]survey.Question{five, ten, five}, 8, 0},
		"three changes, after them":         {[]survey.Question{five, ten, five}, 11, 3},
	} {
		t.Run(name, func(t *testing.T) {
			var revisions []survey.Form
			for i, q := range c.asked {
				revisions = append([]survey.Form{{ID: "f", Run: int64(1 + 4*i), Questions: []survey.Question{q}}}, revisions...)
			}
			source := survey.Source{Name: "s", Mappings: []survey.Mapping{{Question: "q", Field: survey.FieldRating, Principle: "P1"}}}
			v := survey.Version{Run: c.run, Response: survey.Response{Answers: []survey.Answer{{Question: "q", Values: []string{"3"}}}}}
			got := NewReader(survey.Bind(source, revisions, nil), nil).Read(v).Ratings
			if len(got) != 1 || got[0].Value != c.want {
				t.Errorf("got %v, want %d", got, c.want)
			}
		})
	}
}

// Whoever agreed to be quoted when a form asked for it did not when it asks no more:
// no answer means no.
func TestAnswersToAVanishedConsentQuestionAreNotRead(t *testing.T) {
	source := survey.Source{Name: "s", Mappings: []survey.Mapping{{Question: "q", Field: survey.FieldConsentQuote}}}
	with := survey.Form{ID: "f", Run: 1, Questions: []survey.Question{{ID: "q", Kind: survey.KindChoice}}}
	v := survey.Version{Run: 1, Response: survey.Response{Answers: []survey.Answer{{Question: "q", Values: []string{"Yes, with my name"}}}}}
	read := func(revisions ...survey.Form) []string {
		said := NewReader(survey.Bind(source, revisions, nil), nil).Read(v)
		return said.Fields[survey.FieldConsentQuote]
	}
	if got := read(with); len(got) != 1 {
		t.Errorf("while it is there: %q", got)
	}
	if got := read(survey.Form{ID: "f", Run: 2}, with); len(got) != 0 {
		t.Errorf("once it is gone: %q", got)
	}
}
