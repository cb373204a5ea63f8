package people

import (
	"math"
	"slices"
	"unicode/utf8"

	"canvass/internal/analysis/linkage/nickname"
	"canvass/internal/analysis/linkage/similar"
)

// name is a name as the words that tell people apart.
type name struct {
	tokens []uint32 // in the order written
	key    uint64   // the same for the same words in any order
	joined uint64   // the same however the words are divided
}

func single(w string) bool { return utf8.RuneCountInString(w) == 1 && w[0] < utf8.RuneSelf }

// state is how two words of two names agree.
type state uint8

const (
	exact   state = iota
	slip          // a letter lost, doubled or swapped with its neighbour
	far           // another letter, or two slips
	nick          // names that one person may go by
	initial       // one is the other's first letter
	states
)

// nameMatch is how two names agree, word by word.
type nameMatch struct {
	count    [states]uint8
	family   [states]float32 // how many of them are family names
	dropped  bool            // words of one name are not in the other
	jumbled  bool            // the same words, but not as anybody would reorder them: two family names exchanged
	conflict bool            // both names have words that the other has not
	blank    bool            // one name is missing
	logU     float64         // how probable such an agreement is between strangers, as a logarithm
	logGiven float64         // the part of logU that given names have: a household shares the rest
}

func (m *nameMatch) agreeing() int {
	n := 0
	for _, k := range m.count {
		n += int(k)
	}
	return n
}

// whole is how many words agree by more than a letter.
func (m *nameMatch) whole() int { return m.agreeing() - int(m.count[initial]) }

// compareNames aligns the words of two names, best agreements first.
func (c *columns) compareNames(p, q uint32) nameMatch {
	var m nameMatch
	if p == 0 || q == 0 {
		m.blank = true
		return m
	}
	a, b := &c.names[p], &c.names[q]
	al := aligner{columns: c, match: &m}
	if p == q || a.key == b.key || a.joined == b.joined {
		shorter := a.tokens
		if len(b.tokens) < len(shorter) {
			shorter = b.tokens
		}
		for _, t := range shorter {
			al.agree(exact, t, t)
		}
		m.jumbled = a.joined != b.joined && !rotated(a.tokens, b.tokens)
		return m
	}
	al.pair(a.tokens, b.tokens)
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
	match *nameMatch
	rest  [2][mostTokens]uint32
	place [2][mostTokens]int // where they stand: first, last or between
	n     [2]int
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
	for _, s := range [...]state{nick, slip, far, initial} {
		if al.n[0] == 0 || al.n[1] == 0 {
			break
		}
		al.step(s)
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
	where := between
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

// step pairs what is left and agrees in this way.
func (al *aligner) step(s state) {
	for i := 0; i < al.n[0]; i++ {
		for j := 0; j < al.n[1]; j++ {
			if x, y := al.rest[0][i], al.rest[1][j]; al.agrees(s, x, y) && (s != initial || al.place[0][i]+al.place[1][j] != atBeginning+between) {
				al.agree(s, x, y)
				al.drop(0, i)
				al.drop(1, j)
				i--
				break
			}
		}
	}
}

func (al *aligner) drop(side, i int) {
	copy(al.rest[side][i:al.n[side]], al.rest[side][i+1:al.n[side]])
	copy(al.place[side][i:al.n[side]], al.place[side][i+1:al.n[side]])
	al.n[side]--
}

func (al *aligner) agrees(s state, x, y uint32) bool {
	switch p, q := al.spelled[x], al.spelled[y]; s {
	case nick:
		return nickname.Same(al.nicks[x], al.nicks[y])
	case slip:
		return slipped(p, q)
	case far:
		return blurred(p, q)
	default:
		return al.initials[x] != al.initials[y] && p[0] == q[0]
	}
}

// slipped reports whether one letter was lost, doubled or swapped with its neighbour.
func slipped(p, q string) bool {
	shorter, longer := min(len(p), len(q)), max(len(p), len(q))
	if shorter < 3 || longer < 4 || longer-shorter > 1 || similar.Distance(p, q) != 1 {
		return false
	}
	return longer != shorter || anagram(p, q)
}

// blurred reports whether two words of four letters or more have one letter changed,
// or, when they are longer, two edits between them.
func blurred(p, q string) bool {
	shorter, longer := min(len(p), len(q)), max(len(p), len(q))
	if shorter < 4 || longer-shorter > 2 {
		return false
	}
	d := similar.Distance(p, q)
	return d == 1 || d == 2 && shorter >= 7 || d == 2 && shorter >= 5 && similar.JaroWinkler(p, q) >= .93
}

// agree notes a pair of words.
func (al *aligner) agree(s state, x, y uint32) {
	m := al.match
	m.count[s]++
	if al.tokens.count[y] < al.tokens.count[x] {
		x, y = y, x // what is rarer was typed by mistake or is the shorter form
	}
	f := math.Log(al.frequency(x)) + logWays[s]
	m.logU += f
	given := al.givenness(y)
	m.logGiven += f * given
	m.family[s] += float32(1 - given)
}

// logWays is the logarithm of how many words one word may become in each state.
var logWays = [states]float64{exact: 0, slip: math.Log(25), far: math.Log(400), nick: math.Log(3), initial: 0}
