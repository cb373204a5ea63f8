// Package people decides which responses come from one person: a mailbox, a name,
// an organisation, a number, weighed by how rare they are and by how imprecise
// people turn out to be, after Fellegi and Sunter. Nobody has to say beforehand who
// is who. A shared mailbox, a common name or a common employer never joins anybody by
// itself. Every link carries its rule, its probability and the weights behind it;
// what is too close to call is a question for somebody; what somebody decided stands.
package people

import (
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"time"

	"canvass/internal/survey"
)

// Record is what is known about who sent one response. Empty fields say nothing.
type Record struct {
	Source, ID   string
	Created      time.Time
	Email        string // as received
	Verified     bool   // the address was proven by signing in
	Name         string // as typed; "" when not asked or left blank
	Author       string // display name of a comment's author; it says nothing outside its source
	Organisation string
	Country      string
	Group        string
	Phone        string
	Identity     []string // answers that tell people apart, by question: postcode, birth date, membership number
}

// Rule names the evidence that ties a response to its person.
type Rule string

// The rules. Where several hold the first one is given.
const (
	Single              Rule = "single"                // nothing else is known of this person
	Earliest            Rule = "earliest"              // the person's first response; the others are linked to it
	Decided             Rule = "decision"              // somebody said so
	VerifiedEmail       Rule = "verified-email"        // one proven address, no contradicting name
	EmailAndName        Rule = "email-and-name"        // one typed address and compatible names
	EmailOnly           Rule = "email"                 // one typed address of a person's own, a name missing on one side
	SameAuthor          Rule = "same-author"           // one full display name in one document
	IdentityAndName     Rule = "identity-and-name"     // answers that tell people apart, and compatible names
	IdentityOnly        Rule = "identity"              // nearly all answers that tell people apart
	PhoneAndName        Rule = "phone-and-name"        // one number and compatible names
	NearEmailAndName    Rule = "near-email-and-name"   // addresses a slip apart, or one local part at two providers, and compatible names
	OrganisationAndName Rule = "organisation-and-name" // one organisation and compatible names
	PlaceAndName        Rule = "place-and-name"        // one country, one group and a full name that is rare enough; joined only where many responses show how rare
	Contradicted        Rule = "contradicted"          // of a pair to ask about: somebody decided, and later decisions on other pairs say otherwise
	NameOnly            Rule = "name"                  // nothing but the name: never joined, at most asked about
)

// Rules are those that join a response to another, strongest first.
func Rules() []Rule {
	return []Rule{Decided, VerifiedEmail, EmailAndName, EmailOnly, SameAuthor, IdentityAndName, IdentityOnly, PhoneAndName, NearEmailAndName, OrganisationAndName, PlaceAndName, NameOnly}
}

// Person is one human behind one or more records.
type Person struct {
	Members []int // indexes of records, earliest first; the first one gives the id, see Roll.PersonID
	Ties    []Tie // of each member but the first, to an earlier one
}

// Tie is what links a record to its person.
type Tie struct {
	To          int // the member it is linked to
	Rule        Rule
	Probability float64
	Weights     Weights // they add up to the probability, but where somebody decided or one author signed
	Differ      Differ
	How         How
	Held        Held
}

// Differ is a set of fields that both records have and that do not say the same.
type Differ uint8

// The fields.
const (
	DifferName Differ = 1 << iota
	DifferAddress
	DifferOrganisation
	DifferPhone
	DifferCountry
	DifferGroup
	DifferIdentity
)

// Pair is two records that may be one person's, for somebody to decide.
type Pair struct {
	A, B int // indexes of records, the earlier one first
	Tie      // of B to A
}

// Result is who is who.
type Result struct {
	Persons []Person // by earliest member; every record is in one
	Ask     []Pair   // first those on which decisions contradict each other, then the likeliest
	Facts   Facts
}

// Facts is how linking went.
type Facts struct {
	Learned bool // weights were learned from the records; false: too few, or nothing sensible came out, and the defaults stand
	Pairs   int  // compared
	Capped  int  // records in blocks too large to compare everybody with everybody
	Unasked int  // pairs left out of Ask because there are too many
}

// Link decides who is who. Decisions of other kinds than links are passed over. The
// order of records changes nothing.
func Link(r *Roll, decisions []survey.Decision) Result {
	order := make([]int, r.Len())
	for i := range order {
		order[i] = i
	}
	if !slices.IsSortedFunc(order, r.earlier) {
		slices.SortFunc(order, r.earlier)
	}
	return link(r, order, decisions)
}

// Rule is the rule of a person's k-th member.
func (p *Person) Rule(k int) Rule {
	switch {
	case k > 0:
		return p.Ties[k-1].Rule
	case len(p.Members) == 1:
		return Single
	}
	return Earliest
}

// PersonID derives a person's id from the source and response id of the earliest
// record, never from an address: p and ten characters of a SHA-256 hash.
func (r *Roll) PersonID(earliest int) string {
	var room [96]byte
	said := append(append(append(room[:0], r.sources[r.source[earliest]]...), 0), r.ID(earliest)...)
	sum := sha256.Sum256(said)
	var id [17]byte
	id[0] = 'p'
	base32Lower.Encode(id[1:], sum[:10])
	return string(id[:11])
}

// Source is the name of a record's source.
func (r *Roll) Source(i int) string { return r.sources[r.source[i]] }

// ID is the id of a record's response.
func (r *Roll) ID(i int) string { return r.ids.at(uint32(i)) }

var base32Lower = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567")
