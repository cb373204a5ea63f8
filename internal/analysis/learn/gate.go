package learn

import (
	"math"
	"slices"
)

// gate gives themes back to their keywords: all of them, unless the scores did better
// than keywords by more than chance explains, and each one whose keywords did better by
// as much. Every text is tagged by what was decided without it, else the few texts that
// were judged at first would speak for thresholds that fit them.
func (m *Model) gate(examples []*Example, unseen []float64, labels []int8) {
	tagged := m.taggedUnseen(examples, unseen, labels)
	m.Keep = make([]bool, m.Themes)
	hits := make([][]int, len(examples))
	for i, x := range examples {
		hits[i] = hitThemes(&x.Text, m.Themes)
		for k, label := range x.Labels {
			m.Score.add(tagged[i*m.Themes+k], label)
			m.Keywords.add(hits[i][k] > 0, label)
		}
	}
	f, all := m.Score.F1(), difference{}
	for k := range m.Themes {
		var d difference
		for i, x := range examples {
			d.add(tagged[i*m.Themes+k], hits[i][k] > 0, x.Labels[k], f)
		}
		m.Keep[k] = d.yes >= Fewest && d.beyond(-1)
		all.merge(d)
	}
	if !all.beyond(sure) {
		for k := range m.Keep {
			m.Keep[k] = true
		}
	}
}

// taggedUnseen tags every example, by example and theme, by thresholds and a contest
// that it had no part in.
func (m *Model) taggedUnseen(examples []*Example, unseen []float64, labels []int8) []bool {
	parts, tagged := folds(len(examples)), make([]bool, len(unseen))
	for part := range parts {
		kept := slices.Clone(labels)
		for i, x := range examples {
			if x.fold(parts) == part {
				clear(kept[i*m.Themes:][:m.Themes])
			}
		}
		c := fitContest(m.contest, m.Themes, unseen, kept)
		scores := c.settled(m.Themes, unseen)
		own := m.fitLimits(examples, scores, part, parts)
		for i, x := range examples {
			if x.fold(parts) != part {
				continue
			}
			hit := hitThemes(&x.Text, m.Themes)
			for k := range hit {
				tagged[i*m.Themes+k] = scores[i*m.Themes+k] > own.cuts[k]+own.above(k, x.Language, hit[k] > 0)
			}
		}
	}
	return tagged
}

// difference is what scores gain over keywords, in units of right tags.
type difference struct {
	gain, square float64
	yes          int
}

// add counts one decision. With F1 at f, one more right tag is worth 2 - f and one more
// wrong tag costs f.
func (d *difference) add(score, keyword bool, label int8, f float64) {
	if label == Yes {
		d.yes++
	}
	if keyword == score || label == Unknown {
		return
	}
	v := -f
	if label == Yes {
		v = 2 - f
	}
	if keyword {
		v = -v
	}
	d.gain += v
	d.square += float64(v * v)
}

func (d *difference) merge(e difference) {
	d.gain, d.square, d.yes = d.gain+e.gain, d.square+e.square, d.yes+e.yes
}

// beyond reports whether the gain is above so many standard deviations, or below as
// many for a negative number.
func (d *difference) beyond(deviations float64) bool {
	limit := float64(deviations * math.Sqrt(d.square))
	if deviations < 0 {
		return d.gain < limit
	}
	return d.gain > limit
}
