// Package invent makes up comments of which it knows who copied from whom: letters
// that were sent unchanged, edited lightly or heavily, or with a passage of the
// sender's own; letters whose every phrase was picked from alternatives
// (mail-merge); and what only looks alike: quotes of the prompt, answers in a small
// vocabulary, ordinary comments on the same matter. English and Spanish. The same
// options give the same comments.
package invent

import (
	"fmt"
	"math/rand/v2"
	"time"

	"canvass/bench/generate"
)

// Options say how many comments there are and of which kinds; shares are parts of
// all, the rest are ordinary comments.
type Options struct {
	Seed    uint64
	N       int
	Letters float64 // copies of letters
	Merged  float64 // mail-merge letters
	Quotes  float64 // the prompt, whole or in part, with a sentence or two
	Small   float64 // short answers in a small vocabulary
	Slots   float64 // comments of different people who say one of few things in each place, between the same first and last words
	Spanish float64 // of the letters, and of everything else
	Stock   float64 // sentences put together from a stock of phrases that everybody draws on; the others are of freely chosen words
}

// Kind says how a comment came about.
type Kind string

// The kinds.
const (
	Ordinary Kind = "ordinary"
	Small    Kind = "small"
	Quote    Kind = "quote"
	Slots    Kind = "slots"
	Same     Kind = "same"    // a letter as it is
	Light    Kind = "light"   // up to one word in sixteen is another
	Heavy    Kind = "heavy"   // about one word in eight to one in four, sentences left out
	Passage  Kind = "passage" // with words of the sender's own, up to half as many as the letter has
	Merged   Kind = "merged"
)

// Comment is one comment and the truth about it.
type Comment struct {
	ID       string
	At       time.Time
	Text     string
	Kind     Kind
	Campaign string // "" for what nobody else sent
}

// Prompt is the text that people were shown, by language.
func Prompt() map[string]string {
	return map[string]string{
		"en": "Whoever buys a system that decides about people publishes its purpose, its price and its tests before the contract is signed, and answers every objection in writing within thirty days.",
		"es": "Quien compra un sistema que decide sobre las personas publica su finalidad, su precio y sus pruebas antes de firmar el contrato, y responde por escrito a cada objeción en un plazo de treinta días.",
	}
}

// Comments invents them, in the order in which they came.
func Comments(o Options) ([]Comment, error) {
	m := &maker{Options: o, rand: rand.New(rand.NewPCG(o.Seed, 4)), tongues: map[string]tongue{}}
	for _, language := range []string{"en", "es"} {
		t, err := generate.NewTexts(language)
		if err != nil {
			return nil, fmt.Errorf("invent: %w", err)
		}
		m.tongues[language] = newTongue(t, m.rand, o.Stock)
	}
	m.all = make([]Comment, 0, o.N)
	m.campaigns(int(o.Letters*float64(o.N)), m.letter)
	m.campaigns(int(o.Merged*float64(o.N)), m.merged)
	m.times(int(o.Quotes*float64(o.N)), Quote, m.quote)
	m.times(int(o.Small*float64(o.N)), Small, m.small)
	m.times(int(o.Slots*float64(o.N)), Slots, m.fromSlots)
	m.times(o.N-len(m.all), Ordinary, m.ordinary)
	m.rand.Shuffle(len(m.all), func(i, j int) { m.all[i], m.all[j] = m.all[j], m.all[i] })
	for i := range m.all {
		m.all[i].ID = fmt.Sprintf("c%07d", i+1)
	}
	return m.all, nil
}

// maker invents comments one after the other.
type maker struct {
	Options
	rand    *rand.Rand
	tongues map[string]tongue
	all     []Comment
	letters int
	forms   map[string][]slots // by language
}

// opening is when people begin to write; they do for a month.
var opening = time.Date(2026, 2, 2, 8, 0, 0, 0, time.UTC)

func (m *maker) any() time.Time {
	return opening.Add(time.Duration(m.rand.IntN(30*24*3600)) * time.Second)
}

func (m *maker) language() string {
	if m.rand.Float64() < m.Spanish {
		return "es"
	}
	return "en"
}

func (m *maker) times(n int, kind Kind, text func(language string) string) {
	for range max(n, 0) {
		m.all = append(m.all, Comment{At: m.any(), Text: text(m.language()), Kind: kind})
	}
}

// campaigns starts one campaign after the other until n comments are there. Most
// are small, some have a fifth of all that is left.
func (m *maker) campaigns(n int, start func(language string) func() (string, Kind)) {
	for n >= 3 {
		size := min(n, 3+m.rand.IntN(8))
		if m.rand.IntN(3) == 0 {
			size = min(n, 20+m.rand.IntN(max(1, n/5)))
		}
		m.letters++
		next, day, name := start(m.language()), m.any(), fmt.Sprintf("letter%05d", m.letters)
		for range size {
			text, kind := next()
			at := day.Add(time.Duration(m.rand.ExpFloat64()*6*3600) * time.Second)
			m.all = append(m.all, Comment{At: at, Text: text, Kind: kind, Campaign: name})
		}
		n -= size
	}
}
