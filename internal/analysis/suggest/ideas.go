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
	Keyness  float64 // log-likelihood (Dunning 1993)
}

// What a keyword for an existing theme must show.
const (
	leastWithin   = 5
	leastShare    = 0.6   // of its texts, that have the theme
	leastKeyness  = 10.83 // one in a thousand by chance
	mostPerTheme  = 8
	leastTogether = 0.8 // of the smaller of two themes' texts
)

// Keywords proposes words for the themes of the codebook: those whose texts mostly
// have the theme though the word is not what it was found by.
func Keywords(texts []Text, cb survey.Codebook, o Options) []Keyword {
	ix := newIndex(texts, cb, 0, mostTexts)
	themed := make([]float64, len(cb.Themes))
	documents := ix.documents()
	for _, d := range documents {
		for theme := range d.themes {
			themed[theme]++
		}
	}
	within := map[[2]int]int{}
	holding := make([]int, len(ix.terms))
	for _, d := range documents {
		for t, free := range d.terms {
			holding[t]++
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
		for t := range ix.terms {
			a, b := float64(within[[2]int{t, theme}]), float64(holding[t])
			if a < leastWithin || a < leastShare*b || a/b < 2*total/n {
				continue
			}
			g := 2 * (xlog(a, b*total/n) + xlog(b-a, b*(n-total)/n) + xlog(total-a, (n-b)*total/n) + xlog(n-b-total+a, (n-b)*(n-total)/n))
			if g < leastKeyness {
				continue
			}
			for _, l := range ix.terms[t].languages(o.Languages) {
				all = append(all, Keyword{cb.Themes[theme].ID, l, ix.terms[t].surface(), int(a), int(b), g})
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

// Split is a theme whose texts speak of two things.
type Split struct {
	Theme string
	Texts int
	Parts [2][]string // the leading terms of each
	Sizes [2]int
}

// What a part of a theme to be split must hold, and a theme to be looked at.
const (
	leastPart  = 0.2
	leastTheme = 40
)

// Splits looks within each large theme for two groups of words that hardly ever
// stand in one text and of which each holds a good part of the theme.
func Splits(texts []Text, cb survey.Codebook) []Split {
	var out []Split
	for theme, t := range cb.Themes {
		var own []Text
		for _, x := range texts {
			if slices.ContainsFunc(x.Tags, func(tag Tag) bool { return tag.Theme == theme }) {
				x.Tags = nil
				own = append(own, x)
			}
		}
		if len(own) < leastTheme {
			continue
		}
		found := Themes(own, survey.Codebook{}, Options{Most: 6, common: 0.8, texts: mostOfTheme})
		if s, ok := apart(found, len(own)); ok {
			s.Theme, s.Texts = t.ID, len(own)
			out = append(out, s)
		}
	}
	return out
}

// apart finds two groups that share few texts.
func apart(found []Suggestion, texts int) (Split, bool) {
	least := int(math.Ceil(leastPart * float64(texts)))
	for i, a := range found {
		for _, b := range found[i+1:] {
			if len(a.Members) < least || len(b.Members) < least || !a.sharesLanguage(b) {
				continue
			}
			shared := 0
			for _, m := range a.Members {
				if _, both := slices.BinarySearch(b.Members, m); both {
					shared++
				}
			}
			if 5*shared <= min(len(a.Members), len(b.Members)) {
				return Split{Parts: [2][]string{a.Terms, b.Terms}, Sizes: [2]int{len(a.Members), len(b.Members)}}, true
			}
		}
	}
	return Split{}, false
}

// sharesLanguage reports whether both lead with words of one language: people of two
// languages use different words for one thing.
func (s Suggestion) sharesLanguage(o Suggestion) bool {
	for l, words := range s.Keywords {
		if slices.Contains(words, s.Terms[0]) && slices.Contains(o.Keywords[l], o.Terms[0]) {
			return true
		}
	}
	return false
}

func xlog(x, e float64) float64 {
	if x <= 0 || e <= 0 {
		return 0
	}
	return x * math.Log(x/e)
}
