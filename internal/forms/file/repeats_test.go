package file

import (
	"testing"

	"pgregory.net/rapid"
)

func TestRepeatsAreNumbered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOf(rapid.Uint64Range(0, 5)).Draw(t, "keys")
		var r repeats
		for _, k := range keys {
			r.note(k)
		}
		r.settle()
		for range 2 { // every reading counts anew
			c, seen := r.counter(), map[uint64]int{}
			for _, k := range keys {
				if seen[k]++; c.next(k) != seen[k] {
					t.Fatalf("key %d of %v does not come for the time number %d", k, keys, seen[k])
				}
			}
		}
	})
}
