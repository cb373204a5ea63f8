package stance

import (
	"cmp"
	"slices"
	"strings"
)

// tally is what the cues of a text come to.
type tally struct {
	support, object float64
	spans           map[string][]Span // by what they speak for in the end
	questions       []Span            // sentences that ask
	mostlyAsks      bool              // they are at least half of the text
	marked          bool              // one of them has a question mark
	flat            bool              // it objects in so many words
}

// any reports whether the text has one of these cues.
func (t *tally) any(cues ...string) bool {
	return slices.ContainsFunc(cues, func(c string) bool { return len(t.spans[c]) > 0 })
}

// add counts a cue for or against, or notes one that is neither.
func (t *tally) add(cue string, span Span, points float64) {
	switch cue {
	case support:
		t.support += points
	case objection:
		t.object += points
	}
	t.spans[cue] = append(t.spans[cue], span)
}

// passage is a text on the way to its tally.
type passage struct {
	tally
	runes     []rune
	sentences []sentence
	hits      []Hit
	mild      float64 // what a mild word counts: less in a long text, which tells of what it is not about, and where a rating tells
	turned    float64 // what a turn without a word against counts
	marks     []marks // by sentence
}

// marks are what a sentence has that changes the meaning of its other words.
type marks struct {
	turn, although   int // where the first stands; -1 for none
	granted          int // where the first comma after an although stands that the sentence begins with; -1 for none
	first, last      int // the hits of the sentence, as indexes; last is not one of them
	opens            bool
	denied, rhetoric bool
	asks             bool
}

// weigh adds cues up; a negated one for is one against and the reverse. The hits are
// not kept as they are.
func weigh(text string, hits []Hit, rated bool) tally {
	if len(hits) == 0 && !strings.Contains(text, "?") && !mayAsk(text) {
		return tally{}
	}
	p := passage{tally: tally{spans: map[string][]Span{}}, runes: []rune(text)}
	p.mild, p.turned = mild, strong
	if rated || len(p.runes) > 120 {
		p.mild = mild / 2
	}
	if rated {
		p.turned = mild
	}
	p.sentences, p.hits = sentences(p.runes), longest(p.meant(hits))
	p.mark()
	turned := p.lastTurn()
	for i, h := range p.hits {
		p.count(i, h, turned)
	}
	p.unsaid()
	p.wish()
	p.ask()
	p.support, p.object = min(p.support, 2*strong), min(p.object, 2*strong)
	return p.tally
}

// meant drops hits of inflected words that count only as they are written.
func (p *passage) meant(hits []Hit) []Hit {
	for i, h := range hits { // "no tengo nada que objetar" denies nothing twice
		first, _, several := strings.Cut(strings.ToLower(h.Keyword), " ")
		hits[i].Negated = h.Negated && !(several && denies[first])
	}
	var refusals []Span // phrases that deny a need, which is no denial of what follows
	for _, h := range hits {
		if h.Cue == objection && !h.Negated {
			refusals = append(refusals, h.Span)
		}
	}
	return slices.DeleteFunc(hits, func(h Hit) bool {
		if h.Span.End > len(p.runes) || h.Negated && slices.ContainsFunc(refusals, func(s Span) bool { return s.Start == h.Span.Start && s.End < h.Span.End }) {
			return true
		}
		keyword := strings.ToLower(h.Keyword)
		return asWritten[h.Cue][keyword] && p.word(h.Span) != keyword || h.Keyword == "instead" && begins(p.runes, h.Span.Start) && !p.asksInstead(h, hits)
	})
}

// asksInstead tells "Instead, use the website" from "Instead we got a form": an order follows.
func (p *passage) asksInstead(h Hit, hits []Hit) bool {
	return slices.ContainsFunc(hits, func(o Hit) bool {
		return o.Cue == imperative && o.Span.Start > h.Span.End && strings.Trim(string(p.runes[h.Span.End:o.Span.Start]), " ,") == "" && asWritten[imperative][p.word(o.Span)]
	})
}

// denies are the words that phrases of denial begin with.
var denies = map[string]bool{"no": true, "not": true, "nothing": true, "nobody": true, "without": true, "never": true, "ni": true, "nada": true, "nadie": true, "ningún": true, "ninguna": true, "sin": true}

// longest drops hits that lie within longer ones: "no objection" is more than "objection".
func longest(hits []Hit) []Hit {
	if len(hits) < 2 {
		return hits
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End), negatedLast(a, b), cmp.Compare(a.Cue, b.Cue))
	})
	kept, end := hits[:0], -1
	for _, h := range hits {
		if h.Span.End > end {
			kept, end = append(kept, h), h.Span.End
			continue
		}
		if last := kept[len(kept)-1]; h.Span == last.Span && h.Cue != last.Cue && h.Negated == last.Negated && side(h) == 0 { // of one phrase that says two things
			kept = append(kept, h)
		}
	}
	return kept
}

func negatedLast(a, b Hit) int {
	switch {
	case a.Negated == b.Negated:
		return 0
	case a.Negated:
		return 1
	}
	return -1
}

// side is 1 for a cue that is for, -1 for one against, 0 for the others.
func side(h Hit) int {
	s := 0
	switch h.Cue {
	case support, praise:
		s = 1
	case objection, worry, fault:
		s = -1
	}
	if h.Negated {
		s = -s
	}
	return s
}

// mark finds what changes the meaning of other words.
func (p *passage) mark() {
	p.marks = make([]marks, len(p.sentences))
	for i := range p.marks {
		p.marks[i] = marks{turn: -1, although: -1, granted: -1, asks: p.sentences[i].asks || p.sentences[i].open && interrogative(p.runes[p.sentences[i].Start:])}
	}
	if len(p.marks) == 0 {
		return
	}
	for n, h := range p.hits {
		at := h.Span.Start
		i := within(p.sentences, at)
		m, s := &p.marks[i], p.sentences[i]
		if m.last == 0 {
			m.first = n
		}
		m.last = n + 1
		switch h.Cue {
		case turn:
			if m.turn < 0 && p.turns(h.Span) {
				m.turn, m.opens = at, at <= s.Start+1
			}
		case although:
			if m.although < 0 {
				m.although = at
				if comma := slices.Index(p.runes[at:s.End], ','); comma >= 0 {
					m.granted = at + comma
				}
			}
		case denier:
			m.denied = true
		case affirming:
			m.asks = false
		case rhetoric:
			m.rhetoric, m.asks = m.asks, false
		case offering:
			m.asks = false
		case inform:
			m.asks = true
		case request:
			m.asks = m.asks || begins(p.runes, at) || n > 0 && p.asked(p.hits[n-1], h)
		default:
			m.asks = m.asks && !(m.denied && side(h) < 0) // "who could object?" does not ask
		}
	}
}

// turns tells "however" from a "yet" of time, and "but" from "more", which in Spanish an
// accent does. A hit may begin at the word that negates it.
func (p *passage) turns(s Span) bool {
	words := strings.Fields(p.word(s))
	switch last := words[len(words)-1]; last {
	case "más":
		return false
	case "yet", "mas":
		return pauses(p.runes, s.End-len([]rune(last)))
	}
	return true
}

// lastTurn is the last sentence that begins with a turn: what comes before was granted.
func (p *passage) lastTurn() int {
	for i := len(p.marks) - 1; i > 0; i-- {
		if p.marks[i].opens {
			return i
		}
	}
	return 0
}

// left is what is left of a word by where it stands.
func (p *passage) left(i, at, turned int) float64 {
	m, s := p.marks[i], p.sentences[i]
	switch {
	case i < turned || m.turn >= 0 && !m.opens && at < m.turn:
		return granted
	case m.although < 0 || at < m.although:
		return 1
	case m.although > s.Start+1:
		return 0.5 // said afterwards, as a remark
	}
	if m.granted >= 0 && m.granted < at {
		return 1
	}
	return granted
}
