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

// Two words for one subject need not stand in one sentence: those beside them tell.
func TestJoinedByTheirCompany(t *testing.T) {
	beside := []string{"rails", "stop", "conductor", "line"}
	other := []string{"oven", "dough", "crust", "flour"}
	var texts []Text
	for i := range 48 {
		a, b := i%4, (i+1+i/4%3)%4
		word := []string{"trams", "trolleys"}[i/24]
		texts = append(texts, said("en", fmt.Sprintf("%s with %s and %s %c", word, beside[a], beside[b], 'a'+i%26)))
		texts = append(texts, said("en", fmt.Sprintf("bread of %s and %s %c", other[a], other[b], 'a'+i%26)))
	}
	ix := newIndex(texts, survey.Codebook{}, 1)
	at := func(key string) candidate {
		i := slices.IndexFunc(ix.terms, func(t term) bool { return t.key == key })
		return candidate{terms: []int{i}}
	}
	found := ix.joined(ix.measured([]candidate{at("tram"), at("trolley"), at("bread")}))
	if len(found) != 2 {
		t.Fatalf("got %d joined: %v", len(found), found)
	}
	for _, c := range found {
		if slices.Contains(c.terms, at("bread").terms[0]) || len(c.terms) != 2 {
			t.Errorf("joined %v", c.terms)
		}
	}
}
