package campaigns

// counter counts in how many documents of a few each triple stands.
type counter struct {
	slots []counted
	order []int32 // slots in use, as they came
	mask  uint32
}

type counted struct {
	key    uint32
	latest int32 // document, plus one; 0: not in use
	count  int32
}

// clear empties the counter and makes room for n.
func (c *counter) clear(n int) {
	for _, slot := range c.order {
		c.slots[slot] = counted{}
	}
	c.order = c.order[:0]
	if size := half(n); size > len(c.slots) {
		c.slots, c.mask = make([]counted, size), uint32(size-1) // the words of a sample
	}
}

func (c *counter) add(key uint32, document int32) {
	i := key & c.mask
	for c.slots[i].latest != 0 && c.slots[i].key != key {
		i = (i + 1) & c.mask
	}
	switch s := &c.slots[i]; {
	case s.latest == 0:
		*s = counted{key, document + 1, 1}
		c.order = append(c.order, int32(i)) // the words of a sample
	case s.latest != document+1:
		s.latest = document + 1
		s.count++
	}
}

// each calls add for each triple that was counted often enough.
func (c *counter) each(enough int, add func(key uint32, documents int)) {
	for _, slot := range c.order {
		if k := &c.slots[slot]; int(k.count) >= enough {
			add(k.key, int(k.count))
		}
	}
}
