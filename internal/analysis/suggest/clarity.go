package suggest

import "math"

// leastClarity is that of sentences that hold nothing but what brought them together.
const leastClarity = 0.15

// clarity is how far the words beside the given ones differ from everybody's: the
// Kullback–Leibler divergence, in nats, of the words of these sentences from the words
// of all (Cronen-Townsend, Zhou and Croft 2002). A word said once counts nothing, one
// said n times (n-1)/n: what few sentences hold by chance is not taken for a subject.
func (ix *index) clarity(segments []int32, without []int) float64 {
	counts, total := map[int32]float64{}, 0.0
	for _, at := range everyNth(len(segments), enough) {
		for _, t := range ix.segments[segments[at]].terms {
			if ix.counts(t, without) {
				counts[t]++
				total++
			}
		}
	}
	sum := 0.0
	for _, t := range sortedIDs(counts) {
		n := counts[t]
		sum += (n - 1) / total * math.Log(n/total/ix.base[t])
	}
	return steady(max(0, sum))
}

// groupClarity is that of the sentences of all terms, see ofGroup.
func (ix *index) groupClarity(group []int) float64 {
	return ix.ofGroup(group, ix.clarity, func(t *term) float64 { return t.clarity })
}
