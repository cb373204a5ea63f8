package learn

import (
	"math"
	"slices"
)

// Reason is one thing that raises or lowers the score of a theme.
type Reason struct {
	Kind       ReasonKind
	Start, End int     // where it stands, for words
	Adds       float64 // to the score, a logarithm of odds
}

// ReasonKind is what a reason is about.
type ReasonKind string

// The kinds of reason.
const (
	ReasonBase      ReasonKind = "base"      // how often the theme is meant at all
	ReasonKeywords  ReasonKind = "keywords"  // that keywords stand there, and how far they are to be believed
	ReasonBeside    ReasonKind = "beside"    // words that stand beside its keywords elsewhere
	ReasonDescribed ReasonKind = "described" // likeness to the theme's description
	ReasonWord      ReasonKind = "word"      // a word, as decisions on other texts show
	ReasonOthers    ReasonKind = "others"    // the other themes of the text: where one is sure, the rest are less likely
	ReasonRest      ReasonKind = "rest"      // everything else: pairs of words, the question
)

// mostReasons is how many words are listed.
const mostReasons = 12

// Explain returns the score of a theme, the score that makes it a tag, and what the
// score is made of: reasons add up to it.
func (m *Model) Explain(t *Text, theme int) (score, cut float64, reasons []Reason) {
	words := m.scoreAll(t)
	score, cut = m.judge.scores[theme], m.cuts[theme]+m.above(theme, t, m.judge.hit[theme] > 0)
	e := m.judge.all[theme]
	part := m.part(t.Language)[theme]
	weigh := func(parts ...int) (sum float64) {
		for _, p := range parts {
			sum += float64(float64(part*m.guess[p]) * e[p])
		}
		return sum
	}
	always := 0.0
	m.space.constant(t, func(c int32, v float64) { always = float64(v * m.column(c)[theme]) })
	reasons = []Reason{
		{Kind: ReasonBase, Adds: weigh(constant, missTheme, missLength) + always},
		{Kind: ReasonKeywords, Adds: weigh(hasHit, hitTrust, hitMany, hitOthers, hitLength)},
		{Kind: ReasonBeside, Adds: weigh(hitBeside, missBeside)},
		{Kind: ReasonDescribed, Adds: weigh(hitDescribed, missDescribed)},
	}
	rest := m.judge.alone[theme]
	for _, r := range reasons {
		rest -= r.Adds
	}
	list := m.wordReasons(words, theme)
	for _, r := range list {
		rest -= r.Adds
	}
	reasons = append(reasons, list...)
	return score, cut, append(reasons, Reason{Kind: ReasonOthers, Adds: score - m.judge.alone[theme]}, Reason{Kind: ReasonRest, Adds: rest})
}

// wordReasons lists the words that count most, for or against.
func (m *Model) wordReasons(words []placed, theme int) []Reason {
	square := 0.0
	for i, w := range words {
		if !met(words[:i], w) {
			square += m.remembered(w.word).square
		}
		if i > 0 {
			square += m.space.pair(words[i-1].word, w.word, func(int32, float64) {})
		}
	}
	length := math.Sqrt(square)
	var list []Reason
	for i, w := range words {
		if adds := m.remembered(w.word).sums[theme] / length; adds != 0 && !met(words[:i], w) {
			list = append(list, Reason{Kind: ReasonWord, Start: w.From, End: w.To, Adds: adds})
		}
	}
	slices.SortStableFunc(list, func(a, b Reason) int { return descending(math.Abs(a.Adds), math.Abs(b.Adds)) })
	return list[:min(len(list), mostReasons)]
}
