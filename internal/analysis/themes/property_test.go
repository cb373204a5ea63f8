package themes

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"canvass/internal/survey"
	"canvass/internal/text"

	"pgregory.net/rapid"
)

func TestSpansCutOutTheKeyword(t *testing.T) {
	cb := codebook()
	m := compiled(t, cb)
	rapid.Check(t, func(t *rapid.T) {
		checkHits(t, cb, m, hostile().Draw(t, "text"), rapid.SampledFrom([]string{"", "en", "es", "fr"}).Draw(t, "language"))
	})
}

func FuzzMatch(f *testing.F) {
	cb := codebook()
	m := compiled(f, cb)
	for _, s := range []string{"", "not transparent", "años de datos\u00a0abiertos", "co\u00ad-\u200bdesign", "por\u0301tal\xff", "open ﷺ data", "say\u202eno"} {
		f.Add(s, "en")
		f.Add(s, "")
	}
	f.Fuzz(func(t *testing.T, s, language string) { checkHits(t, cb, m, s, language) })
}

// A plain occurrence is found whatever stands around it.
func TestKeywordsAreFoundAmongHostileText(t *testing.T) {
	cb := codebook()
	m := compiled(t, cb)
	rapid.Check(t, func(t *rapid.T) {
		before, after := hostile().Draw(t, "before"), hostile().Draw(t, "after")
		s := before + ". Portal. " + after
		start := utf8.RuneCountInString(before) + 2
		want := Span{Lead: start, Start: start, End: start + len("Portal")}
		for _, h := range m.Match(s, "en", nil) {
			if h.Keyword == "portal" && slices.Contains(h.Spans, want) {
				return
			}
		}
		t.Errorf("Match(%q) misses %v", s, want)
	})
}

type reporter interface{ Errorf(string, ...any) }

// checkHits holds every hit against a slow reading of the codebook: the text cut
// out of the original, cut into words again, satisfies the keyword word by word.
func checkHits(t reporter, cb survey.Codebook, m *Matcher, s, language string) {
	hits := m.Match(s, language, nil)
	runes := []rune(s)
	if !slices.IsSortedFunc(hits, func(a, b Hit) int { return a.Theme - b.Theme }) {
		t.Errorf("%q: hits out of order: %v", s, hits)
	}
	for _, h := range hits {
		last := Span{Start: -1}
		for _, span := range h.Spans {
			if span.Start < last.Start || span == last || span.Lead < 0 || span.Lead > span.Start || span.End <= span.Start || span.End > len(runes) {
				t.Errorf("%q: %s: span %v after %v", s, h.Keyword, span, last)
				continue
			}
			last = span
			cut := string(runes[span.Start:span.End])
			if !satisfies(cut, h.Keyword) {
				t.Errorf("%q: %v cuts %q, which is not %q", s, span, cut, h.Keyword)
			}
		}
		if !listed(cb.Themes[h.Theme], h.Keyword, language) {
			t.Errorf("%q: %q is no keyword of theme %d in %q", s, h.Keyword, h.Theme, language)
		}
	}
}

// satisfies reports whether cut, as a whole, is the keyword in some language.
func satisfies(cut, keyword string) bool {
	joined := strings.ReplaceAll(text.FoldWord(keyword), "-", "")
	var stems text.Stemmer
	tokens := text.Tokens(cut)
	for _, spelling := range []string{strings.ReplaceAll(keyword, "-", " "), joined} {
		words := strings.Fields(spelling)
		if len(words) != len(tokens) {
			continue
		}
		for _, language := range []string{"en", "es"} {
			all := true
			for i, w := range words {
				plain, starred := strings.CutSuffix(w, "*")
				if starred {
					all = all && strings.HasPrefix(tokens[i].Folded, text.FoldWord(plain))
				} else {
					all = all && stems.Stem(language, tokens[i].Folded) == stems.Stem(language, plain)
				}
			}
			if all {
				return true
			}
		}
	}
	return false
}

func listed(theme survey.Theme, keyword, language string) bool {
	if list := theme.Keywords[language]; len(list) > 0 {
		return slices.Contains(list, keyword)
	}
	for _, list := range theme.Keywords {
		if slices.Contains(list, keyword) {
			return true
		}
	}
	return false
}

// hostile draws texts made of keywords in many dresses and of the characters
// that break programs.
func hostile() *rapid.Generator[string] {
	pieces := []string{
		"transparent", "TRANSPARENCIA", "public", "register", "registros", "público", "pu\u0301blicos", "open", "ＯＰＥＮ", "data", "datos", "abiertos",
		"co", "design", "diseño", "disen\u0303o", "codiseñar", "años", "anos", "an\u0303o", "portal", "ﬁlm", "film", "publicado en prensa", "say", "no", "not", "sin", "only", "audits", "RFPs",
		" ", " ", " ", "-", "–", "’", "'", "“", ".", ",", "\n", "\u00a0", "\u2028", "\u200b", "\u200d", "\u00ad", "\u202e", "\u2066", "\ufeff", "\u0301", "\u0303", "@", "ﷺ", "ͺ", "\u1160",
		"👩\u200d👧", "🏽", "🇪🇸", "عدل", "שלום", "漢", "か\u3099", "\x00", "\x1b[2J", "\xff", "\xed\xa0\x80", "\ufffe",
	}
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 16).Draw(t, "pieces"), "")
	})
}
