package people

import (
	"math"
	"slices"
)

// linker links the units of one set of records: records whose fields are all the
// same, and enough to be one person's, are one unit.
type linker struct {
	*columns
	roll      *Roll
	order     []int    // records by age
	unit      []uint32 // of each place in order
	oldest    []int    // of each unit, its first record
	author    []uint32 // of each unit, see noAuthor; nil where nobody comments
	together  []uint64 // pairs of units that somebody said are one person's, sorted
	weights   weights
	n, logN   float64                             // people, as far as known: units
	crowd     []uint32                            // by address: people with contradicting names
	kin       []float32                           // by address: how many of them share a word of their names
	allKin    float64                             // the same over all addresses
	namesakes float64                             // how much more often full names coincide than chance has it, as a logarithm
	depends   [mostIdentity][mostIdentity]float32 // log probability that answer k agrees because answer j does
	logRarity []float32                           // by count, of values that few have
	repeated  float64                             // records that were the same as an earlier one
	different map[uint64]bool
	capped    int // units in blocks that were too large
	common    wordlists
	odd       []bool  // memory for one block's
	spare     []entry // memory for sorting
	fetched   uint32  // see fetch
}

// frequency is how probable a word of a name is in a stranger's: what the others
// have, not the one compared.
func (l *columns) frequency(t uint32) float64 {
	n := max(float64(l.tokens.count[t])-1, 0)
	usual := .0004
	switch {
	case l.shapes[t].initial:
		usual = .01
	case l.nicks[t] != nil:
		usual = .004
	}
	return (n + smoothNames*usual) / (l.total + smoothNames)
}

const smoothNames = 400

// givenness is how far a word is a given name: how often names begin with it.
func (l *columns) givenness(t uint32) float64 {
	usual := .4
	if l.nicks[t] != nil {
		usual = .9
	}
	return (float64(l.begins[t]) + 3*usual) / (float64(l.tokens.count[t]) + 3)
}

// count notes how many units have each word and value, and each organisation's rarest word.
func (l *linker) count() {
	for u := range l.name {
		if !l.comments(uint32(u)) {
			l.n++
		}
	}
	l.n = max(l.n, 1)
	l.total, l.logN = l.n, math.Log(l.n)
	for _, w := range []*words{l.tokens, l.emailIDs, l.domains, l.orgIDs, l.phones, l.countries, l.groups, l.orgTokens} {
		clear(w.count)
	}
	clear(l.nameIDs.count)
	l.holders = nil
	l.begins = make([]uint32, len(l.tokens.count))
	for i := range l.name {
		for k, t := range l.wordsOf(l.name[i]) {
			l.tokens.count[t]++
			if k == 0 {
				l.begins[t]++
			}
		}
		l.nameIDs.count[l.name[i]]++
		e := &l.emails[l.email[i]]
		l.emailIDs.count[l.email[i]]++
		l.domains.count[e.domain]++
		l.orgIDs.count[l.org[i]]++
		l.phones.count[l.phone[i]]++
		l.countries.count[l.country[i]]++
		l.groups.count[l.group[i]]++
		for _, t := range l.orgs[l.org[i]].tokens {
			l.orgTokens.count[t]++
		}
	}
	for k := range l.identity {
		h := make([]uint32, len(l.values.count))
		for _, v := range l.identity[k] {
			h[v]++
		}
		l.holders = append(l.holders, h)
	}
	for i := range l.orgs {
		o := &l.orgs[i]
		for _, t := range o.tokens {
			if o.rare == 0 || l.orgTokens.count[t] < l.orgTokens.count[o.rare] {
				o.rare = t
			}
		}
	}
	l.logFrequency = make([]float64, len(l.tokens.count))
	for t := range l.logFrequency {
		l.logFrequency[t] = math.Log(l.frequency(uint32(t)))
	}
	l.logRarity = make([]float32, tabled)
	for n := range l.logRarity {
		l.logRarity[n] = l.rarityOf(uint32(n))
	}
	l.countLocals()
	l.countNamesakes()
	l.countDependences()
}

// countLocals notes for every address how many have its local part: what many have,
// at one domain each, is an office's name for itself.
func (l *linker) countLocals() {
	all := make([]uint64, 0, len(l.emails))
	for i := range l.emails[1:] {
		all = append(all, l.emails[i+1].local)
	}
	slices.Sort(all)
	for i := range l.emails[1:] {
		e := &l.emails[i+1]
		at, _ := slices.BinarySearch(all, e.local)
		n := 1
		for n < math.MaxUint8 && at+n < len(all) && all[at+n] == e.local {
			n++
		}
		e.alike = uint8(n)
	}
}

// countNamesakes compares how often full names coincide with what the frequencies
// of their words would give: given and family names of one language go together.
func (l *linker) countNamesakes() {
	observed, expected := 1.0, 1.0
	for id := 1; id < len(l.names); id++ {
		k := float64(l.nameIDs.count[id])
		if len(l.wordsOf(uint32(id))) < 2 || k == 0 {
			continue
		}
		f := 1.0
		for _, t := range l.wordsOf(uint32(id)) {
			f *= float64(l.tokens.count[t]) / l.n
		}
		observed += k * (k - 1) / 2
		expected += k * f * l.n / 2
	}
	if observed > 100 && expected > 30 {
		l.namesakes = math.Log(min(max(observed/expected, 1), 20))
	}
}

// countDependences finds answers that agree because earlier ones do.
func (l *linker) countDependences() {
	for k := range l.identity {
		for j := range k {
			l.depends[k][j] = l.dependence(j, k)
		}
	}
}

func (l *linker) dependence(j, k int) float32 {
	pairs := make([]uint64, 0, len(l.name))
	alone := 0.0
	for i := range l.name {
		if p, q := l.identity[j][i], l.identity[k][i]; p != 0 && q != 0 {
			pairs = append(pairs, uint64(p)<<32|uint64(q))
		}
	}
	for _, c := range l.holders[j][1:] {
		alone += float64(c) * (float64(c) - 1)
	}
	if alone < 20*l.n { // nearly every value is one person's: what agrees then does so for that reason
		return -30
	}
	slices.Sort(pairs)
	both := 0.0
	for lo := 0; lo < len(pairs); {
		hi := lo
		for hi < len(pairs) && pairs[hi] == pairs[lo] {
			hi++
		}
		both += float64(hi-lo) * float64(hi-lo-1)
		lo = hi
	}
	return float32(math.Log((both + 1) / (alone + 1)))
}

// possible refuses what no sum of weights may join: contradicting or missing names
// unless nearly all answers that tell people apart agree, one address used by
// several people of whom one gave no name, and evidence of a name alone.
func (l *linker) possible(m *match) bool {
	switch {
	case m.name.blank && m.email.level == same:
		return false // the exact layer has decided
	case m.name.blank, m.name.conflict, m.name.whole() == 0:
		return m.agree >= 3 && m.differ <= 1 || m.agree >= 2 && m.differ == 0
	}
	return true
}

// alone reports whether nothing but a name speaks for a pair.
func (m *match) alone() bool {
	supported := func(f field) bool { return f.level == same || f.level == near || f.level == part }
	return !supported(m.email) && m.email.level != pattern && !supported(m.org) && !supported(m.phone) && m.agree == 0
}

// placed reports whether one country and one group stand beside a full name, and how
// rare that name is was learned: in a set too small for that somebody is asked.
func (l *linker) placed(m *match) bool {
	return l.weights.learned && m.country.level == same && m.group.level == same && m.name.whole() > 1
}

// edges scores candidates and keeps those at least worth asking about.
func (l *linker) edges(pairs []uint64) []edge {
	var edges []edge
	var last [2]uint32 // names
	var compared nameMatch
	for n, p := range pairs {
		if n%sifted == 0 {
			l.fetch(pairs[n:min(n+sifted, len(pairs))])
		}
		a, b := uint32(p>>32), uint32(p)
		if names := [2]uint32{l.name[a], l.name[b]}; n == 0 || names != last {
			last, compared = names, l.compareNames(names[0], names[1])
		}
		m := match{a: a, b: b, name: compared}
		if l.hopeless(&m) {
			continue
		}
		l.compareRest(&m)
		if !l.possible(&m) {
			continue
		}
		e := l.weigh(&m, &l.weights)
		logit := e.sum()
		held := l.held(&m, e[ofIdentity])
		if held != NotHeld {
			logit = min(logit, mostHeld)
		}
		if logit >= 0 {
			edges = append(edges, edge{a: m.a, b: m.b, logit: logit, held: held})
		}
	}
	return edges
}

// hopeless reports, without looking at everything, that a pair cannot be worth
// asking about: its name is common, and nothing that could make up for it agrees.
func (l *linker) hopeless(m *match) bool {
	if len(l.identity) > 0 || m.name.blank || l.email[m.a] == l.email[m.b] {
		return false
	}
	if l.phone[m.a] != 0 && l.phone[m.a] == l.phone[m.b] {
		return false
	}
	logit := l.weights.logs.matches - 2*l.logN + l.weights.nameWeight(&m.name, l.namesakes)
	logit += log18 // country and group at most
	if p, q := l.org[m.a], l.org[m.b]; p != 0 || q != 0 {
		logit += max(0, -float64(min(l.rarity(l.orgIDs.count[p]), l.rarity(l.orgIDs.count[q]))))
	} else {
		logit += max(0, -float64(l.rarity(l.domains.count[l.emails[l.email[m.a]].domain])))
	}
	if logit >= 0 {
		return false
	}
	m.email = l.compareEmails(m.a, m.b)
	return logit+l.weights.email.weight(m.email) < 0
}

var log18 = math.Log(18)

// held is what keeps a pair apart, however much speaks for it, until somebody decides.
func (l *linker) held(m *match, identity float64) Held {
	switch {
	case m.relatives(identity):
		return HeldRelatives
	case m.alone() && !l.placed(m):
		return HeldName
	}
	return NotHeld
}

// relatives reports whether names tell two relatives, and no answers of that weight that
// one person alone gives, a birth date or a number, say that one name is misspelled.
func (m *match) relatives(identity float64) bool {
	return m.name.apart != notApart && (identity <= beyondNames || m.agree < 2 || m.differ > 0)
}

// mostHeld is the most that a pair that is held apart may reach: a question.
var mostHeld = math.Log(.75 / .25)
