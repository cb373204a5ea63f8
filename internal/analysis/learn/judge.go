package learn

import (
	"math"
	"slices"
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
	sums          []float64 // of words, by theme: what their features add, then their lifts
	scores, lifts []float64 // the two halves of sums
	alone, likes  []float64 // alone are scores before themes are held against each other
	hit           []int
	all, rivals   []evidence
	out           []Verdict
	firsts        []int // indexes of the words whose stem was not met before
	speak, small  []speaker
	spans         []Span // that verdicts refer to
}

// column returns the weights of a feature by theme.
func (s *scorer) column(c int32) []float64 { return s.weights[int(c)*s.themes:][:s.themes] }

// Judge returns the themes of a text, those to be checked included; valid until the
// next call. A theme whose keywords alone decide has no verdict, and one of which a
// keyword stands there no words beside it.
func (m *Model) Judge(t *Text) []Verdict {
	j := &m.judge
	j.out, j.spans = j.out[:0], j.spans[:0]
	words := m.scoreAll(t)
	if m.Unheard(t.Language) {
		return nil
	}
	above := m.limits.of(t)
	for k, score := range j.scores {
		more := above.theme(k, j.hit[k] > 0)
		score -= more
		if score <= m.checks[k] || m.Keep[k] {
			continue
		}
		v := Verdict{Theme: k, Band: Check, Probability: m.probability(score + more)}
		if score > m.cuts[k] {
			v.Band = Tagged
		}
		if j.hit[k] == 0 {
			v.Words = m.speakers(t, words, k)
		}
		j.out = append(j.out, v)
	}
	return j.out
}

// scoreAll fills in the scores of a text and returns its words.
func (m *Model) scoreAll(t *Text) []placed {
	j := &m.judge
	j.room(m.Themes)
	clear(j.sums)
	clear(j.likes)
	clear(j.hit)
	words := m.reader.read(t)
	j.firsts = j.firsts[:0]
	square, told := 0.0, 0.0
	for i := range words {
		w := &words[i]
		now := m.remembered(w.word)
		if m.reader.first(w.stem) {
			j.firsts = append(j.firsts, i)
			addTo(j.sums, now.sums)
			square += now.square
			told += now.told
			for _, k := range now.themes {
				j.likes[k] += now.told
			}
		}
		if i > 0 {
			square += m.pair(j.scores, &words[i-1], w)
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
	m.like.scale(words, j.likes, told)
	countHits(t, j.hit)
	m.book.weigh(t, len(words), j.hit, j.lifts, j.likes, j.all)
	for k, part := range m.part(t.Language) {
		j.scores[k] += float64(part * weigh(&m.guess, &j.all[k]))
	}
	copy(j.alone, j.scores)
	m.contest.settle(j.scores, j.rivals)
	return words
}

// room is made once.
func (j *judge) room(themes int) {
	if j.sums != nil {
		return
	}
	j.sums, j.alone, j.likes = make([]float64, 2*themes), make([]float64, themes), make([]float64, themes)
	j.scores, j.lifts = j.sums[:themes:themes], j.sums[themes:]
	j.hit, j.all, j.rivals = make([]int, themes), make([]evidence, themes), make([]evidence, themes)
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
// where no other does. What it returns is valid until the next text.
func (m *Model) speakers(t *Text, words []placed, theme int) []Span {
	j := &m.judge
	all, small := j.speak[:0], j.small[:0]
	beside, covers := float64(m.part(t.Language)[theme]*m.guess[missBeside]), hasTheme(t.Hits, theme)
	for _, i := range j.firsts {
		w := &words[i]
		if len(w.folded) < 3 {
			continue
		}
		now := m.remembered(w.word)
		adds := now.sums[theme]
		if !covers || !covered(t, theme, *w) { // as a neighbour of keywords it counts as where none stands
			adds += float64(beside * now.sums[m.Themes+theme])
		}
		switch one := (speaker{Span{w.From, w.To}, adds}); {
		case adds <= 0:
		case now.small:
			small = append(small, one)
		default:
			all = append(all, one)
		}
	}
	j.speak, j.small = all, small
	if len(all) == 0 {
		all = small
	}
	slices.SortStableFunc(all, func(a, b speaker) int { return descending(a.adds, b.adds) })
	from := len(j.spans)
	for i, s := range all {
		if i == mostSpeakers || s.adds < all[0].adds/4 {
			break
		}
		j.spans = append(j.spans, s.Span)
	}
	spans := slices.Clip(j.spans[from:])
	slices.SortFunc(spans, func(a, b Span) int { return a.Start - b.Start })
	return spans
}

// hasTheme reports whether a keyword of a theme is among hits.
func hasTheme(hits []Hit, theme int) bool {
	return slices.ContainsFunc(hits, func(h Hit) bool { return h.Theme == theme })
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
