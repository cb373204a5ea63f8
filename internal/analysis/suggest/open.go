package suggest

import "slices"

// What a word outside evidence counts, by where it stands; in a sentence without
// evidence it counts 1, in a clause with some nothing.
const (
	untagged  = 1.5 // in a text that has no theme at all
	beside    = 0.7 // in a clause without evidence, beside one with some
	fewAsMany = 3   // sentences like everybody's that are counted with any
)

// openness of a sentence that holds some of the terms outside evidence: how far they
// are from all themes.
func (ix *index) openness(s segment, terms ...int32) float64 {
	switch {
	case !s.covered && len(ix.texts[s.text].Tags) == 0:
		return untagged
	case !s.covered:
		return 1
	}
	for _, t := range terms {
		if _, apart := slices.BinarySearch(s.apart, t); apart {
			return beside
		}
	}
	return 0
}

// lift is how open terms stand, against any words outside evidence: 1 for words that
// go with every theme, more for those of a theme that nobody has named, less for what
// the codebook has. Of few sentences it is near 1.
func (ix *index) lift(terms []int, segments []int32) float64 {
	if ix.everyone == 0 {
		return 1
	}
	group := make([]int32, len(terms))
	for i, t := range terms {
		group[i] = int32(t)
	}
	sum := fewAsMany * ix.everyone
	for _, s := range segments {
		sum += ix.openness(ix.segments[s], group...)
	}
	return sum / float64(len(segments)+fewAsMany) / ix.everyone
}

// bare is how often a group's sentences stand in texts that have no theme at all,
// against any words outside evidence, as lift is.
func (ix *index) bare(segments []int32) float64 {
	if ix.nothing == 0 {
		return 1
	}
	sum := fewAsMany * ix.nothing
	for _, s := range segments {
		if len(ix.texts[ix.segments[s].text].Tags) == 0 {
			sum++
		}
	}
	return sum / float64(len(segments)+fewAsMany) / ix.nothing
}
