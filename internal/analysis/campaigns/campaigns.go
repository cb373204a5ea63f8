// Package campaigns finds texts that were made from one template: copies of a
// letter, as it is or edited, with a passage of the sender's own or not, and letters
// whose phrases were picked from alternatives (mail-merge). It does not judge them,
// and takes nobody out: it says who used which words.
//
// Equal texts become one with a count. MinHash bands propose pairs, which are
// verified by the phrases they share with a cluster's first text, so that nothing is
// compared with everything and nothing drifts from copy to copy; only where what two
// texts share was too little to be expected by chance are they one letter's; every text
// left is held against the phrases of the clusters. Clusters made of phrases that many
// others use are tried as mail-merge: first those that share whole sentences with many,
// then those that share most phrases. What was asked does not count.
package campaigns

import (
	"slices"

	"github.com/zeebo/xxh3"

	"canvass/internal/text"
)

// What bounds the work.
const (
	maxWords     = 4000    // of a text that are compared
	minWords     = 6       // a text with fewer is never part of a campaign: such answers are alike by chance
	maxBytes     = 1 << 18 // of a text that are read
	longestPlace = 1<<16 - 1
)

// Finder takes texts one by one and then finds the campaigns among them. It keeps
// of each text some bytes, and four (eight, with places) for every word of a text
// that it had not seen.
type Finder struct {
	prompt  *prompt
	places  bool
	hasher  text.Hasher
	scratch []text.Word
	seen    index // of forms, by the text as written
	known   index // of documents, by their words
	forms   []form
	docs    []doc
	blocks  [][]uint32 // the words of all documents, each document's in one block
	gaps    []uint16   // of all forms, two a word: from the end of the word before, length
	open    map[int32][]string
	Capped  int // texts longer than what is compared
}

// form is a text as somebody wrote it.
type form struct {
	written xxh3.Uint128 // hash of the text
	doc     int32
	places  int // its first place in gaps
}

// doc is the words of one or more forms, without what was taken from the prompt.
type doc struct {
	said         uint32 // hash of the words
	length       int32
	block, first int32 // where they are
}

// New returns a Finder that leaves out words that repeat the prompts. With places
// it can tell where in a text a member's own words stand. Expected is how many texts
// there will be, as far as that is known.
func New(prompts []string, places bool, expected int) *Finder {
	f := &Finder{places: places, open: map[int32][]string{}}
	f.prompt = newPrompt(&f.hasher, prompts)
	f.seen.room(expected, nil)
	f.known.room(expected/2, nil)
	return f
}

// Add takes a text and returns its number, equal texts having one number, and
// whether a text of the same words was there already.
func (f *Finder) Add(s string) (n int32, again bool) {
	f.seen.room(len(f.forms)+1, func(n int32) uint64 { return f.forms[n].written.Lo })
	key := xxh3.HashString128(s)
	place := f.seen.first(key.Lo)
	for ; ; place = f.seen.next(place) {
		n, ok := f.seen.at(place)
		if !ok {
			break
		}
		if f.forms[n].written == key {
			return n, true
		}
	}
	documents := len(f.docs)
	n = int32(len(f.forms)) // fewer than responses
	f.seen.enter(place, n)
	open := blanks(s)
	read := f.read(s, open)
	read.written = key
	f.forms = append(f.forms, read)
	for _, b := range open {
		f.open[n] = append(f.open[n], b.name)
	}
	return n, len(f.docs) == documents
}

// Drop takes all texts with the words of this one out of the search.
func (f *Finder) Drop(n int32) { f.docs[f.forms[n].doc].length = 0 }

// read cuts a text into words and finds the document with the same ones.
func (f *Finder) read(s string, open []blank) form {
	short := len(s) > maxBytes
	if short {
		s = s[:maxBytes]
	}
	var all bool
	f.scratch, all = f.hasher.Append(f.scratch[:0], s, maxWords)
	if short || !all {
		f.Capped++
	}
	kept := f.prompt.without(outside(open, f.scratch))
	from := form{places: len(f.gaps)}
	if f.places {
		kept = f.place(kept)
	}
	from.doc = f.document(kept)
	return from
}

// place notes where words stand, up to one that is too far or too long to note.
func (f *Finder) place(words []text.Word) []text.Word {
	end := int32(0)
	for i, w := range words {
		if w.From-end > longestPlace || w.To-w.From > longestPlace {
			return words[:i]
		}
		f.gaps = append(f.gaps, uint16(w.From-end), uint16(w.To-w.From)) // both fit: see above
		end = w.To
	}
	return words
}

// document returns the document of these words.
func (f *Finder) document(words []text.Word) int32 {
	block := f.room(len(words))
	first, key := len(*block), uint64(len(words))
	for _, w := range words {
		word := short(w.Hash)
		*block = append(*block, word)
		key = (key ^ uint64(word)) * 0x9E3779B97F4A7C15
		key ^= key >> 32
	}
	said := (*block)[first:]
	f.known.room(len(f.docs)+1, func(d int32) uint64 { return uint64(f.docs[d].said) })
	hash := uint32(key)
	place := f.known.first(uint64(hash))
	for ; ; place = f.known.next(place) {
		d, ok := f.known.at(place)
		if !ok {
			break
		}
		if f.docs[d].said == hash && slices.Equal(f.of(d), said) {
			*block = (*block)[:first]
			return d
		}
	}
	d := int32(len(f.docs)) // fewer than responses
	f.known.enter(place, d)
	f.docs = append(f.docs, doc{hash, int32(len(said)), int32(len(f.blocks) - 1), int32(first)}) // a block is small, and blocks are few
	return d
}

// blockLength is how many words one block holds; a document fits.
const blockLength = 1 << 18

// room is a block with room for n words more.
func (f *Finder) room(n int) *[]uint32 {
	if last := len(f.blocks) - 1; last < 0 || len(f.blocks[last])+n > blockLength {
		f.blocks = append(f.blocks, make([]uint32, 0, blockLength))
	}
	return &f.blocks[len(f.blocks)-1]
}

// of is the words of a document.
func (f *Finder) of(n int32) []uint32 {
	d := &f.docs[n]
	return f.blocks[d.block][d.first:][:d.length]
}

// length is how many words a document has.
func (f *Finder) length(n int32) int { return int(f.docs[n].length) }

// short is a word in 32 bits. That two words share them changes nothing as long as
// it is rare.
func short(hash uint64) uint32 { return uint32(hash >> 32) } // the upper half
