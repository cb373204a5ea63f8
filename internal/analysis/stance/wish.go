package stance

import (
	"slices"
	"strings"
	"unicode"
)

// wish finds what people want of the text in front of them where no word tells a side:
// something beside what it says ("should also", "must mention", "add"), which is an
// addition, or something else in place of it ("must be longer", "raise the limit", "the
// university and not the vendor"), which is an alternative. A bare "should" is no
// evidence, and neither is what a writer needs for themselves or would have needed then.
func (p *passage) wish() {
	for i, m := range p.marks {
		if m.asks || p.ofTheWriter(i) {
			continue
		}
		hits := p.hits[m.first:m.last]
		if p.withdraws(i) {
			continue
		}
		wanted := slices.IndexFunc(hits, p.wanted)
		if wanted < 0 {
			continue
		}
		want := hits[wanted]
		for _, h := range hits {
			switch {
			case h.Cue == changing && (h.Span == want.Span || h.Span.Start == want.Span.End+1):
				p.add(alternative, Span{want.Span.Start, h.Span.End}, 0)
			case h.Cue == comparative && p.compares(h):
				p.add(alternative, Span{min(want.Span.Start, h.Span.Start), max(want.Span.End, h.Span.End)}, 0)
			case h.Cue == beside && !h.Negated:
				p.add(addition, Span{min(want.Span.Start, h.Span.Start), max(want.Span.End, h.Span.End)}, 0)
			case h.Cue == denial && h.Span.Start >= want.Span.End && p.opposes(h.Span.Start):
				p.add(alternative, Span{want.Span.Start, h.Span.End}, 0)
			}
		}
	}
}

// wanted reports whether a hit says that something is to be: a word of need that is not
// about the past, or an order where a sentence begins.
func (p *passage) wanted(h Hit) bool {
	switch h.Cue {
	case modal, need:
		return !h.Negated && !politely[p.word(h.Span)] && !hedges[p.word(h.Span)] && !p.past(h.Span.End)
	case imperative, changing:
		return !h.Negated && begins(p.runes, h.Span.Start)
	}
	return false
}

var hedges = map[string]bool{"perhaps": true, "maybe": true, "quizá": true, "quizás": true, "quiza": true, "quizas": true, "tal vez": true}

// past reports whether "have" follows: what should have been is no wish.
func (p *passage) past(end int) bool {
	rest := strings.TrimSpace(strings.ToLower(string(p.runes[end:min(len(p.runes), end+12)])))
	return strings.HasPrefix(rest, "have been") || strings.HasPrefix(rest, "have had") || strings.HasPrefix(rest, "haber")
}

// compares tells "más" from "una vez más": a word follows it. Of "hace falta más" the
// matcher takes "falta" for a denial.
func (p *passage) compares(h Hit) bool {
	words := strings.Fields(p.word(h.Span))
	if h.Negated && !strings.HasPrefix(words[0], "falta") {
		return false
	}
	switch words[len(words)-1] {
	case "más", "mas", "menos":
		return p.nextWord(h.Span.End) > 0
	}
	return true
}

// withdraws reports whether a sentence asks for something to be taken out: that is not to
// be otherwise.
func (p *passage) withdraws(i int) bool {
	m := p.marks[i]
	return slices.ContainsFunc(p.hits[m.first:m.last], func(h Hit) bool { return h.Cue == withdrawal && !h.Negated })
}

// opposes reports whether a "not" sets one thing against another: after a comma or "and".
func (p *passage) opposes(at int) bool {
	before := strings.TrimRightFunc(string(p.runes[max(0, at-8):at]), unicode.IsSpace)
	return strings.HasSuffix(before, ",") || strings.HasSuffix(before, " and") || strings.HasSuffix(before, " y")
}

// ofTheWriter reports whether a sentence is about what is the writer's own.
func (p *passage) ofTheWriter(i int) bool {
	first, _, _ := strings.Cut(strings.ToLower(string(p.runes[p.sentences[i].Start:min(len(p.runes), p.sentences[i].Start+12)])), " ")
	switch first {
	case "my", "our", "i", "me", "mi", "mis", "nuestro", "nuestra", "nuestros", "nuestras", "yo":
		return true
	}
	return false
}
