package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"canvass/internal/analysis/suggest"
	"canvass/internal/analysis/themes"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// recovery sums, over hidden themes, in how many ways they came back.
type recovery struct {
	hidden       int
	half         float64 // half of the texts of one suggestion are labelled with it
	tenth, fifth float64 // and these are a tenth or a fifth of its texts
	keywords     float64 // the draft keywords of one find its texts with F1 of 0.3
	word, words  float64 // one suggestion has one or two of the words that it was known by
	best         float64 // the best F1 of a suggestion's texts
}

// measure hides themes by turns and looks at what is suggested.
func (s set) measure(hide int, tops []int, seed uint64, o options) ([]recovery, int, error) {
	sums := make([]recovery, len(tops))
	turns := s.turns(hide, seed, o.trials)
	for _, hidden := range turns {
		found, err := s.suggest(s.without(hidden))
		if err != nil {
			return nil, 0, err
		}
		looks, err := s.look(found, hidden)
		if err != nil {
			return nil, 0, err
		}
		for i, top := range tops {
			for k := range hidden {
				sums[i].add(looks[k][:min(top, len(found))])
			}
		}
		if o.verbose {
			s.show(found, hidden)
		}
	}
	return sums, len(turns), nil
}

// turns lists which themes are hidden together: every theme as often as every other,
// or as many draws as are asked for.
func (s set) turns(hide int, seed uint64, trials int) [][]int {
	dice := rand.New(rand.NewPCG(seed, uint64(hide)))
	var out [][]int
	for len(out) == 0 || len(out) < trials {
		order := dice.Perm(len(s.labels))
		for len(order) >= hide && (trials == 0 || len(out) < trials) {
			out = append(out, order[:hide])
			order = order[hide:]
		}
	}
	return out
}

// look is what one suggestion has to do with one hidden theme.
type look struct {
	members, hits, theme int // texts of the suggestion, of both, of the theme
	keywords             float64
	words                int
}

func (r *recovery) add(looks []look) {
	var best recovery
	for _, l := range looks {
		if l.members > 0 && 2*l.hits >= l.members {
			best.half = 1
			if 10*l.hits >= l.theme {
				best.tenth = 1
			}
			if 5*l.hits >= l.theme {
				best.fifth = 1
			}
		}
		if l.keywords >= 0.3 {
			best.keywords = 1
		}
		if l.words >= 1 {
			best.word = 1
		}
		if l.words >= 2 {
			best.words = 1
		}
		best.best = max(best.best, 2*float64(l.hits)/float64(max(1, l.members+l.theme)))
	}
	*r = recovery{
		r.hidden + 1, r.half + best.half, r.tenth + best.tenth, r.fifth + best.fifth, r.keywords + best.keywords, r.word + best.word, r.words + best.words, r.best + best.best,
	}
}

// look compares each suggestion with each hidden theme, by hidden theme.
func (s set) look(found []suggest.Suggestion, hidden []int) ([][]look, error) {
	holds, total := make([][]int, len(hidden)), make([]int, len(hidden)) // texts of the theme in each suggestion
	for k, theme := range hidden {
		holds[k] = make([]int, len(found))
		for i, f := range found {
			holds[k][i] = s.count(f.Members, theme)
		}
		for _, t := range s.texts {
			if slices.Contains(t.themes, theme) {
				total[k]++
			}
		}
	}
	f1, err := s.drafts(found, hidden, total)
	out := make([][]look, len(hidden))
	for k, theme := range hidden {
		for i, f := range found {
			out[k] = append(out[k], look{len(f.Members), holds[k][i], total[k], f1[k][i], s.shared(f, theme)})
		}
	}
	return out, err
}

func (s set) count(members []int, theme int) int {
	n := 0
	for _, m := range members {
		if slices.Contains(s.texts[m].themes, theme) {
			n++
		}
	}
	return n
}

// drafts tags all texts by the draft keywords of each suggestion and returns F1 by
// hidden theme and suggestion.
func (s set) drafts(found []suggest.Suggestion, hidden, total []int) ([][]float64, error) {
	var cb survey.Codebook
	for i, f := range found {
		cb.Themes = append(cb.Themes, survey.Theme{ID: fmt.Sprint("s", i), Keywords: f.Keywords})
	}
	out := make([][]float64, len(hidden))
	for k := range out {
		out[k] = make([]float64, len(found))
	}
	m, err := themes.Compile(cb, s.languages)
	if err != nil {
		return out, err
	}
	tagged, both := make([]int, len(found)), make([][]int, len(hidden))
	for k := range both {
		both[k] = make([]int, len(found))
	}
	for _, t := range s.texts {
		for _, hit := range m.Match(t.text, t.language, nil) {
			tagged[hit.Theme]++
			for k, theme := range hidden {
				if slices.Contains(t.themes, theme) {
					both[k][hit.Theme]++
				}
			}
		}
	}
	for k := range hidden {
		for i := range found {
			out[k][i] = 2 * float64(both[k][i]) / float64(max(1, tagged[i]+total[k]))
		}
	}
	return out, nil
}

// shared counts words by which the theme was known among a suggestion's, by their stems.
func (s set) shared(f suggest.Suggestion, theme int) int {
	var stemmer text.Stemmer
	n := 0
	for _, language := range s.languages {
		known, drafts := map[string]bool{}, map[string]bool{}
		for _, w := range s.codebook[theme].Keywords[language] {
			known[stemmer.Stem(language, text.FoldWord(strings.Trim(w, `"*`)))] = true
		}
		for _, w := range f.Keywords[language] {
			for _, part := range strings.Fields(w) {
				drafts[stemmer.Stem(language, text.FoldWord(part))] = true
			}
		}
		for w := range drafts {
			if known[w] {
				n++
			}
		}
	}
	return n
}

// show prints what was suggested, with the theme that it comes nearest to.
func (s set) show(found []suggest.Suggestion, hidden []int) {
	var names []string
	for _, h := range hidden {
		names = append(names, s.labels[h])
	}
	fmt.Println("hidden:", strings.Join(names, ", "))
	for i, f := range found[:min(len(found), 20)] {
		best, n := 0, -1
		for theme := range s.labels {
			if k := s.count(f.Members, theme); k > n {
				best, n = theme, k
			}
		}
		mark := " "
		if slices.Contains(hidden, best) {
			mark = "*"
		}
		fmt.Printf("%3d %s %-24s %3d/%3d purity %.2f distance %.2f score %.2f %v\n", i+1, mark, s.labels[best], n, len(f.Members), f.Purity, f.Distance, f.Score, f.Terms)
	}
}
