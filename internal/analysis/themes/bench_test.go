package themes

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"canvass/internal/survey"
)

// BenchmarkMatch reads ten-word texts in both languages, of a few thousand
// different words, with a codebook of 16 themes and 20 keywords a language.
func BenchmarkMatch(b *testing.B) {
	chance := rand.New(rand.NewPCG(1, 2))
	vocabulary := invented(chance, 4000)
	m := compiled(b, large(vocabulary))
	texts := make([]string, 5000)
	for i := range texts {
		words := make([]string, 10)
		for k := range words {
			words[k] = vocabulary[int(float64(len(vocabulary))*chance.Float64()*chance.Float64()*chance.Float64())]
		}
		texts[i] = strings.Join(words, " ") + "."
	}
	prompt := NewPrompt(texts[:4]...)
	for name, match := range map[string]func(string) []Hit{
		"known language": func(s string) []Hit { return m.Match(s, "es", nil) },
		"every list":     func(s string) []Hit { return m.Match(s, "", nil) },
		"prompt":         func(s string) []Hit { return m.Match(s, "es", prompt) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			hits := 0
			for i := 0; b.Loop(); i++ {
				hits += len(match(texts[i%len(texts)]))
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "texts/s")
			b.ReportMetric(float64(hits)/float64(b.N), "hits/text")
		})
	}
}

// invented makes words that look like words, some with accents and capitals.
func invented(chance *rand.Rand, n int) []string {
	syllables := strings.Fields("ta re mo ción par lic est ment ing pro ver co dad tra fi sel ñu gar des ob lán qui bro as en")
	words := make([]string, n)
	for i := range words {
		for range 2 + chance.IntN(3) {
			words[i] += syllables[chance.IntN(len(syllables))]
		}
		if chance.IntN(12) == 0 {
			words[i] = strings.ToUpper(words[i][:1]) + words[i][1:]
		}
	}
	return words
}

// large is a codebook of keywords from the rarer half of the vocabulary.
func large(vocabulary []string) survey.Codebook {
	var cb survey.Codebook
	next := len(vocabulary) / 2
	word := func() string { next += 2; return vocabulary[next%len(vocabulary)] }
	for i := range 16 {
		t := survey.Theme{ID: fmt.Sprint("t", i), Keywords: map[string][]string{}, Not: map[string][]string{}}
		for _, language := range []string{"en", "es"} {
			for range 8 {
				t.Keywords[language] = append(t.Keywords[language], word(), word()+" "+word())
			}
			for range 4 {
				t.Keywords[language] = append(t.Keywords[language], word()+word()+"*")
			}
			t.Not[language] = []string{word() + " " + word()}
		}
		cb.Themes = append(cb.Themes, t)
	}
	return cb
}
