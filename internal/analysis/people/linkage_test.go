package people

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"canvass/internal/survey"
)

// town is a set of strangers large enough to learn from: every name twice over with
// different family names, offices and families on one address, some who respond twice.
func town(n int) []Record {
	given := strings.Fields("Ana Luis Marta Pedro Rosa Juan Elena Pablo Sara Diego Julia Ramon Alba Hugo Nuria Carlos Irene Bruno Olga Ivan")
	family := strings.Fields("Ruiz Pardo Soler Vidal Moreno Castro Lozano Rivas Marin Cano Bravo Crespo Luna Vega Ferrer Gallego Prieto Salas Mora Rubio")
	var all []Record
	for i := range n {
		name := given[i%20] + " " + family[(i/20+i*7)%20] + " " + family[(i*11+i/400)%20]
		all = append(all, Record{
			Source: "s", ID: fmt.Sprintf("%05d", i), Created: time.Unix(int64(i), 0), Name: name,
			Email: fmt.Sprintf("box%dq@example.org", i*37), Organisation: fmt.Sprintf("Office %d of Works", i%(n/8+1)), Country: "Spain",
		})
	}
	return all
}

func together(r Result, a, b int) bool {
	for _, p := range r.Persons {
		has := map[int]bool{}
		for _, m := range p.Members {
			has[m] = true
		}
		if has[a] {
			return has[b]
		}
	}
	return false
}

func TestNothingRepeatedNothingJoined(t *testing.T) {
	records := town(4000)
	for i := range 300 { // families and offices: one address, different people
		records[2*i].Email = records[2*i+1].Email
	}
	r := Link(Of(records), nil)
	if len(r.Persons) != len(records) {
		t.Errorf("%d persons of %d strangers", len(r.Persons), len(records))
	}
}

// What people do when they register again, beside strangers who come close.
func TestWhoIsWho(t *testing.T) {
	bob := Record{Name: "Robert Haldane", Email: "robert.haldane@works.example", Organisation: "Harbor Human Services", Country: "Spain"}
	for name, c := range map[string]struct {
		one, other Record
		want       bool
	}{
		"a nickname on one address":            {bob, Record{Name: "Bob Haldane", Email: bob.Email}, true},
		"a slip in the name":                   {bob, Record{Name: "Robert Haldnae", Email: bob.Email}, true},
		"the family name first":                {bob, Record{Name: "HALDANE, Robert", Email: bob.Email}, true},
		"an initial":                           {bob, Record{Name: "R. Haldane", Email: bob.Email}, true},
		"another address, the same employer":   {bob, Record{Name: "Robert Haldane", Email: "oakley77@mail.example", Organisation: bob.Organisation}, true},
		"a slip in the address":                {bob, Record{Name: "Robert Haldane", Email: "robert.haldnae@works.example"}, true},
		"nothing but a rare name":              {bob, Record{Name: "Robert Haldane", Email: "oakley77@mail.example"}, false},
		"a relative on the same address":       {bob, Record{Name: "Emily Haldane", Email: bob.Email}, false},
		"a colleague with the same surname":    {bob, Record{Name: "Emily Haldane", Email: "e@works.example", Organisation: bob.Organisation}, false},
		"a colleague with the same given name": {bob, Record{Name: "Robert Oakes", Email: "o@works.example", Organisation: bob.Organisation}, false},
		"family names exchanged": {Record{Name: "Ana Ruiz Pardo", Email: "a@works.example", Organisation: "Office 3 of Works"},
			Record{Name: "Ana Pardo Ruiz", Email: "b@works.example", Organisation: "Office 3 of Works"}, false},
		"an organisation's acronym": {Record{Name: "Wilhelmina Oakes", Email: "a1@works.example", Organisation: "Institute of Open Measures"},
			Record{Name: "Wilhelmina Oakes", Email: "zzz9@mail.example", Organisation: "IOM"}, true},
	} {
		records := append(town(800), c.one, c.other)
		for i := range 40 { // some people respond twice, or there would be nothing to learn
			again := records[i*3]
			again.ID += "b"
			records = append(records, again)
		}
		one, other := 800, 801
		records[one].Source, records[one].ID, records[other].Source, records[other].ID = "s", "one", "s", "other"
		if got := together(Link(Of(records), nil), one, other); got != c.want {
			t.Errorf("%s: joined %v, want %v", name, got, c.want)
		}
	}
}

// Where many responses show how rare a name is, it is enough beside one country and
// one group.
func TestARareNameInOnePlace(t *testing.T) {
	for name, c := range map[string]struct {
		name, group string
		want        bool
	}{
		"a rare name":             {"Robert Haldane", "Government", true},
		"another group":           {"Robert Haldane", "Research", false},
		"no group":                {"Robert Haldane", "", false},
		"a word of the name only": {"Haldane", "Government", false},
		"a common name":           {"Ana Ruiz", "Government", false},
	} {
		records := town(3200)
		for i := range 300 { // some people respond twice, every other one from another address
			again := records[i*3]
			again.ID += "b"
			if i%2 == 0 {
				again.Email = fmt.Sprintf("moved%dq@example.net", i)
			}
			records = append(records, again)
		}
		one := len(records)
		records = append(records, Record{Source: "s", ID: "one", Name: c.name, Email: "a1@works.example", Country: "Spain", Group: "Government"},
			Record{Source: "s", ID: "other", Name: c.name, Email: "zz9@mail.example", Country: "Spain", Group: c.group})
		if got := together(Link(Of(records), nil), one, one+1); got != c.want {
			t.Errorf("%s: joined %v, want %v", name, got, c.want)
		}
	}
}

// A misspelled name is one of several: that it contradicts the others' does not outweigh
// what they answer to questions that tell people apart, though each has a slip there too.
func TestAMisspelledNameAmongSeveral(t *testing.T) {
	const answers = 8
	records := town(800)
	for i := range records {
		for k := range answers {
			records[i].Identity = append(records[i].Identity, fmt.Sprint(7919*i*(k+1)%(50+i)+1000*k))
		}
	}
	add := func(name string, slip int) {
		r := Record{Source: "s", ID: fmt.Sprintf("max%d", len(records)), Created: time.Unix(int64(9000+len(records)), 0), Name: name}
		for k := range answers {
			r.Identity = append(r.Identity, fmt.Sprint(40+1000*k))
		}
		if slip >= 0 {
			r.Identity[slip] = fmt.Sprint(99000 + slip)
		}
		records = append(records, r)
	}
	add("Max Talewell", -1)
	for k := 1; k < answers; k++ {
		add("Max Talewell", k)
	}
	add("Bmau Talewell", 0)
	r := Link(Of(records), nil)
	for other := 801; other < len(records); other++ {
		if !together(r, 800, other) {
			t.Errorf("%q is somebody else", records[other].Name)
		}
	}
}

// No decision is overridden, however strong the evidence.
func TestDecisionsAreLocks(t *testing.T) {
	records := people("ana@x.org Ana Ruiz", "ana@x.org Ana Ruiz", "p@x.org Pedro Soler")
	decide := func(v survey.Verdict, a, b string) survey.Decision {
		return survey.Decision{Kind: survey.KindLink, Source: "s", Response: a, Other: survey.Ref{Source: "s", Response: b}, Verdict: v}
	}
	r := Link(Of(records), []survey.Decision{decide(survey.VerdictDifferent, "1", "2"), decide(survey.VerdictSame, "2", "3")})
	if together(r, 0, 1) || !together(r, 1, 2) {
		t.Errorf("decisions were not kept: %+v", r.Persons)
	}
	if p := r.Persons[1]; p.Ties[0].Rule != Decided || p.Ties[0].Probability != 1 {
		t.Errorf("the tie does not say who decided: %+v", p.Ties)
	}
	taken := append([]survey.Decision{decide(survey.VerdictDifferent, "1", "2")}, decide(survey.VerdictNone, "1", "2"))
	if !together(Link(Of(records), taken), 0, 1) {
		t.Error("a decision that was taken back still holds")
	}
}

// A rare name at one employer under another address is worth a question or a link,
// and every question names the likelier evidence and its weights.
func TestAsking(t *testing.T) {
	records := people("a1@x.org Wilhelmina Oakes", "b2@y.org Wilhelmina Oakes")
	r := Link(Of(records), nil)
	if len(r.Persons) != 2 || len(r.Ask) != 1 {
		t.Fatalf("%d persons and %d questions, want 2 and 1", len(r.Persons), len(r.Ask))
	}
	if q := r.Ask[0]; q.A != 0 || q.B != 1 || q.Rule != NameOnly || q.Probability < askFrom || q.Weights.Name <= 0 {
		t.Errorf("asked %+v", q)
	}
	for i := range records { // of so few nobody knows how rare the name is
		records[i].Country, records[i].Group = "Spain", "Government"
	}
	r = Link(Of(records), nil)
	if len(r.Persons) != 2 || len(r.Ask) != 1 || r.Ask[0].Rule != PlaceAndName || r.Ask[0].Probability >= mergeFrom {
		t.Errorf("one country and one group: %+v", r)
	}
}

// What is said of evidence begins where nothing is known: an address in common speaks
// for one person, wherever else the pair was found.
func TestAnAddressInCommonSpeaksForOnePerson(t *testing.T) {
	records := people("ana@x.org Ana Ruiz", "ana@x.org Ana Ruiz", "b2@y.org Wilhelmina Oakes", "c3@z.org Wilhelmina Oakes")
	r := Link(Of(records), nil)
	tie := r.Persons[0].Ties[0].Weights
	if tie.Address <= 0 || tie.Prior >= 0 || tie.Prior != r.Ask[0].Weights.Prior {
		t.Errorf("one address weighs %+v, two %+v", tie, r.Ask[0].Weights)
	}
}

// Bad input: no merge by emptiness, and no work without bounds.
func TestHostileRecords(t *testing.T) {
	var records []Record
	add := func(r Record) {
		r.Source, r.ID = "s", fmt.Sprintf("%06d", len(records))
		records = append(records, r)
	}
	for range 2000 {
		add(Record{})
		add(Record{Name: "n/a", Organisation: "-", Phone: "000000000", Identity: []string{"none", "N/A", "-"}})
		add(Record{Name: "A", Email: "info@x.org"})
	}
	for i := range 10_000 {
		add(Record{Name: fmt.Sprintf("Person%c%c%c Alone%d", 'a'+i%26, 'a'+i/26%26, 'a'+i/676, i), Email: "all@x.org"})
	}
	add(Record{Name: strings.Repeat("é ", 1<<19), Email: strings.Repeat("x", 1<<20) + "@x.org", Organisation: strings.Repeat("ż", 1<<20), Identity: []string{strings.Repeat("9", 1<<20)}})
	add(Record{Name: "Ana Ruiz", Email: "ana@y.org"})
	add(Record{Name: "Аna Ruiz", Email: "ana2@z.org"}) // a Cyrillic А: another Ana Ruiz, of another house
	r := Link(Of(records), nil)
	if len(r.Persons) != len(records) {
		t.Errorf("%d persons of %d, want as many", len(r.Persons), len(records))
	}
	if r.Facts.Capped == 0 {
		t.Error("ten thousand names on one address were compared with each other, and nothing says that they were not")
	}
}
