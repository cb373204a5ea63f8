package themes

import (
	"cmp"
	"slices"

	"canvass/internal/text"
)

// Reader finds a matcher's keywords in texts, one at a time, and remembers what words
// mean to its rules. It is not for concurrent use.
type Reader struct {
	matcher *Matcher
	stemmer text.Stemmer
	by      *text.Vocabulary // whose numbers words have
	known   []*word          // by number of the word; nil for those not met yet
	text    *text.Cut
	words   []*word // of the text at hand
	found   []occurrence
	nots    []occurrence
}

// NewReader returns a reader of m's rules with nothing remembered.
func (m *Matcher) NewReader() *Reader { return &Reader{matcher: m} }

// word is what a word means to the rules, wherever it stands.
type word struct {
	elements []element // that it satisfies
	starts   []int32   // the rules that may begin with it
	negation negation
}

// occurrence is a rule satisfied by words[first] to words[last].
type occurrence struct {
	rule        *rule
	first, last int
}

// Match returns the keywords found in a text, in order of the codebook. The language
// chooses among a theme's lists; a theme without a list in it, and a text whose
// language is "" or unknown to the codebook, are read with every list. What lies
// wholly in masked words does not count.
func (r *Reader) Match(c *text.Cut, language string) []Hit {
	r.look(c)
	r.find(r.matcher.rulesFor(language))
	return r.hits()
}

// look finds out what the words of a text mean.
func (r *Reader) look(c *text.Cut) {
	by, most := c.Known()
	if r.by != by {
		r.by, r.known, r.stemmer = by, nil, text.Stemmer{}
	}
	if len(r.known) < most {
		r.known = slices.Grow(r.known, most-len(r.known))[:most]
	}
	r.text, r.words = c, r.words[:0]
	for i := range c.Words {
		id := c.Words[i].ID
		w := r.known[id]
		if w == nil {
			w = r.matcher.newWord(c.Folded(id), &r.stemmer)
			r.known[id] = w
		}
		r.words = append(r.words, w)
	}
}

// newWord works out what a word means; most mean nothing, and share that.
func (m *Matcher) newWord(folded string, stemmer *text.Stemmer) *word {
	w := word{negation: negationOf(folded)}
	for _, language := range m.languages {
		if e, ok := m.stems[stemKey{language, stemmer.Stem(language, folded)}]; ok {
			w.elements = append(w.elements, e)
		}
	}
	for _, n := range m.lengths {
		if n > len(folded) {
			break
		}
		if e, ok := m.prefixes[folded[:n]]; ok {
			w.elements = append(w.elements, e)
		}
	}
	if len(w.elements) == 0 {
		return plain[w.negation]
	}
	for _, e := range w.elements {
		w.starts = append(w.starts, m.starts[e]...)
	}
	return &w
}

// plain are words that no keyword has.
var plain = [...]*word{neutral: {}, negates: {negation: negates}, excuses: {negation: excuses}, lacks: {negation: lacks}, makes: {negation: makes}}

// find looks for the active rules.
func (r *Reader) find(active []bool) {
	r.found, r.nots = r.found[:0], r.nots[:0]
	for i, w := range r.words {
		for _, n := range w.starts {
			if active[n] {
				r.try(&r.matcher.rules[n], i)
			}
		}
	}
}

// try notes the rule if the words from the first on satisfy it.
func (r *Reader) try(rule *rule, first int) {
	last := first + len(rule.elements) - 1
	if last >= len(r.words) {
		return
	}
	masked := r.text.Words[first].Masked
	for i := first + 1; i <= last; i++ {
		w := &r.text.Words[i]
		if !w.Tied || !slices.Contains(r.words[i].elements, rule.elements[i-first]) {
			return
		}
		masked = masked && w.Masked
	}
	switch o := (occurrence{rule, first, last}); {
	case rule.not:
		r.nots = append(r.nots, o)
	case !masked:
		r.found = append(r.found, o)
	}
}

// hits turns what was found, and no "not" list takes back, into hits.
func (r *Reader) hits() []Hit {
	if len(r.found) == 0 {
		return nil
	}
	slices.SortFunc(r.found, func(a, b occurrence) int {
		return cmp.Or(cmp.Compare(a.rule.rank, b.rule.rank), cmp.Compare(a.first, b.first), cmp.Compare(a.last, b.last))
	})
	var hits []Hit
	spans := make([]Span, 0, len(r.found)) // of all hits, one after the other
	rank := -1
	for _, o := range r.found {
		if r.takenBack(o) {
			continue
		}
		span := r.span(o)
		if o.rule.rank != rank {
			rank = o.rule.rank
			hits = append(hits, Hit{Theme: o.rule.theme, Keyword: o.rule.keyword, Spans: spans[len(spans):]})
		}
		hit := &hits[len(hits)-1]
		if n := len(hit.Spans); n == 0 || hit.Spans[n-1] != span {
			hit.Spans = append(hit.Spans, span)
			spans = spans[:len(spans)+1]
		}
	}
	for i := range hits {
		hits[i].Spans = slices.Clip(hits[i].Spans)
	}
	return hits
}

// takenBack reports whether the occurrence overlaps one of its theme's "not" list. They
// come in the order of the text, and none is longer than the longest.
func (r *Reader) takenBack(o occurrence) bool {
	from, _ := slices.BinarySearchFunc(r.nots, o.first-r.matcher.longestNot+1, func(not occurrence, first int) int { return not.first - first })
	for _, not := range r.nots[from:] {
		switch {
		case not.first > o.last:
			return false
		case not.rule.theme == o.rule.theme && o.first <= not.last:
			return true
		}
	}
	return false
}

func (r *Reader) span(o occurrence) Span {
	words := r.text.Words
	return Span{Lead: words[r.lead(o.first)].From, Start: words[o.first].From, End: words[o.last].To}
}
