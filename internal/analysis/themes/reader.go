package themes

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"canvass/internal/text"
)

// reader reads one text at a time with a matcher's rules and remembers words.
type reader struct {
	matcher *Matcher
	stemmer *text.Stemmer
	known   map[string]*word
	words   []placed
	found   []occurrence
	nots    []occurrence
}

// What a reader remembers at most: so many words, none longer than so many bytes.
const (
	knownLimit = 1 << 16
	knownBytes = 64
)

// word is what a word means to the rules, wherever it stands.
type word struct {
	elements []element // that it satisfies
	folded   string
	hash     uint64
	negation negation
}

// placed is a word of the text at hand.
type placed struct {
	*word
	text.Span
	tied   bool // nothing but blanks, hyphens and quotes lies between it and the word before
	masked bool // it belongs to words taken over from the prompt
}

// occurrence is a rule satisfied by words[first] to words[last].
type occurrence struct {
	rule        *rule
	first, last int
}

// read cuts s into words.
func (r *reader) read(s string) {
	r.words = r.words[:0]
	end := 0
	for span := range text.Spans(s) {
		w := r.word(s[span.Start:span.End])
		if w.folded == "" {
			continue
		}
		r.words = append(r.words, placed{word: w, Span: span, tied: len(r.words) > 0 && ties(s[end:span.Start])})
		end = span.End
	}
}

// ties reports whether the words on both sides of a gap belong to one phrase:
// blanks, quotes and a hyphen may lie between them, a dash or a blank line not.
func ties(gap string) bool {
	if gap == " " {
		return true
	}
	if strings.Count(gap, "\n") > 1 {
		return false
	}
	folded := text.Fold(gap)
	if folded == "-" {
		return !strings.ContainsFunc(gap, unicode.IsSpace)
	}
	return strings.Trim(folded, `'" `) == ""
}

func (r *reader) word(raw string) *word {
	if w, ok := r.known[raw]; ok {
		return w
	}
	w := r.matcher.newWord(text.FoldWord(raw), r.stemmer)
	if len(raw) <= knownBytes {
		if len(r.known) >= knownLimit {
			clear(r.known)
		}
		r.known[strings.Clone(raw)] = w
	}
	return w
}

func (m *Matcher) newWord(folded string, stemmer *text.Stemmer) *word {
	w := &word{folded: folded, hash: hash(folded), negation: negationOf(folded)}
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
	return w
}

// find looks for the active rules.
func (r *reader) find(active []bool) {
	r.found, r.nots = r.found[:0], r.nots[:0]
	for i, w := range r.words {
		for _, e := range w.elements {
			for _, n := range r.matcher.starts[e] {
				if active[n] {
					r.try(&r.matcher.rules[n], i)
				}
			}
		}
	}
}

// try notes the rule if the words from the first on satisfy it.
func (r *reader) try(rule *rule, first int) {
	last := first + len(rule.elements) - 1
	if last >= len(r.words) {
		return
	}
	masked := r.words[first].masked
	for i := first + 1; i <= last; i++ {
		w := &r.words[i]
		if !w.tied || !slices.Contains(w.elements, rule.elements[i-first]) {
			return
		}
		masked = masked && w.masked
	}
	switch o := (occurrence{rule, first, last}); {
	case rule.not:
		r.nots = append(r.nots, o)
	case !masked:
		r.found = append(r.found, o)
	}
}

// hits turns what was found, and no "not" list takes back, into hits.
func (r *reader) hits() []Hit {
	slices.SortFunc(r.found, func(a, b occurrence) int {
		return cmp.Or(cmp.Compare(a.rule.rank, b.rule.rank), cmp.Compare(a.first, b.first), cmp.Compare(a.last, b.last))
	})
	var hits []Hit
	rank := -1
	for _, o := range r.found {
		if r.takenBack(o) {
			continue
		}
		if o.rule.rank != rank {
			rank = o.rule.rank
			hits = append(hits, Hit{Theme: o.rule.theme, Keyword: o.rule.keyword})
		}
		hit := &hits[len(hits)-1]
		if span := r.span(o); len(hit.Spans) == 0 || hit.Spans[len(hit.Spans)-1] != span {
			hit.Spans = append(hit.Spans, span)
		}
	}
	return hits
}

// takenBack reports whether the occurrence overlaps one of its theme's "not" list.
func (r *reader) takenBack(o occurrence) bool {
	return slices.ContainsFunc(r.nots, func(not occurrence) bool {
		return not.rule.theme == o.rule.theme && not.first <= o.last && o.first <= not.last
	})
}

func (r *reader) span(o occurrence) Span {
	start, end := r.words[o.first].From, r.words[o.last].To
	return Span{Lead: r.words[r.lead(o.first)].From, Start: start, End: end}
}
