package learn

// beside is what texts that nobody judged tell about words: which of them stand where
// a theme's keywords stand.
type beside struct {
	themes int
	lifts  []float64 // by number of the stem and theme: how much likelier the theme's keywords are beside it, as a logarithm
}

// damp is how many texts without any keyword are added to a stem's own.
const damp = 10

// newBeside counts the words of texts. Those of a keyword do not speak for their theme.
func newBeside(themes int, texts []*Text, r *reader) *beside {
	b := &beside{themes: themes}
	var in []float64    // by number of the stem: how many texts have it
	var usual []float64 // by number of the stem and theme: how many of these would have a keyword
	rates := hitRates(themes, texts)
	hit := make([]int, themes)
	for _, t := range texts {
		clear(hit)
		countHits(t, hit)
		rate := rates[t.Language]
		for _, w := range r.read(t) {
			if !r.first(w.stem) {
				continue
			}
			for int(w.id) >= len(in) {
				in = append(in, 0)
				b.lifts = append(b.lifts, make([]float64, themes)...)
				usual = append(usual, make([]float64, themes)...)
			}
			in[w.id]++
			for k, h := range hit {
				usual[int(w.id)*themes+k] += rate[k]
				if h > 0 && !covered(t, k, w) {
					b.lifts[int(w.id)*themes+k]++
				}
			}
		}
	}
	for i := range in {
		for k := range themes {
			v := &b.lifts[i*themes+k]
			p := usual[i*themes+k] / in[i]
			*v = ln((*v + float64(damp*p)) / (in[i] + damp) / p)
		}
	}
	return b
}

// hitRates is how often the keywords of each theme stand in a text, by language, for it
// differs between languages and so does what a word is held against. One with few texts
// is lent some of all.
func hitRates(themes int, texts []*Text) map[string][]float64 {
	hits, n := map[string][]float64{}, map[string]float64{}
	for _, t := range texts {
		h := hits[t.Language]
		if h == nil {
			h = make([]float64, themes)
			hits[t.Language] = h
		}
		for k, c := range hitThemes(t, themes) {
			if c > 0 {
				h[k]++
			}
		}
		n[t.Language]++
	}
	whole := make([]float64, themes)
	for k := range whole {
		for _, h := range hits {
			whole[k] += h[k]
		}
		whole[k] = (whole[k] + 1) / (float64(len(texts)) + 2)
	}
	for language, h := range hits {
		for k := range h {
			h[k] = (h[k] + float64(lent*whole[k])) / (n[language] + lent)
		}
	}
	return hits
}

// covered reports whether a word is part of a keyword of the theme.
func covered(t *Text, theme int, w placed) bool {
	for _, h := range t.Hits {
		if h.Theme == theme && w.From < h.End && h.Start < w.To {
			return true
		}
	}
	return false
}

// of returns the lifts of a stem; nil when no text had it.
func (b *beside) of(s *stem) []float64 {
	if s.id < 0 || int(s.id) >= len(b.lifts)/b.themes {
		return nil
	}
	return b.lifts[int(s.id)*b.themes:][:b.themes]
}

// sum adds the lifts of a text's words to sums, which hold a number for each theme. A
// word does not count for the themes whose keyword it is part of.
func (b *beside) sum(t *Text, words []placed, r *reader, sums []float64) {
	for _, w := range words {
		if !r.first(w.stem) {
			continue
		}
		for k, v := range b.of(w.stem) {
			sums[k] += v
		}
	}
	b.uncover(t, words, sums)
}

// uncover takes the words of keywords out of sums again.
func (b *beside) uncover(t *Text, words []placed, sums []float64) {
	for i, h := range t.Hits {
		for j, w := range words {
			if w.From >= h.End || w.To <= h.Start || counted(t.Hits[:i], h.Theme, w) || met(words[:j], w) {
				continue
			}
			if lifts := b.of(w.stem); lifts != nil {
				sums[h.Theme] -= lifts[h.Theme]
			}
		}
	}
}

// counted reports whether an earlier hit of the theme has the word.
func counted(hits []Hit, theme int, w placed) bool {
	for _, h := range hits {
		if h.Theme == theme && w.From < h.End && h.Start < w.To {
			return true
		}
	}
	return false
}

// met reports whether an earlier word has the stem.
func met(words []placed, w placed) bool {
	for _, e := range words {
		if e.stem == w.stem {
			return true
		}
	}
	return false
}

// limit bounds what words beside keywords can say.
func limit(sum float64) float64 { return min(max(sum, -4), 4) }
