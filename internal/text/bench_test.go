package text

import "testing"

// benchTexts are ten words each, as people write them.
var benchTexts = []string{
	"Publish the evaluation criteria early so that residents can answer.",
	"La participación debe empezar antes de que se publique la licitación.",
	"I don't see who pays small organisations for their time.",
	"Más transparencia, menos secreto comercial; los datos deben ser públicos.",
}

func benchmark(b *testing.B, f func(string)) {
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		f(benchTexts[i%len(benchTexts)])
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "texts/s")
}

func BenchmarkClean(b *testing.B)     { benchmark(b, func(s string) { Clean(s) }) }
func BenchmarkFold(b *testing.B)      { benchmark(b, func(s string) { Fold(s) }) }
func BenchmarkPrint(b *testing.B)     { benchmark(b, func(s string) { Print(s) }) }
func BenchmarkTokens(b *testing.B)    { benchmark(b, func(s string) { Tokens(s) }) }
func BenchmarkDetect(b *testing.B)    { benchmark(b, func(s string) { Detect(s) }) }
func BenchmarkNoContent(b *testing.B) { benchmark(b, func(s string) { NoContent(s) }) }

func BenchmarkCut(b *testing.B) {
	var l Lexicon
	var c Cut
	benchmark(b, func(s string) { l.Cut(&c, s); c.Language("") })
}

func BenchmarkSpans(b *testing.B) {
	benchmark(b, func(s string) {
		for range Spans(s) {
		}
	})
}

func BenchmarkStem(b *testing.B) {
	var stems Stemmer
	words := []string{"participación", "auditorías", "evaluation", "residents"}
	for i := 0; b.Loop(); i++ {
		stems.Stem("es", words[i%len(words)])
	}
}
