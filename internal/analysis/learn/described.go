package learn

import (
	"math"

	"canvass/internal/text"
)

// described compares texts with the descriptions of themes: the cosine of their words,
// weighed by how telling they are among the texts at hand. A text is compared with what
// is written in its language, where a theme has that.
type described struct {
	themes    int
	rarity    *rarity
	languages []glossary // by number of the language
	all       glossary   // for those in which nothing is described
}

// glossary is what themes are described with, for texts of one language.
type glossary struct {
	words  map[int32][]int32 // by number of the stem: the themes whose descriptions have it
	length []float64         // of each description
}

// newDescribed reads descriptions, several of a theme.
func newDescribed(descriptions [][]Text, rarity *rarity, r *reader) *described {
	d := &described{themes: len(descriptions), rarity: rarity}
	spoken := map[int32]bool{}
	for _, list := range descriptions {
		for i := range list {
			spoken[r.tongue(list[i].Language)] = true
		}
	}
	d.all = d.read(descriptions, r)
	for n := range int32(len(r.tongues)) {
		if !spoken[n] {
			d.languages = append(d.languages, d.all)
			continue
		}
		own := make([][]Text, len(descriptions))
		for k, list := range descriptions {
			for _, t := range list {
				if r.tongue(t.Language) == n {
					own[k] = append(own[k], t)
				}
			}
			if len(own[k]) == 0 {
				own[k] = list
			}
		}
		d.languages = append(d.languages, d.read(own, r))
	}
	return d
}

func (d *described) read(descriptions [][]Text, r *reader) glossary {
	out := glossary{map[int32][]int32{}, make([]float64, len(descriptions))}
	for k, list := range descriptions {
		in := map[int32]bool{}
		square := 0.0
		for i := range list {
			for _, w := range r.read(&list[i]) {
				if in[w.id] || text.FunctionWord(w.folded) {
					continue
				}
				in[w.id] = true
				out.words[w.id] = append(out.words[w.id], int32(k))
				v := d.rarity.of(w.word)
				square += float64(v * v)
			}
		}
		out.length[k] = math.Sqrt(square)
	}
	return out
}

// in are the descriptions for texts of a word's language.
func (d *described) in(w *word) *glossary {
	if int(w.tongue) < len(d.languages) {
		return &d.languages[w.tongue]
	}
	return &d.all
}

// of returns the themes whose descriptions have a word.
func (d *described) of(w *word) []int32 {
	if w.id < 0 {
		return nil
	}
	return d.in(w).words[w.id]
}

// likes fills in the likeness of a text to each description, 0 to 1.
func (d *described) likes(words []placed, r *reader, out []float64) {
	clear(out)
	square := 0.0
	for _, w := range words {
		if !r.again(w.stem) {
			continue
		}
		v := d.rarity.of(w.word)
		square += float64(v * v)
		for _, k := range d.of(w.word) {
			out[k] += float64(v * v)
		}
	}
	d.scale(words, out, square)
}

// scale divides what descriptions and a text share by the lengths of both, the text's
// given by its square.
func (d *described) scale(words []placed, shared []float64, square float64) {
	if len(words) == 0 {
		return
	}
	in, length := d.in(words[0].word), math.Sqrt(square)
	for k := range shared {
		if shared[k] > 0 {
			shared[k] = min(shared[k]/(length*in.length[k]), 1)
		}
	}
}
