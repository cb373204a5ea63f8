package campaigns

import (
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
// rotation, Shrivastava and Li, 2014). Eight bins share a number.
type signature [bins / 8]uint64

// values is a signature in the making.
type values [bins]uint16

func (v *values) of(words []uint32) signature {
	for i := range v {
		v[i] = missing
	}
	before := uint32(0)
	for i, w := range words {
		v.take(mix(uint64(w)))
		if i > 0 {
			v.take(mix(uint64(before)<<32 | uint64(w)))
		}
		before = w
	}
	v.densify()
	var s signature
	for i, x := range v {
		s[i/8] |= uint64(uint8(x^x>>8)) << (i % 8 * 8) // both halves folded into one
	}
	return s
}

func (v *values) take(hash uint64) {
	bin := (hash >> 32) * bins >> 32
	v[bin] = min(v[bin], uint16(hash)) // the lowest bits
}

// densify fills empty bins, from the right and around the end.
func (v *values) densify() {
	full := slices.IndexFunc(v[:], func(x uint16) bool { return x != missing })
	if full < 0 {
		return
	}
	next := v[full]
	for range full {
		next = next*31 + 7 // farther away is another value
	}
	for i := bins - 1; i >= 0; i-- {
		if v[i] == missing {
			next = next*31 + 7
			v[i] = next
		} else {
			next = v[i]
		}
	}
}

// band is the rows of one band as one number.
func (s *signature) band(n int) uint64 {
	key := uint64(0)
	for i := n * rows; i < (n+1)*rows; i++ {
		key = key<<8 | s[i/8]>>(i%8*8)&0xff
	}
	return key
}

// worthALook is how many bins of two signatures must agree for a look at the documents.
const worthALook = bins / 5

// agree counts the bins in which two signatures agree: a byte of their difference that
// is zero leaves its highest bit clear when what lies below it is carried upwards.
func (s *signature) agree(o *signature) int {
	const low = 0x7f7f7f7f7f7f7f7f
	n := 0
	for i := range s {
		x := s[i] ^ o[i]
		n += bits.OnesCount64(^((x&low + low) | x | low))
	}
	return n
}

// looks is how many documents one is compared with in words: those that agree in most;
// firstLooks, as long as nobody knows which phrases are worn.
const looks, firstLooks = 6, 2

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
	table := newBuckets(len(long))
	for band := range bands {
		table.empty()
		for _, rank := range long {
			s, p := &signatures[rank], &all[rank]
			first, before := table.enter(mix(s.band(band)), rank)
			for _, early := range [...]int32{first, before} {
				if early < 0 || contains(p.ranks[:p.n], early) {
					continue
				}
				if n := s.agree(&signatures[early]); n >= worthALook {
					p.add(early, n)
				}
			}
		}
	}
	return all
}

// buckets is a hash table of the documents of one band.
type buckets struct {
	slots []bucket
	mask  uint64
}

type bucket struct {
	key           uint32
	first, before int32 // rank, -1 none
}

func newBuckets(n int) *buckets {
	size := half(n)
	return &buckets{make([]bucket, size), uint64(size - 1)} // positive
}

func (b *buckets) empty() {
	for i := range b.slots {
		b.slots[i].first = -1
	}
}

// enter adds a document to its bucket and returns the bucket's first one and the
// one entered last, -1 for none.
func (b *buckets) enter(key uint64, rank int32) (first, before int32) {
	i, tag := key&b.mask, uint32(key>>32) // the upper half
	for b.slots[i].first >= 0 && b.slots[i].key != tag {
		i = (i + 1) & b.mask
	}
	s := &b.slots[i]
	if s.first < 0 {
		*s = bucket{tag, rank, rank}
		return -1, -1
	}
	first, before = s.first, s.before
	s.before = rank
	return first, before
}
