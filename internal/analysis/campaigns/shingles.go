package campaigns

import "math/bits"

// triple is three words in a row as one number. Three are few enough to outlive
// an edit every few words and enough that unlike texts share hardly any.
func triple(a, b, c uint32) uint32 { return uint32(stir(uint64(a)<<32|uint64(b), uint64(c))) } // the lower half

// pair is two words in a row as one number, word is one.
func pair(a, b uint32) uint64 { return stir(uint64(a)<<32|uint64(b), 1<<32) }
func word(a uint32) uint64    { return stir(uint64(a), 2<<32) }

// stir makes of two numbers one each of whose bits depends on all of theirs: both halves
// of a product folded into one.
func stir(x, y uint64) uint64 {
	hi, lo := bits.Mul64(x^0xD6E8FEB86659FD93, y^0x9E3779B97F4A7C15)
	return hi ^ lo
}

// triples is the triples of a text in order: that which begins with word i at i. It
// holds until the next call.
func (c *clustering) triples(words []uint32) []uint32 {
	if len(words) < 3 {
		return nil
	}
	if cap(c.keys) < len(words) {
		c.keys = make([]uint32, 2*len(words))
	}
	keys := c.keys[:len(words)-2]
	first, second := words[0], words[1]
	for i, third := range words[2:] {
		keys[i] = triple(first, second, third)
		first, second = second, third
	}
	return keys
}

// marks is a set of triples that is emptied in no time.
type marks struct {
	some  [256]uint64 // a bit for the triples there are, by which most others are told at once
	slots []uint64    // turn and triple
	turn  uint64      // in the upper half
	mask  uint32
}

// of makes the set hold these triples, and nothing else.
func (m *marks) of(keys []uint32) {
	m.clear(len(keys))
	for _, key := range keys {
		m.add(key)
	}
}

// clear empties the set and makes room for n.
func (m *marks) clear(n int) {
	size := half(n + 1)
	if m.turn += 1 << 32; size > len(m.slots) || m.turn == 0 {
		size = max(size, len(m.slots))
		m.slots, m.turn = make([]uint64, size), 1<<32
	}
	m.mask = uint32(size - 1) // small; a part of the table for a short text stays in the cache
	m.some = [256]uint64{}
}

func (m *marks) add(key uint32) {
	m.some[key>>24] |= 1 << (key >> 18 & 63)
	i, slot := key&m.mask, m.turn|uint64(key)
	for s := m.slots[i]; s>>32 == m.turn>>32 && s != slot; s = m.slots[i] {
		i = (i + 1) & m.mask
	}
	m.slots[i] = slot
}

func (m *marks) has(key uint32) bool {
	return m.some[key>>24]&(1<<(key>>18&63)) != 0 && m.find(key)
}

func (m *marks) find(key uint32) bool {
	i, slot := key&m.mask, m.turn|uint64(key)
	for s := m.slots[i]; s>>32 == m.turn>>32; s = m.slots[i] {
		if s == slot {
			return true
		}
		i = (i + 1) & m.mask
	}
	return false
}

// tally counts the words of a text that lie in common triples.
type tally struct {
	all, allUntil     int
	telling, tellFrom int // in triples that are not worn
}

// add takes the triple that ends at word i.
func (t *tally) add(i int, worn bool) {
	t.all += i + 1 - max(t.allUntil, i-2)
	t.allUntil = i + 1
	if !worn {
		t.telling += i + 1 - max(t.tellFrom, i-2)
		t.tellFrom = i + 1
	}
}

// words is how many words the text shares: one that stands in worn phrases only
// counts for a part of a word.
func (t *tally) words() float64 { return float64(t.telling) + wornWord*float64(t.all-t.telling) }

// wornWord is what a word in a worn phrase says of whether two texts are of one letter.
const wornWord = .4

// covered counts the words that lie in a triple of the set.
func (c *clustering) covered(words []uint32) float64 {
	var t tally
	for i, key := range c.triples(words) {
		if c.marks.has(key) {
			t.add(i+2, c.usage.worn(key))
		}
	}
	return t.words()
}
