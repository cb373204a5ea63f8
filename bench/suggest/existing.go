package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"canvass/internal/analysis/suggest"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// existing is how good the advice on themes that exist is.
type existing struct {
	removed, back  float64 // keywords taken out that stand in enough texts, and of these proposed again
	proposed, true float64 // words proposed, and of these with the theme's label in at least half of their texts
	joined, apart  float64 // pairs of themes made one, and of these told to be two
	single, torn   float64 // themes left alone, and of these told to be two
	doubled, found float64 // themes that got a twin with half of the keywords, and of these told to be one
	merges, others float64 // pairs told to be one in the codebook as it is, of all pairs
}

func share(part, whole float64) float64 { return part / max(1, whole) }

// reportExisting prints a line of what becomes of a codebook that was spoilt.
func (s set) reportExisting(seed uint64, trials int) error {
	dice := rand.New(rand.NewPCG(seed, 5))
	var e existing
	for range max(1, trials) {
		for _, spoil := range []func(*rand.Rand, *existing) error{s.forget, s.join, s.double} {
			if err := spoil(dice, &e); err != nil {
				return err
			}
		}
	}
	fmt.Printf("%-14s %5d | keywords back %.2f of %.0f, right %.2f of %.0f | splits %.2f of %.0f joined, %.2f of %.0f others | merges %.2f of %.0f twins, %.3f of %.0f others\n", s.name, seed,
		share(e.back, e.removed), e.removed, share(e.true, e.proposed), e.proposed, share(e.apart, e.joined), e.joined, share(e.torn, e.single), e.single,
		share(e.found, e.doubled), e.doubled, share(e.merges, e.others), e.others)
	return nil
}

// forget takes half of every theme's keywords out and looks which come back.
func (s set) forget(dice *rand.Rand, e *existing) error {
	rest, removed := survey.Codebook{}, make([]map[string]bool, len(s.codebook))
	for k, t := range s.codebook {
		removed[k] = map[string]bool{}
		short := survey.Theme{ID: t.ID, Keywords: map[string][]string{}}
		for _, l := range s.languages {
			words := slices.Clone(t.Keywords[l])
			dice.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
			short.Keywords[l] = words[:(len(words)+1)/2]
			for _, w := range words[len(short.Keywords[l]):] {
				removed[k][l+" "+stemOf(l, w)] = true
			}
		}
		rest.Themes = append(rest.Themes, short)
	}
	for key := range s.known(removed) {
		if holding, _ := s.holds(key, -1); holding >= 5 {
			e.removed++
		}
	}
	texts, err := s.tagged(rest)
	if err != nil {
		return err
	}
	for _, k := range suggest.Keywords(texts, rest, suggest.Options{Languages: s.languages}) {
		theme := slices.IndexFunc(rest.Themes, func(t survey.Theme) bool { return t.ID == k.Theme })
		key := k.Language + " " + stemOf(k.Language, k.Keyword)
		if removed[theme][key] {
			e.back++
		}
		holding, with := s.holds(key, theme)
		if e.proposed++; holding > 0 && 2*with >= holding {
			e.true++
		}
	}
	return nil
}

// known is every removed keyword once.
func (s set) known(removed []map[string]bool) map[string]bool {
	all := map[string]bool{}
	for _, r := range removed {
		for key := range r {
			all[key] = true
		}
	}
	return all
}

// holds counts the texts that hold all words of a key, and those of them with a theme.
func (s set) holds(key string, theme int) (holding, with int) {
	language, words, _ := strings.Cut(key, " ")
	for i, t := range s.texts {
		if t.language != language || !s.stems[i].holds(strings.Fields(words)) {
			continue
		}
		if holding++; slices.Contains(t.themes, theme) {
			with++
		}
	}
	return holding, with
}

// stemmed is the stems of a text.
type stemmed map[string]bool

func (s stemmed) holds(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !s[w] })
}

// stem notes the stems of all texts.
func (s *set) stem() {
	var stemmer text.Stemmer
	for _, t := range s.texts {
		own := stemmed{}
		for _, k := range text.Tokens(t.text) {
			own[stemmer.Stem(t.language, k.Folded)] = true
		}
		s.stems = append(s.stems, own)
	}
}

// stemOf is a keyword by its stems.
func stemOf(language, keyword string) string {
	var stemmer text.Stemmer
	var out []string
	for _, w := range strings.Fields(keyword) {
		out = append(out, stemmer.Stem(language, text.FoldWord(strings.Trim(w, `"*`))))
	}
	return strings.Join(out, " ")
}

// join makes one theme of two, for every second pair of neighbours in a random order,
// and looks which of all themes are told to be two.
func (s set) join(dice *rand.Rand, e *existing) error {
	order := dice.Perm(len(s.codebook))
	var rest survey.Codebook
	for i := 0; i < len(order); i++ {
		t := s.codebook[order[i]]
		if i%4 == 0 && i+1 < len(order) {
			t = both(t, s.codebook[order[i+1]])
			i++
		}
		rest.Themes = append(rest.Themes, t)
	}
	texts, err := s.tagged(rest)
	if err != nil {
		return err
	}
	told := map[string]bool{}
	for _, p := range suggest.Splits(texts, rest) {
		told[p.Theme] = true
	}
	for k, t := range rest.Themes {
		if tagged(texts, k) < 40 {
			continue
		}
		if strings.Contains(t.ID, "+") {
			e.joined, e.apart = e.joined+1, e.apart+one(told[t.ID])
			continue
		}
		e.single, e.torn = e.single+1, e.torn+one(told[t.ID])
	}
	return nil
}

func both(a, b survey.Theme) survey.Theme {
	out := survey.Theme{ID: a.ID + "+" + b.ID, Keywords: map[string][]string{}}
	for _, t := range []survey.Theme{a, b} {
		for l, words := range t.Keywords {
			out.Keywords[l] = append(out.Keywords[l], words...)
		}
	}
	return out
}

// double gives a third of the themes a twin with half of the keywords and looks which
// pairs are told to be one.
func (s set) double(dice *rand.Rand, e *existing) error {
	rest := s.without(nil)
	for _, k := range dice.Perm(len(s.codebook))[:len(s.codebook)/3] {
		t := s.codebook[k]
		twin := survey.Theme{ID: t.ID + "'", Keywords: map[string][]string{}}
		for l, words := range t.Keywords {
			for i, w := range words {
				if i%2 == 0 {
					twin.Keywords[l] = append(twin.Keywords[l], w)
				}
			}
		}
		rest.Themes = append(rest.Themes, twin)
	}
	texts, err := s.tagged(rest)
	if err != nil {
		return err
	}
	for k := len(s.codebook); k < len(rest.Themes); k++ {
		if tagged(texts, k) >= 10 {
			e.doubled++
		}
	}
	for _, m := range suggest.Merges(texts, rest) {
		if m.B == m.A+"'" {
			e.found++
		} else if !strings.HasSuffix(m.A, "'") && !strings.HasSuffix(m.B, "'") {
			e.merges++
		}
	}
	e.others += float64(len(s.codebook) * (len(s.codebook) - 1) / 2)
	return nil
}

func tagged(texts []suggest.Text, theme int) int {
	n := 0
	for _, t := range texts {
		if slices.ContainsFunc(t.Tags, func(tag suggest.Tag) bool { return tag.Theme == theme }) {
			n++
		}
	}
	return n
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
