package people

import (
	"math"
	"math/bits"
	"slices"
	"strings"

	"canvass/internal/analysis/linkage/similar"
)

// level is how two values of a field agree; 0 is that one of them is missing.
type level uint8

// Levels of every field but the name. near is: an address with a typing slip; an
// organisation abbreviated or misspelt; a misspelt number. part is: one local
// part at two providers; an organisation's mail domain only.
const (
	absent level = iota
	same
	near
	part
	pattern // of an address: built from the name in the same or a similar way, as a namesake's would be
	other
	levels
)

// field is one comparison's outcome: its level, and how probable that is between
// strangers where this depends on the value, as a logarithm.
type field struct {
	level level
	logU  float32
}

// match is how two units compare.
type match struct {
	a, b           uint32
	name           nameMatch
	email, org     field
	phone          field
	country, group field
	identity       [mostIdentity]field
	agree, differ  uint8 // identity questions
}

// compare looks at two units field by field.
func (l *linker) compare(a, b uint32) match {
	m := match{a: a, b: b, name: l.compareNames(l.name[a], l.name[b])}
	l.compareRest(&m)
	return m
}

// compareRest looks at everything but the name.
func (l *linker) compareRest(m *match) {
	a, b := m.a, m.b
	m.email = l.compareEmails(a, b)
	m.org = l.compareOrgs(a, b)
	m.phone = l.equal(l.phone, l.phones, a, b)
	m.country = l.equal(l.country, l.countries, a, b)
	m.group = l.equal(l.group, l.groups, a, b)
	for k := range l.identity {
		f := l.compareIdentity(k, a, b)
		m.identity[k] = f
		switch f.level {
		case same, near:
			m.agree++
		case other:
			m.differ++
		}
	}
}

// equal compares values that are the same or not.
func (l *linker) equal(column []uint32, values *words, a, b uint32) field {
	p, q := column[a], column[b]
	switch {
	case p == 0 || q == 0:
		return field{}
	case p == q:
		return field{same, l.rarity(values.count[p])}
	}
	return field{level: other}
}

// rarity is the logarithm of how many people have a value that count units have,
// the one compared left out.
func (l *linker) rarity(count uint32) float32 {
	if count < uint32(len(l.logRarity)) {
		return l.logRarity[count]
	}
	return l.rarityOf(count)
}

// tabled is how many rarities are worked out beforehand.
const tabled = 1024

func (l *linker) rarityOf(count uint32) float32 {
	return float32(math.Log((max(float64(count)-1, 0) + smooth*usual) / (l.n + smooth)))
}

// Values of small sets are taken to be as rare as usual, until enough are seen.
const (
	smooth = 200
	usual  = 0.0025
)

func (l *linker) compareEmails(a, b uint32) field {
	p, q := l.email[a], l.email[b]
	if p == 0 || q == 0 {
		return field{}
	}
	e, f := &l.emails[p], &l.emails[q]
	if p == q {
		return field{same, l.rarity(l.emailIDs.count[p])}
	}
	if e.office || f.office {
		return field{level: other}
	}
	one, two := l.localPart(p), l.localPart(q)
	derived := l.spells(one, l.name[a]) || l.spells(two, l.name[b])
	switch {
	case e.local == f.local && derived && !(e.public && f.public) && misspelt(l.domains.at(e.domain), l.domains.at(f.domain)):
		return field{level: near}
	case e.local == f.local && (derived || e.at < 5):
		return field{level: pattern}
	case e.local == f.local && e.alike > mostAlike:
		return field{level: other}
	case e.local == f.local:
		return field{part, l.rarity(uint32(e.alike))}
	case e.domain == f.domain && e.first == f.first && sameLetters(one, two):
		return field{level: pattern}
	case e.domain == f.domain && e.first == f.first && misspelt(one, two):
		return field{level: near}
	}
	return field{level: other}
}

// mostAlike is how many addresses may have one local part that still tells people apart.
const mostAlike = 8

// misspelt reports whether two strings are one or two edits apart and long enough for that to mean something.
func misspelt(p, q string) bool {
	if min(len(p), len(q)) < 5 || max(len(p), len(q))-min(len(p), len(q)) > 2 {
		return false
	}
	d := similar.Distance(p, q)
	return d == 1 || d == 2 && min(len(p), len(q)) >= 8
}

// spells reports whether an address's local part is built from a name.
func (l *linker) spells(local string, n uint32) bool {
	for _, t := range l.wordsOf(n) {
		if w := l.spelled[t]; len(w) >= 3 && strings.Contains(local, w) {
			return true
		}
	}
	return false
}

// compareOrgs compares organisations and, where those do not agree, mail domains.
func (l *linker) compareOrgs(a, b uint32) field {
	p, q := l.org[a], l.org[b]
	if p != 0 && q != 0 {
		if p == q {
			return field{same, l.rarity(l.orgIDs.count[p])}
		}
		if l.akin(&l.orgs[p], &l.orgs[q]) {
			u := min(l.rarity(l.orgIDs.count[p]), l.rarity(l.orgIDs.count[q]))
			return field{near, u + logOrgWays}
		}
	}
	if e, f := l.emails[l.email[a]], l.emails[l.email[b]]; e.domain != 0 && e.domain == f.domain && !e.public {
		return field{part, l.rarity(l.domains.count[e.domain])}
	}
	if p == 0 || q == 0 {
		return field{}
	}
	return field{level: other}
}

// logOrgWays is the logarithm of how many ways there are to write an organisation.
var logOrgWays = float32(math.Log(10))

// akin reports whether two names can be one organisation's: an acronym, a part
// that holds its rarest word, or a slip.
func (l *linker) akin(p, q *org) bool {
	switch {
	case p.word != 0 && p.word == q.acronym, q.word != 0 && q.word == p.acronym:
		return true
	case contains(p.tokens, q.tokens):
		return slices.Contains(q.tokens, p.rare) && len(q.tokens) > 1
	case contains(q.tokens, p.tokens):
		return slices.Contains(p.tokens, q.rare) && len(p.tokens) > 1
	}
	return bits.OnesCount32(p.letters^q.letters) <= 4 && misspelt(p.folded, q.folded)
}

// contains reports whether every number of q is in p; both are sorted.
func contains(p, q []uint32) bool {
	if len(q) > len(p) {
		return false
	}
	for _, t := range q {
		if _, ok := slices.BinarySearch(p, t); !ok {
			return false
		}
	}
	return true
}

// compareIdentity compares answers to one question; an answer that stands in the
// place of another question's counts as found.
func (l *linker) compareIdentity(k int, a, b uint32) field {
	p, q := l.identity[k][a], l.identity[k][b]
	if p != 0 && p == q {
		return field{same, l.rarity(l.holders[k][p])}
	}
	if v := l.swapped(k, a, b); v != 0 {
		return field{near, l.rarity(l.holders[k][v])}
	}
	if p == 0 || q == 0 {
		return field{}
	}
	if x, y := l.values.at(p), l.values.at(q); variants(x, y) {
		u := min(l.rarity(l.holders[k][p]), l.rarity(l.holders[k][q]))
		return field{near, u + logTypos}
	}
	return field{level: other}
}

var logTypos = float32(math.Log(20))

// swapped finds an answer to k of one unit that the other gave elsewhere.
func (l *linker) swapped(k int, a, b uint32) uint32 {
	p, q := l.identity[k][a], l.identity[k][b]
	for j := range l.identity {
		if j == k {
			continue
		}
		if p != 0 && p == l.identity[j][b] && l.identity[j][a] != p {
			return p
		}
		if q != 0 && q == l.identity[j][a] && l.identity[j][b] != q {
			return q
		}
	}
	return 0
}

// variants reports whether two answers can be one, misspelt, shortened or with
// their parts in another order.
func variants(p, q string) bool {
	shorter, longer := min(len(p), len(q)), max(len(p), len(q))
	if shorter < 3 {
		return false
	}
	if d := similar.Distance(p, q); d == 1 || d == 2 && shorter >= 6 || d <= 4 && shorter >= 14 {
		return true
	}
	if shorter >= 5 && (strings.HasPrefix(p, q) || strings.HasPrefix(q, p)) {
		return true
	}
	if number(p) && number(q) {
		return shorter == longer && anagram(p, q)
	}
	return shorter >= 5 && similar.JaroWinkler(p, q) >= .9
}

func number(s string) bool { return strings.Trim(s, "0123456789") == "" }

func anagram(p, q string) bool {
	var n [256]int8
	for i := range min(len(p), 64) {
		n[p[i]]++
		n[q[i]]--
	}
	return n == [256]int8{}
}
