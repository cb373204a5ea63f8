package people

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Whatever is kept comes back, small, huge or empty, in whichever piece it stands.
func TestShelf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := newShelf()
		want := []string{""}
		for _, n := range rapid.SliceOf(rapid.SampledFrom([]int{0, 1, 7, 200, piece - 1, piece, piece + 1, 3 * piece})).Draw(t, "lengths") {
			v := strings.Repeat(string(rune('a'+len(want)%26)), n)
			s.add(v)
			want = append(want, v)
		}
		for i, v := range want {
			if got := s.at(uint32(i)); got != v {
				t.Fatalf("number %d has %d bytes, want %d", i, len(got), len(v))
			}
		}
	})
}
