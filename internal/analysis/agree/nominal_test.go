package agree

import "testing"

// The example of Cohen (1960) with three classes, in counts of 200: kappa 0.492.
func TestNominal(t *testing.T) {
	var pairs [][2]int
	for a, row := range [][]int{{88, 14, 18}, {10, 40, 10}, {2, 6, 12}} {
		for b, n := range row {
			for range n {
				pairs = append(pairs, [2]int{a, b})
			}
		}
	}
	percent, kappa := Nominal(pairs)
	if percent == nil || kappa == nil || *percent != 0.7 || *kappa < 0.491 || *kappa > 0.493 {
		t.Errorf("Nominal = %v, %v, want 0.7, 0.492", *percent, *kappa)
	}
	if percent, kappa := Nominal(nil); percent != nil || kappa != nil {
		t.Error("figures of nothing")
	}
	if percent, kappa := Nominal([][2]int{{1, 1}}); *percent != 1 || kappa != nil {
		t.Error("kappa of one class")
	}
}
