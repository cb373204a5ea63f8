package file

import "slices"

// repeats finds out which keys come more than once, for eight bytes a key.
type repeats struct {
	keys []uint64 // every key noted; once settled those that come more than once, sorted
}

// note takes a key; after settle no more may be noted.
func (r *repeats) note(key uint64) { r.keys = append(r.keys, key) }

// settle keeps the keys that were noted more than once.
func (r *repeats) settle() {
	slices.Sort(r.keys)
	n := 0
	for i := 1; i < len(r.keys); i++ {
		if k := r.keys[i]; k == r.keys[i-1] && (n == 0 || r.keys[n-1] != k) {
			r.keys[n] = k
			n++
		}
	}
	r.keys = slices.Clone(r.keys[:n])
}

// counter numbers what comes more than once in one reading.
func (r *repeats) counter() counter { return counter{r.keys, make([]uint32, len(r.keys))} }

type counter struct {
	keys   []uint64
	counts []uint32
}

// next returns how often a key has come, this time included: 1 for every key that
// comes only once.
func (c counter) next(key uint64) int {
	i, repeated := slices.BinarySearch(c.keys, key)
	if !repeated {
		return 1
	}
	c.counts[i]++
	return int(c.counts[i])
}
