package suggest

import (
	"cmp"
	"math"
	"slices"

	"canvass/internal/survey"
	"canvass/internal/text"
)

// What bounds the work, whatever comes in.
const (
	mostTexts    = 40_000 // of more, a sample by content
	mostSegments = 60_000 // sentences looked at; of more, a sample by content
	mostWords    = 200    // of one sentence
	mostTerms    = 900    // words and pairs considered as leading ones
)

// segment is a sentence: the terms in it, ascending and once each.
type segment struct {
	text    int32
	at      Span
	covered bool
	terms   []int32
	free    []int32 // those outside any tag's evidence
	apart   []int32 // of these, those in a clause that no tag's evidence stands in
	proof   []proof // words that tags rest on
}

// proof is a word that a tag rests on.
type proof struct{ theme, term int32 }

// term is a word by its stem, or a pair of them.
type term struct {
	key      string // the stem; of a pair both, with a blank between
	surfaces map[surface]int
	language map[string]int // segments by language
	pair     bool
	general  bool
	free     []int32 // segments that hold it outside evidence, ascending
	all      int     // segments that hold it at all
	company  []entry // by term
	norm     float64
	cohesion float64 // of the segments that hold it, see index.cohesion
	clarity  float64 // of the same, see index.clarity
	lift     float64 // of the term, see index.lift
}

// surface is a word as it is written in texts of a language.
type surface struct{ language, word string }

// index is everything that is counted once.
type index struct {
	written    map[string]bool // "en stem" of the glossary's words that a text in that language holds
	texts      []Text
	codebook   survey.Codebook
	segments   []segment
	terms      []term
	byKey      map[string]int32
	everyone   float64   // mean openness of words outside evidence
	nothing    float64   // share of words outside evidence that stand in texts without any theme
	base       []float64 // probability of each single word in a sentence's company
	idf        []float64
	themes     []float64 // share of segments whose text has the theme and which it covers
	chance     float64   // cohesion of all segments
	lead       []int     // terms that may lead
	dictionary *dictionary
}

// newIndex counts texts, of too many a sample. With a common share of 0 nothing is
// found out about leading terms.
func newIndex(texts []Text, cb survey.Codebook, common float64) *index {
	ix := &index{texts: texts, codebook: cb, byKey: map[string]int32{}, dictionary: newDictionary()}
	c, v := newCutter(), newVoices(texts)
	counted, said := map[uint64]bool{}, map[uint64]bool{}
	last := lastHash(texts, mostTexts)
	for i, t := range texts {
		if mix(t.Print) > last {
			continue
		}
		if counted[t.Print] {
			continue // a copy says nothing new about words
		}
		counted[t.Print] = true
		c.echo = v.echoes(t)
		ix.cut(c, i, t, said)
	}
	ix.prune()
	ix.count()
	if common > 0 {
		ix.meet(common)
	}
	return ix
}

// lastHash is the hash up to which texts belong to a sample of so many: the same ones
// whatever is added, as far as there is room.
func lastHash(texts []Text, most int) uint64 {
	if len(texts) <= most {
		return math.MaxUint64
	}
	hashes := make([]uint64, len(texts))
	for i, t := range texts {
		hashes[i] = mix(t.Print)
	}
	slices.Sort(hashes)
	return hashes[most-1]
}

// longEnough is how many words a sentence has that nobody writes again by chance.
const longEnough = 7

// cut adds the sentences of one text, but for long ones that another text has word by
// word: a campaign is one voice about what a theme is.
func (ix *index) cut(c *cutter, i int, t Text, said map[uint64]bool) {
	for _, s := range c.sentences(t) {
		if h, n := s.hash(); n >= longEnough {
			if said[h] {
				continue
			}
			said[h] = true
		}
		seg := segment{text: int32(i), at: s.at, covered: s.covered}
		for _, w := range s.words {
			n, ok := ix.byKey[w.key]
			if !ok {
				n = int32(len(ix.terms))
				ix.byKey[w.key] = n
				ix.terms = append(ix.terms, term{key: w.key, pair: w.pair, surfaces: map[surface]int{}, language: map[string]int{}})
			}
			ix.terms[n].surfaces[surface{w.language, w.surface}]++
			ix.terms[n].language[w.language]++
			seg.terms = append(seg.terms, n)
			if !w.evidence {
				seg.free = append(seg.free, n)
			}
			for _, theme := range w.themes {
				seg.proof = append(seg.proof, proof{theme, n})
			}
			if w.apart {
				seg.apart = append(seg.apart, n)
			}
		}
		ix.segments = append(ix.segments, seg)
	}
}

// prune drops terms that stand in too few sentences and, of too many sentences,
// those that a hash of their content leaves out. Terms are then numbered by key, so
// that the order of texts does not matter.
func (ix *index) prune() {
	if len(ix.segments) > mostSegments {
		ix.segments = ix.sample()
	}
	frequency := make([]int, len(ix.terms))
	for _, s := range ix.segments {
		for _, t := range sortedSet(s.terms) {
			frequency[t]++
		}
	}
	var kept []int32
	ix.written = map[string]bool{}
	for n := range ix.terms {
		for language := range ix.terms[n].language {
			if key := language + " " + ix.terms[n].key; len(ix.dictionary.other[key]) > 0 {
				ix.written[key] = true
			}
		}
		if frequency[n] >= minimum {
			kept = append(kept, int32(n))
		}
	}
	slices.SortFunc(kept, func(a, b int32) int { return cmp.Compare(ix.terms[a].key, ix.terms[b].key) })
	number := make([]int32, len(ix.terms))
	for i := range number {
		number[i] = -1
	}
	terms := make([]term, len(kept))
	for i, n := range kept {
		number[n], terms[i] = int32(i), ix.terms[n]
		terms[i].general = general[text.FoldWord(terms[i].surface())]
	}
	for i := range ix.segments {
		s := &ix.segments[i]
		s.terms, s.free, s.apart = renumber(s.terms, number), renumber(s.free, number), renumber(s.apart, number)
		s.proof = slices.DeleteFunc(s.proof, func(p proof) bool { return number[p.term] < 0 })
		for k := range s.proof {
			s.proof[k].term = number[s.proof[k].term]
		}
	}
	ix.terms, ix.byKey = terms, nil
}

// renumber replaces kept terms by their numbers, ascending and once each.
func renumber(terms, number []int32) []int32 {
	out := terms[:0]
	for _, t := range terms {
		if number[t] >= 0 {
			out = append(out, number[t])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sample keeps the sentences whose content has the smallest hashes: the same ones
// whatever else is added to a small set.
func (ix *index) sample() []segment {
	order := make([]int, len(ix.segments))
	hash := make([]uint64, len(ix.segments))
	for i, s := range ix.segments {
		order[i], hash[i] = i, mix(ix.texts[s.text].Print+uint64(len(s.terms)))
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(hash[a], hash[b]) })
	order = order[:mostSegments]
	slices.Sort(order)
	out := make([]segment, len(order))
	for i, n := range order {
		out[i] = ix.segments[n]
	}
	return out
}

func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// count notes where terms stand.
func (ix *index) count() {
	ix.base, ix.idf = make([]float64, len(ix.terms)), make([]float64, len(ix.terms))
	ix.themes = make([]float64, len(ix.codebook.Themes))
	total, open, bare, free := 0.0, 0.0, 0.0, 0.0
	for i, s := range ix.segments {
		for _, theme := range ix.themesOf(s) {
			ix.themes[theme] += 1 / float64(len(ix.segments))
		}
		for _, t := range s.free {
			ix.terms[t].free = append(ix.terms[t].free, int32(i))
			if !ix.terms[t].pair {
				open, free = open+ix.openness(s, t), free+1
				if len(ix.texts[s.text].Tags) == 0 {
					bare++
				}
			}
		}
		for _, t := range s.terms {
			ix.terms[t].all++
			if !ix.terms[t].pair {
				ix.base[t]++
				total++
			}
		}
	}
	ix.everyone, ix.nothing = open/max(free, 1), bare/max(free, 1)
	for t := range ix.base {
		ix.base[t] /= max(total, 1)
		ix.idf[t] = math.Log(float64(len(ix.segments)+1) / float64(ix.terms[t].all))
	}
}

// themesOf lists the themes of a covered sentence's text.
func (ix *index) themesOf(s segment) []int {
	var out []int
	if s.covered {
		for _, tag := range ix.texts[s.text].Tags {
			out = append(out, tag.Theme)
		}
	}
	return out
}

// enough is how many sentences tell how much they have in common.
const enough = 2000
