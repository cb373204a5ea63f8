package learn

import "slices"

// What is known of a theme beside the other themes of its text: most texts speak to
// one or two, so that a theme is less likely where another one is sure, and more
// likely where none is.
const (
	ownScore = iota // as the theme's evidence and features have it
	ownShare        // logarithm of its share of the odds of all themes
	evenly          // 1
	foremost        // 1 for the theme with the highest score
)

// contest is how these count, the same for every theme: as a logarithm of odds.
type contest evidence

// alone is how they count before anything was decided: a score is what it was.
func alone() contest { return contest{ownScore: 1} }

// fitContest learns it from scores that the scorer had not seen, by example and theme,
// beginning with what was learned elsewhere.
func fitContest(start contest, themes int, scores []float64, labels []int8) contest {
	all := make([]evidence, len(scores))
	for i := 0; i < len(scores); i += themes {
		rivals(scores[i:i+themes], all[i:])
	}
	return contest(fitEvidence(evidence(alone()), evidence(start), 4*ridge, all, labels))
}

// settled are the scores of many texts beside each other.
func (c *contest) settled(themes int, scores []float64) []float64 {
	scores = slices.Clone(scores)
	room := make([]evidence, themes)
	for i := 0; i < len(scores); i += themes {
		c.settle(scores[i:i+themes], room)
	}
	return scores
}

// rivals fills in the evidence of the themes of one text.
func rivals(scores []float64, out []evidence) {
	first := 0
	for k, s := range scores {
		if s > scores[first] {
			first = k
		}
	}
	sum := 0.0
	for _, s := range scores {
		sum += exp(s - scores[first])
	}
	all := scores[first] + ln(sum)
	for k, s := range scores {
		out[k] = evidence{ownScore: s, ownShare: s - all, evenly: 1}
	}
	out[first][foremost] = 1
}

// settle replaces the scores of the themes of a text by what they are beside each
// other; room is for as many.
func (c *contest) settle(scores []float64, room []evidence) {
	rivals(scores, room)
	for k := range scores {
		scores[k] = 0
		for j, v := range room[k][:foremost+1] {
			scores[k] += float64(c[j] * v)
		}
	}
}
