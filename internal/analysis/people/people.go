// Package people decides which responses come from one person, by exact evidence:
// one mailbox, proven or typed, and names that can be the same person's. A shared
// mailbox never merges anyone by itself. Every link carries its rule.
package people

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strings"
	"time"

	"canvass/internal/text"
)

// Record is what is known about who sent one response.
type Record struct {
	Source, ID string
	Created    time.Time
	Email      string // as received
	Verified   bool   // the address was proven by signing in
	Name       string // as typed; "" when not asked or left blank
	Author     string // display name of a comment's author; it says nothing outside its source
}

// Rule names the evidence that ties a response to its person.
type Rule string

// The rules, strongest first.
const (
	Single        Rule = "single"         // nothing else is known of this person
	Earliest      Rule = "earliest"       // the person's first response; the others are linked to it
	VerifiedEmail Rule = "verified-email" // one proven address, no contradicting name
	EmailAndName  Rule = "email-and-name" // one typed address and compatible names
	EmailOnly     Rule = "email"          // one typed address of a person's own, a name missing on one side
	SameAuthor    Rule = "same-author"    // one full display name in one document
)

// Person is one human behind one or more records.
type Person struct {
	ID      string
	Members []int // indexes of records, earliest first
	Rules   []Rule
}

// Link returns the persons behind records, each record in exactly one, ordered by
// their earliest member. The order of records does not change who is linked.
func Link(records []Record) []Person {
	boxes, authors := map[string][]int{}, map[string][]int{}
	var persons []Person
	for i, r := range records {
		if box := Canonical(r.Email); box != "" {
			boxes[box] = append(boxes[box], i)
		} else if author := authorKey(r); author != "" {
			authors[author] = append(authors[author], i)
		} else {
			persons = append(persons, person(records, []int{i}))
		}
	}
	for _, members := range authors { // as with boxes
		persons = append(persons, person(records, sorted(records, members)))
	}
	for box, members := range boxes { // order is restored by the sort below
		for _, group := range split(records, box, members) {
			persons = append(persons, person(records, group))
		}
	}
	slices.SortFunc(persons, func(a, b Person) int {
		return earlier(records[a.Members[0]], records[b.Members[0]])
	})
	return persons
}

// earlier orders records by creation, then source, then id.
func earlier(a, b Record) int {
	return cmp.Or(a.Created.Compare(b.Created), cmp.Compare(a.Source, b.Source), cmp.Compare(a.ID, b.ID))
}

// split divides the records of one mailbox into persons.
func split(records []Record, box string, members []int) [][]int {
	slices.SortFunc(members, func(a, b int) int { return earlier(records[a], records[b]) })
	named, blank := groupByName(records, members)
	if len(named) == 1 && !officeBox(box) {
		return [][]int{sorted(records, append(named[0], blank...))}
	}
	if len(named) == 0 && !officeBox(box) {
		return [][]int{blank}
	}
	for _, i := range blank { // whose? the box is shared, or an office's
		named = append(named, []int{i})
	}
	return named
}

func sorted(records []Record, group []int) []int {
	slices.SortFunc(group, func(a, b int) int { return earlier(records[a], records[b]) })
	return group
}

// groupByName groups members whose names are all compatible with each other. A
// name that fits two groups ("M. Ruiz" beside Ana María and Marta) joins neither.
// Fuller names come first, so that the outcome does not depend on arrival.
func groupByName(records []Record, members []int) (named [][]int, blank []int) {
	spellings := map[string][]int{}
	for _, i := range members {
		key := strings.Join(nameTokens(text.Fold(records[i].Name)), " ")
		if key == "" {
			blank = append(blank, i)
			continue
		}
		spellings[key] = append(spellings[key], i)
	}
	keys := make([]string, 0, len(spellings))
	for k := range spellings {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	var groups [][]string
	for _, k := range keys {
		if fits := fitting(groups, k); len(fits) == 1 {
			groups[fits[0]] = append(groups[fits[0]], k)
		} else {
			groups = append(groups, []string{k})
		}
	}
	for _, g := range groups {
		var all []int
		for _, k := range g {
			all = append(all, spellings[k]...)
		}
		named = append(named, sorted(records, all))
	}
	return named, blank
}

// fitting returns the groups all of whose names are compatible with name.
func fitting(groups [][]string, name string) []int {
	var fits []int
	tokens := strings.Fields(name)
	for i, g := range groups {
		if !slices.ContainsFunc(g, func(other string) bool { return !compatible(tokens, strings.Fields(other)) }) {
			fits = append(fits, i)
		}
	}
	return fits
}

func person(records []Record, members []int) Person {
	p := Person{ID: identify(records[members[0]]), Members: members, Rules: make([]Rule, len(members))}
	p.Rules[0] = Single
	for k := 1; k < len(members); k++ {
		p.Rules[0] = Earliest
		p.Rules[k] = evidence(records, members[:k], records[members[k]])
	}
	return p
}

// evidence names the strongest rule that ties r to an earlier member.
func evidence(records []Record, earlier []int, r Record) Rule {
	rule := EmailOnly
	for _, i := range earlier {
		switch e := records[i]; {
		case r.Author != "":
			return SameAuthor
		case e.Verified && r.Verified:
			return VerifiedEmail
		case e.Name != "" && r.Name != "":
			rule = EmailAndName
		}
	}
	return rule
}

// identify derives a person's id from the earliest member's source and response
// id, never from an address: p and ten characters of a SHA-256 hash.
func identify(r Record) string {
	sum := sha256.Sum256([]byte(r.Source + "\x00" + r.ID))
	return "p" + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))[:10]
}
