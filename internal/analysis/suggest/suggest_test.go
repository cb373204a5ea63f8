package suggest

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"canvass/internal/survey"
)

// said makes a text; what stands in braces is the evidence of theme 0.
func said(language, s string) Text {
	t := Text{Language: language}
	if before, rest, ok := strings.Cut(s, "{"); ok {
		inside, after, _ := strings.Cut(rest, "}")
		start := len([]rune(before))
		t.Tags = []Tag{{Theme: 0, Spans: []Span{{start, start + len([]rune(inside))}}}}
		s = before + inside + after
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(s))
	t.Text, t.Print = s, h.Sum64()
	return t
}

var priced = survey.Codebook{Themes: []survey.Theme{{ID: "price"}}}

// reviews speak of parking and of breakfast, which no theme covers, and of the price.
func reviews() []Text {
	var out []Text
	for _, s := range []string{
		"There was no parking near the entrance. The {price} was fair.", "Parking cost a fortune and the garage was full.", "The garage has narrow parking places.",
		"We paid for the garage and still found no parking.", "Parking in the garage took an hour.", "The parking garage is two streets away.",
		"Breakfast had cold eggs and stale bread.", "Fresh bread and eggs for breakfast!", "The eggs at breakfast were raw.", "No bread left at breakfast after nine.", "Breakfast: eggs, bread, coffee.",
		"The {price} was too high.", "Too high a {price} for us.", "A high {price}.", "We liked the {price}.",
	} {
		out = append(out, said("en", s))
	}
	return out
}

func TestThemesFindsWhatNoThemeCovers(t *testing.T) {
	texts := reviews()
	found := Themes(texts, priced, Options{Languages: []string{"en", "es"}})
	if len(found) < 2 {
		t.Fatalf("got %d suggestions: %+v", len(found), found)
	}
	for _, want := range []struct {
		word    string
		members []int
		spanish string
	}{{"parking", []int{0, 1, 2, 3, 4, 5}, "aparcamiento"}, {"bread", []int{6, 7, 8, 9, 10}, ""}} {
		i := slices.IndexFunc(found, func(s Suggestion) bool { return slices.Contains(s.Terms, want.word) })
		if i < 0 {
			t.Errorf("nothing about %s", want.word)
			continue
		}
		if diff := cmp.Diff(want.members, found[i].Members); diff != "" {
			t.Errorf("%s: members (-want +got):\n%s", want.word, diff)
		}
		if want.spanish != "" && !slices.Contains(found[i].Keywords["es"], want.spanish) || !slices.Contains(found[i].Keywords["en"], want.word) {
			t.Errorf("%s: keywords %v", want.word, found[i].Keywords)
		}
	}
	for _, s := range found {
		if slices.Contains(s.Terms, "price") || s.ID == "" || len(s.Central) == 0 {
			t.Errorf("%+v", s)
		}
	}
}

// What is said in both languages is one suggestion.
func TestThemesJoinsLanguages(t *testing.T) {
	var texts []Text
	for i := range 6 {
		texts = append(texts, said("en", fmt.Sprintf("The parking garage number %c was closed", 'a'+i)), said("es", fmt.Sprintf("El aparcamiento del garaje %c estaba cerrado", 'a'+i)))
	}
	found := Themes(texts, survey.Codebook{}, Options{Languages: []string{"en", "es"}})
	if len(found) == 0 || len(found[0].Members) != len(texts) || len(found[0].Keywords["en"]) == 0 || len(found[0].Keywords["es"]) == 0 {
		t.Errorf("got %+v", found)
	}
}

// Copies and campaigns are one voice about what a theme is.
func TestThemesCountsCopiesOnce(t *testing.T) {
	var texts []Text
	for range 50 {
		texts = append(texts, said("en", "Zebras everywhere."))
	}
	for i := range 50 {
		texts = append(texts, said("en", fmt.Sprintf("Municipal lighting systems deserve proper neighbourhood consultation procedures tonight. Name %d", i)))
	}
	for _, s := range Themes(texts, survey.Codebook{}, Options{}) {
		if slices.Contains(s.Terms, "zebras") || slices.Contains(s.Terms, "lighting") {
			t.Errorf("a copied text became a theme: %+v", s)
		}
	}
}

// Of a campaign, one text speaks: the others by their own words only.
func TestCampaignsSpeakOnce(t *testing.T) {
	var texts []Text
	for i := range 9 {
		own := fmt.Sprintf("My cousin keeps %s goats near the river.", []string{"seven", "brown", "lame"}[i%3])
		x := said("en", own+" Municipal lighting deserves consultation, signed "+string(rune('a'+i)))
		x.Campaign, x.Own = 1, []Span{{0, len(own)}}
		texts = append(texts, x)
	}
	for i := range 20 {
		texts = append(texts, said("en", fmt.Sprintf("The {price} of tickets %c rose", 'a'+i)))
	}
	words := map[string]bool{}
	for _, s := range Themes(texts, priced, Options{}) {
		for _, w := range s.Terms {
			words[w] = true
		}
	}
	if words["lighting"] || words["municipal"] || !words["goats"] && !words["cousin"] {
		t.Errorf("got %v", words)
	}
	texts[0], texts[8] = texts[8], texts[0]
	for _, s := range Themes(texts, priced, Options{}) {
		if !words[s.Terms[0]] {
			t.Errorf("order matters: %v", s.Terms)
		}
	}
}

// What English and Spanish speakers call one thing is no reason to split a theme.
func TestSplitsAreOfOneLanguage(t *testing.T) {
	cb := survey.Codebook{Themes: []survey.Theme{{ID: "a"}}}
	var texts []Text
	for i := range 60 {
		x := said("en", fmt.Sprintf("The parking garage was full %d", i))
		if i%2 == 0 {
			x = said("es", fmt.Sprintf("Huevos fríos con pan duro %d", i))
		}
		x.Tags = []Tag{{Theme: 0}}
		texts = append(texts, x)
	}
	if found := Splits(texts, cb); len(found) > 0 {
		t.Errorf("got %+v", found)
	}
}

func TestThemesOfNothing(t *testing.T) {
	megabyte := said("en", strings.Repeat("word ", 200_000))
	for why, texts := range map[string][]Text{
		"no texts": nil, "blanks": {said("en", " "), said("", "…")}, "one text": {said("en", "Breakfast was cold.")},
		"a megabyte": {megabyte, megabyte}, "a third language": {said("fr", "公開 العدل"), said("fr", "\xff\x00")},
	} {
		if found := Themes(texts, priced, Options{}); len(found) > 0 {
			t.Errorf("%s: %+v", why, found)
		}
		Keywords(texts, priced, Options{})
		Merges(texts, priced)
		Splits(texts, priced)
	}
}

// The same texts give the same suggestions, in whatever order they come, and more of
// the same do not rename them.
func TestThemesIsStable(t *testing.T) {
	texts := reviews()
	want := Themes(texts, priced, Options{})
	ids := func(all []Suggestion) map[string][]string {
		m := map[string][]string{}
		for _, s := range all {
			m[s.ID] = s.Terms
		}
		return m
	}
	if diff := cmp.Diff(want, Themes(texts, priced, Options{})); diff != "" {
		t.Errorf("a second look differs:\n%s", diff)
	}
	rapid.Check(t, func(t *rapid.T) {
		shuffled := rapid.Permutation(texts).Draw(t, "order")
		if diff := cmp.Diff(ids(want), ids(Themes(shuffled, priced, Options{}))); diff != "" {
			t.Fatalf("order matters:\n%s", diff)
		}
	})
	more := append(reviews(), said("en", "A garage with parking at last."), said("en", "Eggs and bread at breakfast, as always."), said("en", "The view was wide."))
	for id := range ids(Themes(texts, priced, Options{Most: 2})) {
		if _, kept := ids(Themes(more, priced, Options{}))[id]; !kept {
			t.Errorf("%s is gone or renamed", id)
		}
	}
}

func TestKeywordsForThemesThatExist(t *testing.T) {
	var texts []Text
	for i := range 8 {
		texts = append(texts, said("en", fmt.Sprintf("The {price} on the invoice %c surprised us", 'a'+i)), said("en", fmt.Sprintf("Garden number %c is green", 'a'+i)))
	}
	found := Keywords(texts, priced, Options{Languages: []string{"en"}})
	if !slices.ContainsFunc(found, func(k Keyword) bool {
		return k.Theme == "price" && k.Keyword == "invoice" && k.Within == 8 && k.Texts == 8
	}) {
		t.Errorf("got %+v", found)
	}
	for _, k := range found {
		if k.Keyword == "price" || strings.Contains(k.Keyword, "garden") {
			t.Errorf("proposed: %+v", k)
		}
	}
}

// A word that is missing from a theme leaves texts without any; those that have a theme tell.
func TestKeywordsOfTextsWithoutATheme(t *testing.T) {
	var texts []Text
	for i := range 8 {
		texts = append(texts, said("en", fmt.Sprintf("The {price} on the invoice %c surprised us", 'a'+i)), said("en", fmt.Sprintf("No invoice came for order %c", 'a'+i)))
		texts = append(texts, said("en", fmt.Sprintf("Gardens %c are green", 'a'+i)), said("en", fmt.Sprintf("Gardens %c were brown", 'a'+i)))
	}
	found := Keywords(texts, priced, Options{Languages: []string{"en"}})
	if !slices.ContainsFunc(found, func(k Keyword) bool { return k.Keyword == "invoice" && k.Within == 8 && k.Texts == 16 && k.Themed == 8 }) ||
		slices.ContainsFunc(found, func(k Keyword) bool { return strings.Contains(k.Keyword, " ") }) {
		t.Errorf("got %+v", found)
	}
}

// The words that a theme was found by tell its parts; one that is whole is left alone.
func TestSplitsByWhatAThemeWasFoundBy(t *testing.T) {
	cb := survey.Codebook{Themes: []survey.Theme{{ID: "a"}, {ID: "b"}}}
	beside := [][]string{{"garage", "entrance", "ticket", "barrier"}, {"eggs", "bread", "coffee", "butter"}}
	found := [][]string{{"parking", "cars"}, {"breakfast", "buffet"}}
	var texts []Text
	for i := range 80 {
		topic, k := i%2, i/2
		line := fmt.Sprintf("{%s} with %s and %s %c", found[topic][k%2], beside[topic][k/2%4], beside[topic][(k/2+1+k/8%3)%4], 'a'+i%26)
		joined, whole := said("en", line), said("en", strings.Replace(line, "with", "before", 1))
		whole.Tags = nil
		if topic == 0 {
			whole = said("en", strings.Replace(line, "with", "before", 1))
			whole.Tags[0].Theme = 1
		}
		texts = append(texts, joined, whole)
	}
	got := Splits(texts, cb)
	if len(got) != 1 || got[0].Theme != "a" || got[0].Sizes != [2]int{40, 40} {
		t.Fatalf("got %+v", got)
	}
	for _, part := range got[0].Parts {
		if slices.Contains(part, "parking") == slices.Contains(part, "breakfast") || slices.Contains(part, "cars") == slices.Contains(part, "buffet") {
			t.Errorf("parts %v", got[0].Parts)
		}
	}
}

func TestMergesAndSplits(t *testing.T) {
	cb := survey.Codebook{Themes: []survey.Theme{{ID: "a"}, {ID: "b"}, {ID: "c"}}}
	var texts []Text
	for i := range 60 {
		x := said("en", fmt.Sprintf("The parking garage was full %d", i))
		if i%2 == 0 {
			x = said("en", fmt.Sprintf("Cold eggs with stale bread %d", i))
		}
		x.Tags = []Tag{{Theme: 0}}
		if i < 12 {
			x.Tags = append(x.Tags, Tag{Theme: 1})
		}
		texts = append(texts, x)
	}
	if diff := cmp.Diff([]Merge{{"a", "b", 12, 12}}, Merges(texts, cb)); diff != "" {
		t.Error(diff)
	}
	found := Splits(texts, cb)
	if len(found) != 1 || found[0].Theme != "a" || found[0].Sizes != [2]int{30, 30} {
		t.Errorf("got %+v", found)
	}
}

// Once people write in a language, its draft keywords are words that they wrote.
func TestDraftsAreWritten(t *testing.T) {
	for _, c := range []struct {
		also  string
		draft bool
	}{{"El personal fue amable.", false}, {"No había aparcamientos libres.", true}} {
		found := Themes(append(reviews(), said("es", c.also)), priced, Options{Languages: []string{"en", "es"}})
		i := slices.IndexFunc(found, func(s Suggestion) bool { return slices.Contains(s.Terms, "parking") })
		if i < 0 {
			t.Fatalf("nothing about parking: %+v", found)
		}
		if got := slices.Contains(found[i].Keywords["es"], "aparcamiento"); got != c.draft {
			t.Errorf("with %q: draft keywords %v", c.also, found[i].Keywords)
		}
	}
}
