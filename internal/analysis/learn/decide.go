package learn

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

// Mistakes counts the tags that people did not give and those that they gave and are missing.
func (q Quality) Mistakes() int { return q.Wrong + q.Missed }

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

// mark is a score and what was decided.
type mark struct {
	score float64
	worth float64 // how much of a yes it is, see [slips]
}

// decide finds how themes stand against each other, thresholds, probabilities and who
// decides, by scores of texts that the scorer had not seen.
func (m *Model) decide(examples []*Example, unseen []float64, labels []int8) {
	m.contest = fitContest(alone(), m.Themes, unseen, labels)
	scores := m.contest.settled(m.Themes, unseen)
	m.slips = findSlips(examples, m.Themes, scores, labels)
	all, _ := marks(examples, scores, m.Themes, 0, everything, 0)
	m.curve = fitCurve(all)
	m.limits = m.fitLimits(examples, scores, everything, 0)
	m.gate(examples, unseen, labels)
	m.checks = make([]float64, m.Themes)
	for k, cut := range m.cuts {
		m.checks[k] = m.scoreOf(m.probability(cut) / 2)
	}
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
			p := c.probability(x.score)
			d, q := p-x.worth, float64(p*(1-p))
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

// probability is the probability that a theme with that score is meant.
func (m *Model) probability(score float64) float64 { return m.slips.meant(m.curve.probability(score)) }

// scoreOf is the score of a theme that is meant with that probability.
func (m *Model) scoreOf(p float64) float64 { return m.curve.score(m.slips.decided(p)) }

// score is the score of that probability.
func (c curve) score(p float64) float64 { return (logit(p) - c.level) / c.slope }
