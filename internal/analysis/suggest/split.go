package suggest

import (
	"cmp"
	"slices"

	"canvass/internal/survey"
)

// Split is a theme whose texts speak of two things.
type Split struct {
	Theme string
	Texts int
	Parts [2][]string // the words of each, the most frequent first
	Sizes [2]int      // texts
}

// What a theme must have to be looked at, and its parts to be told: a theme of 40 texts,
// of which each part has a fifth and few are in both, and company that is less alike
// than parts of the theme by chance are.
const (
	leastTheme     = 40
	leastPart      = 0.2
	mostShared     = 0.2 // of the smaller part's texts
	mostAlikeParts = 0.4 // of what chance gives
	mostFaces      = 30  // words of a theme that are looked at
	mostSeeds      = 10  // of these, that may begin a part
)

// Splits looks at the words that each large theme was found by (where only people
// found it, at all words of its texts): where they fall into two groups that seldom
// stand in one text and keep different company, the theme may be two.
func Splits(texts []Text, cb survey.Codebook) []Split {
	ix := newIndex(texts, cb, 0)
	var out []Split
	for k, f := range ix.faces() {
		if s, ok := ix.split(f); ok {
			s.Theme = cb.Themes[k].ID
			out = append(out, s)
		}
	}
	return out
}

// face is words that a theme was found by, with their sentences and texts, ascending.
type face struct {
	terms           []int
	segments, texts []int32
	company         []entry
}

// theme is the faces of one, those of most texts first.
type theme struct {
	faces []face
	texts int // distinct wordings that have it
}

func (ix *index) faces() []theme {
	at := make([]map[int32]*face, len(ix.codebook.Themes))
	for k := range at {
		at[k] = map[int32]*face{}
	}
	for i, s := range ix.segments {
		for _, p := range ix.proofs(s) {
			f := at[p.theme][p.term]
			if f == nil {
				f = &face{terms: []int{int(p.term)}}
				at[p.theme][p.term] = f
			}
			f.segments, f.texts = last(f.segments, int32(i)), last(f.texts, s.text)
		}
	}
	out := make([]theme, len(at))
	for k, by := range at {
		var all []int32
		for _, t := range sortedIDs(by) {
			out[k].faces = append(out[k].faces, *by[t])
			all = append(all, by[t].texts...)
		}
		out[k].texts = len(sortedSet(all))
		slices.SortStableFunc(out[k].faces, func(a, b face) int { return cmp.Compare(len(b.texts), len(a.texts)) })
		out[k].faces = out[k].faces[:min(mostFaces, len(out[k].faces))]
	}
	return out
}

// proofs are the single words of a sentence that a tag rests on, all of them for a tag
// of which nobody knows the words.
func (ix *index) proofs(s segment) []proof {
	out := slices.Clone(s.proof)
	for _, tag := range ix.texts[s.text].Tags {
		if len(tag.Spans) == 0 {
			for _, t := range s.terms {
				out = append(out, proof{int32(tag.Theme), t})
			}
		}
	}
	return slices.DeleteFunc(out, func(p proof) bool { return ix.terms[p.term].pair })
}

// last appends what is not the last one already.
func last(list []int32, n int32) []int32 {
	if len(list) > 0 && list[len(list)-1] == n {
		return list
	}
	return append(list, n)
}

// split finds two parts of a theme.
func (ix *index) split(t theme) (Split, bool) {
	if t.texts < leastTheme {
		return Split{}, false
	}
	for i := range t.faces {
		ix.accompany(&t.faces[i])
	}
	a, b, ok := ix.parts(t)
	if !ok {
		return Split{}, false
	}
	small := float64(min(len(a.texts), len(b.texts)))
	if small < leastPart*float64(t.texts) || float64(common(a.texts, b.texts)) > mostShared*small || alikeness(a, b) > mostAlikeParts*ix.byChance(a, b) {
		return Split{}, false
	}
	return Split{Texts: t.texts, Parts: [2][]string{ix.surfaces(a), ix.surfaces(b)}, Sizes: [2]int{len(a.texts), len(b.texts)}}, true
}

// accompany notes the company of a face's sentences, of many those of some.
func (ix *index) accompany(f *face) { f.company = ix.companyOf(some(f.segments), f.terms...) }

// alikeness is the cosine of the company that two faces keep.
func alikeness(a, b face) float64 {
	return steady(cosine(a.company, b.company, length(a.company), length(b.company)))
}

// parts begins with the two frequent words of one language that keep the least similar
// company and gives every other word to the one that it is more like.
func (ix *index) parts(t theme) (a, b face, ok bool) {
	least := 2.0
	var seeds []face
	for _, f := range t.faces {
		if 10*len(f.texts) < t.texts || len(seeds) == mostSeeds {
			continue
		}
		for _, o := range seeds {
			if s := alikeness(f, o); s < least && ix.terms[f.terms[0]].main() == ix.terms[o.terms[0]].main() {
				a, b, least = o, f, s
			}
		}
		seeds = append(seeds, f)
	}
	if least > 1 {
		return a, b, false
	}
	first, second := a, b
	language := ix.terms[first.terms[0]].main()
	for _, f := range t.faces {
		switch {
		case ix.terms[f.terms[0]].main() != language: // of another language nobody knows what it is like
		case f.terms[0] == first.terms[0] || f.terms[0] == second.terms[0]:
		case alikeness(f, first) >= alikeness(f, second):
			a = a.with(f)
		default:
			b = b.with(f)
		}
	}
	ix.accompany(&a)
	ix.accompany(&b)
	return a, b, true
}

// with is two faces as one, without company yet.
func (f face) with(o face) face {
	return face{
		terms:    append(slices.Clone(f.terms), o.terms...),
		segments: sortedSet(append(slices.Clone(f.segments), o.segments...)),
		texts:    sortedSet(append(slices.Clone(f.texts), o.texts...)),
	}
}

// draws is how often a theme is cut by chance.
const draws = 3

// byChance is how alike parts of these sizes are when the texts of both are dealt out by
// chance: by their prints, so that it is the same whenever it is asked.
func (ix *index) byChance(a, b face) float64 {
	whole := a.with(b)
	texts := slices.Clone(whole.texts)
	sum := 0.0
	for salt := range uint64(draws) {
		slices.SortStableFunc(texts, func(x, y int32) int {
			return cmp.Compare(mix(ix.texts[x].Print+salt), mix(ix.texts[y].Print+salt))
		})
		dealt := map[int32]bool{}
		for _, t := range texts[:len(texts)*len(a.texts)/(len(a.texts)+len(b.texts))] {
			dealt[t] = true
		}
		x, y := face{terms: whole.terms}, face{terms: whole.terms}
		for _, s := range whole.segments {
			if dealt[ix.segments[s].text] {
				x.segments = append(x.segments, s)
			} else {
				y.segments = append(y.segments, s)
			}
		}
		ix.accompany(&x)
		ix.accompany(&y)
		sum += alikeness(x, y)
	}
	return sum / draws
}

func (ix *index) surfaces(f face) []string {
	var out []string
	for _, t := range f.terms[:min(mostAlike, len(f.terms))] {
		out = append(out, ix.terms[t].surface())
	}
	return out
}

// enoughCompany is how many of a group's sentences tell its company.
const enoughCompany = 500

// some spreads a sample over sentences.
func some(segments []int32) []int32 {
	var out []int32
	for _, at := range everyNth(len(segments), enoughCompany) {
		out = append(out, segments[at])
	}
	return out
}
