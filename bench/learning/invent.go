package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// An invented set has what makes tagging hard: few frequent and many rare themes, words
// that belong to two of them, a codebook that knows half of the words and some wrong
// ones, texts that allude, labels that people forgot or gave by mistake, equal texts.
// Words are made of syllables; the small words around them are real, so that the
// language shows. Spanish says the same with other words, some of them alike.

// lemma is a word without its ending, in both languages.
type lemma struct{ en, es string }

// endings are what inflects a lemma.
var endings = map[string][]string{"en": {"", "", "s", "ing", "ed", "er"}, "es": {"o", "o", "os", "a", "as", "ando"}}

// small are words that say nothing.
var small = map[string][]string{
	"en": strings.Fields("the a was and it is to of very not I we they for with but this that had at all so my our be have were which in on"),
	"es": strings.Fields("el la los las era y es de muy no yo que para con pero este esta en por todo mi se un una su fue hay más nos"),
}

// inventor makes one set.
type inventor struct {
	dice   *rand.Rand
	themes [][]lemma
	filler []lemma
}

func invent(name, book string, themes, texts int, seed uint64) set {
	v := inventor{dice: rand.New(rand.NewPCG(seed, uint64(themes)))}
	for range 300 {
		v.filler = append(v.filler, v.lemma())
	}
	for k := range themes {
		var own []lemma
		for i := range 16 {
			if k > 0 && i%5 == 4 { // one in five words is another theme's too
				other := v.themes[v.dice.IntN(k)]
				own = append(own, other[v.dice.IntN(len(other))])
				continue
			}
			own = append(own, v.lemma())
		}
		v.themes = append(v.themes, own)
	}
	s := set{name: name, Codebook: map[string]map[string][]string{}}
	for k := range themes {
		s.Labels = append(s.Labels, fmt.Sprint("theme ", k))
		s.Codebook[s.Labels[k]] = v.keywords(k, book)
	}
	for i := range texts {
		l := v.text(fmt.Sprint("r", i), s.Labels)
		if i%20 == 0 && i > 0 { // said before, word for word
			l.texts, l.themes = s.Train[i/20].texts, s.Train[i/20].themes
		}
		if i%3 == 2 {
			s.Test = append(s.Test, l)
		} else {
			s.Train = append(s.Train, l)
		}
	}
	return s
}

// lemma makes up a word; in two of five the languages have a common beginning.
func (v *inventor) lemma() lemma {
	word := func() (s string) {
		syllables := strings.Fields("ba be bor ca cel dar de fin ga gre ho in ja kel la lor ma men no nir pa pel qui ra ros sa sen ta tir ul va ven wi zo")
		for range 2 + v.dice.IntN(2) {
			s += syllables[v.dice.IntN(len(syllables))]
		}
		return s
	}
	l := lemma{word(), word()}
	if v.dice.IntN(5) < 2 {
		l.es = l.en[:len(l.en)-1] + string("lnrst"[v.dice.IntN(5)])
	}
	return l
}

// keywords is what the codebook knows of a theme: about half of its frequent words, a
// few rare ones, now and then a word that says nothing. A good book knows every word,
// a bad one only words that say nothing.
func (v *inventor) keywords(k int, book string) map[string][]string {
	words := map[string][]string{}
	add := func(l lemma) {
		words["en"], words["es"] = append(words["en"], l.en+"*"), append(words["es"], l.es+"*")
	}
	for i, l := range v.themes[k] {
		chance := 0.6 - 0.03*float64(i)
		switch book {
		case "good":
			chance = 1
		case "bad":
			chance = 0
		}
		if v.dice.Float64() < chance {
			add(l)
		}
	}
	if len(words) == 0 && book != "bad" {
		add(v.themes[k][0])
	}
	if v.dice.IntN(3) == 0 || book == "bad" {
		add(v.filler[10+v.dice.IntN(100)])
	}
	return words
}

// zipf draws from n things, the first ones most often.
func (v *inventor) zipf(n int, shift float64) int {
	return int(math.Exp(v.dice.Float64()*math.Log((float64(n)+shift)/shift))*shift - shift)
}

// text invents one text with its labels.
func (v *inventor) text(id string, labels []string) labelled {
	l := labelled{id: id, texts: map[string]string{}}
	var content []lemma
	for range 1 + v.zipf(3, 1) {
		k := v.zipf(len(labels), 4)
		if !slices.Contains(l.themes, labels[k]) {
			l.themes = append(l.themes, labels[k])
		}
		if v.dice.IntN(8) == 0 { // an allusion
			continue
		}
		for range 1 + v.dice.IntN(3) {
			content = append(content, v.themes[k][v.zipf(len(v.themes[k]), 3)])
		}
	}
	for range 1 + v.dice.IntN(5) {
		content = append(content, v.filler[v.zipf(len(v.filler), 10)])
	}
	v.dice.Shuffle(len(content), func(i, j int) { content[i], content[j] = content[j], content[i] })
	for _, language := range []string{"en", "es"} {
		l.texts[language] = v.sentence(content, language)
	}
	v.mislabel(&l, labels)
	return l
}

// sentence strews small words between the others.
func (v *inventor) sentence(content []lemma, language string) string {
	var words []string
	for _, c := range content {
		for range 1 + v.dice.IntN(3) {
			words = append(words, small[language][v.zipf(len(small[language]), 5)])
		}
		root, ending := c.en, endings[language]
		if language == "es" {
			root = c.es
		}
		words = append(words, root+ending[v.dice.IntN(len(ending))])
	}
	s := strings.Join(words, " ")
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

// mislabel forgets one label in nine and adds one to every tenth text.
func (v *inventor) mislabel(l *labelled, labels []string) {
	l.themes = slices.DeleteFunc(l.themes, func(string) bool { return v.dice.IntN(9) == 0 })
	if extra := labels[v.zipf(len(labels), 4)]; v.dice.IntN(10) == 0 && !slices.Contains(l.themes, extra) {
		l.themes = append(l.themes, extra)
	}
}
