package campaigns

// index finds numbered things by a hash that the caller keeps with each: a table of
// numbers, nothing else, because there is one for every text.
type index struct {
	slots []int32 // number plus one; 0 is free
}

// first is where things with that hash begin; next is the place behind one.
func (x *index) first(hash uint64) int      { return int(hash) & (len(x.slots) - 1) }
func (x *index) next(place int) int         { return (place + 1) & (len(x.slots) - 1) }
func (x *index) at(place int) (int32, bool) { return x.slots[place] - 1, x.slots[place] > 0 }

// room makes room for n things; hash is that of each there is.
func (x *index) room(n int, hash func(int32) uint64) {
	size := half(n)
	if size <= len(x.slots) {
		return
	}
	before := x.slots
	x.slots = make([]int32, size)
	for _, slot := range before {
		if slot == 0 {
			continue
		}
		place := x.first(hash(slot - 1))
		for x.slots[place] != 0 {
			place = x.next(place)
		}
		x.slots[place] = slot
	}
}

// enter puts a number at a free place.
func (x *index) enter(place int, number int32) {
	x.slots[place] = number + 1
}

// half is the size of a table that n things fill by half at most: a power of two.
func half(n int) int {
	size := 64
	for size < 2*n {
		size *= 2
	}
	return size
}
