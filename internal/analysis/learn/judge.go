package learn

import (
	"math"
	"slices"

	"canvass/internal/text"
)

// Band is how sure a verdict is.
type Band int

// The bands. What is in neither carries no verdict.
const (
	Tagged Band = iota
	Check       // a person should look
)

// Verdict is one theme found in a text.
type Verdict struct {
	Theme       int
	Band        Band
	Probability float64
	Words       []Span // the words that speak for it beside its keywords, in order
}

// Span is a stretch of a text in code points, the end excluded.
type Span struct{ Start, End int }

// judge is what Judge works with, kept from text to text.
type judge struct {
	scores, alone, lifts, likes []float64 // alone are scores before themes are held against each other
	hit                         []int
	all, rivals                 []evidence
	out                         []Verdict
}

// wordScores is what a word adds: to the sums of features, and as a neighbour of keywords.
func (m *Model) wordScores(w *word) []float64 {
	if w.scores != nil {
		return w.scores
	}
	w.scores = make([]float64, 2*m.Themes+1)
	w.scores[2*m.Themes] = m.space.word(w, func(c int32, v float64) {
		for k, weight := range m.column(c) {
			w.scores[k] += float64(v * weight)
		}
	})
	copy(w.scores[m.Themes:], m.beside.of(w.stem))
	return w.scores
}

// column returns the weights of a feature by theme.
func (s *scorer) column(c int32) []float64 { return s.weights[int(c)*s.themes:][:s.themes] }

// Judge returns the themes of a text, those to be checked included; valid until the
// next call. A theme whose keywords alone decide has no verdict.
func (m *Model) Judge(t *Text) []Verdict {
	words := m.scoreAll(t)
	j := &m.judge
	j.out = j.out[:0]
	for k, score := range j.scores {
		above := m.above(k, t, j.hit[k] > 0)
		score -= above
		if m.Alone(k, t.Language) || score <= m.checks[k] {
			continue
		}
		v := Verdict{Theme: k, Band: Check, Probability: m.curve.probability(score + above)}
		if score > m.cuts[k] {
			v.Band = Tagged
		}
		v.Words = m.speakers(t, words, k)
		j.out = append(j.out, v)
	}
	return j.out
}

// scoreAll fills in the scores of a text and returns its words.
func (m *Model) scoreAll(t *Text) []placed {
	j := &m.judge
	if j.scores == nil {
		j.scores, j.alone, j.lifts, j.likes = make([]float64, m.Themes), make([]float64, m.Themes), make([]float64, m.Themes), make([]float64, m.Themes)
		j.hit, j.all, j.rivals = make([]int, m.Themes), make([]evidence, m.Themes), make([]evidence, m.Themes)
	}
	clear(j.scores)
	clear(j.lifts)
	clear(j.hit)
	words := m.reader.read(t)
	square := 0.0
	for i, w := range words {
		if m.reader.first(w.stem) {
			own := m.wordScores(w.word)
			addTo(j.scores, own[:m.Themes])
			addTo(j.lifts, own[m.Themes:2*m.Themes])
			square += own[2*m.Themes]
		}
		if i > 0 {
			square += m.space.pair(words[i-1].stem, w.stem, func(c int32, v float64) { addScaled(j.scores, m.column(c), v) })
		}
	}
	if square > 0 {
		length := math.Sqrt(square)
		for k := range j.scores {
			j.scores[k] /= length
		}
	}
	m.space.plain(t, func(c int32, v float64) { addScaled(j.scores, m.column(c), v) })
	m.beside.uncover(t, words, j.lifts)
	m.like.likes(words, m.reader, j.likes)
	countHits(t, j.hit)
	m.book.weigh(t, len(words), j.hit, j.lifts, j.likes, j.all)
	for k, part := range m.part(t.Language) {
		j.scores[k] += float64(part * weigh(&m.guess, &j.all[k]))
	}
	copy(j.alone, j.scores)
	m.contest.settle(j.scores, j.rivals)
	return words
}

func addTo(sum, values []float64) {
	values = values[:len(sum)]
	for k := range sum {
		sum[k] += values[k]
	}
}

func addScaled(sum, values []float64, by float64) {
	values = values[:len(sum)]
	for k := range sum {
		sum[k] += float64(by * values[k])
	}
}

// mostSpeakers is how many words are shown for a theme.
const mostSpeakers = 3

// speaker is a word and what it adds to a theme.
type speaker struct {
	Span
	adds float64
}

// speakers finds the words that add most to a theme, in order of the text: at least a
// quarter of what the best one adds. Words that only hold sentences together speak
// where no other does.
func (m *Model) speakers(t *Text, words []placed, theme int) []Span {
	var all, small []speaker
	for i, w := range words {
		if len(w.folded) < 3 || met(words[:i], w) {
			continue
		}
		adds := m.adds(t, w, theme)
		switch one := (speaker{Span{w.From, w.To}, adds}); {
		case adds <= 0:
		case text.FunctionWord(w.folded):
			small = append(small, one)
		default:
			all = append(all, one)
		}
	}
	if len(all) == 0 {
		all = small
	}
	slices.SortStableFunc(all, func(a, b speaker) int { return descending(a.adds, b.adds) })
	var spans []Span
	for i, s := range all {
		if i == mostSpeakers || s.adds < all[0].adds/4 {
			break
		}
		spans = append(spans, s.Span)
	}
	slices.SortFunc(spans, func(a, b Span) int { return a.Start - b.Start })
	return spans
}

// descending puts the greater number first.
func descending(a, b float64) int {
	switch {
	case a > b:
		return -1
	case a < b:
		return 1
	}
	return 0
}

// adds is what a word adds to the score of a theme, before the text's length is
// divided by; as a neighbour of keywords it counts as where none stands.
func (m *Model) adds(t *Text, w placed, theme int) float64 {
	own := m.wordScores(w.word)
	sum := own[theme]
	if !covered(t, theme, w) {
		sum += float64(float64(m.part(t.Language)[theme]*m.guess[missBeside]) * own[m.Themes+theme])
	}
	return sum
}

// Trust is the precision of the best of a theme's keywords in a text, as decisions show.
func (m *Model) Trust(t *Text, theme int) float64 {
	best := 0.0
	for _, h := range t.Hits {
		if h.Theme == theme {
			best = max(best, m.book.trust(h))
		}
	}
	return best
}

// Doubts reports whether a keyword is right in less than three of ten texts, as far as
// decisions tell, and hardly in half of them: where it decides alone it does not count.
// What is right less often than half of the F1 of all keywords takes from it; the rest is
// kept, however little it is worth.
func (m *Model) Doubts(h Hit) bool {
	k := m.book.keywords[h.Keyword]
	return k.all >= 3 && m.book.trust(h) < min(0.3, m.Keywords.F1()/2) && k.most() < 0.4
}

// most is the upper bound of Wilson's interval for the share, four times of five within.
func (s share) most() float64 {
	const z = 1.2816
	p, n := s.part(), s.all
	middle := p + z*z/(2*n)
	return (middle + float64(z*math.Sqrt(float64(p*(1-p))/n+z*z/(4*n*n)))) / (1 + z*z/n)
}
