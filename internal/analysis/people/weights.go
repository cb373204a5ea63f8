package people

import (
	"math"
	"slices"
	"strings"
)

// weights are what is believed of how people fill in forms: the probabilities m
// that the fields of one person's two responses agree in each way, and u that
// those of strangers who share a name do. Fellegi and Sunter's model, with the
// agreement of a word or value weighted by how rare it is.
type weights struct {
	state             [states]float64 // m of how a word agrees
	intact, dropped   float64         // m of a name whose words are all there, and of one that lacks some
	conflict          float64         // m of names that contradict each other
	uneven            float64         // how often two strangers' names have different numbers of words
	email, org, phone odds
	country, group    odds
	identity          [mostIdentity]odds
	matches           float64 // pairs of one person's, expected among all pairs
	same, apart       float64 // pairs on one address: of one person, of several
	repeated          float64 // responses that are the same as an earlier one in everything, address and full name included
	learned           bool
	logs              logs // of the above, by settle
}

// logs are logarithms that every pair needs.
type logs struct {
	state                           [states]float64
	even, intact, dropped, conflict float64
	matches                         float64 // of twice as many
}

// settle works out the logarithms once probabilities stand.
func (w *weights) settle() {
	for s, m := range w.state {
		w.logs.state[s] = math.Log(m)
	}
	w.logs.even, w.logs.intact, w.logs.conflict = math.Log(1-w.uneven), math.Log(w.intact), math.Log(w.conflict)
	w.logs.dropped, w.logs.matches = math.Log(w.dropped/w.uneven*(1-w.uneven)), math.Log(2*w.matches)
	for _, o := range []*odds{&w.email, &w.org, &w.phone, &w.country, &w.group} {
		o.settle()
	}
	for k := range w.identity {
		w.identity[k].settle()
	}
}

func (o *odds) settle() {
	for k := same; k < levels; k++ {
		if o.u[k] == 0 {
			o.log[k] = math.Log(o.m[k])
		} else {
			o.log[k] = math.Log(o.m[k] / o.u[k])
		}
	}
}

// odds are the probabilities of a field's levels, missing values left out. u of a level
// that depends on the value is 0 here: the pair says it. log is of m, or of m by u.
type odds struct{ m, u, log [levels]float64 }

// defaults are what registrations of small events look like; learning begins with
// them, stays near them while there is little to learn from, and ends with them
// where it fails.
func defaults(n float64) weights {
	w := weights{
		state:  [states]float64{exact: .86, nick: .04, slip: .05, far: .02, initial: .03},
		intact: .87, dropped: .12, conflict: .01, uneven: .4,
		email:   odds{m: [levels]float64{same: .55, near: .07, part: .05, pattern: .06, other: .27}, u: [levels]float64{near: .0005, pattern: .03, other: .97}},
		org:     odds{m: [levels]float64{same: .65, near: .13, part: .04, other: .18}, u: [levels]float64{other: .98}},
		phone:   odds{m: [levels]float64{same: .85, other: .15}, u: [levels]float64{other: .99}},
		country: odds{m: [levels]float64{same: .95, other: .05}, u: [levels]float64{other: .6}},
		group:   odds{m: [levels]float64{same: .9, other: .1}, u: [levels]float64{other: .7}},
		matches: .03 * n, same: 5, apart: 1,
	}
	for k := range w.identity {
		w.identity[k] = odds{m: [levels]float64{same: .85, near: .1, other: .05}, u: [levels]float64{other: .95}}
	}
	return w
}

// Weights are how much each kind of evidence speaks for one person, as the base-2
// logarithm of its likelihood ratio: 10 makes it about a thousand times likelier. Rest is
// what no single field says: that all are the same, or what holds a pair apart, see Held.
type Weights struct{ Prior, Name, Address, Organisation, Phone, Place, Identity, Rest float32 }

// What Weights are of.
const (
	ofPrior = iota
	ofName
	ofEmail
	ofOrg
	ofPhone
	ofPlace
	ofIdentity
	ofRest
	kinds
)

// evidence is a pair's weights, as natural logarithms.
type evidence [kinds]float64

func (e *evidence) sum() float64 {
	total := 0.0
	for _, v := range e {
		total += v
	}
	return total
}

func (e *evidence) bits() Weights {
	b := func(k int) float32 { return float32(math.Round(e[k]/math.Ln2*10) / 10) }
	return Weights{b(ofPrior), b(ofName), b(ofEmail), b(ofOrg), b(ofPhone), b(ofPlace), b(ofIdentity), b(ofRest)}
}

// weigh gives a pair's evidence for being one person's.
func (l *linker) weigh(m *match, w *weights) (e evidence) {
	e[ofName] = w.nameWeight(&m.name, l.namesakes)
	for k := range l.identity {
		e[ofIdentity] += l.identityWeight(m, w, k)
	}
	e[ofPrior] = w.logs.matches - 2*l.logN
	if m.email.level == same {
		e[ofEmail] = l.sharing(m, w) - e[ofPrior] // which of those on one address are one person's is known better than of any two
		if !m.name.blank {
			e[ofEmail] += l.household(m, w)
		}
		return e
	}
	e[ofEmail] = w.email.weight(m.email)
	e[ofOrg] = w.org.weight(m.org)
	e[ofPhone] = w.phone.weight(m.phone)
	affiliated := m.org.level == same || m.org.level == near || m.org.level == part
	e[ofPlace] = w.place(m, affiliated)
	return e
}

// place weighs country and group, of which an organisation tells both.
func (w *weights) place(m *match, affiliated bool) float64 {
	country, group := w.country.weight(m.country), w.group.weight(m.group)
	if affiliated {
		country, group = 0, min(group, math.Ln2)
	}
	return bound(country, mostCountry) + bound(group, mostGroup)
}

// household takes back what members of a household or an office share of their
// names. They seldom share a given name, less often than strangers do.
func (l *linker) household(m *match, w *weights) float64 {
	kin := float64(l.kin[l.email[m.a]])
	family := m.name.logU - m.name.logGiven
	if m.name.agreeing() > 1 {
		family += l.namesakes
	}
	imprecise := 0.0
	for s, n := range m.name.family {
		imprecise += float64(n) * w.logs.state[s]
	}
	shared := -math.Log(kin*namesake*math.Exp(imprecise-min(family, 0)) + 1 - kin)
	if l.owns(m) {
		shared += ownership
	}
	return shared
}

// owns reports whether the address is built from a word that is the given name of both.
func (l *linker) owns(m *match) bool {
	if l.emails[l.email[m.a]].office {
		return false
	}
	local := l.localPart(l.email[m.a])
	for _, t := range l.wordsOf(l.name[m.a]) {
		if w := l.spelled[t]; len(w) >= 3 && l.givenness(t) > .5 && slices.Contains(l.wordsOf(l.name[m.b]), t) && strings.Contains(local, w) {
			return true
		}
	}
	return false
}

// ownership is what it counts, as a logarithm, that an address bears the given name
// of both: if two people had it, they would be namesakes.
var ownership = math.Log(5)

// namesake is how much rarer a given name is among relatives who have it already.
const namesake = .1

// nameWeight is the logarithm of a name's likelihood ratio. namesakes is how much
// more often full names coincide than their words alone would let them.
func (w *weights) nameWeight(m *nameMatch, namesakes float64) float64 {
	if m.blank {
		return 0
	}
	total := -m.logU - w.logs.even
	if m.agreeing() > 1 {
		total -= namesakes
	}
	for s, n := range m.count {
		total += float64(n) * w.logs.state[s]
	}
	if m.jumbled {
		total += logJumbled
	}
	switch {
	case m.conflict:
		return total + w.logs.conflict
	case m.dropped:
		return total + w.logs.dropped
	}
	return total + w.logs.intact
}

func (o *odds) weight(f field) float64 {
	if f.level == absent {
		return 0
	}
	if o.u[f.level] == 0 {
		return o.log[f.level] - min(float64(f.logU), 0)
	}
	return o.log[f.level]
}

func (l *linker) identityWeight(m *match, w *weights, k int) float64 {
	f := m.identity[k]
	if f.level == same || f.level == near {
		for j := range k { // what agrees because an earlier answer does says little: a suburb has one postcode
			if m.identity[j].level == same {
				f.logU = max(f.logU, l.depends[k][j])
			}
		}
	}
	return w.identity[k].weight(f)
}

// sharing is how likely two responses from one address are one person's, names
// aside, as the logarithm of odds.
func (l *linker) sharing(m *match, w *weights) float64 {
	box := l.email[m.a]
	if k := l.crowd[box]; k > 1 {
		return math.Log(min(max(w.same/l.n, 1e-7), .5) / float64(k-1))
	}
	if l.emails[box].office {
		return math.Log(min(w.same/w.apart, .1))
	}
	return math.Log(w.same / w.apart)
}

// What country and group weigh at most, and a name whose family names are exchanged,
// as logarithms.
var mostCountry, mostGroup, logJumbled = math.Log(3), math.Log(6), math.Log(.02)

func bound(x, limit float64) float64 { return max(min(x, limit), -limit) }

func probability(logit float64) float64 { return 1 / (1 + math.Exp(-logit)) }
