package campaigns

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
)

// sentence draws on one small stock of phrases, as everybody does here.
func sentence(r *rand.Rand) string {
	pick := func(list string) string { all := strings.Split(list, "|"); return all[r.Intn(len(all))] }
	return strings.Join([]string{
		pick("As a parent|Frankly|In my experience|Last spring|To be honest|After two pilots|Our members say|As a nurse|It seems to me|My worry is that|In our town|We have seen that|Speaking as a vendor|From the countryside|Each year|I think"),
		pick("the ministry|every supplier|small firms|the auditor|residents|the buying team|journalists|our city|researchers|the agency|elected members|people affected|vendors|the review board|local communities|public officials"),
		pick("must|ought to|should|may|needs to|could|has to|is expected to|will need to|cannot afford not to"),
		pick("publish|review|document|compare|test|withdraw|archive|explain|measure|pause|translate|defend|audit|share|register|negotiate"),
		pick("the list of bidders|the scoring method|all complaints|the risk register|the cost figures|its decision logs|energy use|the source code|the contract terms|accuracy by group|the appeal process|training data|the impact assessment|any conflicts of interest|the minutes of meetings|every algorithm in use"),
		pick("in plain language|within thirty days|at least once a year|and keep it up to date|on a public website|or explain why not|for as long as it runs|before signing anything|without a fee|if the budget allows|so that anyone can check it|during the pilot phase|in every language spoken here|as soon as something changes|under independent supervision|with the people it affects"),
		pick("in Vitri|in Nogu|in Kabala|in Lami|in Tefo|in Dimeme|in Zulo|in Bace|in Rugufo|in Podizo|in Lete|in Nolani|in Diba|in Lepra|in Vikani|in Rurunomi"),
	}, " ") + "."
}

// letterOf is sentences, one drawn for each place.
func letterOf(places int, of func(place int) string) string {
	all := make([]string, places)
	for i := range all {
		all[i] = of(i)
	}
	return strings.Join(all, " ")
}

// Letters whose sentences were picked from three alternatives are one letter's, though
// everybody writes with the same few phrases, and two such letters are two.
func TestSentencesPickedFromAlternativesAreOneLetter(t *testing.T) {
	r := rand.New(rand.NewSource(11))
	f := New(nil, false, 0)
	var texts []Text
	var family []int // of a document; 0 none
	add := func(of int, s string) {
		if n, again := f.Add(s); !again {
			texts, family = append(texts, Text{Number: n}), append(family, of)
		}
	}
	for of := 1; of <= 2; of++ {
		var stock [6][3]string
		for i := range stock {
			for k := range stock[i] {
				stock[i][k] = sentence(r)
			}
		}
		for range 36 {
			add(of, letterOf(6, func(i int) string { return stock[i][r.Intn(3)] }))
		}
	}
	for range 1500 {
		add(0, letterOf(2+r.Intn(5), func(int) string { return sentence(r) }))
	}
	c := &clustering{Finder: f, order: f.order(texts)}
	for rank := range c.order {
		c.leader = append(c.leader, int32(rank))
	}
	c.families(slices.Clone(c.leader))
	together := map[[2]int32]int{} // leader and letter → texts
	for rank, leader := range c.leader {
		together[[2]int32{leader, int32(family[rank])}]++
	}
	for key, n := range together {
		switch leader, of := key[0], key[1]; {
		case of > 0 && n > 1 && n < 33:
			t.Errorf("%d letters of %d are a family, of 36", n, of)
		case of == 0 && (n > 1 || family[leader] > 0):
			t.Errorf("%d texts of nobody's follow one of %d", n, family[leader])
		case of > 0 && int(of) != family[leader]:
			t.Errorf("%d letters of %d follow one of %d", n, of, family[leader])
		}
	}
	if len(together) > 1500+2+4 {
		t.Errorf("%d groups are left of 1,500 texts and two letters", len(together))
	}
}

func TestTiesByChanceAreNotSupported(t *testing.T) {
	tie := func(a, b int32) link { return link{a: a, b: b} }
	ties := []link{tie(1, 2), tie(2, 3), tie(3, 1), tie(3, 4), tie(4, 5), tie(5, 6), tie(6, 4), tie(7, 8)}
	var kept [][2]int32
	for _, l := range supported(ties) {
		kept = append(kept, [2]int32{l.a, l.b})
	}
	if got, want := fmt.Sprint(kept), "[[1 2] [2 3] [3 1] [4 5] [5 6] [6 4]]"; got != want {
		t.Errorf("kept %s, want %s: the tie between two threes, and that of two alone, are chance", got, want)
	}
}

// Where everybody writes with the same few phrases, texts share long runs of words too:
// they are nobody's letter, however many there are.
func TestTextsOfOneSmallStockAreNoLetter(t *testing.T) {
	for _, n := range []int{600, 1500, 3000} {
		r := rand.New(rand.NewSource(11))
		f := New(nil, false, 0)
		var texts []Text
		for i := range n {
			k, _ := f.Add(letterOf(2+r.Intn(5), func(int) string { return sentence(r) }))
			texts = append(texts, Text{Number: k, Person: int32(i)})
		}
		for _, c := range f.Find(texts) {
			if c.Merged || len(c.Members) > 5 {
				t.Errorf("%d of %d texts that nobody copied are a campaign", len(c.Members), n)
			}
		}
	}
}
