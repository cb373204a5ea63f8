package publish

import (
	"canvass/internal/analysis"
	"canvass/internal/analysis/disclosure"
	"canvass/internal/analysis/tally"
)

// Place is what a column of Theme.On counts: a principle's id or the name of an
// open question, with the people who wrote there, which is not for publication.
type Place struct {
	Name    string
	writers int
}

// placesOf are where texts stand and how many people wrote there.
func placesOf(f *analysis.Findings) []Place {
	names, at := tally.Places(f)
	places := make([]Place, len(names))
	for i, name := range names {
		places[i].Name = name
	}
	last := make([]int, len(names)) // who was counted last, plus one
	for i := range f.People {
		for _, k := range f.People[i].Cases {
			for _, t := range f.Cases[k].Texts {
				if p := at[t.Question]; t.Overall && !t.NoContent && last[p] != i+1 {
					last[p] = i + 1
					places[p].writers++
				}
			}
		}
	}
	return places
}

// matrix adds to each theme where people speak to it. Places overlap, because one person
// may write on many, so that a row has no total. But a theme's people and texts bound the
// sum of its row from both sides, and with one text a person they meet: a reader is
// taken to know the sum, and how many people wrote in each place. A theme that is kept
// back is kept back everywhere.
func (p *Figures) matrix(places []Place, counts [][]int) {
	p.Places = places
	for t := range p.Themes {
		p.Themes[t].On = onPlaces(places, counts[t], p.Minimum, p.Themes[t].People.Kept)
	}
}

func onPlaces(places []Place, row []int, k int, all bool) []Count {
	s := &disclosure.System{}
	sum := 0
	cells := make([]disclosure.Figure, len(row))
	for i, n := range row {
		cells[i] = s.Open(n, 1, disclosure.None)
		rest := s.Open(places[i].writers-n, 2, cells[i])
		s.Sum(s.Fixed(places[i].writers), cells[i], rest)
		sum += n
	}
	s.Sum(s.Fixed(sum), cells...)
	proven := s.Protect(k)
	out := make([]Count, len(row))
	for i, n := range row {
		out[i] = shown(s, cells[i], n)
		if !proven || all {
			out[i] = Count{Kept: true}
		}
	}
	return out
}
