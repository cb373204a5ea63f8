package people

import "slices"

// pass is one way of finding pairs worth comparing: units with a key in common.
// A block larger than most is cut up by a second key; what is still larger is
// compared only with its neighbours, and counted.
type pass struct {
	keys  func(l *linker, i uint32, emit func(uint64))
	most  int
	cut   func(l *linker, i uint32, key uint64, emit func(uint64)) // nil: a larger block is dropped, other passes find what matters
	fresh func(l *linker, a, b uint32) bool                        // whether no earlier pass has the pair; nil: who knows
	odd   func(l *linker, i uint32) bool                           // only pairs with such a unit matter; nil: all do
}

// passes are all of them. A common name never joins anybody, so that it is looked up
// only together with something else.
func passes() []pass {
	return []pass{
		{keys: byEmail, most: 60, cut: byToken},
		{keys: byLocalPart, most: 12, fresh: func(l *linker, a, b uint32) bool { return l.email[a] != l.email[b] }},
		{keys: byHalfAddress, most: 30, cut: byToken, fresh: func(l *linker, a, b uint32) bool {
			return perhapsSlipped(&l.emails[l.email[a]], &l.emails[l.email[b]])
		}},
		{keys: byName, most: 10},
		{keys: byNameAndOrg, most: 60, cut: byWholeName},
		{keys: byNameAndWord, most: 60, cut: byWholeName,
			fresh: func(l *linker, a, b uint32) bool { return l.org[a] != l.org[b] },
			odd:   func(l *linker, i uint32) bool { return l.orgIDs.count[l.org[i]] <= misspelling }},
		{keys: byNameAndAcronym, most: 60, cut: byWholeName,
			fresh: func(l *linker, a, b uint32) bool { return l.oneWord(a) != l.oneWord(b) }, odd: (*linker).oneWord},
		{keys: byNameAndDomain, most: 60, cut: byWholeName, fresh: func(l *linker, a, b uint32) bool {
			p, q := l.org[a], l.org[b]
			return p == 0 || p != q
		}},
		{keys: byPhone, most: 40, cut: byToken},
		{keys: byIdentity, most: 60, cut: byToken},
		{keys: byAnyName, most: 30},
	}
}

// oneWord reports whether a unit's organisation is a word, perhaps an acronym.
func (l *linker) oneWord(i uint32) bool { return l.orgs[l.org[i]].word != 0 }

// candidates returns the pairs worth comparing, each once and in order, the smaller unit first.
func (l *linker) candidates() []uint64 {
	l.common = l.commonWords()
	k := keyring{once: newMarks(len(l.name)), twice: newMarks(len(l.name))}
	var s sieve
	for _, p := range passes() {
		l.blocks(k.shared(l, p), p, &s)
	}
	s.sift(l)
	slices.Sort(s.kept)
	return slices.Compact(s.kept)
}

// keyring is memory for one pass after the other.
type keyring struct {
	entries          []entry
	once, twice, odd marks
}

// keysAtOnce is how many keys are made before they are looked up: one look-up after
// the other waits for memory, many together wait once.
const keysAtOnce = 1 << 10

// shared returns the keys of a pass that several units may have, by unit. They are
// valid until the next call.
func (k *keyring) shared(l *linker, p pass) []entry {
	clear(k.once)
	clear(k.twice)
	all, marked := k.entries[:0], 0
	unit := uint32(0)
	emit := func(key uint64) { all = append(all, entry{key, unit}) }
	if p.odd != nil {
		k.oddOnes(l, p)
		emit = func(key uint64) {
			if k.odd.has(key) {
				all = append(all, entry{key, unit})
			}
		}
	}
	for unit = range uint32(len(l.name)) { // units are numbered so
		p.keys(l, unit, emit)
		if len(all)-marked >= keysAtOnce {
			k.mark(all[marked:])
			marked = len(all)
		}
	}
	k.mark(all[marked:])
	k.entries = all
	kept := all[:0]
	for _, e := range all {
		if k.twice.has(e.key) {
			kept = append(kept, e)
		}
	}
	return kept
}

// oddOnes marks the keys of units without which no pair of the pass matters.
func (k *keyring) oddOnes(l *linker, p pass) {
	if k.odd == nil {
		k.odd = newMarks(len(l.name))
	}
	clear(k.odd)
	for unit := range uint32(len(l.name)) { // as above
		if p.odd(l, unit) {
			p.keys(l, unit, func(key uint64) { k.odd.add(key) })
		}
	}
}

func (k *keyring) mark(entries []entry) {
	for _, e := range entries {
		if !k.once.add(e.key) {
			k.twice.add(e.key)
		}
	}
}

// marks is a set of keys that may have more than were put into it: keys that
// only one unit has need not be sorted.
type marks []uint64

// newMarks has room for the keys of n units.
func newMarks(n int) marks {
	size := 1 << 10
	for size < n {
		size *= 2
	}
	return make(marks, size)
}

// add puts a key in and reports whether it was not there.
func (m marks) add(key uint64) bool {
	w, bit := &m[key>>6&uint64(len(m)-1)], uint64(1)<<(key&63)
	if *w&bit != 0 {
		return false
	}
	*w |= bit
	return true
}

func (m marks) has(key uint64) bool { return m[key>>6&uint64(len(m)-1)]>>(key&63)&1 != 0 }

// entry is a unit under a key.
type entry struct {
	key  uint64
	unit uint32
}

// blocks puts the pairs of every block of entries into a sieve.
func (l *linker) blocks(entries []entry, p pass, s *sieve) {
	var smaller []entry
	for block := range l.blocksOf(entries) {
		switch {
		case len(block) <= p.most:
			l.pairsOf(block, len(block), p, s)
		case p.cut != nil:
			for _, e := range block {
				p.cut(l, e.unit, e.key, func(key uint64) { smaller = append(smaller, entry{key, e.unit}) })
			}
		}
	}
	for block := range l.blocksOf(smaller) {
		window := len(block)
		if window > 2*p.most {
			l.capped += window
			window = windowed
		}
		l.pairsOf(block, window, p, s)
	}
}

// blocksOf sorts entries and yields those of one key, where there are several.
func (l *linker) blocksOf(entries []entry) func(yield func([]entry) bool) {
	return func(yield func([]entry) bool) {
		if cap(l.spare) < len(entries) {
			l.spare = make([]entry, len(entries))
		}
		entries = byKey(entries, l.spare[:len(entries)])
		for lo := 0; lo < len(entries); {
			hi := lo + 1
			for hi < len(entries) && entries[hi].key == entries[lo].key {
				hi++
			}
			if hi-lo > 1 && !yield(entries[lo:hi]) {
				return
			}
			lo = hi
		}
	}
}

// windowed is how many neighbours are looked at in a block that stays too large.
const windowed = 5

func (l *linker) pairsOf(block []entry, window int, by pass, s *sieve) {
	odd, some := l.odd[:0], by.odd == nil
	for _, e := range block {
		is := by.odd == nil || by.odd(l, e.unit)
		odd, some = append(odd, is), some || is
	}
	l.odd = odd
	if !some {
		return
	}
	for i, p := range block {
		for j, q := range block[i+1 : min(i+1+window, len(block))] {
			if (odd[i] || odd[i+1+j]) && p.unit != q.unit && (by.fresh == nil || by.fresh(l, p.unit, q.unit)) {
				s.add(l, p.unit, q.unit)
			}
		}
	}
}

// The keys. Each begins with a number of its own. What nobody else has makes none.

// eachWord calls do with the words of a unit's name that another name has too.
func (l *linker) eachWord(i uint32, do func(t uint32)) {
	for _, t := range l.common.of(i) {
		do(t)
	}
}

func byEmail(l *linker, i uint32, emit func(uint64)) {
	if e := l.email[i]; e != 0 && l.emailIDs.count[e] > 1 {
		emit(hash(1, e))
	}
}

func byLocalPart(l *linker, i uint32, emit func(uint64)) {
	if e := &l.emails[l.email[i]]; e.at >= 5 && !e.office && e.alike > 1 {
		emit(mix(e.local ^ 2))
	}
}

// byHalfAddress: one slip leaves either the first or the second half intact.
func byHalfAddress(l *linker, i uint32, emit func(uint64)) {
	e := &l.emails[l.email[i]]
	if e.at < 5 || e.office || l.domains.count[e.domain] < 2 {
		return
	}
	half, local := e.at/2, l.localPart(l.email[i])
	emit(hash(3, e.domain) ^ hashString(local[:half]))
	emit(hash(4, e.domain, uint32(e.first)) ^ hashString(local[e.at-half:])) // see perhapsSlipped
}

func byName(l *linker, i uint32, emit func(uint64)) {
	if n := l.name[i]; n != 0 {
		emit(l.names[n].key)
	}
}

func byToken(l *linker, i uint32, key uint64, emit func(uint64)) {
	for _, t := range l.wordsOf(l.name[i]) {
		emit(mix(key ^ uint64(t)))
	}
}

func byWholeName(l *linker, i uint32, key uint64, emit func(uint64)) {
	emit(mix(key ^ l.names[l.name[i]].key))
}

// byNameAndOrg: any word of the name with the organisation.
func byNameAndOrg(l *linker, i uint32, emit func(uint64)) {
	o := l.org[i]
	if o == 0 || l.orgIDs.count[o] < 2 {
		return
	}
	l.eachWord(i, func(t uint32) { emit(hash(5, t, o)) })
}

// byNameAndWord: any word of the name with the organisation's rarest word. Of two
// ways to write one organisation at least one is rare.
func byNameAndWord(l *linker, i uint32, emit func(uint64)) {
	o := &l.orgs[l.org[i]]
	if l.org[i] == 0 || l.orgTokens.count[o.rare] < 2 {
		return
	}
	l.eachWord(i, func(t uint32) { emit(hash(11, t, o.rare)) })
}

// misspelling is how many may write an organisation in a way that is taken for another's.
const misspelling = 10

// byNameAndAcronym: any word of the name with the organisation's acronym, where
// somebody wrote that.
func byNameAndAcronym(l *linker, i uint32, emit func(uint64)) {
	o := &l.orgs[l.org[i]]
	word := o.word
	if word == 0 && o.acronym != 0 && l.orgTokens.count[o.acronym] > 0 {
		word = o.acronym
	}
	if word == 0 {
		return
	}
	l.eachWord(i, func(t uint32) { emit(hash(10, t, word)) })
}

func byNameAndDomain(l *linker, i uint32, emit func(uint64)) {
	e := &l.emails[l.email[i]]
	if e.domain == 0 || e.public || l.domains.count[e.domain] < 2 {
		return
	}
	l.eachWord(i, func(t uint32) { emit(hash(6, t, e.domain)) })
}

func byPhone(l *linker, i uint32, emit func(uint64)) {
	if p := l.phone[i]; p != 0 && l.phones.count[p] > 1 {
		emit(hash(7, p))
	}
}

func byIdentity(l *linker, i uint32, emit func(uint64)) {
	for k := range l.identity {
		if v := l.identity[k][i]; v != 0 {
			emit(hash(8, v))
		}
	}
}

// byAnyName compares whoever shares a word of a name, in small sets only.
func byAnyName(l *linker, i uint32, emit func(uint64)) {
	if len(l.name) > smallSet {
		return
	}
	for _, t := range l.wordsOf(l.name[i]) {
		emit(hash(9, t))
	}
}

// smallSet is how many units are few enough to look at every common word of names.
const smallSet = 3000
