package people

import (
	"fmt"
	"math"
	"testing"

	"canvass/internal/survey"
)

// Two names on one address, and what becomes of them: one person's, two people's, or a question.
func TestRelativesOnOneAddress(t *testing.T) {
	const one, two, ask = "one person", "two people", "a question"
	for _, c := range []struct{ name, other, want string }{
		{"Robert Haldane Sr.", "Robert Haldane Jr.", two},
		{"Robert Haldane, Jr", "HALDANE SR., ROBERT", two},
		{"Walter Crane II", "Walter Crane III", two},
		{"Pedro Soler (padre)", "Pedro Soler (hijo)", two},
		{"Walter Crane Jr", "Walter Crane II", ask},
		{"Robert Haldane", "Robert Haldane Jr.", ask},
		{"Robert Haldane", "Haldane Jr., Bob", ask},
		{"Sr. Pedro Soler", "Pedro Soler", one},
		{"Robert Haldane Jr.", "Haldane Junior, Bob", one},
		{"Jane Roe", "Dr. Jane Roe PhD", one},
		{"Daniel Haldane", "Daniela Haldane", two},
		{"Paul Haldane", "Haldane, Paula", two},
		{"Louis Haldane", "Louise Haldane", two},
		{"Mario Peñalver Gil", "María Peñalver Gil", two},
		{"Ana Martina Ruiz", "Ana Martín Ruiz", two},
		{"Aurelino Haldane", "Aurelina Haldane", ask},
		{"Soler, Daniel", "Soler, Daniela", ask},
		{"Pedro Castro", "Pedro Castra", one},
		{"José María Soler", "María José Soler", two},
		{"José María Soler Vidal", "María José Soler", two},
		{"Soler Vidal, José Luis", "Luis José Soler Vidal", two},
		{"José María Soler Vidal", "Soler Vidal, José María", one},
		{"Haldane Robert", "Robert Haldane", one},
		{"José Soler", "José María Soler", one},
		{"Daniel Haldane", "Danial Haldane", one},
		{"Daniel Haldane", "Danny Haldane", one},
		{"Daniela Haldane", "Danielaa Haldane", one},
		{"María Núñez", "Maria Nunez", one},
		{"Robert Haldane", "R. Haldane", one},
		{"Lucía Haldane", "Hugo Haldane", two},
	} {
		t.Run(c.name+" and "+c.other, func(t *testing.T) {
			records := append(town(800), people("haldane7@x.example "+c.name, "haldane7@x.example "+c.other)...)
			r := Link(Of(records), nil)
			got := two
			switch {
			case together(r, 800, 801):
				got = one
			case len(r.Ask) > 0:
				got = ask
			}
			if got != c.want {
				t.Errorf("they are %s, want %s", got, c.want)
			}
		})
	}
}

// Relatives share an address and a telephone, and not a birth date and a number: who has
// both has a misspelled name.
func TestAnswersOfOnePersonOutweighALetter(t *testing.T) {
	for _, c := range []struct {
		born string
		want bool
	}{{"1980-02-03", true}, {"1991-11-30", false}} {
		records := town(800)
		for i := range records {
			records[i].Identity = []string{fmt.Sprintf("19%02d-%02d-%02d", 40+i%60, 1+i%12, 1+i*7%28), fmt.Sprint(700_000 + 37*i)}
		}
		pair := people("haldane7@x.example Daniel Haldane", "haldane7@x.example Daniela Haldane")
		pair[0].Identity, pair[1].Identity = []string{"1980-02-03", "411902"}, []string{c.born, "411902"}
		r := Link(Of(append(records, pair...)), nil)
		if got := together(r, 800, 801); got != c.want {
			t.Errorf("born %s: one person %v, want %v", c.born, got, c.want)
		}
	}
}

// What is said of a pair adds up, whatever holds it apart, and no question is as sure as a link.
func TestEvidenceAddsUp(t *testing.T) {
	records := people("h@x.example Robert Haldane", "h@x.example Robert Haldane Jr", "o@x.example! Olga Soler", "o@x.example! Olga Soler",
		"p@x.example Wilhelmina Oakes", "q@y.example Wilhelmina Oakes", "r@x.example Rosa Vidal", "r@x.example R. Vidal", "r@x.example Ramón Vidal", "s@x.example Sara Cano", "s@x.example ")
	r := Link(Of(records), nil)
	held, ties := map[Held]bool{}, 0
	check := func(tie Tie) {
		w := tie.Weights
		sum := w.Prior + w.Name + w.Address + w.Organisation + w.Phone + w.Place + w.Identity + w.Rest
		if p := probability(float64(sum) * math.Ln2); math.Abs(p-tie.Probability) > .03 {
			t.Errorf("weights amount to %.4f: %+v", p, tie)
		}
		ties++
	}
	for _, p := range r.Persons {
		for _, tie := range p.Ties {
			check(tie)
		}
	}
	for _, q := range r.Ask {
		check(q.Tie)
		if held[q.Held] = true; q.Probability >= mergeFrom {
			t.Errorf("asked though so sure: %+v", q)
		}
	}
	if ties < 5 || !held[HeldName] || !held[HeldRelatives] || !held[HeldRival] {
		t.Errorf("%d ties, held by %v", ties, held)
	}
}

// How two names agree is said without them.
func TestHowNamesAgree(t *testing.T) {
	for _, c := range []struct {
		name, other string
		want        How
	}{
		{"Robert Haldane", "Bob Haldane", HowShort},
		{"Robert Haldane", "R. Haldane", HowInitial},
		{"Robert Haldane", "Robert Haldnae", HowSlip},
		{"Ana Ruiz Soler", "Ana Ruiz", HowMissing},
		{"Robert Haldane", "Haldane, Bob", HowShort | HowOrder},
		{"Haldane Robert", "Robert Haldane", HowOrder},
		{"Robert Haldane", "Robert Haldane Jr.", HowLineage},
		{"Robert Haldane", "ROBERT HALDANE", 0},
	} {
		r := Link(Of(people("h@x.example "+c.name, "h@x.example "+c.other)), nil)
		var got How
		switch {
		case len(r.Ask) > 0:
			got = r.Ask[0].How
		case len(r.Persons) == 1:
			got = r.Persons[0].Ties[0].How
		}
		if got != c.want {
			t.Errorf("%s and %s agree by %b, want %b", c.name, c.other, got, c.want)
		}
	}
}

// Who may be a father or his son joins neither by way of a third response, and a
// decision that the two are one lets all of them be.
func TestNobodyBridgesRelatives(t *testing.T) {
	records := people("h@x.example Aurelino Haldane", "h@x.example Aurelina Haldane", "h@x.example A. Haldane", "h@x.example Aurelino Haldane", "h@x.example Aurelina Haldane")
	r := Link(Of(records), nil)
	if together(r, 0, 1) || !together(r, 0, 3) || !together(r, 1, 4) {
		t.Errorf("persons are %+v", r.Persons)
	}
	for i := range records { // so that no two are one unit
		records[i].Phone = fmt.Sprintf("60000000%d", i)
	}
	r = Link(Of(records), []survey.Decision{{Kind: survey.KindLink, Source: "s", Response: "1", Other: survey.Ref{Source: "s", Response: "2"}, Verdict: survey.VerdictSame}})
	if !together(r, 0, 1) || !together(r, 0, 3) || !together(r, 1, 4) {
		t.Errorf("after a decision persons are %+v", r.Persons)
	}
}
