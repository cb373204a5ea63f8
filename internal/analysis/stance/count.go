package stance

import (
	"strings"
	"unicode"
)

// asWritten has the keywords that do not count when inflected.
var asWritten = written()

// count adds one hit to the tally, for what it means where it stands.
func (p *passage) count(n int, h Hit, turned int) {
	i := within(p.sentences, h.Span.Start)
	if len(p.marks) == 0 {
		return
	}
	m, left := p.marks[i], p.left(i, h.Span.Start, turned)
	s := side(h)
	if m.asks && h.Cue != neutral && h.Cue != asking && !(s < 0 && h.Cue == objection) { // what is asked is not said
		return
	}
	points := strong
	if h.Cue == worry || h.Cue == praise || h.Cue == fault {
		points = p.mild
	}
	switch {
	case s < 0 && m.denied:
		p.add(support, h.Span, strong)
	case s < 0:
		p.flat = p.flat || h.Cue == objection && left == 1
		p.add(objection, h.Span, points*left)
	case s > 0:
		p.add(support, h.Span, points*left)
	default:
		p.other(n, h, m, left)
	}
}

// other counts hits that are neither for nor against by themselves.
func (p *passage) other(n int, h Hit, m marks, left float64) {
	switch h.Cue {
	case imperative, opener, necessity:
		switch {
		case !begins(p.runes, h.Span.Start) && !(n > 0 && p.asked(p.hits[n-1], h)):
		case h.Cue == imperative:
			p.add(imperative, h.Span, 0)
		default:
			p.add(support, h.Span, p.mild*left)
		}
	case offering:
		p.add(addition, h.Span, 0)
	case condition:
		if n > 0 && p.follows(n) {
			p.add(addition, h.Span, 0)
		}
	case modal:
		switch {
		case p.withdraws(within(p.sentences, h.Span.Start)):
		case m.turn >= 0 && h.Span.Start > m.turn || m.although >= 0 && h.Span.Start > m.although:
			p.add(addition, h.Span, 0)
		case len(p.runes) <= short && !politely[p.word(h.Span)]: // "please" alone wishes nothing
			p.add(modal, h.Span, 0)
		}
	case contrast:
		if o := p.spans[objection]; len(o) > 0 && o[len(o)-1].Start >= p.sentences[within(p.sentences, h.Span.Start)].Start {
			p.add(alternative, h.Span, 0)
		}
	case alternative:
		if !strings.HasPrefix(p.word(h.Span), "que ") || pauses(p.runes, h.Span.Start) { // "convendría que cada …" is none
			p.add(alternative, h.Span, 0)
		}
	case addition, neutral, asking:
		p.add(h.Cue, h.Span, 0)
	case better:
		if !h.Negated && !p.ofTheWriter(within(p.sentences, h.Span.Start)) {
			p.add(better, h.Span, 0)
		}
	case excess:
		if end := p.nextWord(h.Span.End); end > 0 {
			p.add(objection, Span{h.Span.Start, end}, p.mild*left)
		}
	case withdrawal:
		p.add(objection, h.Span, strong*left)
	case rhetoric:
		if m.rhetoric {
			p.flat = true
			p.add(objection, h.Span, strong*left)
		}
	case affirming:
		if !m.asks && p.sentences[within(p.sentences, h.Span.Start)].asks {
			p.add(support, h.Span, p.mild*left)
		}
	}
}

// asked reports whether a "please" stands right before a hit.
func (p *passage) asked(before, h Hit) bool {
	return before.Cue == modal && before.Span.End <= h.Span.Start && h.Span.Start-before.Span.End <= 2 && politely[p.word(before.Span)]
}

var politely = map[string]bool{"please": true, "por favor": true}

// word is a hit as it is written, in small letters.
func (p *passage) word(s Span) string { return strings.ToLower(string(p.runes[s.Start:s.End])) }

// nextWord is the end of the word that follows at once; 0 without one.
func (p *passage) nextWord(end int) int {
	if end+1 >= len(p.runes) || p.runes[end] != ' ' || !unicode.IsLetter(p.runes[end+1]) {
		return 0
	}
	for end++; end < len(p.runes) && unicode.IsLetter(p.runes[end]); end++ {
	}
	return end
}

// follows reports whether a word for something stands right before a hit.
func (p *passage) follows(n int) bool {
	before, at := p.hits[n-1], p.hits[n].Span.Start
	if before.Span.End > at || side(before) <= 0 && before.Cue != opener {
		return false
	}
	return !strings.ContainsFunc(string(p.runes[before.Span.End:at]), func(r rune) bool { return r != ' ' && r != ',' })
}

// unsaid finds objections that no word for one says: after a turn from what was only
// granted or praised, a sentence that denies something and wishes nothing.
func (p *passage) unsaid() {
	for i, m := range p.marks {
		if m.turn < 0 || m.asks {
			continue
		}
		var before, after, grants, denies bool
		var word Span
		first := m.first
		if m.opens && i > 0 && p.marks[i-1].last > 0 {
			first = p.marks[i-1].first
		}
		for _, h := range p.hits[first:m.last] {
			switch {
			case h.Span.Start < m.turn:
				grants = grants || h.Cue == concession
				before = before || side(h) > 0
			case h.Span.Start == m.turn:
			case h.Cue == denial:
				denies, word = true, h.Span
			case side(h) != 0 || h.Cue == addition || h.Cue == modal || h.Cue == alternative || h.Cue == better || h.Cue == withdrawal || h.Cue == imperative && begins(p.runes, h.Span.Start):
				after = true
			}
		}
		switch {
		case after:
		case denies && (before || grants):
			p.add(objection, Span{m.turn, word.End}, p.turned)
		case grants:
			p.add(objection, Span{m.turn, p.sentences[i].End}, p.turned)
		}
	}
}

// ask gathers the sentences that ask.
func (p *passage) ask() {
	asking, all := 0, 0
	for i, s := range p.sentences {
		all += s.End - s.Start
		if p.marks[i].asks {
			asking += s.End - s.Start
			p.questions = append(p.questions, s.Span)
			p.marked = p.marked || s.asks
		}
	}
	p.mostlyAsks = asking > 0 && 2*asking >= all
}

func bySpan(a, b Span) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return a.End - b.End
}
