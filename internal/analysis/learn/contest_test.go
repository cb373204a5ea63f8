package learn

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestContestWithoutDecisions leaves scores as they are.
func TestContestWithoutDecisions(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		scores := rapid.SliceOfN(rapid.Float64Range(-50, 50), 1, 6).Draw(r, "scores")
		c := fitContest(alone(), len(scores), scores, make([]int8, len(scores)))
		got := slices.Clone(scores)
		c.settle(got, make([]evidence, len(got)))
		for k := range got {
			if math.Abs(got[k]-scores[k]) > 1e-9 {
				r.Fatalf("%v became %v", scores, got)
			}
		}
	})
}

// TestContestLearnsThatThereIsOne: where every text speaks to one theme, the best theme
// of a text that no score is sure of is likelier than the same score beside a better one.
func TestContestLearnsThatThereIsOne(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	var scores []float64
	var labels []int8
	for range 300 {
		truth := dice.IntN(4)
		shift := 4*dice.Float64() - 4
		for k := range 4 {
			s, label := shift+dice.NormFloat64()-2, No
			if k == truth {
				s, label = s+2.5, Yes
			}
			scores, labels = append(scores, s), append(labels, label)
		}
	}
	c := fitContest(alone(), 4, scores, labels)
	alone, beside := []float64{-2, -5, -5, -5}, []float64{-2, 2, -5, -5}
	for _, s := range [][]float64{alone, beside} {
		c.settle(s, make([]evidence, 4))
	}
	if alone[0] < beside[0]+2 {
		t.Errorf("the same score is %.2f alone and %.2f beside a better one", alone[0], beside[0])
	}
	if alone[0] < 0 {
		t.Errorf("the only theme that can be meant has the score %.2f", alone[0])
	}
}
