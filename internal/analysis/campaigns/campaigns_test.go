package campaigns

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const letter = "Every algorithm our government buys should be listed in one public register before the first dollar is spent. " +
	"The listing must show the problem, the alternatives, the contract and the yearly cost."

const asked = "An agency that means to buy, renew or extend a system says so in one public place, from planning to the end of the contract."

// find gives every text to a person of its own.
func find(texts ...string) []Campaign {
	f := New([]string{asked}, true, 0)
	var all []Text
	for i, s := range texts {
		n, _ := f.Add(s)
		all = append(all, Text{n, int32(i)})
	}
	return f.Find(all)
}

// groups lists the members of campaigns.
func groups(found []Campaign) [][]int {
	var out [][]int
	for _, c := range found {
		var g []int
		for _, m := range c.Members {
			g = append(g, m.Text)
		}
		out = append(out, g)
	}
	return out
}

func cut(s string, spans []Span) []string {
	var out []string
	for _, p := range spans {
		out = append(out, string([]rune(s)[p.Start:p.End]))
	}
	return out
}

func TestCopiesOfALetterAreOneCampaign(t *testing.T) {
	texts := []string{
		letter,
		"I ride the bus to wörk at night. " + letter,
		strings.ToUpper(letter) + "!!",
		strings.Replace(letter, "one public register", "a public list", 1),
		"The night shift has no time for meetings, and nobody asked us what we would need to come.",
		letter + " My own street has three cameras and not one sign.",
	}
	found := find(texts...)
	if diff := cmp.Diff([][]int{{0, 1, 2, 3, 5}}, groups(found)); diff != "" {
		t.Fatal(diff)
	}
	c := found[0]
	if c.People != 5 || c.Merged || c.Members[0].Similarity != 1 || c.Members[0].OwnWords != 0 {
		t.Errorf("%+v", c)
	}
	if got := cut(texts[1], c.Members[1].Own); !cmp.Equal(got, []string{"I ride the bus to wörk at night"}) {
		t.Errorf("own words are %q", got)
	}
	if got := cut(texts[5], c.Members[4].Own); !cmp.Equal(got, []string{"My own street has three cameras and not one sign"}) || c.Members[4].OwnWords != 10 {
		t.Errorf("own words are %q", got)
	}
	if got := cut(texts[c.Members[c.Example].Text], c.Shared); !cmp.Equal(got, []string{strings.TrimSuffix(letter, ".")}) {
		t.Errorf("the template is %q", got)
	}
}

func TestUnlikeLettersOnOneMatterStayApart(t *testing.T) {
	other := "Please put every contract for software into one public register, and say in it what was tested and who complained. " +
		"We have waited long enough for an answer, and the yearly cost is ours to pay."
	if diff := cmp.Diff([][]int{{0, 2}, {1, 3}}, groups(find(letter, other, letter, other))); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsNoCampaign(t *testing.T) {
	for name, texts := range map[string][]string{
		"short answers":            {"great event thank you", "Great event, thank you!", "great event thank you"},
		"quotes of what was asked": {asked + " Yes.", "“" + asked + "” I would add a date to it.", asked},
		"one thought":              {"I think this is a good idea", "I think this is a good idea.", "No."},
		"nothing":                  {"", " ", "…", "👍👍"},
		"different texts":          {letter, "The night shift has no time for meetings, and nobody asked us what we would need to come."},
	} {
		if found := find(texts...); len(found) > 0 {
			t.Errorf("%s: %v", name, groups(found))
		}
	}
}

// A law that many quote, each with a view of their own, is nobody's letter, even where
// nobody told us that they would be asked about it.
func TestWhatManyQuoteIsNoCampaign(t *testing.T) {
	r := rand.New(rand.NewSource(7))
	var texts []string
	for range 12 {
		texts = append(texts, "“"+letter+"” "+babble(r, 25))
	}
	if found := find(texts...); len(found) > 0 {
		t.Errorf("%v", groups(found))
	}
	for range 12 {
		texts = append(texts, letter+" "+babble(r, 5))
	}
	if found := find(texts...); len(found) != 1 {
		t.Errorf("a letter that some quote at length is one: %v", groups(found))
	}
}

func TestOnePersonAloneIsNoCampaign(t *testing.T) {
	f := New(nil, false, 0)
	a, _ := f.Add(letter)
	b, _ := f.Add(letter + " Thank you.")
	if found := f.Find([]Text{{a, 7}, {b, 7}, {a, 7}}); len(found) > 0 {
		t.Errorf("one person who repeats themselves: %v", groups(found))
	}
	if found := f.Find([]Text{{a, 7}, {b, 8}, {a, 7}}); len(found) != 1 || found[0].People != 2 || len(found[0].Members) != 3 {
		t.Errorf("two people: %+v", found)
	}
}

func TestPlaceholdersThatWereLeft(t *testing.T) {
	found := find("Dear {{REPRESENTATIVE}}, "+letter+" [YOUR NAME]", "Dear Ana, "+letter, letter+" [sic] (2025) <b> {1} [your city]")
	if len(found) != 1 || found[0].Unfilled != 2 {
		t.Fatalf("%+v", found)
	}
	if diff := cmp.Diff([]string{"[YOUR NAME]", "[your city]", "{REPRESENTATIVE}"}, found[0].Blanks); diff != "" {
		t.Error(diff)
	}
	if found[0].Members[0].OwnWords != 0 {
		t.Errorf("a placeholder is nobody's own words: %+v", found[0].Members[0])
	}
}

// babble is n words of no meaning, some of them common.
func babble(r *rand.Rand, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprintf("word%d", int(float64(3000)*r.Float64()*r.Float64()))
		if r.Intn(3) == 0 {
			words[i] = strings.Fields("the of and to in a is that for it")[r.Intn(10)]
		}
	}
	return strings.Join(words, " ")
}

// Sixty letters, of which no two are alike as wholes: each of six phrases is one of
// four. They stand among ordinary texts, and copies of two other letters.
func TestMailMergeIsOneCampaign(t *testing.T) {
	r := rand.New(rand.NewSource(4))
	var phrases [6][4]string
	for i := range phrases {
		for k := range phrases[i] {
			phrases[i][k] = babble(r, 8)
		}
	}
	var texts []string
	merged := map[int]bool{}
	for i := range 600 {
		if i%10 == 0 {
			var parts []string
			for _, p := range phrases {
				parts = append(parts, p[r.Intn(4)])
			}
			merged[len(texts)] = true
			texts = append(texts, strings.Join(parts, " "))
			continue
		}
		texts = append(texts, babble(r, 20+r.Intn(40)))
	}
	found := find(texts...)
	if len(found) != 1 || !found[0].Merged {
		t.Fatalf("%d campaigns: %v", len(found), groups(found))
	}
	for _, m := range found[0].Members {
		if !merged[m.Text] {
			t.Errorf("text %d is an ordinary one", m.Text)
		}
	}
	if n := len(found[0].Members); n < 54 {
		t.Errorf("%d of 60 letters found", n)
	}
}

// People who copy nobody may begin and end alike and say one of few things in each
// place between: that two of them say three things alike tells less than chance brings
// about, that two texts are alike but for a few words tells more.
func TestWhatOneWayOfWritingTells(t *testing.T) {
	r := rand.New(rand.NewSource(6))
	first, last := babble(r, 7), babble(r, 7)
	var places [6][16]string
	for i := range places {
		for k := range places[i] {
			places[i][k] = babble(r, 8)
		}
	}
	text := func(picks ...int) string {
		parts := []string{first}
		for i, k := range picks {
			parts = append(parts, places[i][k])
		}
		return strings.Join(append(parts, last), " ")
	}
	texts := []string{letter, text(1, 2, 3, 4, 5, 6), text(1, 2, 9, 9, 5, 9)}
	for range 400 {
		texts = append(texts, text(r.Intn(16), r.Intn(16), r.Intn(16), r.Intn(16), r.Intn(16), r.Intn(16)), babble(r, 20+r.Intn(40)))
	}
	f := New(nil, false, 0)
	c := &clustering{Finder: f}
	for i, s := range texts {
		n, _ := f.Add(s)
		c.order = append(c.order, f.forms[n].doc)
		c.long = append(c.long, int32(i))
	}
	c.usage = c.count(c.long)
	tells := func(a, b int32) float64 {
		c.marks.of(c.triples(c.text(a)))
		return c.usage.telling(c.text(b), c.marks.has, 1e300)
	}
	if got, least := tells(1, 2), beyondPairs*c.usage.chance; got >= least {
		t.Errorf("three phrases of six tell %.1f, and %.1f are asked", got, least)
	}
	if got, least := tells(0, 0), beyondPairs*c.usage.chance; got < least {
		t.Errorf("a letter tells %.1f, and %.1f are asked", got, least)
	}
}

// What is found depends on the order of the texts alone, and holds together.
func TestFindProperties(t *testing.T) {
	sentences := strings.Split(strings.Repeat(letter+" ", 1)+"We were never asked about the price of it. Nobody told the night shift when the hearing is. "+
		"My daughter reads the letters of the office to me. In our town the register lists the cameras and not their makers.", ". ")
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 12).Draw(t, "n")
		texts := make([]string, n)
		for i := range texts {
			texts[i] = strings.Join(rapid.SliceOfN(rapid.SampledFrom(sentences), 0, 4).Draw(t, "sentences"), ". ")
		}
		order := rapid.Permutation(slices.Collect(func(yield func(int) bool) {
			for i := range n {
				if !yield(i) {
					return
				}
			}
		})).Draw(t, "order")
		want := find(texts...)
		f := New([]string{asked}, true, 0)
		numbers := make([]int32, n)
		for _, i := range order {
			numbers[i], _ = f.Add(texts[i])
		}
		var all []Text
		for i, number := range numbers {
			all = append(all, Text{number, int32(i)})
		}
		if diff := cmp.Diff(want, f.Find(all)); diff != "" {
			t.Fatalf("the order of adding matters:\n%s", diff)
		}
		check(t, texts, want)
	})
}

// check holds what every result must be.
func check(t interface{ Fatalf(string, ...any) }, texts []string, found []Campaign) {
	seen := map[int]bool{}
	for _, c := range found {
		if c.People < 2 || len(c.Members) < c.People {
			t.Fatalf("%d texts of %d people", len(c.Members), c.People)
		}
		for _, m := range c.Members {
			if seen[m.Text] {
				t.Fatalf("text %d is in two campaigns", m.Text)
			}
			seen[m.Text] = true
			if m.Similarity <= 0 || m.Similarity > 1 {
				t.Fatalf("similarity %v", m.Similarity)
			}
			end := 0
			for _, s := range m.Own {
				if s.Start < end || s.End <= s.Start || s.End > len([]rune(texts[m.Text])) {
					t.Fatalf("%q: own words at %v", texts[m.Text], m.Own)
				}
				end = s.End
			}
		}
	}
}

func TestHostileTexts(t *testing.T) {
	f := New(nil, true, 0)
	var all []Text
	add := func(s string) {
		n, _ := f.Add(s)
		all = append(all, Text{n, int32(len(all))})
	}
	for range 100_000 {
		add(letter)
	}
	long := strings.Repeat("the same words over and over again ", 30_000) // a megabyte
	add(long)
	add(long + "!")
	add(strings.Repeat("x", 1<<20))
	add(strings.Repeat("x", 1<<20) + "y")
	add(strings.Repeat("я", 300_000) + " " + strings.ReplaceAll(letter, "a", "а")) // Cyrillic letters that look Latin
	add("\xff\xfe" + strings.Repeat("{[<", 10_000))
	add(strings.Repeat("word ", 10_000))
	found := f.Find(all)
	if len(found) != 2 || len(found[0].Members) != 100_000 || len(found[1].Members) != 2 {
		t.Errorf("%d campaigns", len(found))
	}
	if f.Capped != 6 {
		t.Errorf("%d texts were too long to compare whole, want 6", f.Capped)
	}
	if n := len(f.blocks); n > 1 {
		t.Errorf("%d blocks of words are kept", n)
	}
}

func FuzzFind(f *testing.F) {
	f.Add(letter + "\n" + letter + " Thank you, [NAME].\n" + asked)
	f.Add("{a\n" + strings.Repeat("é’ 3.5 李 ", 20) + "\n" + strings.Repeat("é’ 3.5 李 ", 21))
	f.Fuzz(func(t *testing.T, s string) {
		texts := strings.Split(s, "\n")
		check(t, texts, find(texts...))
	})
}
