package learn

import (
	"math"
	"slices"
)

// Quality is how well tags agree with decisions.
type Quality struct{ Right, Wrong, Missed int }

// F1 is the harmonic mean of precision and recall; 0 when nothing is right.
func (q Quality) F1() float64 {
	if q.Right == 0 {
		return 0
	}
	return 2 * float64(q.Right) / float64(2*q.Right+q.Wrong+q.Missed)
}

// Precision is the share of tags that are right; 0 without any.
func (q Quality) Precision() float64 {
	return share{float64(q.Right), float64(q.Right + q.Wrong)}.part()
}

// Recall is the share of what people said that is tagged; 0 when they said nothing.
func (q Quality) Recall() float64 { return share{float64(q.Right), float64(q.Right + q.Missed)}.part() }

func (q *Quality) add(tagged bool, label int8) {
	switch {
	case label == Unknown:
	case tagged && label == Yes:
		q.Right++
	case tagged:
		q.Wrong++
	case label == Yes:
		q.Missed++
	}
}

// mark is a score and what people said.
type mark struct {
	score float64
	yes   bool
}

// decide sets thresholds, probabilities and who decides, by scores of texts that the
// scorer had not seen.
func (m *Model) decide(examples []*Example, scores []float64) {
	all, _ := marks(examples, scores, m.Themes, -1, 0)
	m.curve = fitCurve(all)
	m.limits = m.fitLimits(examples, scores, -1, 0)
	m.gate(examples, scores)
	m.checks = make([]float64, m.Themes)
	for k, cut := range m.cuts {
		m.checks[k] = m.curve.score(m.curve.probability(cut) / 2)
	}
}

// limits are the scores above which a theme is a tag.
type limits struct {
	cuts   []float64          // by theme
	shifts map[string]float64 // by language: added to them
	lean   float64            // added where no keyword stands, taken off where one does
}

// fitLimits finds the thresholds of texts that are not of a part; of part -1 are none.
func (m *Model) fitLimits(examples []*Example, scores []float64, part, parts int) limits {
	all, each := marks(examples, scores, m.Themes, part, parts)
	common := m.commonCut(all)
	cuts := make([]float64, m.Themes)
	for k, list := range each {
		n := 0.0
		for _, x := range list {
			if x.yes {
				n++
			}
		}
		own := min(max(bestCut(list), common-2), common+2)
		cuts[k] = common + float64(n/(n+pull)*(own-common))
	}
	yes := 0.0
	for _, x := range all {
		if x.yes {
			yes++
		}
	}
	return limits{cuts, shifts(examples, scores, m.Themes, common, part, parts), lean(yes)}
}

// lean is how far thresholds lean towards the keywords after so many yes; it is soon gone.
func lean(yes float64) float64 {
	part := leaning / (yes + 1)
	return min(float64(part*math.Sqrt(part)), 0.6)
}

// above is how much higher than the cut of its theme a score must be for a text: the
// fewer yes there are to learn from, the more it takes to say other than the keywords.
func (l limits) above(language string, keyword bool) float64 {
	if keyword {
		return l.shifts[language] - l.lean
	}
	return l.shifts[language] + l.lean
}

// shifts are how far the thresholds of each language are from the common ones, where
// texts of several were judged: what was learned in one says less in another.
func shifts(examples []*Example, scores []float64, themes int, common float64, part, parts int) map[string]float64 {
	byLanguage := map[string][]mark{}
	for i, x := range examples {
		if part >= 0 && x.fold(parts) == part {
			continue
		}
		for k, label := range x.Labels {
			if label != Unknown {
				byLanguage[x.Language] = append(byLanguage[x.Language], mark{scores[i*themes+k], label == Yes})
			}
		}
	}
	out := map[string]float64{}
	for language, list := range byLanguage {
		yes := 0.0
		for _, x := range list {
			if x.yes {
				yes++
			}
		}
		if yes >= 20 && len(byLanguage) > 1 {
			own := min(max(bestCut(list), common-1), common+1)
			out[language] = float64(yes / (yes + 100) * (own - common))
		}
	}
	return out
}

// marks sorts out what was decided, of all themes and of each, on texts that are not
// of a part.
func marks(examples []*Example, scores []float64, themes, part, parts int) (all []mark, each [][]mark) {
	each = make([][]mark, themes)
	for i, x := range examples {
		if part >= 0 && x.fold(parts) == part {
			continue
		}
		for k, label := range x.Labels {
			if label != Unknown {
				one := mark{scores[i*themes+k], label == Yes}
				all, each[k] = append(all, one), append(each[k], one)
			}
		}
	}
	return all, each
}

// commonCut is the threshold of all themes: the best one on the marks, drawn to where
// the best one lies for probabilities that are true, at half of the F1 (Lipton 2014).
func (m *Model) commonCut(all []mark) float64 {
	best := bestCut(all)
	var q Quality
	for _, x := range all {
		label := No
		if x.yes {
			label = Yes
		}
		q.add(x.score > best, label)
	}
	yes := float64(q.Right + q.Missed)
	f := (float64(q.F1()*yes) + 0.55*100) / (yes + 100)
	expected := m.curve.score(f / 2)
	best = min(max(best, expected-1.5), expected+1.5)
	return expected + float64(yes/(yes+commonPull)*(best-expected))
}

// bestCut is the score above which tags agree best with what people said.
func bestCut(list []mark) float64 {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b mark) int { return descending(a.score, b.score) })
	total := 0
	for _, x := range list {
		if x.yes {
			total++
		}
	}
	right, best, cut := 0, 0.0, 20.0
	for i, x := range list {
		if x.yes {
			right++
		}
		if i+1 < len(list) && list[i+1].score == x.score {
			continue
		}
		if f := 2 * float64(right) / float64(i+1+total); f > best {
			best, cut = f, x.score-1e-9
			if i+1 < len(list) {
				cut = (x.score + list[i+1].score) / 2
			}
		}
	}
	return cut
}

// gate gives themes back to their keywords: all of them, unless the scores did better
// than keywords by more than chance explains, and each one whose keywords did better by
// as much. Every text is tagged by thresholds that it had no part in, else the few texts
// that were judged at first would speak for thresholds that fit them.
func (m *Model) gate(examples []*Example, scores []float64) {
	parts := folds(len(examples))
	byPart := make([]limits, parts)
	for part := range parts {
		byPart[part] = m.fitLimits(examples, scores, part, parts)
	}
	m.Keep = make([]bool, m.Themes)
	hits, tagged := make([][]int, len(examples)), make([]bool, len(scores))
	for i, x := range examples {
		hits[i] = hitThemes(&x.Text, m.Themes)
		own := &byPart[x.fold(parts)]
		for k, label := range x.Labels {
			tagged[i*m.Themes+k] = scores[i*m.Themes+k] > own.cuts[k]+own.above(x.Language, hits[i][k] > 0)
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

// curve turns scores into probabilities (Platt 1999): σ(slope score + level).
type curve struct{ slope, level float64 }

// fitCurve finds the curve on marks that the scorer had not seen, near the one that
// takes scores as they are.
func fitCurve(all []mark) curve {
	const ridge = 50
	c := curve{slope: 1}
	for range 30 {
		g0, g1 := float64(ridge*(c.slope-1)), float64(ridge*c.level)
		h00, h01, h11 := float64(ridge), 0.0, float64(ridge)
		for _, x := range all {
			p, y := c.probability(x.score), 0.0
			if x.yes {
				y = 1
			}
			d, q := p-y, float64(p*(1-p))
			g0 += float64(d * x.score)
			g1 += d
			h00 += float64(float64(q*x.score) * x.score)
			h01 += float64(q * x.score)
			h11 += q
		}
		det := float64(h00*h11) - float64(h01*h01)
		s0, s1 := (float64(h11*g0)-float64(h01*g1))/det, (float64(h00*g1)-float64(h01*g0))/det
		size := max(s0, -s0, s1, -s1)
		if size > 0.5 {
			s0, s1 = s0*0.5/size, s1*0.5/size
		}
		c.slope, c.level = max(c.slope-s0, 0.1), c.level-s1
		if size < 1e-9 {
			break
		}
	}
	return c
}

func (c curve) probability(score float64) float64 {
	return sigmoid(float64(c.slope*score) + c.level)
}

// score is the score of that probability.
func (c curve) score(p float64) float64 { return (logit(p) - c.level) / c.slope }
