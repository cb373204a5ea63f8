package people

import (
	"slices"
	"strings"

	"github.com/zeebo/xxh3"
)

// words numbers the different values of a column; 0 is the empty one.
type words struct {
	shelf
	count []uint32 // units with the value
	slots []slot
}

// slot is a place in the table: part of a value's hash, and its number; 0 for none.
type slot struct{ tag, id uint32 }

func newWords() *words { return &words{shelf: newShelf(), count: []uint32{0}, slots: make([]slot, 64)} }

// expect makes room for n values.
func (w *words) expect(n int) {
	for 4*n > 3*len(w.slots) {
		w.slots = make([]slot, 2*len(w.slots)) // it is empty
	}
	w.places, w.count = slices.Grow(w.places, n), slices.Grow(w.count, n)
}

// id returns the number of s and whether it is new. s may share memory with what
// may be forgotten.
func (w *words) id(s string) (uint32, bool) {
	if s == "" {
		return 0, false
	}
	tag := uint32(xxh3.HashString(s)) // the lower half
	for i := int(tag) & (len(w.slots) - 1); ; i = (i + 1) & (len(w.slots) - 1) {
		switch v := w.slots[i]; {
		case v.id == 0:
			id := uint32(w.len()) // fewer than records
			w.slots[i] = slot{tag, id}
			w.add(s)
			w.count = append(w.count, 0)
			w.slots = grown(w.slots, w.len())
			return id, true
		case v.tag == tag && w.at(v.id) == s:
			return v.id, false
		}
	}
}

// grown returns a table with room for n values: it is never more than three quarters full.
func grown(slots []slot, n int) []slot {
	if 4*n <= 3*len(slots) {
		return slots
	}
	larger := make([]slot, 2*len(slots))
	for _, v := range slots {
		if v.id == 0 {
			continue
		}
		i := int(v.tag) & (len(larger) - 1)
		for larger[i].id != 0 {
			i = (i + 1) & (len(larger) - 1)
		}
		larger[i] = v
	}
	return larger
}

// seen remembers which id a value as typed has, so that it is read only once.
type seen struct {
	raw  *words
	of   []uint32 // by number of what was typed
	read func(string) uint32
}

func newSeen(read func(string) uint32) *seen {
	return &seen{raw: newWords(), of: []uint32{0}, read: read}
}

func (s *seen) id(raw string) uint32 {
	if len(raw) > longest {
		raw = cut(raw)
	}
	n, isNew := s.raw.id(raw)
	if isNew {
		s.of = append(s.of, s.read(raw))
	}
	return s.of[n]
}

// cut keeps the beginning of a field, up to a whole character.
func cut(s string) string { return strings.ToValidUTF8(s[:longest], "") }
