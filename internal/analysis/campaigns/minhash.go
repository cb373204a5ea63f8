package campaigns

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// Bands of the signature: texts that agree in all rows of one band become a pair.
// Of words and pairs of words, a copy with every fourth word changed keeps about
// two fifths; a pair of unlike texts on one matter has about a tenth in common.
const (
	bands   = 16
	rows    = 3
	bins    = bands * rows
	missing = 1<<16 - 1
)

// signature is one MinHash a bin, of which 8 bits are kept (b-bit minwise hashing, Li
// and König, 2010): one permutation whose range is cut into bins (Li, Owen and Zhang,
// 2012), bins without a word filled from the next one that has any (densification by
// rotation, Shrivastava and Li, 2014).
type signature [bins]uint8

// values is a signature in the making; only the first bins are in use.
type values [64]uint16

func (v *values) of(words []uint32) signature {
	for i := range v {
		v[i] = missing
	}
	if len(words) > 0 {
		before := words[0]
		v.take(word(before))
		for _, w := range words[1:] {
			v.take(word(w))
			v.take(pair(before, w))
			before = w
		}
	}
	v.densify()
	var s signature
	for i, x := range v[:bins] {
		s[i] = uint8(x ^ x>>8) // both halves folded into one
	}
	return s
}

func (v *values) take(hash uint64) {
	bin := (hash >> 32) * bins >> 32 & 63 // below bins
	v[bin] = min(v[bin], uint16(hash))    // the lowest bits
}

// densify fills empty bins, from the right and around the end.
func (v *values) densify() {
	full := slices.IndexFunc(v[:bins], func(x uint16) bool { return x != missing })
	if full < 0 {
		return
	}
	next := v[full]
	for range full {
		next = next*31 + 7 // farther away is another value
	}
	for i := bins - 1; i >= 0; i-- {
		farther := next*31 + 7
		if next = v[i]; next == missing {
			next = farther
		}
		v[i] = next
	}
}

// band is the rows of one band as one number.
func (s *signature) band(n int) uint32 {
	r := s[n*rows : n*rows+rows]
	return uint32(r[0]) | uint32(r[1])<<8 | uint32(r[2])<<16
}

// worthALook is how many bins of two signatures must agree for a look at the documents.
const worthALook = bins / 5

// agree counts the bins in which two signatures agree, eight at a time: a byte of their
// difference that is zero leaves its highest bit clear when what lies below it is carried
// upwards.
func (s *signature) agree(o *signature) int {
	const low = 0x7f7f7f7f7f7f7f7f
	n := 0
	for i := 0; i < bins; i += 8 {
		x := binary.LittleEndian.Uint64(s[i:i+8]) ^ binary.LittleEndian.Uint64(o[i:i+8])
		n += bits.OnesCount64(^((x&low + low) | x | low))
	}
	return n
}

// looks is how many documents one is compared with in words: those that agree in most;
// firstLooks, as long as nobody knows which phrases are worn, and where none agrees in
// worthMoreLooks bins, as unlike texts on one matter do.
const looks, firstLooks, worthMoreLooks = 6, 2, bins / 3

// proposal is the earlier documents to compare one with, that which agrees in most
// first, each with the bins.
type proposal struct {
	ranks [looks]int32
	agree [looks]uint8
	n     int8
}

func (p *proposal) add(rank int32, agree int) {
	if int(p.n) == looks && int(p.agree[looks-1]) >= agree {
		return
	}
	if int(p.n) < looks {
		p.n++
	}
	i := int(p.n) - 1
	for ; i > 0 && int(p.agree[i-1]) < agree; i-- {
		p.ranks[i], p.agree[i] = p.ranks[i-1], p.agree[i-1]
	}
	p.ranks[i], p.agree[i] = rank, uint8(agree) // fewer than bins
}

// propose finds pairs of documents that agree in a band. In each bucket a document
// meets the first one and the one before it, so that a bucket of n gives fewer than
// 2n pairs.
func propose(signatures []signature, long []int32) []proposal {
	all := make([]proposal, len(signatures))
	sorted := make([]banded, len(long))
	scratch := make([]banded, len(long))
	meet := func(p *proposal, s *signature, early int32) {
		if contains(p.ranks[:p.n], early) {
			return
		}
		if n := s.agree(&signatures[early]); n >= worthALook {
			p.add(early, n)
		}
	}
	for band := range bands {
		for i, rank := range long {
			sorted[i] = banded{signatures[rank].band(band), rank}
		}
		sortBand(sorted, scratch)
		first := 0 // of the bucket
		for i := 1; i < len(sorted); i++ {
			if sorted[i].key != sorted[first].key {
				first = i
				continue
			}
			rank := sorted[i].rank
			s, p := &signatures[rank], &all[rank]
			meet(p, s, sorted[first].rank)
			if i > first+1 {
				meet(p, s, sorted[i-1].rank)
			}
		}
	}
	return all
}

// banded is a document and its rows of one band.
type banded struct {
	key  uint32
	rank int32
}

// sortBand sorts by key, those with one key staying in order (a radix sort, a row at a
// time): tables of all documents in one order and documents in another meet in no cache.
func sortBand(list, scratch []banded) {
	for row := range rows {
		var at [256]int32
		for _, b := range list {
			at[uint8(b.key>>(8*row))]++
		}
		from := int32(0)
		for i, n := range at {
			at[i] = from
			from += n
		}
		for _, b := range list {
			k := uint8(b.key >> (8 * row))
			scratch[at[k]] = b
			at[k]++
		}
		list, scratch = scratch, list
	}
	if rows%2 == 1 {
		copy(scratch, list)
	}
}
