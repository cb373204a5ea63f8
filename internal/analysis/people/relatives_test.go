package people

import (
	"fmt"
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
