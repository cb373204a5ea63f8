package suggest

import "slices"

// What groups are looked at for kin, how alike their company must be, and how many
// terms of each a joined group has.
const (
	mostKin = 150
	kin     = 0.35
	perKin  = 5
)

// joined returns what groups make together with the one that keeps the most similar
// company: two sides of one subject, whose words need not stand in one sentence. It
// comes on top of the groups.
func (ix *index) joined(found []candidate) []candidate {
	best := slices.Clone(found)
	slices.SortStableFunc(best, byScore(ix))
	best = best[:min(mostKin, len(best))]
	company, norm := make([][]entry, len(best)), make([]float64, len(best))
	for i, c := range best {
		company[i] = ix.companyOf(some(c.segments))
		norm[i] = length(company[i])
	}
	nearest, most := make([]int, len(best)), make([]float64, len(best))
	for i := range best {
		for j := range i {
			if best[i].terms[0] == best[j].terms[0] || overlap(best[i], best[j]) > 0.5 {
				continue
			}
			s := steady(cosine(company[i], company[j], norm[i], norm[j]))
			if s > max(kin, most[i]) {
				nearest[i], most[i] = j, s
			}
			if s > max(kin, most[j]) {
				nearest[j], most[j] = i, s
			}
		}
	}
	var out []candidate
	for i, a := range best {
		if most[i] > 0 {
			b := best[nearest[i]]
			out = append(out, candidate{terms: ix.tidy(join(a.terms[:min(perKin, len(a.terms))], b.terms[:min(perKin, len(b.terms))]))})
		}
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
