package people

import (
	"math"
	"math/bits"
	"slices"
	"unicode/utf8"

	"canvass/internal/analysis/linkage/nickname"
	"canvass/internal/analysis/linkage/similar"
)

// name is a name as the words that tell people apart.
type name struct {
	first   uint32 // where its words stand among those of all names
	length  uint16 // how many they are
	lineage lineage
	key     uint64 // the same for the same words in any order
	joined  uint64 // the same however the words are divided
}

func single(w string) bool { return utf8.RuneCountInString(w) == 1 && w[0] < utf8.RuneSelf }

// state is how two words of two names agree.
type state uint8

const (
	exact   state = iota
	nick          // names that one person may go by
	slip          // a letter lost, doubled or swapped with its neighbour
	far           // another letter, or two slips
	initial       // one is the other's first letter
	states
)

// nameMatch is how two names agree, word by word.
type nameMatch struct {
	count        [states]uint8
	family       [states]float32 // how many of them are family names
	letters      uint8           // how many of those that are exact are single letters
	dropped      bool            // words of one name are not in the other
	jumbled      bool            // the same words, but not as anybody would reorder them: two family names exchanged
	conflict     bool            // both names have words that the other has not, or say that they are two people's
	apart        apart           // whether they may be two relatives'
	counterparts bool            // for that they have a man's and a woman's form of one name
	blank        bool            // one name is missing
	logU         float64         // how probable such an agreement is between strangers, as a logarithm
	logGiven     float64         // the part of logU that given names have: a household shares the rest
}

func (m *nameMatch) agreeing() int {
	n := 0
	for _, k := range m.count {
		n += int(k)
	}
	return n
}

// whole is how many words agree by more than a letter.
func (m *nameMatch) whole() int { return m.agreeing() - int(m.count[initial]) - int(m.letters) }

// compareNames aligns the words of two names, best agreements first.
func (c *columns) compareNames(p, q uint32) nameMatch {
	if p == 0 || q == 0 {
		return nameMatch{blank: true}
	}
	return c.aligned(p, q, true)
}

// align is compareNames of two names that are there, without how probable any of it is.
func (c *columns) align(p, q uint32) nameMatch { return c.aligned(p, q, false) }

func (c *columns) aligned(p, q uint32, weighed bool) nameMatch {
	var m nameMatch
	a, b := &c.names[p], &c.names[q]
	al := aligner{columns: c, match: &m, weighed: weighed}
	if p == q || a.key == b.key || a.joined == b.joined {
		shorter := c.wordsOf(p)
		if b.length < a.length {
			shorter = c.wordsOf(q)
		}
		for _, t := range shorter {
			al.agree(exact, t, t)
		}
		m.jumbled = a.joined != b.joined && !rotated(c.wordsOf(p), c.wordsOf(q))
	} else {
		al.pair(c.wordsOf(p), c.wordsOf(q))
	}
	if m.apart = max(m.apart, a.lineage.apart(b.lineage)); m.jumbled || m.dropped && m.count[exact] > 1 {
		m.apart = max(m.apart, c.exchanged(c.wordsOf(p), c.wordsOf(q)))
	}
	m.conflict = m.conflict || m.apart == twoPeople
	return m
}

// rotated reports whether b is a with its beginning moved to its end: a family name first.
func rotated(a, b []uint32) bool {
	if len(a) != len(b) {
		return true // words divided in another way
	}
	for by := range a {
		if slices.Equal(a[by:], b[:len(a)-by]) && slices.Equal(a[:by], b[len(a)-by:]) {
			return true
		}
	}
	return false
}

// aligner pairs the words of two names.
type aligner struct {
	*columns
	match   *nameMatch
	weighed bool
	rest    [2][mostTokens]uint32
	place   [2][mostTokens]uint8 // where they stand: first, last or between
	n       [2]int
}

func (al *aligner) pair(a, b []uint32) {
	var used uint16
	for k, t := range a {
		if i := indexUnused(b, t, used); i >= 0 {
			used |= 1 << i
			al.agree(exact, t, t)
			continue
		}
		al.leave(0, t, k, len(a))
	}
	for i, t := range b {
		if used&(1<<i) == 0 {
			al.leave(1, t, i, len(b))
		}
	}
	if al.n[0] > 0 && al.n[1] > 0 {
		al.near()
	}
	al.match.dropped = al.n[0]+al.n[1] > 0
	al.match.conflict = al.n[0] > 0 && al.n[1] > 0
}

// Where a word stands in a name.
const (
	atBeginning = iota
	between
	atEnd
)

// leave keeps a word for later steps.
func (al *aligner) leave(side int, t uint32, k, of int) {
	where := uint8(between)
	switch k {
	case 0:
		where = atBeginning
	case of - 1:
		where = atEnd
	}
	al.rest[side][al.n[side]], al.place[side][al.n[side]] = t, where
	al.n[side]++
}

func indexUnused(list []uint32, t uint32, used uint16) int {
	for i, v := range list {
		if v == t && used&(1<<i) == 0 {
			return i
		}
	}
	return -1
}

// near pairs what is left, the best agreements first.
func (al *aligner) near() {
	var states [mostTokens][mostTokens]state
	best := state(none)
	for i := range al.n[0] {
		for j := range al.n[1] {
			s := al.agreement(al.rest[0][i], al.rest[1][j])
			switch {
			case s == initial && al.place[0][i]+al.place[1][j] == atBeginning+between:
				s = none
			case s == slip || s == far:
				s = al.told(s, i, j)
			}
			states[i][j] = s
			best = min(best, s)
		}
	}
	if best == none {
		return
	}
	var used [2]uint16
	for s := best; s < none; s++ {
		for i := range al.n[0] {
			for j := range al.n[1] {
				if states[i][j] == s && used[0]&(1<<i) == 0 && used[1]&(1<<j) == 0 {
					al.agree(s, al.rest[0][i], al.rest[1][j])
					used[0], used[1] = used[0]|1<<i, used[1]|1<<j
				}
			}
		}
	}
	al.n[0] -= bits.OnesCount16(used[0])
	al.n[1] -= bits.OnesCount16(used[1])
}

// told is how two words agree that may be counterparts: not at all where they are.
func (al *aligner) told(s state, i, j int) state {
	apart := al.counterparts(al.rest[0][i], al.rest[1][j], al.place[0][i] == atEnd && al.place[1][j] == atEnd)
	if apart != notApart {
		al.match.counterparts = true
	}
	al.match.apart = max(al.match.apart, apart)
	if apart == twoPeople {
		return none
	}
	return s
}

// none is that two words do not agree.
const none = states

// agreement is how two different words agree.
func (al *aligner) agreement(x, y uint32) state {
	p, q := al.spelled[x], al.spelled[y]
	if al.nicks[x] != nil && al.nicks[y] != nil && nickname.Same(al.nicks[x], al.nicks[y]) {
		return nick
	}
	if al.shapes[x].initial || al.shapes[y].initial {
		if al.shapes[x].initial != al.shapes[y].initial && p[0] == q[0] {
			return initial
		}
		return none
	}
	return slipped(p, q, al.shapes[x].letters, al.shapes[y].letters)
}

// lettersOf is the set of letters of a word, each standing for others too. An edit
// changes at most two of them.
func lettersOf(w string) (set uint32) {
	for i := range len(w) {
		set |= 1 << (w[i] & 31)
	}
	return set
}

// slipped says how far a typist would have to err to write one word for the other:
// one letter lost, doubled or swapped; one changed, or two edits in a longer word; or further.
func slipped(p, q string, inP, inQ uint32) state {
	shorter, longer := min(len(p), len(q)), max(len(p), len(q))
	if shorter < 3 || longer < 4 || longer-shorter > 2 || bits.OnesCount32(inP^inQ) > mostLetters {
		return none
	}
	switch d := similar.Distance(p, q); {
	case d == 1 && (longer != shorter || anagram(p, q)):
		return slip
	case shorter < 4:
		return none
	case d == 1, d == 2 && shorter >= 7, d == 2 && shorter >= 5 && similar.JaroWinkler(p, q) >= .93:
		return far
	}
	return none
}

// agree notes a pair of words.
func (al *aligner) agree(s state, x, y uint32) {
	m := al.match
	m.count[s]++
	if s == exact && al.shapes[x].initial {
		m.letters++
	}
	if !al.weighed {
		return
	}
	if al.tokens.count[y] < al.tokens.count[x] {
		x, y = y, x // what is rarer was typed by mistake or is the shorter form
	}
	f := al.logFrequency[x] + logWays[s]
	m.logU += f
	given := al.givenness(y)
	m.logGiven += f * given
	m.family[s] += float32(1 - given)
}

// logWays is the logarithm of how many words one word may become in each state.
var logWays = [states]float64{exact: 0, slip: math.Log(25), far: math.Log(400), nick: math.Log(3), initial: 0}
