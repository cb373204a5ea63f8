package tally

import "canvass/internal/analysis"

// Matrix counts people by what they spoke to and where: for each theme of the
// codebook, in its order, the people with a text that counts on each of the Places.
// A person is counted once in a cell, and may stand in many.
func Matrix(f *analysis.Findings) (places []string, counts [][]int) {
	names, at := Places(f)
	counts = make([][]int, len(f.Project.Codebook.Themes))
	for t := range counts {
		counts[t] = make([]int, len(names))
	}
	last := make([]int, len(counts)*len(names)) // who was counted last in a cell, plus one
	for i := range f.People {
		for _, k := range f.People[i].Cases {
			for _, t := range f.Cases[k].Texts {
				if !t.Overall || t.NoContent {
					continue
				}
				place := at[t.Question]
				for _, tag := range t.Tags {
					if cell := tag.Theme*len(names) + place; last[cell] != i+1 {
						last[cell] = i + 1
						counts[tag.Theme][place]++
					}
				}
			}
		}
	}
	return names, counts
}

// Places are the names of what texts answer: principles in configured order as far
// as somebody may write on them, then the open questions; at is, for each question of
// the Findings, the index of its name.
func Places(f *analysis.Findings) (names []string, at []int) {
	at = make([]int, len(f.Questions))
	index := map[string]int{}
	take := func(principle string) {
		for i, q := range f.Questions {
			if q.Principle != principle || !q.Field.Contribution() {
				continue
			}
			k, ok := index[q.Name()]
			if !ok {
				k = len(names)
				index[q.Name()] = k
				names = append(names, q.Name())
			}
			at[i] = k
		}
	}
	for _, p := range f.Project.Principles {
		take(p.ID)
	}
	take("")
	return names, at
}
