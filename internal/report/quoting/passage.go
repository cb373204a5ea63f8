package quoting

import (
	"strings"
	"unicode"

	"canvass/internal/analysis"
)

// Length is about how many code points a quote may have.
const Length = 320

// Passage returns whole sentences of a text: all of it when it is short, else
// those around the evidence, with an ellipsis where sentences are left out.
func Passage(text string, around analysis.Span) string {
	runes := []rune(text)
	if len(runes) <= Length {
		return strings.TrimSpace(text)
	}
	ends := sentenceEnds(runes)
	from, to := 0, len(ends)-1
	for from < to && ends[from] <= around.Start {
		from++
	}
	for to > from && ends[to-1] >= around.End {
		to--
	}
	start := func(i int) int {
		if i == 0 {
			return 0
		}
		return ends[i-1]
	}
	for grown := true; grown; { // by turns, so that the evidence stays in the middle
		grown = false
		if to+1 < len(ends) && ends[to+1]-start(from) <= Length {
			to, grown = to+1, true
		}
		if from > 0 && ends[to]-start(from-1) <= Length {
			from, grown = from-1, true
		}
	}
	out := strings.TrimSpace(string(runes[start(from):ends[to]]))
	if from > 0 {
		out = "… " + out
	}
	if to < len(ends)-1 {
		out += " …"
	}
	return out
}

// sentenceEnds returns where sentences end: behind a full stop, question or
// exclamation mark that white space follows, behind a line, and at the end.
func sentenceEnds(runes []rune) []int {
	var ends []int
	for i, r := range runes {
		last := i == len(runes)-1
		stop := strings.ContainsRune(".?!…", r) && !last && unicode.IsSpace(runes[i+1])
		if stop || r == '\n' || last {
			ends = append(ends, i+1)
		}
	}
	return ends
}

// Evidence cuts the spans out of a text.
func Evidence(text string, spans []analysis.Span) []string {
	runes := []rune(text)
	var out []string
	for _, s := range spans {
		if s.Start <= s.End && s.End <= len(runes) {
			out = append(out, string(runes[s.Start:s.End]))
		}
	}
	return out
}
