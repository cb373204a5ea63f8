package analysis

import (
	"testing"

	"pgregory.net/rapid"

	"canvass/internal/survey"
)

// A note says where a tag comes from as long as it is the one that was written; whatever
// else stands in it, evidence lies in the text.
func TestOffersAreReadFromNotes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := rapid.IntRange(0, 50).Draw(t, "start")
		words := Span{start, start + rapid.IntRange(1, 50).Draw(t, "length")}
		note := OfferNote(rapid.String().Draw(t, "model"), words)
		got, ok := offered(survey.Decision{Note: note + rapid.SampledFrom([]string{"", ", I agree", "\nyes"}).Draw(t, "added")}, 100)
		if !ok || len(got) != 1 || got[0] != words {
			t.Fatalf("%q: %v, %v", note, got, ok)
		}
		runes := rapid.IntRange(0, 20).Draw(t, "runes")
		got, _ = offered(survey.Decision{Note: rapid.SampledFrom([]string{"", offeredBy, note}).Draw(t, "begin") + rapid.String().Draw(t, "rest")}, runes)
		for _, s := range got {
			if s.Start < 0 || s.End <= s.Start || s.End > runes {
				t.Fatalf("%v of %d", s, runes)
			}
		}
	})
}
