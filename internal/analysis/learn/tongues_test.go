package learn

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// translated says a text in another language, in other words.
func (w world) translated(x *Example) *Example {
	y := *x
	y.Language = "es"
	y.Words = "zz" + strings.ReplaceAll(x.Words, " ", " zz")
	y.Hits = nil
	for i, h := range x.Hits {
		if h.Start%3 == 0 { // its keywords say less
			h.Start += strings.Count(x.Words[:h.Start], " ") * 2
			h.End = h.Start + x.Hits[i].End - x.Hits[i].Start + 2
			y.Hits = append(y.Hits, h)
		}
	}
	return &y
}

// TestWordsAreCountedByLanguage: what Spanish words say of themes, and how telling they
// are, is nearly the same among as many English texts.
func TestWordsAreCountedByLanguage(t *testing.T) {
	w := newWorld(6, 1)
	var spanish, both []*Text
	for i := range 600 {
		x := w.example(i)
		x.Language = "en"
		y := &w.translated(x).Text
		spanish, both = append(spanish, y), append(both, &x.Text, y)
	}
	said := func(texts []*Text) (sums [6]float64, weight float64) {
		r := newReader()
		b, rare := newBeside(6, texts, r), newRarity(texts, r, 0.3)
		for _, x := range spanish {
			words := r.read(x)
			b.sum(x, words, r, sums[:])
			for _, p := range words {
				weight += rare.of(p.word) / float64(len(words)*len(spanish))
			}
		}
		return sums, weight
	}
	sums, weight := said(both)
	alone, unmixed := said(spanish)
	if math.Abs(weight-unmixed) > 0.1 {
		t.Errorf("words weigh %.3f on average, without English texts %.3f", weight, unmixed)
	}
	for k := range sums {
		if math.Abs(sums[k]-alone[k]) > 0.25*math.Abs(alone[k]) {
			t.Errorf("words say %.1f of theme %d, without English texts %.1f", sums[k], k, alone[k])
		}
	}
}

// TestDescribedInSeveralLanguages: what is written of a theme in one language makes a
// text in another no less like it.
func TestDescribedInSeveralLanguages(t *testing.T) {
	like := func(language string, descriptions []Text) float64 {
		r := newReader()
		texts := []*Text{
			{Words: "the seats in the hall", Language: "en"}, {Words: "water and bread", Language: "en"},
			{Words: "las sillas de la sala", Language: "es"}, {Words: "pan y agua", Language: "es"},
		}
		rare := newRarity(texts, r, 0.01)
		d := newDescribed([][]Text{descriptions}, &rare, r)
		out := make([]float64, 1)
		words := map[string]string{"en": "the seats", "es": "las sillas"}
		d.likes(r.read(&Text{Words: words[language], Language: language}), r, out)
		return out[0]
	}
	en, es := Text{Words: "seats", Language: "en"}, Text{Words: "sillas y butacas", Language: "es"}
	if got, alone := like("en", []Text{en, es}), like("en", []Text{en}); got != alone || got < 0.5 {
		t.Errorf("English text %.3f with both descriptions, %.3f with its own", got, alone)
	}
	if got, alone := like("es", []Text{en, es}), like("es", []Text{es}); got != alone || got == 0 {
		t.Errorf("Spanish text %.3f with both descriptions, %.3f with its own", got, alone)
	}
	if got := like("fr", []Text{en, es}); got != 0 {
		t.Errorf("text without a word %.3f", got)
	}
}

// TestEachLanguageHasItsConstant: what the regression of one language adds to every text
// is not added in another.
func TestEachLanguageHasItsConstant(t *testing.T) {
	w := newWorld(6, 2)
	examples := w.examples(300)
	for i, x := range examples {
		if x.Language = "en"; i%3 == 0 {
			examples[i] = w.translated(x)
		}
	}
	m := Train(w.descriptions(), examples, nil)
	columns := map[int32]bool{}
	for _, language := range []string{"en", "es", "fr"} {
		m.space.constant(&Text{Language: language}, func(c int32, _ float64) { columns[c] = true })
	}
	if len(columns) != 2 || columns[0] {
		t.Errorf("constants of English and Spanish are columns %v", columns)
	}
	for _, x := range examples[:20] {
		score, _, reasons := m.Explain(&x.Text, 0)
		for _, r := range reasons {
			score -= r.Adds
		}
		if math.Abs(score) > 1e-9 {
			t.Errorf("reasons miss the score by %g", score)
		}
	}
}

// TestWhatOneLanguageTeachesTheOther: a Spanish word that nobody judged speaks for the
// theme of the English word that means the same.
func TestWhatOneLanguageTeachesTheOther(t *testing.T) {
	var examples []*Example
	add := func(language, words string, labels ...int8) {
		examples = append(examples, &Example{Text: Text{Words: fmt.Sprint(words, " ", spell(99, len(examples)%40)), Language: language}, Labels: labels, Group: uint64(len(examples)+1) * 0x9E3779B97F4A7C15})
	}
	for i := range 60 {
		add("en", "the breakfast was "+spell(3, i%7), Yes, No)
		add("en", "a photographer came "+spell(4, i%5), No, Yes)
		if i%2 == 0 {
			add("es", "la verdad "+spell(5, i%9), No, No)
			add("es", "con "+spell(6, i%4), []int8{Yes, No}[i/2%2], No)
		}
	}
	m := Train(make([][]Text, 2), examples, nil)
	score := func(words string) []float64 {
		return slices.Clone(m.Scores(&Text{Words: words, Language: "es"}))
	}
	breakfast, photographer, unknown := score("el desayuno"), score("el fotógrafo"), score("el zopilote")
	if breakfast[0] < unknown[0]+0.3 || breakfast[1] > unknown[1] {
		t.Errorf("desayuno %.2f, a word without meaning %.2f", breakfast, unknown)
	}
	if photographer[1] < unknown[1]+0.2 {
		t.Errorf("fotógrafo %.2f, a word without meaning %.2f", photographer, unknown)
	}
}

// In a language in which people only said yes a constant of its own would learn to say yes.
func TestALanguageOfYesAloneHasNoConstant(t *testing.T) {
	for label, own := range map[int8]int{Yes: 0, No: 2} {
		var examples []*Example
		for i := range 2 * spokenTexts {
			x := &Example{Text: Text{Words: "roads", Language: "en"}, Labels: []int8{Yes, No}, Group: uint64(i)}
			if i%2 == 0 {
				x.Text, x.Labels = Text{Words: "calles", Language: "es"}, []int8{Yes, label}
			}
			examples = append(examples, x)
		}
		r := newReader()
		s := newSpace(2, examples, newRarity(textsOf(examples), r, 0.3), r)
		if len(s.languages) != own {
			t.Errorf("%d languages have constants, not %d: %v", len(s.languages), own, s.languages)
		}
	}
}
