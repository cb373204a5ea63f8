package people

// sieve keeps those pairs whose names can be one person's.
type sieve struct {
	raw  []uint64
	kept []uint64
}

// sifted is how many pairs are looked at together.
const sifted = 256

func (s *sieve) add(l *linker, a, b uint32) {
	if s.raw = append(s.raw, uint64(a)<<32|uint64(b)); len(s.raw) == sifted {
		s.sift(l)
	}
}

// sift looks at what was added last. Identity answers may speak against names.
func (s *sieve) sift(l *linker) {
	if len(l.identity) == 0 {
		l.fetch(s.raw)
	}
	for _, pair := range s.raw {
		p, q := l.name[pair>>32], l.name[uint32(pair)]
		if p == q || p == 0 || q == 0 || len(l.identity) > 0 || l.reconcilable(p, q) {
			s.kept = append(s.kept, pair)
		}
	}
	s.raw = s.raw[:0]
}

// fetch reads the names of at most sifted pairs, so that they are at hand when looked
// at one by one: one look-up after the other waits for memory, many together wait once.
func (l *linker) fetch(pairs []uint64) {
	var names [sifted][2]uint32
	for i, pair := range pairs {
		names[i] = [2]uint32{l.name[pair>>32], l.name[uint32(pair)]}
	}
	for i := range pairs {
		names[i] = [2]uint32{l.names[names[i][0]].first, l.names[names[i][1]].first}
	}
	for i := range pairs {
		l.fetched += l.nameWords[names[i][0]] + l.nameWords[names[i][1]]
	}
}
