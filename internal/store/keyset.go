package store

// keySet is a set of keys, one bit each.
type keySet []uint64

// newKeySet returns an empty set for keys from 0 to last.
func newKeySet(last int64) keySet { return make(keySet, last/64+1) }

func (s keySet) has(key int64) bool { return s[key/64]&(1<<(key%64)) != 0 }

// add adds the key and reports whether it was not there before.
func (s keySet) add(key int64) bool {
	was := s.has(key)
	s[key/64] |= 1 << (key % 64)
	return !was
}
