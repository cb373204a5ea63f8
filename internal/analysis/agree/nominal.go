package agree

// Nominal is how often two values agree that are one of several classes each, and
// Cohen's kappa over all pairs, both sides' shares of the classes giving chance. They
// are nil without pairs, kappa also where everything is one class.
func Nominal(pairs [][2]int) (percent, kappa *float64) {
	n := float64(len(pairs))
	var same float64
	left, right := map[int]float64{}, map[int]float64{}
	most := 0
	for _, p := range pairs {
		if p[0] == p[1] {
			same++
		}
		left[p[0]]++
		right[p[1]]++
		most = max(most, p[0], p[1])
	}
	chance := 0.0
	for class := range most + 1 {
		chance += left[class] * right[class]
	}
	return ratio(same, n), ratio(same*n-chance, n*n-chance)
}
