package invent

import (
	"math/rand/v2"
	"strings"

	"canvass/bench/generate"
)

// tongue makes sentences of one language.
type tongue struct {
	texts generate.Texts
	rand  *rand.Rand
	stock float64
	small []string // function words, as often as they are used
	large []string // all other words of the texts
}

func newTongue(t generate.Texts, r *rand.Rand, stock float64) tongue {
	out := tongue{texts: t, rand: r, stock: stock}
	seen := map[string]bool{}
	for range 2000 {
		for _, w := range strings.Fields(t.Sentence(r)) {
			switch w = strings.ToLower(strings.Trim(w, ".,;:?!¿¡")); {
			case len(w) <= 3:
				out.small = append(out.small, w)
			case !seen[w]:
				seen[w] = true
				out.large = append(out.large, w)
			}
		}
	}
	return out
}

// sentence is one from the stock of phrases, or of freely chosen words.
func (t tongue) sentence() string {
	if t.rand.Float64() < t.stock {
		return t.texts.Sentence(t.rand)
	}
	s := t.words(8 + t.rand.IntN(10))
	return s + "."
}

// words is n words in no particular order, two fifths of them function words.
func (t tongue) words(n int) string {
	out := make([]string, n)
	for i := range out {
		if out[i] = t.large[t.any(len(t.large))]; t.rand.IntN(5) < 2 {
			out[i] = t.small[t.rand.IntN(len(t.small))]
		}
	}
	return strings.Join(out, " ")
}

// any is a number below n, small ones more often.
func (t tongue) any(n int) int {
	u := t.rand.Float64()
	return int(u * u * float64(n))
}
