// Package suggest proposes themes for what a codebook does not cover: groups of
// words that belong together in sentences without any tag, with the texts that
// hold them. Two ways of looking are merged, words that are more frequent there than
// elsewhere and go together (keyness, log-likelihood), and a factorisation of
// sentences by words (non-negative matrix factorisation). It also proposes keywords
// for themes that exist, and themes to join.
//
// It is deterministic and knows no labels: what it calls pure is words whose company
// differs from everybody's. Proposals are for people to accept or to refuse.
package suggest

import (
	"cmp"
	"slices"

	"canvass/internal/survey"
)

// Span is a stretch of a text in code points, the end excluded.
type Span struct{ Start, End int }

// Text is one contribution with content.
type Text struct {
	Text     string
	Language string // "" when undecided
	Print    uint64 // equal for equal texts: a copy counts once
	Tags     []Tag
	Campaign int    // of texts that share a template; 0: none
	Own      []Span // in a campaign, where the person's own words stand
}

// Tag is a theme that a text has, and where.
type Tag struct {
	Theme int    // index into the codebook
	Spans []Span // none where only a person knows
}

// Suggestion is a theme that nobody has named yet.
type Suggestion struct {
	ID       string              // made of its first word: the same words keep their id
	Terms    []string            // that say what it is about, the leading one first
	Keywords map[string][]string // by language, ready for the codebook
	Members  []int               // indexes of texts, ascending
	Central  []Place             // the most typical sentences, each of another text, at most 25
	Texts    int                 // distinct wordings among the members
	Open     int                 // of these, with a sentence of it that no theme covers
	Purity   float64             // 0 to 1: how far the company of its words differs from everybody's
	Distance float64             // 0 to 1: from the nearest theme of the codebook
	Nearest  string              // id of that theme; "" for none
	Score    float64             // by which they are ordered
}

// Place is a sentence of a text.
type Place struct {
	Text int // index
	Span
}

// Options bounds what is suggested.
type Options struct {
	Most      int      // suggestions; 0: 100
	Languages []string // of the project, for draft keywords
}

// mostCommon is the largest share of sentences that a leading term may stand in.
const mostCommon = 1. / 3

// minimum is the least number of distinct texts that make a theme.
const minimum = 3

// Themes proposes themes for what the tags leave uncovered, best first.
func Themes(texts []Text, cb survey.Codebook, o Options) []Suggestion {
	if o.Most == 0 {
		o.Most = 100
	}
	ix := newIndex(texts, cb, mostCommon)
	found := ix.measured(ix.candidates())
	found = ix.choose(found, o.Most)
	out := make([]Suggestion, len(found))
	for i, c := range found {
		out[i] = ix.suggestion(c, o)
	}
	ix.members(found, out)
	name(out)
	return out
}

// name gives suggestions their ids: the first word, and where a better one has that
// already, the second; a part of a group that has no second word is the word alone.
func name(all []Suggestion) {
	used := map[string]bool{}
	for i := range all {
		id := ID(all[i].Terms[0])
		for n := 1; used[id]; n++ {
			if n < len(all[i].Terms) {
				id += "-" + ID(all[i].Terms[n])
			} else {
				id += "-alone"
			}
		}
		all[i].ID, used[id] = id, true
	}
}

// candidate is a group of terms on its way to a suggestion.
type candidate struct {
	terms    []int   // leading one first
	segments []int32 // that hold a term, ascending
	texts    int     // distinct wordings
	open     int
	purity   float64
	distance float64
	nearest  int
	worth    float64 // by which it is chosen among groups of the same sentences
	score    float64
	alone    bool // its term has a group, which is to be preferred
}

// choose takes of groups about the same the one that is worth most, and of what is left
// the best ones by score. What a better one has taken of a group's texts counts less.
// The first choice goes by what a few new texts hardly change, so that suggestions keep
// their names while their order may change.
func (ix *index) choose(found []candidate, most int) []candidate {
	found = ix.distinct(found)
	slices.SortStableFunc(found, byScore(ix, func(c candidate) float64 { return c.score }))
	var out []candidate
	taken := make([]bool, len(ix.texts))
	for len(out) < most && len(found) > 0 {
		at := ix.best(found, taken)
		c := found[at]
		found = slices.Delete(found, at, at+1)
		for _, s := range c.segments {
			taken[ix.segments[s].text] = true
		}
		out = append(out, c)
	}
	return out
}

// distinct leaves out groups that repeat one that is worth more.
func (ix *index) distinct(found []candidate) []candidate {
	found = slices.DeleteFunc(found, func(c candidate) bool { return c.texts < minimum || c.distance < leastDistance })
	slices.SortStableFunc(found, byScore(ix, func(c candidate) float64 { return c.worth }))
	var out []candidate
	for _, c := range found {
		if !slices.ContainsFunc(out, func(d candidate) bool { return repeats(c, d) }) {
			out = append(out, c)
		}
	}
	return out
}

// byScore orders groups, the best first.
func byScore(ix *index, of func(candidate) float64) func(a, b candidate) int {
	return func(a, b candidate) int {
		return cmp.Or(cmp.Compare(of(b), of(a)), cmp.Compare(ix.terms[a.terms[0]].key, ix.terms[b.terms[0]].key), len(a.terms)-len(b.terms), slices.Compare(a.terms, b.terms))
	}
}

// best finds the group that is worth most beside what was taken; sorted by score.
func (ix *index) best(found []candidate, taken []bool) int {
	best, most := 0, -1.0
	for i, c := range found {
		if c.score <= most {
			break // no group is worth more than its score
		}
		if worth := steady(c.score * (1 - takenCounts*ix.share(c, taken))); worth > most {
			best, most = i, worth
		}
	}
	return best
}

// takenCounts is what a text that a better group has takes off.
const takenCounts = 0.5

// share is how much of a group's sentences stands in texts that were taken.
func (ix *index) share(c candidate, taken []bool) float64 {
	n := 0
	for _, s := range c.segments {
		if taken[ix.segments[s].text] {
			n++
		}
	}
	return float64(n) / float64(max(1, len(c.segments)))
}

// leastDistance is how far from the themes that there are a new one must be at least.
const leastDistance = 0.01

// purer is how much purer a part of a group must be to be told beside it.
const purer = 1.25

// repeats reports whether a group is about what a better one is about already, and no
// purer part of it.
func repeats(c, better candidate) bool {
	part := len(c.segments) < len(better.segments) && c.purity >= purer*better.purity
	return (overlap(c, better) > 0.5 || c.terms[0] == better.terms[0]) && !part
}

// overlap is how much of the smaller group's sentences both share.
func overlap(a, b candidate) float64 {
	n, i, j := 0, 0, 0
	for i < len(a.segments) && j < len(b.segments) {
		switch d := a.segments[i] - b.segments[j]; {
		case d == 0:
			n, i, j = n+1, i+1, j+1
		case d < 0:
			i++
		default:
			j++
		}
	}
	return float64(n) / float64(max(1, min(len(a.segments), len(b.segments))))
}
