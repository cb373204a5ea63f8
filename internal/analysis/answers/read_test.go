package answers

import "testing"

func TestReadRating(t *testing.T) {
	scale := []string{"Muy en desacuerdo", "En desacuerdo", "Neutral", "De acuerdo", "Muy de acuerdo"}
	for words, want := range map[string]int{
		"1": 1, "5 - Strongly agree": 5, "4) agree": 4, "muy de ACUERDO": 5, "Neutral": 3,
		"0": 0, "6": 0, "10": 0, "4.5": 0, "4,5": 0, "agree": 0, "": 0, "-1": 0,
	} {
		if got := readRating(words, scale); got != want {
			t.Errorf("%q reads as %d, want %d", words, got, want)
		}
	}
}
