package agreement

import (
	"testing"

	"canvass/internal/survey"
)

// judgedAt makes texts in the order of chance: x judged, any other letter not.
func judgedAt(s string) []Text {
	out := make([]Text, len(s))
	for i, c := range s {
		if c == 'x' {
			out[i].Rulings = []survey.Decision{{}}
		}
	}
	return out
}

// What is judged for another reason does not join the random sample; texts that came
// since do not end it.
func TestSampleEndsWhereChoosingBegins(t *testing.T) {
	for judged, want := range map[string]int{
		"": 0, "...x": 0, "xxxx": 4, "xxxxxxxxxxxxxxxxxxxx.x.x..x": 20,
		"xxxxxxxxxxxx.xxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxx..x.": 45, // two came since
	} {
		if got := len(sample(judgedAt(judged))); got != want {
			t.Errorf("%s: %d, want %d", judged, got, want)
		}
	}
}
