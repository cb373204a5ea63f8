package learn

import "math"

// What is computed here must come out alike on every machine. Processors differ in
// two ways: some fuse a multiplication and an addition, which an explicit conversion
// of the product forbids, and the mathematical library has other code for each. So
// products are converted wherever a sum follows, and these are our own.

// exp returns e to the power of x with ten digits at least; x is held within ±700.
func exp(x float64) float64 {
	const ln2Hi, ln2Lo = 6.93147180369123816490e-01, 1.90821492927058770002e-10
	if x > 700 {
		x = 700
	} else if x < -700 {
		x = -700
	}
	k := math.Floor(float64(x*(1/math.Ln2)) + 0.5)
	r := x - float64(k*ln2Hi)
	r -= float64(k * ln2Lo)
	// Taylor's series: |r| is below 0.35.
	sum := 1.0/362880 + float64(r*(1.0/3628800))
	sum = 1.0/40320 + float64(r*sum)
	sum = 1.0/5040 + float64(r*sum)
	sum = 1.0/720 + float64(r*sum)
	sum = 1.0/120 + float64(r*sum)
	sum = 1.0/24 + float64(r*sum)
	sum = 1.0/6 + float64(r*sum)
	sum = 0.5 + float64(r*sum)
	sum = 1 + float64(r*sum)
	sum = 1 + float64(r*sum)
	return sum * math.Float64frombits(uint64(int64(k)+1023)<<52) // 2 to the power of k
}

// ln returns the natural logarithm of x, which is positive.
func ln(x float64) float64 {
	frac, e := math.Frexp(x)
	if frac < math.Sqrt2/2 {
		frac, e = frac*2, e-1
	}
	z := (frac - 1) / (frac + 1)
	square, sum := float64(z*z), 0.0
	for i := 21; i > 0; i -= 2 { // 2 (z + z³/3 + z⁵/5 …), |z| is below 0.172
		sum = float64(sum*square) + 1/float64(i)
	}
	return float64(float64(e)*math.Ln2) + float64(2*float64(z*sum))
}

// sigmoid is the logistic function.
func sigmoid(x float64) float64 {
	if x < 0 {
		e := exp(x)
		return e / (1 + e)
	}
	return 1 / (1 + exp(-x))
}

// logit is its inverse.
func logit(p float64) float64 { return ln(p / (1 - p)) }
