package learn

// The weights of all themes stand side by side, by column. Four columns are taken at a
// time: what is added up stays at hand for them, and the processor fetches all four from
// memory at once, which is most of what training takes. Sums come in the same order as
// if it were one at a time, so that they are the same to the last bit.

// accumulate adds a row's features times their weights to the score of each theme.
func accumulate(score, weights []float64, r sparse) {
	T, columns, values := len(score), r.columns, r.values
	for ; len(columns) >= 4; columns, values = columns[4:], values[4:] {
		a, b, c, d := values[0], values[1], values[2], values[3]
		p, q := weights[int(columns[0])*T:][:T], weights[int(columns[1])*T:][:T]
		u, v := weights[int(columns[2])*T:][:T], weights[int(columns[3])*T:][:T]
		p, q, u, v = p[:len(score)], q[:len(score)], u[:len(score)], v[:len(score)]
		for t, sum := range score {
			sum += float64(a * p[t])
			sum += float64(b * q[t])
			sum += float64(c * u[t])
			sum += float64(d * v[t])
			score[t] = sum
		}
	}
	for k, column := range columns {
		addScaled(score, weights[int(column)*T:][:T], values[k])
	}
}

// spread adds a row's features times a step to the weights of each theme; every column
// comes once.
func spread(weights, step []float64, r sparse) {
	T, columns, values := len(step), r.columns, r.values
	for ; len(columns) >= 4; columns, values = columns[4:], values[4:] {
		a, b, c, d := values[0], values[1], values[2], values[3]
		p, q := weights[int(columns[0])*T:][:T], weights[int(columns[1])*T:][:T]
		u, v := weights[int(columns[2])*T:][:T], weights[int(columns[3])*T:][:T]
		p, q, u, v = p[:len(step)], q[:len(step)], u[:len(step)], v[:len(step)]
		for t, by := range step {
			p[t] += float64(a * by)
			q[t] += float64(b * by)
			u[t] += float64(c * by)
			v[t] += float64(d * by)
		}
	}
	for k, column := range columns {
		addScaled(weights[int(column)*T:][:T], step, values[k])
	}
}
