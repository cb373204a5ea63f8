package people

import (
	"cmp"
	"math"
	"slices"
)

// mostAsked is how many pairs are put to somebody at once.
const mostAsked = 10_000

// result turns clusters of units into persons.
func (l *linker) result(of []uint32, asked []edge, pairs int) Result {
	r := Result{Facts: Facts{Learned: l.weights.learned, Pairs: pairs, Capped: l.capped}}
	size, first := make([]uint32, len(of)), make([]int32, len(of)) // by cluster: records, index of its person plus one
	for _, u := range l.unit {
		size[of[u]]++
	}
	places, members := make([][]int, 0), make([]int, 0, len(l.order)) // of persons with several records, their places in order
	r.Persons = make([]Person, 0, len(of))
	for i, at := range l.order { // by age
		k := of[l.unit[i]]
		if first[k] == 0 {
			from := len(members)
			members = members[:from+int(size[k])]
			r.Persons = append(r.Persons, Person{Members: members[from : from : from+int(size[k])]})
			first[k] = int32(len(r.Persons))
			if size[k] > 1 {
				places = append(places, make([]int, 0, size[k]))
				r.Persons[len(r.Persons)-1].Ties = make([]Tie, 0, size[k]-1)
				size[k] = uint32(len(places)) | several
			}
		}
		p := &r.Persons[first[k]-1]
		p.Members = append(p.Members, at)
		if size[k]&several == 0 {
			continue
		}
		earlier := &places[size[k]&^several-1]
		if len(*earlier) > 0 {
			p.Ties = append(p.Ties, l.link(i, *earlier))
		}
		*earlier = append(*earlier, i)
	}
	for _, e := range asked {
		r.Ask = append(r.Ask, l.asked(e))
	}
	slices.SortStableFunc(r.Ask, func(x, y Pair) int { return -cmp.Compare(x.Probability, y.Probability) })
	if len(r.Ask) > mostAsked {
		r.Facts.Unasked = len(r.Ask) - mostAsked
		r.Ask = r.Ask[:mostAsked]
	}
	return r
}

// several marks the size of a cluster that was replaced by the index of its places.
const several = 1 << 31

// link ties the record in place i to the earlier member it agrees with best.
func (l *linker) link(i int, earlier []int) Tie {
	best := Tie{Probability: -1}
	for n, at := range earlier {
		if n == mostCross {
			break
		}
		if k := l.linkOf(l.unit[at], l.unit[i], l.order[at]); k.Probability > best.Probability {
			best = k
		}
	}
	if l.roll.Proven(l.order[i]) && l.roll.Proven(best.To) && (best.Rule == EmailAndName || best.Rule == EmailOnly) {
		best.Rule, best.Probability = VerifiedEmail, math.Round((1-(1-best.Probability)/verified)*1e4)/1e4
		best.Weights.Address += provenBits
	}
	return best
}

// verified is how much rarer a proven address is used by two people than a typed one,
// which is worth so many bits.
const (
	verified   = 10
	provenBits = 3.3
)

// linkOf is the link of a unit to a record of another, or of the same, unit.
func (l *linker) linkOf(a, b uint32, to int) Tie {
	if l.sameAuthor(a, b) && !l.decided(a, b) {
		return Tie{To: to, Rule: SameAuthor, Probability: sameAuthor}
	}
	m := l.compare(a, b)
	e := l.weigh(&m, &l.weights)
	k := Tie{To: to, Rule: m.rule(), Differ: l.differ(&m), How: l.how(&m)}
	logit := e.sum()
	switch {
	case l.decided(a, b):
		k.Rule, k.Probability, k.Weights = Decided, 1, e.bits()
		return k
	case k.Rule == EmailOnly:
		owner := l.ownerOdds()
		e[ofEmail] += math.Log(owner/(1-owner)) - logit
	case a == b:
		e[ofRest] = max(sameInAll-logit, 0)
	default:
		k.Held = l.held(&m, e[ofIdentity])
	}
	k.settle(&e)
	return k
}

// sameInAll is at least how sure responses are one person's that are the same in all, as a logit.
var sameInAll = math.Log(.999 / .001)

// settle says what evidence amounts to, no more than what holds the pair apart leaves of it.
func (k *Tie) settle(e *evidence) {
	if k.Held != NotHeld {
		e[ofRest] = min(mostHeld-e.sum(), 0)
	}
	k.Weights, k.Probability = e.bits(), math.Round(probability(e.sum())*1e4)/1e4
}

// asked is the tie of a pair that somebody should decide, and why it is no more than that.
func (l *linker) asked(e edge) Pair {
	a, b := l.oldest[e.a], l.oldest[e.b]
	p := Pair{A: a, B: b, Tie: l.linkOf(e.a, e.b, a)}
	if p.Held = e.held; e.held == HeldRival || e.held == HeldGroup {
		m := l.compare(e.a, e.b)
		evidence := l.weigh(&m, &l.weights)
		evidence[ofRest] = min(e.logit-evidence.sum(), 0)
		p.Weights, p.Probability = evidence.bits(), math.Round(probability(evidence.sum())*1e4)/1e4
	}
	return p
}

// differ lists the fields in which a pair is not the same.
func (l *linker) differ(m *match) (d Differ) {
	if p, q := l.name[m.a], l.name[m.b]; p != q && p != 0 && q != 0 {
		d |= DifferName
	}
	if p, q := l.org[m.a], l.org[m.b]; p != q && p != 0 && q != 0 {
		d |= DifferOrganisation
	}
	for _, f := range []struct {
		of  Differ
		was level
	}{{DifferAddress, m.email.level}, {DifferPhone, m.phone.level}, {DifferCountry, m.country.level}, {DifferGroup, m.group.level}} {
		if f.was != absent && f.was != same {
			d |= f.of
		}
	}
	for k := range l.identity {
		if f := m.identity[k]; f.level != absent && f.level != same {
			d |= DifferIdentity
		}
	}
	return d
}

func (l *linker) decided(a, b uint32) bool {
	_, ok := slices.BinarySearch(l.together, pairKey(a, b))
	return ok
}

// rule names the strongest evidence.
func (m *match) rule() Rule {
	named := !m.name.blank && !m.name.conflict
	switch {
	case m.email.level == same && m.name.blank:
		return EmailOnly
	case m.email.level == same && named:
		return EmailAndName
	case m.agree > 0 && named:
		return IdentityAndName
	case m.agree > 0:
		return IdentityOnly
	case m.phone.level == same:
		return PhoneAndName
	case m.email.level == near || m.email.level == part:
		return NearEmailAndName
	case m.org.level == same || m.org.level == near || m.org.level == part:
		return OrganisationAndName
	case m.country.level == same && m.group.level == same && m.name.whole() > 1:
		return PlaceAndName
	}
	return NameOnly
}
