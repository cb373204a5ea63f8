package learn

// accumulate adds a row's features times their weights to the score of each theme.
func accumulate(score, weights []float64, r sparse) {
	T := len(score)
	for k, column := range r.columns {
		addScaled(score, weights[int(column)*T:][:T], r.values[k])
	}
}

// lanes is how many themes are trained in one go. Their weights of one column are what
// the processor fetches from memory at once, and those of all columns stay near it, where
// the weights of all themes would not; their sums stay in its registers.
const lanes = 8

// eight is a number for each of them.
type eight [lanes]float64

// gather adds a row's features times their weights, by column, to sums.
func (s *eight) gather(weights []eight, r *sparse) {
	a, b, c, d, e, f, g, h := s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]
	values := r.values[:len(r.columns)]
	for k, column := range r.columns {
		v, w := values[k], &weights[column]
		a += float64(v * w[0])
		b += float64(v * w[1])
		c += float64(v * w[2])
		d += float64(v * w[3])
		e += float64(v * w[4])
		f += float64(v * w[5])
		g += float64(v * w[6])
		h += float64(v * w[7])
	}
	*s = eight{a, b, c, d, e, f, g, h}
}

// spread adds a row's features times a step to weights.
func (s *eight) spread(weights []eight, r *sparse) {
	a, b, c, d, e, f, g, h := s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]
	values := r.values[:len(r.columns)]
	for k, column := range r.columns {
		v, w := values[k], &weights[column]
		w[0] += float64(v * a)
		w[1] += float64(v * b)
		w[2] += float64(v * c)
		w[3] += float64(v * d)
		w[4] += float64(v * e)
		w[5] += float64(v * f)
		w[6] += float64(v * g)
		w[7] += float64(v * h)
	}
}
