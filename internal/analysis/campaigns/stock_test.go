package campaigns

import (
	"fmt"
	"testing"
)

// Among texts of another kind the words of a stock answer are as rare as a letter's.
func TestStockAnswersAreNoCampaign(t *testing.T) {
	var texts []string
	for i := range 60 {
		texts = append(texts, fmt.Sprintf("Sluice %d of harbour %d floods pier %d when tide %d meets gale %d there", i, i+90, i+200, i+300, i+400))
	}
	answers := []string{
		"I do not agree with this principle", "Estoy totalmente de acuerdo con este principio", "The principle is clear and easy to understand",
		"I strongly agree with this principle as written", "No tengo nada más que añadir a esto", "I think this is a very good start",
	}
	slogan := "Publish every surveillance contract before the council votes"
	for _, s := range append(answers, slogan) {
		for range 6 {
			texts = append(texts, s)
		}
	}
	found := find(texts...)
	if len(found) != 1 || found[0].Members[0].Text != 60+6*len(answers) {
		t.Errorf("campaigns of %v, want that of the slogan only", groups(found))
	}
}
