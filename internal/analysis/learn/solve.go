package learn

import (
	"math"
	"slices"
)

// problem is one training: rows of features, and for every theme what is known of
// each row. Themes share the rows and nothing else.
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

// solve finds, for each theme, the weights w that minimise
//
//	½ |w|² + C Σ ln(1 + exp(-y (w·x + offset)))
//
// by coordinate descent on the dual (Yu, Huang, Lin 2011), in the order of rows and
// for a fixed number of rounds, beginning with the solution of a problem with the same
// rows, which may have more labels; the zero value is none.
func (p *problem) solve(start dual) dual {
	d := dual{make([]float64, p.columns*p.themes), make([]float64, len(p.rows)*p.themes)}
	l := newLane(p)
	for first := 0; first < p.themes; first += lanes {
		l.first, l.themes = first, min(lanes, p.themes-first)
		l.begin(start)
		for round := range p.rounds {
			for i := range p.rows {
				l.row(i, round == 0)
			}
		}
		l.end(d)
	}
	return d
}

// lane is the training of a few themes, the others left aside.
type lane struct {
	*problem
	first, themes int       // of all
	size          []float64 // by row: the square of its length
	weights       []eight   // by column
	alpha         []eight   // by row
	stops         [][lanes]stop
}

func newLane(p *problem) *lane {
	n := len(p.rows)
	l := &lane{problem: p, size: make([]float64, n), weights: make([]eight, p.columns), alpha: make([]eight, n), stops: make([][lanes]stop, n)}
	for i, r := range p.rows {
		for _, v := range r.values {
			l.size[i] += float64(v * v)
		}
	}
	return l
}

// of is where what is known of a row on these themes stands.
func (l *lane) of(i int) (from, to int) {
	from = i*l.problem.themes + l.first
	return from, from + l.themes
}

// begin takes a solution over, less what rows without a label now pulled.
func (l *lane) begin(start dual) {
	clear(l.weights)
	clear(l.alpha)
	if start.weights == nil {
		return
	}
	for c := range l.weights {
		from := c*l.problem.themes + l.first
		copy(l.weights[c][:], start.weights[from:from+l.themes])
	}
	for i := range l.rows {
		from, to := l.of(i)
		copy(l.alpha[i][:], start.alpha[from:to])
		step, moved := eight{}, false
		for t, y := range l.labels[from:to] {
			if a := &l.alpha[i][t]; y == 0 && *a != 0 {
				step[t], *a, moved = -*a, 0, true
			}
		}
		if moved {
			step.spread(l.weights, &l.rows[i])
		}
	}
}

// row moves the alphas of one row, and the weights with them.
func (l *lane) row(i int, first bool) {
	from, to := l.of(i)
	labels := l.labels[from:to]
	if !slices.ContainsFunc(labels, func(y int8) bool { return y != 0 }) {
		return
	}
	var score, step eight
	copy(score[:], l.offsets[from:to])
	score.gather(l.weights, &l.rows[i])
	moved, alpha, stops := false, &l.alpha[i], &l.stops[i]
	for t, label := range labels {
		if label == 0 {
			continue
		}
		y := float64(label)
		margin, before := score[t]*y, alpha[t]*y
		if first {
			stops[t] = stop{-margin, sigmoid(-margin)}
		}
		stops[t] = l.coordinate(l.size[i], margin, before, stops[t])
		now := float64(l.cost * stops[t].share)
		if change := now - before; change > 1e-6*l.cost || change < -1e-6*l.cost {
			alpha[t], step[t], moved = now*y, change*y, true
		}
	}
	if moved {
		step.spread(l.weights, &l.rows[i])
	}
}

// end hands the solution over.
func (l *lane) end(d dual) {
	for c := range l.weights {
		copy(d.weights[c*l.problem.themes+l.first:], l.weights[c][:l.themes])
	}
	for i := range l.alpha {
		from, _ := l.of(i)
		copy(d.alpha[from:], l.alpha[i][:l.themes])
	}
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
