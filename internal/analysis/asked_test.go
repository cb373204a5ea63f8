package analysis

import (
	"testing"

	"canvass/internal/analysis/answers"
	"canvass/internal/survey"
)

// The question is part of what a person was shown, and of what an answer means.
func TestTextsAreReadWithTheirQuestion(t *testing.T) {
	p := survey.Project{Languages: []string{"en", "es"}, Codebook: survey.Codebook{Themes: []survey.Theme{
		{ID: "cost", Keywords: map[string][]string{"en": {"cost"}, "es": {"precio"}}},
	}}}
	tg, err := newTagger(p, nil)
	if err != nil {
		t.Fatal(err)
	}
	read := func(asked, words, language string) Contribution {
		return tg.read(survey.Ref{}, []answers.Text{{Question: answers.Question{Field: survey.FieldVision}, AnswerID: "v", Text: words, Asked: asked}}, language, func(answers.Question) int { return 0 })[0]
	}
	if c := read("What could be better?", "Nothing", "en"); c.NoContent {
		t.Error("an opinion counts as no content")
	}
	if c := read("Anything else?", "Nothing", "en"); !c.NoContent {
		t.Error("nothing counts as an opinion")
	}
	asked := "What should it cost to take part?"
	if c := read(asked, "What should it cost to take part? Ask them.", "en"); len(c.Tags) > 0 {
		t.Errorf("the question's own words are a tag: %+v", c.Tags)
	}
	if c := read(asked, "The cost is what matters.", "en"); len(c.Tags) != 1 {
		t.Errorf("a person's own words are none: %+v", c.Tags)
	}
	mixed := "I agree with this because people should know. Pero falta decir quién paga el precio y desde cuándo, porque nadie lo sabe."
	if c := read("", mixed, "en"); c.Language != "en" || len(c.Tags) != 1 {
		t.Errorf("the form's language comes first, and every list is read: %+v", c)
	}
	if c := read("", mixed, ""); c.Language != "mul" {
		t.Errorf("a text in two languages is in %q", c.Language)
	}
}
