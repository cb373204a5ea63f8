package learn

import "slices"

// slips is the chance that a decision says the opposite of what is so, 0 to 0.5. Where
// one in seven does, more yes are slips than are meant, of many themes, and thresholds
// that agree best with the decisions would tag nearly everything. So thresholds, the
// gate and probabilities go by what the decisions would be without slips.
type slips float64

// findSlips estimates it from scores that the scorer had not seen, on texts most of whose
// themes were decided on: of themes that have no keyword in a text and a score among the
// lower half, few are meant, so that a yes is likely a slip. What is usual there without
// any, the more the oftener themes are meant, is taken off as far as it may explain them
// (James and Stein 1961); it is 0 for people who slip as seldom as most do.
func findSlips(examples []*Example, themes int, scores []float64, labels []int8) slips {
	var low []mark
	var all share
	for i, x := range examples {
		label := labels[i*themes:][:themes]
		if 2*decidedOn(label) < themes {
			continue
		}
		for k, n := range hitThemes(&x.Text, themes) {
			if label[k] == Unknown {
				continue
			}
			all.add(label[k] == Yes)
			if n == 0 {
				low = append(low, mark{scores[i*themes+k], slips(0).worth(label[k] == Yes)})
			}
		}
	}
	slices.SortFunc(low, func(a, b mark) int { return descending(b.score, a.score) }) // among equal scores any will do: a yes is as likely in each
	low = low[:len(low)/2]
	yes := share{yesOf(low), float64(len(low))}.smooth(0, fewLow)
	usual := max(usualLow, lowShare*slips(min(yes, mostSlips)).meant(all.part()))
	if yes <= usual {
		return 0
	}
	return slips(min(yes-float64(usual*usual)/yes, mostSlips))
}

// decidedOn counts the themes that were decided on in a text.
func decidedOn(labels []int8) int {
	n := 0
	for _, l := range labels {
		if l != Unknown {
			n++
		}
	}
	return n
}

// Slips is the chance that a decision says the opposite of what is so, as far as the
// decisions show it, 0 to 0.3; 0 where they show none.
func (m *Model) Slips() float64 { return float64(m.slips) }

// worth is how much of a yes a decision is: over many decisions the sum is the number of
// yes without slips, on average (Natarajan et al. 2013).
func (s slips) worth(yes bool) float64 {
	if yes {
		return float64(1-s) / float64(1-2*s)
	}
	return -float64(s) / float64(1-2*s)
}

// decided is the probability of a yes where so likely a theme is meant.
func (s slips) decided(meant float64) float64 { return float64(s) + float64(meant*float64(1-2*s)) }

// meant is the probability that a theme is meant where so likely a yes is.
func (s slips) meant(decided float64) float64 {
	return min(max((decided-float64(s))/float64(1-2*s), 0), 1)
}
