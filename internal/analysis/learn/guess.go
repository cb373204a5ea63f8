package learn

import "math"

// ridge is how strongly the weights of a guess stay with the usual ones.
const ridge = 5

// fitEvidence finds how evidence counts, over all themes at once: a logistic regression
// that stays near the usual weights, by Newton's method with bounded steps from a start.
func fitEvidence(usual, start evidence, ridge float64, all []evidence, labels []int8) evidence {
	w := start
	for range 40 {
		slope, bend := lossSlope(&w, &usual, ridge, all, labels)
		step := solveSymmetric(bend, slope)
		biggest := 0.0
		for _, v := range step {
			biggest = max(biggest, v, -v)
		}
		scale := 1.0
		if biggest > 0.5 {
			scale = 0.5 / biggest
		}
		for j := range w {
			w[j] -= float64(step[j] * scale)
		}
		if biggest < 1e-9 {
			break
		}
	}
	return w
}

// lossSlope is the gradient of the loss and the lower half of its second derivative.
func lossSlope(w, usual *evidence, ridge float64, all []evidence, labels []int8) (slope evidence, bend [evidences][evidences]float64) {
	for j := range w {
		slope[j] = ridge * (w[j] - usual[j])
		bend[j][j] = ridge
	}
	var some [evidences]int // of the evidence at hand: what is not nothing
	for i := range all {
		if labels[i] == Unknown {
			continue
		}
		e := &all[i]
		p, y := sigmoid(weigh(w, e)), 0.0
		if labels[i] == Yes {
			y = 1
		}
		d, q := p-y, float64(p*(1-p))
		n := 0
		for j, v := range e { // most of it is nothing
			if v == 0 {
				continue
			}
			some[n] = j
			n++
			slope[j] += float64(d * v)
			by, row := float64(q*v), &bend[j]
			for _, k := range some[:n] {
				row[k] += float64(by * e[k])
			}
		}
	}
	return slope, bend
}

func weigh(w, e *evidence) float64 {
	sum := 0.0
	for j := range w {
		sum += float64(w[j] * e[j])
	}
	return sum
}

// solveSymmetric solves h x = g for a positive definite h given by its lower half, by
// Cholesky's decomposition.
func solveSymmetric(h [evidences][evidences]float64, g evidence) evidence {
	for i := range h {
		for j := 0; j <= i; j++ {
			sum := h[i][j]
			for k := range j {
				sum -= float64(h[i][k] * h[j][k])
			}
			if i == j {
				h[i][i] = math.Sqrt(max(sum, 1e-12))
			} else {
				h[i][j] = sum / h[j][j]
			}
		}
	}
	for i := range len(h) {
		for k := range i {
			g[i] -= float64(h[i][k] * g[k])
		}
		g[i] /= h[i][i]
	}
	for i := len(g) - 1; i >= 0; i-- {
		for k := i + 1; k < len(g); k++ {
			g[i] -= float64(h[k][i] * g[k])
		}
		g[i] /= h[i][i]
	}
	return g
}
