package file

import "slices"

// repeats finds out which keys come more than once, for eight bytes a key.
type repeats struct {
	all   []uint64
	twice map[uint64]int // how often a repeated key has come in the second reading
}

// note takes a key; after settle no more may be noted.
func (r *repeats) note(key uint64) { r.all = append(r.all, key) }

// settle keeps the keys that were noted more than once.
func (r *repeats) settle() {
	slices.Sort(r.all)
	r.twice = map[uint64]int{}
	for i := 1; i < len(r.all); i++ {
		if r.all[i] == r.all[i-1] {
			r.twice[r.all[i]] = 0
		}
	}
	r.all = nil
}

// counter counts the keys of one reading.
func (r *repeats) counter() counter {
	c := counter{}
	for k := range r.twice {
		c[k] = 0
	}
	return c
}

// counter numbers what comes more than once.
type counter map[uint64]int

// next returns how often a key has come, this time included: 1 for every key that
// comes only once.
func (c counter) next(key uint64) int {
	n, repeated := c[key]
	if !repeated {
		return 1
	}
	c[key] = n + 1
	return n + 1
}
