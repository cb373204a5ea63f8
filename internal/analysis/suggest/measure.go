package suggest

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// preferGroup is how much better a term alone must do than its group.
const preferGroup = 0.8

// generalCounts is what a leading word that mostly names nothing takes off.
const generalCounts = 0.5

// pairCounts is what a leading pair of words takes off: single words name themes better.
const pairCounts = 0.75

// The powers of a group's texts, its lift, how bare it stands, and its clarity in its score.
const (
	bySize    = 0.6
	byLift    = 2
	byBare    = 0.3
	byClarity = 0.6
)

// measured measures each.
func (ix *index) measured(found []candidate) []candidate {
	for i := range found {
		ix.measure(&found[i])
	}
	return found
}

// measure finds a group's sentences and how good a theme it would make.
func (ix *index) measure(c *candidate) {
	c.segments = ix.segmentsOf(c.terms)
	texts := map[int32]bool{} // true: with an uncovered sentence
	for _, s := range c.segments {
		seg := ix.segments[s]
		texts[seg.text] = texts[seg.text] || !seg.covered
	}
	for _, open := range texts {
		if open {
			c.open++
		}
	}
	c.texts = len(texts)
	sum, clear, n := 0.0, 0.0, 0
	for _, part := range ix.byLanguage(c.terms) { // sentences of two languages share no words
		size := len(ix.segmentsOf(part))
		sum, clear, n = sum+float64(size)*ix.groupCohesion(part), clear+float64(size)*ix.groupClarity(part), n+size
	}
	c.purity = ix.pure(sum / float64(max(n, 1)))
	c.distance, c.nearest = ix.distance(c)
	c.worth = steady(math.Pow(float64(c.texts), bySize) * math.Pow(ix.lift(c.terms, c.segments), byLift) * c.purity * c.distance * ix.form(c))
	c.score = steady(c.worth * math.Pow(ix.bare(c.segments), byBare) * math.Pow(max(leastClarity, clear/float64(max(n, 1))), byClarity))
}

// form is what speaks against the make of a group: that its term has a better one, that
// it leads with a word that mostly names nothing, or with a pair.
func (ix *index) form(c *candidate) float64 {
	worth := 1.0
	lead := &ix.terms[c.terms[0]]
	if c.alone {
		worth *= preferGroup
	}
	if lead.general {
		worth *= generalCounts
	}
	if lead.pair {
		worth *= pairCounts
	}
	return worth
}

// distance is how little the nearest theme has to do with a group: one less the
// share of the group's sentences that it covers, beyond its share of all.
func (ix *index) distance(c *candidate) (float64, int) {
	by := make([]float64, len(ix.themes))
	for _, s := range c.segments {
		for _, theme := range ix.themesOf(ix.segments[s]) {
			by[theme] += 1 / float64(len(c.segments))
		}
	}
	nearest, excess := -1, 0.0
	for theme, share := range by {
		if e := (share - ix.themes[theme]) / (1 - ix.themes[theme] + 1e-9); e > excess {
			nearest, excess = theme, e
		}
	}
	return 1 - min(1, excess), nearest
}

// suggestion writes a group down for people.
func (ix *index) suggestion(c candidate, o Options) Suggestion {
	s := Suggestion{Keywords: map[string][]string{}, Texts: c.texts, Open: c.open, Purity: c.purity, Distance: c.distance, Score: c.score}
	if c.nearest >= 0 {
		s.Nearest = ix.codebook.Themes[c.nearest].ID
	}
	for _, t := range c.terms {
		surface := ix.terms[t].surface()
		s.Terms = append(s.Terms, surface)
		for _, language := range ix.terms[t].languages(o.Languages) {
			word := cmp.Or(ix.terms[t].surfaceIn(language), surface)
			if !slices.Contains(s.Keywords[language], word) {
				s.Keywords[language] = append(s.Keywords[language], word)
			}
		}
	}
	ix.draft(c, s.Keywords, o.Languages)
	s.Central = ix.central(c)
	return s
}

// surface is how a term is usually written.
func (t *term) surface() string {
	words := map[string]int{}
	for s, n := range t.surfaces {
		words[s.word] += n
	}
	return commonest(words)
}

// surfaceIn is how a term is usually written in texts of a language; "" when it is in none.
func (t *term) surfaceIn(language string) string {
	words := map[string]int{}
	for s, n := range t.surfaces {
		if s.language == language {
			words[s.word] += n
		}
	}
	return commonest(words)
}

func commonest(words map[string]int) string {
	best := ""
	for s, n := range words {
		if best == "" || n > words[best] || n == words[best] && s < best {
			best = s
		}
	}
	return best
}

// languages are those of the project that a term is used in; one that stands only in
// texts of no known language counts for the first.
func (t *term) languages(preferred []string) []string {
	total := 0
	for l, n := range t.language {
		if l != "" && (len(preferred) == 0 || slices.Contains(preferred, l)) {
			total += n
		}
	}
	if total == 0 {
		return preferred[:min(1, len(preferred))]
	}
	var out []string
	for _, l := range slices.Sorted(maps.Keys(t.language)) {
		if l != "" && (len(preferred) == 0 || slices.Contains(preferred, l)) && 5*t.language[l] >= total {
			out = append(out, l)
		}
	}
	return out
}

// members notes the texts of each group's sentences, copies of them too.
func (ix *index) members(found []candidate, out []Suggestion) {
	groups := map[uint64][]int{}
	for i, c := range found {
		for _, s := range c.segments {
			p := ix.texts[ix.segments[s].text].Print
			if g := groups[p]; len(g) == 0 || g[len(g)-1] != i {
				groups[p] = append(g, i)
			}
		}
	}
	for i, t := range ix.texts {
		for _, g := range groups[t.Print] {
			out[g].Members = append(out[g].Members, i)
		}
	}
}

// most is how many central sentences are named: of some, nobody may show the words.
const most = 25

// central are the sentences that say most of what the group's sentences have in
// common, in a length that reads well.
func (ix *index) central(c candidate) []Place {
	weight := map[int32]float64{}
	for _, s := range c.segments {
		for _, t := range ix.segments[s].terms {
			weight[t]++
		}
	}
	order, score := slices.Clone(c.segments), map[int32]float64{}
	for _, s := range c.segments {
		sum := 0.0
		for _, t := range ix.segments[s].terms {
			sum += weight[t]
		}
		score[s] = sum / math.Sqrt(float64(len(ix.segments[s].terms)+4))
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(score[b], score[a]) })
	var out []Place
	seen := map[int32]bool{}
	for _, s := range order {
		if seg := ix.segments[s]; !seen[seg.text] && len(out) < most {
			seen[seg.text] = true
			out = append(out, Place{int(seg.text), seg.at})
		}
	}
	return out
}
