package learn

import (
	"math"
	"testing"
)

func TestExactFunctions(t *testing.T) {
	for x := -50.0; x < 50; x += 0.0137 {
		if got, want := exp(x), math.Exp(x); math.Abs(got-want) > 1e-11*want {
			t.Errorf("exp(%g) = %g, want %g", x, got, want)
		}
		v := math.Exp(x)
		if got := ln(v); math.Abs(got-x) > 1e-13*(1+math.Abs(x)) {
			t.Errorf("ln(e^%g) = %g", x, got)
		}
		if p := sigmoid(x); p < 0 || p > 1 {
			t.Errorf("sigmoid(%g) = %g", x, p)
		}
	}
	if exp(-1e9) <= 0 || math.IsInf(exp(1e9), 0) {
		t.Error("exp is not held within bounds")
	}
}
