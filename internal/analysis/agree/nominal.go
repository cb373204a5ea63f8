package agree

// Classes is what two raters say of one thing, which is one of several classes; a weight
// of 1/2 is half a thing.
type Classes struct {
	A, B   int
	Weight float64
}

// Nominal is how often two values agree that are one of several classes each, and
// Cohen's kappa over all pairs, both sides' shares of the classes giving chance. They
// are nil without pairs, kappa also where everything is one class.
func Nominal(pairs []Classes) (percent, kappa *float64) {
	var n, same float64
	left, right := map[int]float64{}, map[int]float64{}
	most := 0
	for _, p := range pairs {
		n += p.Weight
		if p.A == p.B {
			same += p.Weight
		}
		left[p.A] += p.Weight
		right[p.B] += p.Weight
		most = max(most, p.A, p.B)
	}
	chance := 0.0
	for class := range most + 1 {
		chance += left[class] * right[class]
	}
	if n*n-chance < nothing*n*n {
		return ratio(same, n), nil
	}
	return ratio(same, n), ratio(same*n-chance, n*n-chance)
}
