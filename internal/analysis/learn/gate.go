package learn

import (
	"math"
	"slices"
)

// leans are how much further thresholds may lean towards the keywords than the number of
// yes has them do, in units of score.
var leans = [...]float64{0, 0.4, 0.8, 1.3, 2, 3}

// gate says how far scores may depart from the keywords: as far as, on what was decided,
// their gain is greatest after so many of its standard deviations are taken off; where
// none is left, all themes are given back to their keywords. So is each theme whose
// keywords do better than scores by more than chance explains. Every text is tagged by
// what was decided without it, else the few texts that were judged at first would speak
// for thresholds that fit them.
func (m *Model) gate(examples []*Example, unseen []float64, labels []int8) {
	g := m.held(examples, unseen, labels)
	for i, label := range labels {
		m.Keywords.add(g.hit[i], label)
	}
	best, most, far := 0.0, 0.0, false
	for _, lean := range leans {
		if d := g.compare(lean); d.surely(g.slips) > most {
			best, most, far = lean, d.surely(g.slips), true
		}
	}
	m.lean += best
	m.Keep = make([]bool, m.Themes)
	f := g.f1(best)
	for k := range m.Keep {
		d := g.theme(best, k, f)
		m.Keep[k] = !far || d.yes >= Fewest && d.gain < -math.Sqrt(d.square)
	}
	for at, label := range labels {
		tagged := g.tagged(at, best)
		if m.Keep[at%m.Themes] {
			tagged = g.hit[at]
		}
		m.Score.add(tagged, label)
	}
}

// held are the scores of every decision, held against thresholds that it had no part
// in, by example and theme.
type held struct {
	themes  int
	margins []float64 // by how much they are above
	hit     []bool    // a keyword stands
	labels  []int8
	slips   slips
}

// held scores every example by thresholds and a contest that it had no part in.
func (m *Model) held(examples []*Example, unseen []float64, labels []int8) held {
	g := held{m.Themes, make([]float64, len(unseen)), make([]bool, len(unseen)), labels, m.slips}
	parts := folds(len(examples))
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
			for k, n := range hitThemes(&x.Text, m.Themes) {
				at := i*m.Themes + k
				g.hit[at] = n > 0
				g.margins[at] = scores[at] - own.cuts[k] - own.above(k, &x.Text, n > 0)
			}
		}
	}
	return g
}

// tagged reports what a decision's theme is where thresholds lean so far.
func (g *held) tagged(at int, lean float64) bool {
	if g.hit[at] {
		return g.margins[at] > -lean
	}
	return g.margins[at] > lean
}

// f1 is F1 where thresholds lean so far, had nobody slipped.
func (g *held) f1(lean float64) float64 {
	right, tags, yes := 0.0, 0.0, 0.0
	for at, label := range g.labels {
		if label == Unknown {
			continue
		}
		w := g.slips.worth(label == Yes)
		yes += w
		if g.tagged(at, lean) {
			right, tags = right+w, tags+1
		}
	}
	if right <= 0 {
		return 0
	}
	return min(2*right/(tags+yes), 1)
}

// compare compares scores with keywords over texts.
func (g *held) compare(lean float64) difference {
	var d difference
	f := g.f1(lean)
	for at := 0; at < len(g.labels); at += g.themes {
		text := 0.0
		for k := range g.themes {
			text += g.gain(at+k, lean, f)
		}
		d.add(text)
	}
	return d
}

// theme compares them for one theme, F1 of all being f.
func (g *held) theme(lean float64, theme int, f float64) difference {
	var d difference
	for at := theme; at < len(g.labels); at += g.themes {
		d.add(g.gain(at, lean, f))
		if g.labels[at] == Yes {
			d.yes++
		}
	}
	return d
}

// gain is what a score gains over the keyword on one decision, in units of right tags:
// with F1 at f, one more right tag is worth 2 - f and one more wrong tag costs f.
func (g *held) gain(at int, lean, f float64) float64 {
	score := g.tagged(at, lean)
	if g.labels[at] == Unknown || score == g.hit[at] {
		return 0
	}
	v := 2*g.slips.worth(g.labels[at] == Yes) - f
	if !score {
		return -v
	}
	return v
}

// difference is what scores gain over keywords.
type difference struct {
	gain, square float64 // the sum over texts, and that of squares
	yes          int
}

func (d *difference) add(v float64) { d.gain, d.square = d.gain+v, d.square+float64(v*v) }

// surely is the gain less so many standard deviations: more of them where people slip,
// of whom the decisions say less.
func (d *difference) surely(s slips) float64 {
	return d.gain - float64(float64(sure+float64(surer*s))*math.Sqrt(d.square))
}
