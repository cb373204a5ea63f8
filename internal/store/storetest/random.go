package storetest

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"canvass/internal/effort"
)

// Choose returns a number from 0 to n-1: whoever drives a random test decides.
type Choose func(n int) int

// random: the same promises under histories that nobody thought of.
func (s suite) random() map[string]func(*testing.T) {
	return map[string]func(*testing.T){
		"RandomHistories": s.histories,
		"RandomContents":  s.contents,
	}
}

func (s suite) histories(t *testing.T) {
	for seed := range uint64(effort.Of(3, 24)) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			s.new(t).history(60, rand.New(rand.NewPCG(seed, 0)).IntN)
		})
	}
}

func (s suite) contents(t *testing.T) {
	b := s.new(t)
	random := rand.New(rand.NewPCG(1, 0))
	for i := range effort.Of(10, 100) {
		b.roundTrip(fmt.Sprintf("source %d", i), random.IntN)
	}
}

// Properties returns the random tests for a driver that can make failures small: one
// runs a random sequence of sessions against a model, the other stores random
// responses and expects them back. Each call uses a fresh store.
func Properties[D DB[S, V], S Session, V Snapshot](t *testing.T, fresh func(t *testing.T) (open func() (D, error))) (history, contents func(TB, Choose)) {
	s := generic[D, S, V](fresh)
	history = func(tb TB, choose Choose) { s.bench(t, tb).history(40, choose) }
	contents = func(tb TB, choose Choose) { s.bench(t, tb).roundTrip("f", choose) }
	return history, contents
}
