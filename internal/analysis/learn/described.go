package learn

import (
	"math"

	"canvass/internal/text"
)

// described compares texts with the descriptions of themes: the cosine of their words,
// weighed by how telling they are among the texts at hand.
type described struct {
	themes int
	idf    []float64         // by number of the stem; 0 for those that no text has
	unseen float64           // idf of these
	words  map[int32][]int32 // by number of the stem: the themes whose descriptions have it
	length []float64         // of each description
}

// newDescribed reads descriptions, several of a theme, and counts words in texts.
func newDescribed(descriptions [][]Text, texts []*Text, r *reader) *described {
	d := &described{themes: len(descriptions), words: map[int32][]int32{}, length: make([]float64, len(descriptions))}
	var seen census
	for i, t := range texts {
		for _, w := range r.read(t) {
			seen.add(w.id, i)
		}
	}
	n := float64(len(texts)) + 1
	d.unseen = ln(n / 0.5)
	d.idf = make([]float64, len(seen.count))
	for id, count := range seen.count {
		if count > 0 {
			d.idf[id] = max(ln(n/(float64(count)+0.5)), 0.01)
		}
	}
	for k, list := range descriptions {
		in := map[int32]bool{}
		square := 0.0
		for i := range list {
			for _, w := range r.read(&list[i]) {
				if in[w.id] || text.FunctionWord(w.folded) {
					continue
				}
				in[w.id] = true
				d.words[w.id] = append(d.words[w.id], int32(k))
				square += float64(d.weight(w.stem) * d.weight(w.stem))
			}
		}
		d.length[k] = math.Sqrt(square)
	}
	return d
}

func (d *described) weight(s *stem) float64 {
	if s.id < 0 || int(s.id) >= len(d.idf) || d.idf[s.id] == 0 {
		return d.unseen
	}
	return d.idf[s.id]
}

// of returns the themes whose descriptions have a stem.
func (d *described) of(s *stem) []int32 {
	if s.id < 0 {
		return nil
	}
	return d.words[s.id]
}

// likes fills in the likeness of a text to each description, 0 to 1.
func (d *described) likes(words []placed, r *reader, out []float64) {
	clear(out)
	square := 0.0
	for _, w := range words {
		if !r.again(w.stem) {
			continue
		}
		v := d.weight(w.stem)
		square += float64(v * v)
		for _, k := range d.of(w.stem) {
			out[k] += float64(v * v)
		}
	}
	d.scale(out, square)
}

// scale divides what descriptions and a text share by the lengths of both, the text's
// given by its square.
func (d *described) scale(shared []float64, square float64) {
	length := math.Sqrt(square)
	for k := range shared {
		if shared[k] > 0 {
			shared[k] /= length * d.length[k]
		}
	}
}
