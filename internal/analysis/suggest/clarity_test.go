package suggest

import (
	"fmt"
	"slices"
	"testing"

	"canvass/internal/survey"
)

// What is said beside a word with everybody's words is no subject; what has words of its
// own is one, and the more the clearer.
func TestClarityIsOfWordsOfTheirOwn(t *testing.T) {
	everyone := []string{"green", "round", "heavy", "quiet", "sudden", "narrow", "little", "clean"}
	var texts []Text
	for i := range 240 {
		a, b := everyone[i%8], everyone[(i+1+i/8%7)%8]
		switch i % 6 {
		case 0:
			texts = append(texts, said("en", fmt.Sprintf("%s %s version %d", a, b, i)))
		case 1:
			texts = append(texts, said("en", fmt.Sprintf("%s ticket, %s, on trams %d", a, b, i)))
		default:
			texts = append(texts, said("en", fmt.Sprintf("%s %s weather %d", a, b, i)))
		}
	}
	ix := newIndex(texts, survey.Codebook{}, 1)
	of := func(key string) float64 {
		at := slices.IndexFunc(ix.terms, func(t term) bool { return t.key == key })
		if at < 0 {
			t.Fatalf("no term %q", key)
		}
		return ix.groupClarity([]int{at})
	}
	if general, subject := of("version"), of("ticket"); general < 0 || subject < general+0.1 {
		t.Errorf("version %.3f, ticket %.3f", general, subject)
	}
	if got := ix.clarity(nil, nil); got != 0 {
		t.Errorf("no sentences: %v", got)
	}
}

// Of groups about the same the one that is worth most is told, wherever it comes in order.
func TestOrderDoesNotChooseAmongRepeats(t *testing.T) {
	var texts []Text
	for i := range 30 {
		texts = append(texts, said("en", fmt.Sprintf("trams and rails and bread %c", 'a'+i%26)))
	}
	ix := newIndex(texts, survey.Codebook{}, 1)
	at := func(key string, worth, score float64) candidate {
		terms := []int{slices.IndexFunc(ix.terms, func(t term) bool { return t.key == key })}
		return candidate{terms: terms, segments: ix.segmentsOf(terms), texts: 9, distance: 1, worth: worth, score: score}
	}
	found := ix.choose([]candidate{at("tram", 3, 1), at("rail", 2, 5)}, 9)
	if len(found) != 1 || found[0].worth != 3 {
		t.Fatalf("got %+v", found)
	}
}
