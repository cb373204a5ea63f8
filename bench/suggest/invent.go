package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"canvass/internal/survey"
)

// An invented set has what makes themes hard to see: frequent and rare ones, words of
// two themes, praise and blame that go with every theme, sentences that only allude,
// keywords that stand in texts of other themes, labels forgotten and given by mistake.
// Words are made of syllables with English endings, the small ones between are real.

// small are words that say nothing.
var small = strings.Fields("the a was and it is to of very not I we they for with but this that had at all so my our be have were which in on")

// verdicts are words that go with every theme.
var verdicts = strings.Fields("good bad great poor nice terrible excellent friendly helpful lovely slow quick useless brilliant disappointing wonderful")

type inventor struct {
	dice   *rand.Rand
	themes [][]string
	filler []string
}

// invent makes texts of at most so many sentences.
func invent(name string, themes, texts, sentences int, seed uint64) set {
	v := inventor{dice: rand.New(rand.NewPCG(seed, uint64(themes)))}
	for range 400 {
		v.filler = append(v.filler, v.word())
	}
	s := set{name: name, languages: []string{"en"}}
	for k := range themes {
		v.themes = append(v.themes, v.vocabulary(k))
		s.labels = append(s.labels, v.themes[k][0])
		s.codebook = append(s.codebook, survey.Theme{ID: fmt.Sprint("t", k), Keywords: map[string][]string{"en": v.keywords(k)}})
	}
	for range texts {
		s.texts = append(s.texts, v.text(sentences))
	}
	return s
}

func (v *inventor) word() (s string) {
	syllables := strings.Fields("ba be bor ca cel dar de fin ga gre ho in ja kel la lor ma men no nir pa pel qui ra ros sa sen ta tir ul va ven wi zo")
	for range 2 + v.dice.IntN(2) {
		s += syllables[v.dice.IntN(len(syllables))]
	}
	return s
}

// vocabulary is a theme's words, the frequent ones first; one in six is another theme's.
func (v *inventor) vocabulary(k int) []string {
	var own []string
	for i := range 18 {
		if k > 0 && i%6 == 5 {
			other := v.themes[v.dice.IntN(k)]
			own = append(own, other[v.dice.IntN(len(other))])
			continue
		}
		own = append(own, v.word())
	}
	return own
}

// keywords is what the codebook knows of a theme: most of its frequent words, fewer
// of the others, now and then one that says nothing.
func (v *inventor) keywords(k int) []string {
	var out []string
	for i, w := range v.themes[k] {
		if v.dice.Float64() < 0.85-0.03*float64(i) {
			out = append(out, w+"*")
		}
	}
	if v.dice.IntN(3) == 0 {
		out = append(out, v.filler[10+v.dice.IntN(100)]+"*")
	}
	return out
}

// zipf draws from n things, the first ones most often.
func (v *inventor) zipf(n int, shift float64) int {
	return int(math.Exp(v.dice.Float64()*math.Log((float64(n)+shift)/shift))*shift - shift)
}

// text invents one text with its labels: a theme or two a sentence.
func (v *inventor) text(sentences int) labelled {
	t := labelled{language: "en"}
	var said []string
	for range 1 + v.dice.IntN(sentences) {
		var content []string
		for range 1 + v.dice.IntN(2) {
			theme := v.zipf(len(v.themes), 4)
			if !slices.Contains(t.themes, theme) {
				t.themes = append(t.themes, theme)
			}
			if v.dice.IntN(6) == 0 { // an allusion
				continue
			}
			for range 1 + v.dice.IntN(2) {
				content = append(content, v.themes[theme][v.zipf(18, 3)])
			}
			if v.dice.IntN(2) == 0 {
				content = append(content, verdicts[v.zipf(len(verdicts), 6)])
			}
		}
		for range 1 + v.dice.IntN(3) {
			content = append(content, v.filler[v.zipf(len(v.filler), 10)])
		}
		v.dice.Shuffle(len(content), func(i, j int) { content[i], content[j] = content[j], content[i] })
		said = append(said, v.sentence(content))
	}
	t.text = strings.Join(said, " ")
	t.themes = slices.DeleteFunc(t.themes, func(int) bool { return v.dice.IntN(9) == 0 })
	if extra := v.zipf(len(v.themes), 4); v.dice.IntN(10) == 0 && !slices.Contains(t.themes, extra) {
		t.themes = append(t.themes, extra)
	}
	return t
}

// sentence strews small words between the others, which get an ending.
func (v *inventor) sentence(content []string) string {
	endings := []string{"", "", "s", "ing", "ed"}
	var words []string
	for _, c := range content {
		for range 1 + v.dice.IntN(3) {
			words = append(words, small[v.zipf(len(small), 5)])
		}
		if !slices.Contains(verdicts, c) {
			c += endings[v.dice.IntN(len(endings))]
		}
		words = append(words, c)
	}
	s := strings.Join(words, " ")
	return strings.ToUpper(s[:1]) + s[1:] + "."
}
