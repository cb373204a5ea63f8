package codebook

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"canvass/internal/survey"
)

func TestWordsTellFormsApart(t *testing.T) {
	for _, c := range []struct {
		keyword, word string
		want          Form
	}{
		{"Café", "cafe", FormSame},
		{"co-design", "codesign", FormSame},
		{"bus", "buses", FormInflected},
		{"policy", "policies", FormInflected},
		{"open", "opening", FormInflected},
		{"open", "openly", FormApart},
		{"caro", "cara", FormInflected},
		{"participar", "participaron", FormInflected},
		{"voz", "voces", FormInflected},
		{"rápido", "rapidamente", FormInflected},
		{"inform", "informal", FormApart},
		{"person", "people", FormApart},
		{"transparen*", "transparency", FormBeginning},
		{"public register", "public registers", FormInflected},
		{"public register", "publicly registered", FormApart},
	} {
		if got := formBeside(c.keyword, c.word); got != c.want {
			t.Errorf("%q finds %q: %s, want %s", c.keyword, c.word, got, c.want)
		}
	}
}

func TestWordsLeastLikeTheirKeywordComeFirst(t *testing.T) {
	key := Key{"info", "inform"}
	u := Usage{Caught: map[Key]map[string]int{
		key:                {"inform": 9, "informal": 2, "informs": 5, "informants": 3},
		{"cost", "price*"}: {"price": 1, "priceless": 7},
	}}
	want := []Caught{
		{"info", "inform", "informants", 3, FormApart}, {"info", "inform", "informal", 2, FormApart},
		{"cost", "price*", "priceless", 7, FormBeginning}, {"info", "inform", "informs", 5, FormInflected},
		{"info", "inform", "inform", 9, FormSame}, {"cost", "price*", "price", 1, FormSame},
	}
	if d := cmp.Diff(want, u.Words()); d != "" {
		t.Error(d)
	}
	theme := survey.Theme{ID: "info", Keywords: map[string][]string{"en": {"inform", "informants"}}}
	var messages []string
	for _, f := range Lint(survey.Codebook{Themes: []survey.Theme{theme}}, []string{"en"}, u) {
		if f.Rule == OtherWords {
			messages = append(messages, f.Message)
		}
	}
	if d := cmp.Diff([]string{`theme info: "inform" (en) also finds "informal" (2)`}, messages); d != "" {
		t.Error(d)
	}
}

func TestLintWarnsOfKeywordsOfALetterOrTwo(t *testing.T) {
	theme := survey.Theme{ID: "x", Keywords: map[string][]string{"en": {"p*", "it*", "tax*", "x", "AI", "水"}}}
	var short []string
	for _, f := range Lint(survey.Codebook{Themes: []survey.Theme{theme}}, []string{"en"}, Usage{}) {
		if f.Rule == TooShort && f.Level == Warning {
			short = append(short, f.Keywords...)
		}
	}
	if got := strings.Join(short, " "); got != "p* it* x" {
		t.Errorf("warned of %q", got)
	}
}
