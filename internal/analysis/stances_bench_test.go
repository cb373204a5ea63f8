package analysis

import (
	"strings"
	"testing"

	"canvass/internal/analysis/answers"
	"canvass/internal/survey"
)

// BenchmarkStances reads forty-word answers with a rating.
func BenchmarkStances(b *testing.B) {
	s, err := newStances(nil)
	if err != nil {
		b.Fatal(err)
	}
	words := "We asked the call center before we wrote a word and they told us that what people ask most is not on the website. The need changed, and it got cheaper than what we had written down before we asked."
	said := answers.Said{Ratings: []answers.Rating{{Question: answers.Question{Principle: "P1"}, Value: 4}}}
	texts := []string{words, strings.ToUpper(words), "Please add dates. " + words, words + " Who pays?"}
	said.Texts = make([]answers.Text, len(texts))
	for i := range texts {
		said.Texts[i].Text = texts[i]
	}
	cuts := cutsOf(said)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		s.of(&Contribution{Language: "en"}, answers.Text{Question: answers.Question{Field: survey.FieldComment, Principle: "P1"}, Text: texts[i%len(texts)]}, s.told(said, "P1"), &cuts[i%len(texts)])
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "texts/s")
}
