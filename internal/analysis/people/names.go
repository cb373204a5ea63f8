package people

import (
	"iter"
	"math/bits"
	"slices"

	"canvass/internal/analysis/linkage/nickname"
)

// particles stand inside names without telling people apart.
var particles = map[string]bool{
	"de": true, "del": true, "la": true, "las": true, "los": true, "el": true, "y": true, "e": true, "da": true, "do": true,
	"dos": true, "van": true, "von": true, "der": true, "den": true, "di": true, "the": true,
	"mr": true, "mrs": true, "ms": true, "dr": true, "dra": true, "sr": true, "sra": true, "prof": true, "phd": true, "esq": true,
}

// nameTokens yields the words of a folded name that tell people apart, in the order
// written; a comma ("Ruiz, Ana") and dots only separate.
func nameTokens(folded string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for from, i := 0, 0; i <= len(folded); i++ {
			if i < len(folded) && !separates[folded[i]] {
				continue
			}
			if w := folded[from:i]; w != "" && (len(w) > longestParticle || !particles[w]) && !yield(w) {
				return
			}
			from = i + 1
		}
	}
}

// separates are the bytes between words, all of them ASCII.
var separates = func() (set [256]bool) {
	for _, c := range []byte(" .,;:/()\"-") {
		set[c] = true
	}
	return set
}()

const longestParticle = 4

// nameIDs numbers names, which are the same when their words are, in the same order.
type nameIDs struct {
	count []uint32 // units with the name
	slots []slot
}

func newNameIDs() nameIDs { return nameIDs{count: []uint32{0}, slots: make([]slot, 64)} }

// nameID is the number of a name of these words, 0 of none.
func (c *columns) nameID(tokens []uint32, joined uint64, of lineage) uint32 {
	if len(tokens) == 0 {
		return 0
	}
	n := &c.nameIDs
	tag := uint32(hash(tokens...)) ^ uint32(of) // the lower half
	for i := int(tag) & (len(n.slots) - 1); ; i = (i + 1) & (len(n.slots) - 1) {
		switch v := n.slots[i]; {
		case v.id == 0:
			id := uint32(len(c.names)) // fewer than records
			n.slots[i] = slot{tag, id}
			n.slots, n.count = grown(n.slots, int(id)+1), append(n.count, 0)
			c.names = append(c.names, c.newName(tokens, joined, of))
			return id
		case v.tag == tag && c.names[v.id].lineage == of && slices.Equal(c.wordsOf(v.id), tokens):
			return v.id
		}
	}
}

func (c *columns) newName(tokens []uint32, joined uint64, of lineage) name {
	one := name{first: uint32(len(c.nameWords)), length: uint16(len(tokens)), lineage: of, joined: mix(joined)} // a few words a record
	c.nameWords = append(c.nameWords, tokens...)
	var room [mostTokens]uint32
	sorted := append(room[:0], tokens...)
	slices.Sort(sorted)
	one.key = hash(sorted...)
	return one
}

// wordsOf is the words of a name in the order written.
func (c *columns) wordsOf(id uint32) []uint32 {
	n := &c.names[id]
	return c.nameWords[n.first:][:n.length:n.length]
}

// reconcilable reports whether two names that are there can be one person's: as far as
// aligning them goes, of which a look at their letters spares most.
func (c *columns) reconcilable(p, q uint32) bool {
	if a, b := &c.names[p], &c.names[q]; p != q && a.key != b.key && a.joined != b.joined && !c.covers(p, q) {
		return false
	}
	m := c.align(p, q)
	return !m.conflict && m.whole() > 0
}

// wordlists are words by unit, one behind the other.
type wordlists struct{ words, ends []uint32 }

func (w *wordlists) of(unit uint32) []uint32 {
	from := uint32(0)
	if unit > 0 {
		from = w.ends[unit-1]
	}
	return w.words[from:w.ends[unit]]
}

// commonWords are those of each unit's name that another unit's has too.
func (l *linker) commonWords() wordlists {
	w := wordlists{ends: make([]uint32, 0, len(l.name)), words: make([]uint32, 0, 2*len(l.name))}
	for _, name := range l.name {
		for _, t := range l.wordsOf(name) {
			if l.tokens.count[t] > 1 {
				w.words = append(w.words, t)
			}
		}
		w.ends = append(w.ends, uint32(len(w.words))) // a few a record
	}
	return w
}

// covers reports whether each word of the shorter name may be one of the other's.
func (c *columns) covers(p, q uint32) bool {
	a, b := c.wordsOf(p), c.wordsOf(q)
	if len(a) > len(b) {
		a, b = b, a
	}
words:
	for _, x := range a {
		for _, y := range b {
			if x == y || c.alike(x, y) {
				continue words
			}
		}
		return false
	}
	return true
}

// shape is what can be seen of a word at a glance.
type shape struct {
	letters uint32 // in it
	length  uint8  // in bytes
	initial bool   // it is one letter
	nick    bool   // it has nicknames, or is one
}

// alike reports whether two different words may agree, see agreement: it may be
// wrong about that, but not where it says no.
func (c *columns) alike(x, y uint32) bool {
	p, q := c.shapes[x], c.shapes[y]
	switch {
	case p.nick && q.nick && nickname.Same(c.nicks[x], c.nicks[y]):
		return true
	case p.initial || q.initial:
		return p.letters&q.letters != 0
	}
	return p.length <= q.length+2 && q.length <= p.length+2 && bits.OnesCount32(p.letters^q.letters) <= mostLetters
}

// mostLetters is in how many letters two edits make words differ at most.
const mostLetters = 4
