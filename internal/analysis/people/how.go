package people

import "slices"

// Held is what keeps two responses apart, however much speaks for one person.
type Held uint8

// What it may be.
const (
	NotHeld       Held = iota
	HeldName           // nothing but the name agrees, or the country and the group besides
	HeldRelatives      // the names may be two relatives', see HowLineage and what follows it
	HeldRival          // another person's response fits as well
	HeldGroup          // it fits one response of a person, and not the others
)

// How is in what ways two responses agree that are not the same.
type How uint16

// The ways.
const (
	HowShort       How = 1 << iota // one name goes by a short form of the other, or both by a third
	HowInitial                     // a letter stands for a name
	HowSlip                        // a letter or two of a name differ
	HowMissing                     // a word of one name is not in the other
	HowOrder                       // the words of the names stand in another order
	HowLineage                     // a suffix tells one generation from another, on one side or on both
	HowCounterpart                 // the given names may be a man's and a woman's form of one
	HowGivenOrder                  // the given names stand in another order
	HowDomain                      // of the organisations only the mail domain is the same
	HowWritten                     // one organisation written in two ways
)

// how lists the ways in which a pair agrees.
func (l *linker) how(m *match) (h How) {
	add := func(is bool, way How) {
		if is {
			h |= way
		}
	}
	p, q := l.name[m.a], l.name[m.b]
	n := &m.name
	if p != q && p != 0 && q != 0 {
		a, b := l.wordsOf(p), l.wordsOf(q)
		given := l.exchanged(a, b) != notApart
		add(n.count[nick] > 0, HowShort)
		add(n.count[initial] > 0, HowInitial)
		add(n.count[slip]+n.count[far] > 0, HowSlip)
		add(n.dropped, HowMissing)
		add(l.names[p].lineage != l.names[q].lineage, HowLineage)
		add(given, HowGivenOrder)
		add(n.counterparts, HowCounterpart)
		add(!given && disordered(a, b), HowOrder)
	}
	add(m.org.level == part && m.email.level != same, HowDomain)
	add(m.org.level == near, HowWritten)
	return h
}

// disordered reports whether two names have words in common in another order, or one
// that one name begins with and the other ends with.
func disordered(a, b []uint32) bool {
	last := -1
	for k, t := range a {
		i := slices.Index(b, t)
		switch {
		case i < 0:
		case i < last, len(a) > 1 && len(b) > 1 && (k == 0 && i == len(b)-1 || i == 0 && k == len(a)-1):
			return true
		default:
			last = i
		}
	}
	return false
}
