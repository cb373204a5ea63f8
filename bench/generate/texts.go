package generate

import "math/rand/v2"

// Texts invents comments in one language, from the lists in words/.
type Texts struct{ grammar grammar }

// NewTexts reads the lists of a language: "en" or "es".
func NewTexts(language string) (Texts, error) {
	g, err := read(language + ".txt")
	return Texts{g}, err
}

// Sentence is one sentence, without what could have gone before it.
func (t Texts) Sentence(r *rand.Rand) string {
	d := dice{r}
	return string(capital(t.grammar.expand(nil, d, d.pick(t.grammar["sentence"])), 0))
}

// Phrase is an entry of a list, filled in.
func (t Texts) Phrase(r *rand.Rand, list string) string {
	d := dice{r}
	return string(t.grammar.expand(nil, d, d.pick(t.grammar[list])))
}

// Comment is a text of about 40 words.
func (t Texts) Comment(r *rand.Rand) string { return string(t.grammar.comment(nil, dice{r})) }
