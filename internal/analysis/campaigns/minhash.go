package campaigns

import "slices"

// Bands of the signature: texts that agree in all rows of one band become a pair.
// Of words and pairs of words, a copy with every fourth word changed keeps about
// two fifths; a pair of unlike texts on one matter has about a tenth in common.
const (
	bands   = 24
	rows    = 3
	bins    = bands * rows
	missing = 1<<16 - 1
)

// signature is one MinHash a bin: one permutation whose range is cut into bins (Li,
// Owen and Zhang, 2012), bins without a word filled from the next one that has any
// (densification by rotation, Shrivastava and Li, 2014).
type signature [bins]uint16

func (s *signature) of(words []uint32) {
	for i := range s {
		s[i] = missing
	}
	before := uint32(0)
	for i, w := range words {
		s.take(mix(uint64(w)))
		if i > 0 {
			s.take(mix(uint64(before)<<32 | uint64(w)))
		}
		before = w
	}
	s.densify()
}

func (s *signature) take(hash uint64) {
	bin := (hash >> 32) * bins >> 32
	s[bin] = min(s[bin], uint16(hash)) // the lowest bits
}

// densify fills empty bins, from the right and around the end.
func (s *signature) densify() {
	full := slices.IndexFunc(s[:], func(v uint16) bool { return v != missing })
	if full < 0 {
		return
	}
	next := s[full]
	for range full {
		next = next*31 + 7 // farther away is another value
	}
	for i := bins - 1; i >= 0; i-- {
		if s[i] == missing {
			next = next*31 + 7
			s[i] = next
		} else {
			next = s[i]
		}
	}
}

// What two signatures must agree in, at least, for a look at the documents: bins, and
// a third of those among the first half.
const (
	worthALook = bins / 6
	worthHalf  = worthALook / 3
)

// near reports whether two signatures agree in enough bins.
func (s *signature) near(o *signature) bool {
	n := 0
	for i := range bins / 2 {
		if s[i] == o[i] {
			n++
		}
	}
	if n < worthHalf {
		return false
	}
	for i := bins / 2; i < bins; i++ {
		if s[i] == o[i] {
			n++
		}
	}
	return n >= worthALook
}

// proposals is, for every document, the earlier ones to compare it with.
type proposals struct {
	early []int32
	ends  []int32 // by rank: where its own end in early
}

func (p *proposals) of(rank int32) []int32 {
	if rank == 0 {
		return p.early[:p.ends[0]]
	}
	return p.early[p.ends[rank-1]:p.ends[rank]]
}

// propose finds pairs of documents that agree in a band. In each bucket a document
// meets the first one and the one before it, so that a bucket of n gives fewer than
// 2n pairs.
func propose(signatures []signature, long []int32) proposals {
	type pair struct{ late, early int32 }
	var pairs []pair
	p := proposals{ends: make([]int32, len(signatures))}
	meet := func(late, early int32) {
		if early >= 0 && signatures[late].near(&signatures[early]) {
			pairs = append(pairs, pair{late, early})
			p.ends[late]++
		}
	}
	table := newBuckets(len(long))
	for band := range bands {
		table.empty()
		for _, rank := range long {
			s := signatures[rank][band*rows : band*rows+rows]
			first, before := table.enter(mix(uint64(s[0])<<32|uint64(s[1])<<16|uint64(s[2])), rank)
			meet(rank, first)
			if before != first {
				meet(rank, before)
			}
		}
	}
	sum := int32(0)
	for rank, n := range p.ends { // how many become where they begin, and then where they end
		p.ends[rank] = sum
		sum += n
	}
	p.early = make([]int32, sum)
	for _, q := range pairs {
		p.early[p.ends[q.late]] = q.early
		p.ends[q.late]++
	}
	return p
}

// buckets is a hash table of the documents of one band.
type buckets struct {
	keys          []uint32
	first, before []int32 // rank, -1 none
	mask          uint64
}

func newBuckets(n int) *buckets {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return &buckets{make([]uint32, size), make([]int32, size), make([]int32, size), uint64(size - 1)} // positive
}

func (b *buckets) empty() {
	for i := range b.first {
		b.first[i] = -1
	}
}

// enter adds a document to its bucket and returns the bucket's first one and the
// one entered last, -1 for none.
func (b *buckets) enter(key uint64, rank int32) (first, before int32) {
	i, tag := key&b.mask, uint32(key>>32) // the upper half
	for b.first[i] >= 0 && b.keys[i] != tag {
		i = (i + 1) & b.mask
	}
	if b.first[i] < 0 {
		b.keys[i], b.first[i], b.before[i] = tag, rank, rank
		return -1, -1
	}
	first, before = b.first[i], b.before[i]
	b.before[i] = rank
	return first, before
}
