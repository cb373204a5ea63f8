package people

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestCanonical(t *testing.T) {
	for address, want := range map[string]string{
		"Ana.Ruiz@Example.org":        "ana.ruiz@example.org",
		" ana.ruiz+form@example.org ": "ana.ruiz@example.org",
		"a.n.a@gmail.com":             "ana@gmail.com",
		"ana+x@googlemail.com":        "ana@gmail.com",
		"a.n.a@example.org":           "a.n.a@example.org",
		"not an address":              "",
		"two words@example.org":       "",
		"@example.org":                "",
		"ana@":                        "",
		"ana@b@c":                     "",
		"+tag@example.org":            "",
		"":                            "",
		"ana_2-b.c@example.org":       "ana_2-b.c@example.org",
		"Ana@gmail.com":               "ana@gmail.com",
		"ana.b@googlemail.com":        "anab@gmail.com",
	} {
		if got := Canonical(address); got != want {
			t.Errorf("Canonical(%q) = %q, want %q", address, got, want)
		}
	}
}

// linked writes who ends up together: "1,2 3 | rule of each".
func linked(records []Record) string {
	var groups []string
	for _, p := range Link(Of(records), nil).Persons {
		var ids []string
		for k, m := range p.Members {
			ids = append(ids, fmt.Sprintf("%s:%s", records[m].ID, p.Rule(k)))
		}
		groups = append(groups, strings.Join(ids, " "))
	}
	return strings.Join(groups, " | ")
}

// people of one form, a minute apart; "ana@x.org! Ana Ruiz" is verified.
func people(lines ...string) []Record {
	var out []Record
	for i, l := range lines {
		email, name, _ := strings.Cut(l, " ")
		out = append(out, Record{
			Source: "s", ID: fmt.Sprint(i + 1), Created: time.Date(2025, 9, 1, 9, i, 0, 0, time.UTC),
			Email: strings.TrimSuffix(email, "!"), Verified: strings.HasSuffix(email, "!"), Name: name,
		})
	}
	return out
}

func TestLink(t *testing.T) {
	for name, c := range map[string]struct {
		people []Record
		want   string
	}{
		"one verified address":                    {people("ana@x.org! Ana Ruiz", "Ana+2@x.org! Ana R. Ruiz"), "1:earliest 2:verified-email"},
		"one typed address, compatible names":     {people("ana@x.org Ana Ruiz", "ana@x.org A. Ruiz"), "1:earliest 2:email-and-name"},
		"a blank name is compatible":              {people("ana@x.org Ana Ruiz", "ana@x.org "), "1:earliest 2:email"},
		"an office box with two names":            {people("info@x.org Ana Ruiz", "info@x.org Juan Pérez"), "1:single | 2:single"},
		"an office box and no name":               {people("info@x.org ", "info@x.org "), "1:single | 2:single"},
		"an office box, one name twice":           {people("info@x.org Ana Ruiz", "info@x.org Juan Pérez", "info@x.org Ana Ruiz"), "1:earliest 3:email-and-name | 2:single"},
		"a family's box":                          {people("casa@x.org Ana Ruiz", "casa@x.org Luis Ruiz", "casa@x.org "), "1:single | 2:single | 3:single"},
		"a family's box, though verified":         {people("casa@x.org! Ana Ruiz", "casa@x.org! Luis Gómez"), "1:single | 2:single"},
		"a name that fits two people joins none":  {people("casa@x.org Ana Ruiz", "casa@x.org Alba Ruiz", "casa@x.org A. Ruiz"), "1:single | 2:single | 3:single"},
		"no address, the same name: nobody knows": {people(" Ana Ruiz", " Ana Ruiz"), "1:single | 2:single"},
		"accents and case":                        {people("m@x.org MARÍA NÚÑEZ", "m@x.org Maria Nunez"), "1:earliest 2:email-and-name"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := linked(c.people); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// Whatever the input: everybody is in one person, and order changes nothing.
func TestLinkProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 12).Draw(t, "n")
		records := make([]Record, n)
		for i := range records {
			records[i] = Record{
				Source: "s", ID: fmt.Sprint(i), Created: time.Unix(int64(rapid.IntRange(0, 3).Draw(t, "created")), 0),
				Email:    rapid.SampledFrom([]string{"", "a@x.org", "A+1@x.org", "info@x.org"}).Draw(t, "email"),
				Name:     rapid.SampledFrom([]string{"", "Ana Ruiz", "A. Ruiz", "Alba Ruiz", "Juan Pérez", "J Perez"}).Draw(t, "name"),
				Verified: rapid.Bool().Draw(t, "verified"),
			}
		}
		shuffled := slices.Clone(records)
		rand.New(rand.NewSource(int64(n))).Shuffle(n, func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if a, b := linked(records), linked(shuffled); a != b {
			t.Fatalf("order matters:\n%s\n%s", a, b)
		}
		seen := map[int]bool{}
		for _, p := range Link(Of(records), nil).Persons {
			for _, m := range p.Members {
				if seen[m] {
					t.Fatalf("record %d is in two persons", m)
				}
				seen[m] = true
			}
		}
		if len(seen) != n {
			t.Fatalf("%d of %d records are in a person", len(seen), n)
		}
	})
}

// TestReconcilable: what a look at letters rules out, aligning the names rules out too.
func TestReconcilable(t *testing.T) {
	words := []string{"ana", "anna", "bob", "robert", "rob", "ruiz", "ruis", "riuz", "a", "r", "b", "haldane", "haldnae", "mac", "donald", "macdonald", "perez", "é", "ñu", "paco", "francisco", "x1", "jr", "sr", "julio", "julia", "maria", "jose"}
	rapid.Check(t, func(t *rapid.T) {
		c := newColumns()
		name := func(side string) uint32 {
			return c.readName(strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 4).Draw(t, side), " "))
		}
		p, q := name("one"), name("other")
		c.begins = make([]uint32, len(c.tokens.count))
		m := c.align(p, q)
		if want := !m.conflict && m.whole() > 0; c.reconcilable(p, q) != want {
			t.Fatalf("names of words %v and %v: want %v", c.wordsOf(p), c.wordsOf(q), want)
		}
	})
}
