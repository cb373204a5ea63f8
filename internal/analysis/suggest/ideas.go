package suggest

import (
	"cmp"
	"math"
	"slices"

	"canvass/internal/survey"
)

// Keyword is a word that a theme's texts use far more than others and that its list
// does not have.
type Keyword struct {
	Theme    string
	Language string
	Keyword  string
	Within   int     // texts of the theme that hold it
	Texts    int     // texts that hold it
	Themed   int     // of these, that have any theme
	Keyness  float64 // log-likelihood (Dunning 1993)
}

// What a keyword for an existing theme must show.
const (
	leastWithin   = 5
	leastShare    = 0.6   // of its texts with any theme, that have this one
	leastOfAll    = 0.3   // of all its texts: those without a theme may be of any
	leastKeyness  = 10.83 // one in a thousand by chance
	mostPerTheme  = 8
	leastTogether = 0.8 // of the smaller of two themes' texts
)

// Keywords proposes words for the themes of the codebook: those whose texts, where they
// have a theme, mostly have this one though the word is not what it was found by. Of a
// missing keyword's texts many have no theme for the very want of it.
func Keywords(texts []Text, cb survey.Codebook, o Options) []Keyword {
	ix := newIndex(texts, cb, 0)
	themed := make([]float64, len(cb.Themes))
	documents := ix.documents()
	for _, d := range documents {
		for theme := range d.themes {
			themed[theme]++
		}
	}
	within := map[[2]int]int{}
	holding, told := make([]int, len(ix.terms)), make([]int, len(ix.terms)) // texts, and those with any theme
	for _, d := range documents {
		for t, free := range d.terms {
			holding[t]++
			if len(d.themes) > 0 {
				told[t]++
			}
			for theme := range d.themes {
				if free {
					within[[2]int{int(t), theme}]++
				}
			}
		}
	}
	var all []Keyword
	n := float64(len(documents))
	for theme, total := range themed {
		keyness := map[int]float64{}
		var terms []int
		for t := range ix.terms {
			a, b := float64(within[[2]int{t, theme}]), float64(holding[t])
			if a < leastWithin || a < leastShare*float64(told[t]) || a < leastOfAll*b || a/b < 2*total/n {
				continue
			}
			if g := logLikelihood(a, b, total, n); g >= leastKeyness {
				keyness[t], terms = g, append(terms, t)
			}
		}
		for _, t := range ix.tidy(terms) {
			for _, l := range ix.terms[t].languages(o.Languages) {
				all = append(all, Keyword{cb.Themes[theme].ID, l, ix.terms[t].surface(), within[[2]int{t, theme}], holding[t], told[t], keyness[t]})
			}
		}
	}
	return sortedOut(all, cb)
}

// sortedOut keeps of each word the theme that it says most about, and of each theme
// the words that say most.
func sortedOut(all []Keyword, cb survey.Codebook) []Keyword {
	slices.SortStableFunc(all, func(a, b Keyword) int {
		return cmp.Or(cmp.Compare(b.Keyness, a.Keyness), cmp.Compare(a.Keyword, b.Keyword), cmp.Compare(a.Language, b.Language))
	})
	taken, by := map[[2]string]bool{}, map[string][]Keyword{}
	for _, k := range all {
		if word := [2]string{k.Language, k.Keyword}; !taken[word] && len(by[k.Theme]) < mostPerTheme {
			taken[word] = true
			by[k.Theme] = append(by[k.Theme], k)
		}
	}
	var out []Keyword
	for _, t := range cb.Themes {
		out = append(out, by[t.ID]...)
	}
	return out
}

// document is a text as a whole: its terms, true for those outside all evidence.
type document struct {
	terms  map[int32]bool
	themes map[int]bool
}

func (ix *index) documents() []document {
	var out []document
	at := map[int32]int{}
	for _, s := range ix.segments {
		i, ok := at[s.text]
		if !ok {
			i = len(out)
			at[s.text] = i
			d := document{map[int32]bool{}, map[int]bool{}}
			for _, tag := range ix.texts[s.text].Tags {
				d.themes[tag.Theme] = true
			}
			out = append(out, d)
		}
		for _, t := range s.terms {
			if _, there := out[i].terms[t]; !there {
				out[i].terms[t] = true
			}
			out[i].terms[t] = out[i].terms[t] && slices.Contains(s.free, t)
		}
	}
	return out
}

// Merge is two themes that mostly come together.
type Merge struct {
	A, B     string
	Together int // texts with both
	Of       int // texts of the rarer one
}

// Merges lists pairs of themes of which the rarer one comes with the other in at
// least four of five texts, and in ten or more; copies and campaigns count once.
func Merges(texts []Text, cb survey.Codebook) []Merge {
	single, both := make([]int, len(cb.Themes)), map[[2]int]int{}
	v, counted := newVoices(texts), map[uint64]bool{}
	for _, t := range texts {
		if v.echoes(t) || counted[t.Print] {
			continue
		}
		counted[t.Print] = true
		var themes []int
		for _, tag := range t.Tags {
			themes = append(themes, tag.Theme)
		}
		slices.Sort(themes)
		themes = slices.Compact(themes)
		for i, a := range themes {
			single[a]++
			for _, b := range themes[i+1:] {
				both[[2]int{a, b}]++
			}
		}
	}
	var out []Merge
	for a := range cb.Themes {
		for b := a + 1; b < len(cb.Themes); b++ {
			n, of := both[[2]int{a, b}], min(single[a], single[b])
			if n >= 10 && float64(n) >= leastTogether*float64(of) {
				out = append(out, Merge{cb.Themes[a].ID, cb.Themes[b].ID, n, of})
			}
		}
	}
	return out
}

// logLikelihood is Dunning's ratio for a word in a of a theme's texts and in b of all n.
func logLikelihood(a, b, theme, n float64) float64 {
	return 2 * (xlog(a, b*theme/n) + xlog(b-a, b*(n-theme)/n) + xlog(theme-a, (n-b)*theme/n) + xlog(n-b-theme+a, (n-b)*(n-theme)/n))
}

func xlog(x, e float64) float64 {
	if x <= 0 || e <= 0 {
		return 0
	}
	return x * math.Log(x/e)
}
