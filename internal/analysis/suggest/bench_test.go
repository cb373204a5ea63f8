package suggest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"canvass/internal/survey"
)

// BenchmarkThemes looks at invented texts of two sentences, a thousand words in all.
func BenchmarkThemes(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			texts := invented(n)
			for b.Loop() {
				Themes(texts, survey.Codebook{}, Options{})
			}
		})
	}
}

// invented texts take the words of a sentence from one of twenty topics and from all.
func invented(n int) []Text {
	dice := rand.New(rand.NewPCG(1, 2))
	word := func(k int) string {
		return "w" + strings.Map(func(r rune) rune { return r - '0' + 'a' }, fmt.Sprint(10000+k))
	}
	out := make([]Text, n)
	for i := range out {
		var s strings.Builder
		for range 2 {
			topic := dice.IntN(20)
			for range 4 {
				s.WriteString(word(topic*25+int(25*dice.Float64()*dice.Float64())) + " ")
			}
			for range 4 {
				s.WriteString(word(500+int(500*dice.Float64()*dice.Float64())) + " ")
			}
			s.WriteString(". ")
		}
		out[i] = Text{Text: s.String(), Language: "en", Print: mix(uint64(i) + 1)}
	}
	return out
}
