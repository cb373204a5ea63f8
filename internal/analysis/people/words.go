package people

import (
	"strings"

	"github.com/zeebo/xxh3"
)

// words numbers the different values of a column; 0 is the empty one. Values stand
// one behind the other in few large pieces of memory, so that a million of them
// cost little to keep and nothing to look after.
type words struct {
	spelled []string // by number
	count   []uint32 // units with the value
	slots   []slot
	room    strings.Builder
}

// slot is a place in the table: part of a value's hash, and its number; 0 for none.
type slot struct{ tag, id uint32 }

// piece is how much memory values share.
const piece = 1 << 16

func newWords() *words {
	return &words{spelled: []string{""}, count: []uint32{0}, slots: make([]slot, 64)}
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
			id := uint32(len(w.spelled)) // fewer than records
			w.slots[i] = slot{tag, id}
			w.spelled, w.count = append(w.spelled, w.keep(s)), append(w.count, 0)
			w.slots = grown(w.slots, len(w.spelled))
			return id, true
		case v.tag == tag && w.spelled[v.id] == s:
			return v.id, false
		}
	}
}

// keep returns a copy of s in memory shared with others.
func (w *words) keep(s string) string {
	if len(s) > piece/8 {
		return strings.Clone(s)
	}
	if w.room.Len()+len(s) > w.room.Cap() {
		w.room = strings.Builder{}
		w.room.Grow(min(piece, 8*len(w.spelled)+len(s)))
	}
	from := w.room.Len()
	w.room.WriteString(s)
	return w.room.String()[from:]
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
