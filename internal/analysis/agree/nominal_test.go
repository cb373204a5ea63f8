package agree

import "testing"

// The example of Cohen (1960) with three classes, in counts of 200: kappa 0.492.
func TestNominal(t *testing.T) {
	var pairs []Classes
	for a, row := range [][]int{{88, 14, 18}, {10, 40, 10}, {2, 6, 12}} {
		for b, n := range row {
			for range n {
				pairs = append(pairs, Classes{a, b, 1})
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
	if percent, kappa := Nominal([]Classes{{1, 1, 1. / 3}, {1, 1, 1. / 3}, {1, 1, 1. / 3}}); *percent != 1 || kappa != nil {
		t.Error("kappa of one class")
	}
}
