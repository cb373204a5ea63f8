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
	at := make(map[uint32]int, len(of)) // person by cluster
	units := map[uint32][]uint32{}      // of persons with several
	for i := range l.order {            // by age
		u := l.unit[i]
		k, ok := at[of[u]]
		if !ok {
			k = len(r.Persons)
			at[of[u]] = k
			r.Persons = append(r.Persons, Person{ID: identify(&l.records[l.order[i]])})
		}
		p := &r.Persons[k]
		p.Members = append(p.Members, l.order[i])
		p.Ties = append(p.Ties, l.link(p.Members, i, units[of[u]]))
		units[of[u]] = append(units[of[u]], uint32(i))
	}
	for k := range r.Persons {
		r.Persons[k] = first(r.Persons[k])
	}
	for _, e := range asked {
		a, b := l.order[l.oldest[e.a]], l.order[l.oldest[e.b]]
		r.Ask = append(r.Ask, Pair{A: a, B: b, Tie: l.linkOf(e.a, e.b, a)})
	}
	slices.SortStableFunc(r.Ask, func(x, y Pair) int { return -cmp.Compare(x.Probability, y.Probability) })
	if len(r.Ask) > mostAsked {
		r.Facts.Unasked = len(r.Ask) - mostAsked
		r.Ask = r.Ask[:mostAsked]
	}
	return r
}

// link ties the record in place i to the earlier member it agrees with best.
func (l *linker) link(members []int, i int, earlier []uint32) Tie {
	if len(earlier) == 0 {
		return Tie{To: l.order[i]}
	}
	best := Tie{Probability: -1}
	for n, at := range earlier {
		if n == mostCross {
			break
		}
		if k := l.linkOf(l.unit[at], l.unit[i], l.order[at]); k.Probability > best.Probability {
			best = k
		}
	}
	if l.records[l.order[i]].Verified && l.records[best.To].Verified && (best.Rule == EmailAndName || best.Rule == EmailOnly) {
		best.Rule, best.Probability = VerifiedEmail, math.Round((1-(1-best.Probability)/verified)*1e4)/1e4
	}
	return best
}

// verified is how much rarer a proven address is used by two people than a typed one.
const verified = 10

// linkOf is the link of a unit to a record of another, or of the same, unit.
func (l *linker) linkOf(a, b uint32, to int) Tie {
	m := l.compare(a, b)
	e := l.weigh(&m, &l.weights)
	k := Tie{To: to, Rule: m.rule(), Probability: probability(e.sum()), Weights: e.bits()}
	switch {
	case l.decided(a, b):
		k.Rule, k.Probability = Decided, 1
	case k.Rule == EmailOnly:
		k.Probability = l.ownerOdds()
	case k.Rule == NameOnly:
		k.Probability = min(k.Probability, .75)
	case a == b:
		k.Probability = max(k.Probability, .999)
	}
	k.Probability = math.Round(k.Probability*1e4) / 1e4
	return k
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
	}
	return NameOnly
}
