package learn

import (
	"math"
	"slices"
)

// problem is one training: rows of features, and for every theme what is known of
// each row. All themes are trained in one go, because they share the rows.
type problem struct {
	themes  int
	columns int
	rows    []sparse
	labels  []int8    // by row and theme: 1 yes, -1 no, 0 unknown
	offsets []float64 // by row and theme: what is known before any feature is looked at
	cost    float64   // C: how much an error on one row costs, against the size of the weights
	rounds  int
}

// sparse is a row's features: columns and values.
type sparse struct {
	columns []int32
	values  []float64
}

// dual is a solution: weights by column and theme, and how far each row pulls them, by
// row and theme.
type dual struct{ weights, alpha []float64 }

// from takes over another problem's solution, which may have more labels, as far as
// it goes; the zero value is none.
func (p *problem) from(d dual) dual {
	T := p.themes
	if d.weights == nil {
		return dual{make([]float64, p.columns*T), make([]float64, len(p.rows)*T)}
	}
	d = dual{slices.Clone(d.weights), slices.Clone(d.alpha)}
	step := make([]float64, T)
	for i, r := range p.rows {
		moved := false
		for t := range step {
			step[t] = 0
			if k := i*T + t; p.labels[k] == 0 && d.alpha[k] != 0 {
				step[t], d.alpha[k], moved = -d.alpha[k], 0, true
			}
		}
		if moved {
			spread(d.weights, step, r)
		}
	}
	return d
}

// solve finds, for each theme, the weights w that minimise
//
//	½ |w|² + C Σ ln(1 + exp(-y (w·x + offset)))
//
// by coordinate descent on the dual (Yu, Huang, Lin 2011), in the order of rows and
// for a fixed number of rounds, beginning with another solution.
func (p *problem) solve(start dual) dual {
	T := p.themes
	d := p.from(start)
	stops := make([]stop, len(p.rows)*T)
	score, step := make([]float64, T), make([]float64, T)
	size := make([]float64, len(p.rows))
	for i, r := range p.rows {
		for _, v := range r.values {
			size[i] += float64(v * v)
		}
	}
	for round := range p.rounds {
		for i, r := range p.rows {
			labels := p.labels[i*T : i*T+T]
			if !slices.ContainsFunc(labels, func(y int8) bool { return y != 0 }) {
				continue
			}
			copy(score, p.offsets[i*T:i*T+T])
			accumulate(score, d.weights, r)
			moved := 0
			for t, y := range labels {
				step[t] = 0
				if y == 0 {
					continue
				}
				k := i*T + t
				margin := score[t] * float64(y)
				if round == 0 {
					stops[k] = stop{-margin, sigmoid(-margin)}
				}
				before := d.alpha[k] * float64(y)
				stops[k] = p.coordinate(size[i], margin, before, stops[k])
				a := float64(p.cost * stops[k].share)
				change := a - before
				if change > 1e-6*p.cost || change < -1e-6*p.cost {
					d.alpha[k], step[t] = a*float64(y), change*float64(y)
					moved++
				}
			}
			if moved > 0 {
				spread(d.weights, step, r)
			}
		}
	}
	return d
}

// coordinate solves s + size (C σ(s) - alpha) + margin = 0 for s, by Newton's method:
// the left side grows with s, between once and 1 + size C/4 times as fast. It is kept
// between bounds that draw together, and halves them where a step does not halve what is
// left, for where C is large its steps alone go to and fro. It begins where it stopped the
// last time; the new alpha is C times the share.
func (p *problem) coordinate(size, margin, alpha float64, from stop) stop {
	c, s, q := p.cost, from.s, from.share
	low, high := float64(size*(alpha-c))-margin, float64(size*alpha)-margin
	if s < low || s > high {
		s = (low + high) / 2
		q = sigmoid(s)
	}
	last := math.Inf(1)
	for range 60 {
		f := s + margin + float64(size*(float64(c*q)-alpha))
		if f < 1e-6 && f > -1e-6 {
			break
		}
		if f > 0 {
			high = s
		} else {
			low = s
		}
		s -= f / (1 + float64(size*float64(c*float64(q*(1-q)))))
		if f = math.Abs(f); s <= low || s >= high || f > last/2 {
			s = (low + high) / 2
		}
		last, q = f, sigmoid(s)
	}
	return stop{s, q}
}

// stop is where Newton's method stopped: s, and σ(s), the share of C that the row then
// pulls with.
type stop struct{ s, share float64 }
