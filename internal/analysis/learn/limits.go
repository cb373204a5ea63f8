package learn

import (
	"math"
	"slices"
)

// limits are the scores above which a theme is a tag.
type limits struct {
	cuts    []float64         // by theme
	tongues map[string]tongue // by language
	lean    float64           // added where no keyword stands, taken off where one does
	rare    []float64         // by theme: taken off besides where a keyword stands
	bare    float64           // added where no keyword of any theme stands
}

// tongue is what was learned of a language: how far its thresholds are from the common
// ones, and of how many yes.
type tongue struct{ shift, yes float64 }

// fitLimits finds the thresholds of texts that are not of a part; of everything is none.
func (m *Model) fitLimits(examples []*Example, scores []float64, part, parts int) limits {
	all, each := marks(examples, scores, m.Themes, m.slips, part, parts)
	common := m.commonCut(all)
	cuts, rare := make([]float64, m.Themes), make([]float64, m.Themes)
	for k, list := range each {
		n := yesOf(list)
		rare[k] = rareLean / (1 + n/rareYes)
		own, _ := bestCut(list)
		own = min(max(own, common-2), common+2)
		cuts[k] = common + float64(n/(n+pull)*(own-common))
	}
	return limits{cuts, tongues(examples, scores, m.Themes, m.slips, common, part, parts), lean(yesOf(all)), rare, bareLean / (1 + bare(examples, part, parts)/bareTexts)}
}

// bare counts texts without any keyword. Where people chose what keywords find, nothing is
// known of the others.
func bare(examples []*Example, part, parts int) float64 {
	n := 0.0
	for _, x := range examples {
		if len(x.Hits) == 0 && (part == everything || x.fold(parts) != part) {
			n++
		}
	}
	return n
}

// lean is how far thresholds lean towards the keywords after so many yes; it is soon gone.
func lean(yes float64) float64 {
	part := leaning / (yes + 1)
	return min(float64(part*math.Sqrt(part)), 0.6)
}

// above is how much higher than its cut a theme's score must be in a text: the fewer yes
// there are to learn from, also in the language, or texts without keywords, the more it takes to say other than the
// keywords.
func (l limits) above(theme int, t *Text, keyword bool) float64 {
	h := l.of(t)
	return h.theme(theme, keyword)
}

// heights say of one text how much higher than their cuts scores must be.
type heights struct {
	with, foreign float64   // where a keyword of the theme stands: with less rare less foreign
	rare          []float64 // by theme
	without       float64   // where none does
}

func (l limits) of(t *Text) heights {
	in := l.tongues[t.Language]
	foreign := foreignLean / (1 + in.yes/foreignYes)
	h := heights{with: in.shift - l.lean, foreign: foreign, rare: l.rare}
	if len(t.Hits) == 0 {
		foreign += l.bare
	}
	h.without = in.shift + l.lean + foreign
	return h
}

func (h *heights) theme(theme int, keyword bool) float64 {
	if keyword {
		return h.with - h.rare[theme] - h.foreign
	}
	return h.without
}

// tongues are the languages of what was judged. Where there are several, each has
// thresholds of its own: what was learned in one says less in another.
func tongues(examples []*Example, scores []float64, themes int, s slips, common float64, part, parts int) map[string]tongue {
	byLanguage := map[string][]mark{}
	for i, x := range examples {
		if part != everything && x.fold(parts) == part {
			continue
		}
		list := byLanguage[x.Language]
		for k, label := range x.Labels {
			if label != Unknown {
				list = append(list, mark{scores[i*themes+k], s.worth(label == Yes)})
			}
		}
		if len(list) > 0 {
			byLanguage[x.Language] = list
		}
	}
	out := map[string]tongue{}
	for language, list := range byLanguage {
		t := tongue{yes: yesOf(list)}
		if t.yes >= 20 && len(byLanguage) > 1 {
			own, _ := bestCut(list)
			own = min(max(own, common-1), common+1)
			t.shift = float64(t.yes / (t.yes + 100) * (own - common))
		}
		out[language] = t
	}
	return out
}

// heardYes is how many yes there must be in a language before anything is said of its
// texts that keywords do not say: nobody could tell how often it is wrong.
const heardYes = 3

// Alone reports whether the keywords of a theme decide alone in texts of a language: it
// is what they do better, or the language is one that nobody judged texts of.
func (m *Model) Alone(theme int, language string) bool {
	return m.Keep[theme] || m.Unheard(language)
}

// Unheard reports whether hardly anybody judged texts of a language.
func (m *Model) Unheard(language string) bool {
	return language != "" && m.tongues[language].yes < heardYes
}

// yesOf counts the yes among marks, as if nobody had slipped.
func yesOf(list []mark) float64 {
	n := 0.0
	for _, x := range list {
		n += x.worth
	}
	return max(n, 0)
}

// marks sorts out what was decided, of all themes and of each, on texts that are not
// of a part.
func marks(examples []*Example, scores []float64, themes int, s slips, part, parts int) (all []mark, each [][]mark) {
	decided, sum := make([]int, themes), 0
	for _, x := range examples {
		for k, label := range x.Labels {
			if label != Unknown {
				decided[k]++
				sum++
			}
		}
	}
	all, each = make([]mark, 0, sum), make([][]mark, themes)
	for k, n := range decided {
		each[k] = make([]mark, 0, n)
	}
	for i, x := range examples {
		if part != everything && x.fold(parts) == part {
			continue
		}
		for k, label := range x.Labels {
			if label != Unknown {
				one := mark{scores[i*themes+k], s.worth(label == Yes)}
				all, each[k] = append(all, one), append(each[k], one)
			}
		}
	}
	return all, each
}

// commonCut is the threshold of all themes: the best one on the marks, drawn to where
// the best one lies for probabilities that are true, at half of the F1 (Lipton 2014).
func (m *Model) commonCut(all []mark) float64 {
	best, f1 := bestCut(all)
	yes := yesOf(all)
	f := (float64(f1*yes) + 0.55*100) / (yes + 100)
	expected := m.scoreOf(f / 2)
	best = min(max(best, expected-1.5), expected+1.5)
	return expected + float64(yes/(yes+commonPull)*(best-expected))
}

// bestCut is the score above which tags agree best with what people said.
func bestCut(list []mark) (cut, f1 float64) {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b mark) int { return descending(a.score, b.score) }) // equal scores are looked at together
	total := yesOf(list)
	right, cut := 0.0, 20.0
	for i, x := range list {
		right += x.worth
		if i+1 < len(list) && list[i+1].score == x.score {
			continue
		}
		if f := 2 * right / (float64(i+1) + total); f > f1 {
			f1, cut = f, x.score-1e-9
			if i+1 < len(list) {
				cut = (x.score + list[i+1].score) / 2
			}
		}
	}
	return cut, f1
}
