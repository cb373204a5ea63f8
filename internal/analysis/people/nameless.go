package people

// nameless gives responses without a name to the only person who uses their
// address; of an address that only nameless responses use, all are one person's. What
// somebody decided stands: who is said to be somebody with a name stays with them, and
// whoever is said to be one person with a nameless response comes with it.
func (c *clusters) nameless() {
	byBox := map[uint32][]uint32{}
	for i, e := range c.email {
		if e != 0 && c.name[i] == 0 {
			byBox[e] = append(byBox[e], uint32(i))
		}
	}
	if len(byBox) == 0 || c.ownerOdds() < mergeFrom {
		return
	}
	owners := c.owners(byBox)
	for i, e := range c.email {
		if e == 0 || c.name[i] != 0 || c.emails[e].office {
			continue
		}
		units := byBox[e]
		first := units[0] == uint32(i)
		if len(units) > mostNameless {
			if first {
				c.capped += len(units)
			}
			continue
		}
		owner, owned := owners[e]
		switch {
		case owned && !owner.several:
			c.attach(uint32(i), owner.unit)
		case !owned && !first:
			c.attach(uint32(i), units[0])
		}
	}
}

// mostNameless is how many nameless responses one address may send and still be a person's own.
const mostNameless = 8

// owner is who uses an address: a unit with a name, and whether others do who are not its person.
type owner struct {
	unit    uint32
	several bool
}

// owners are those of the addresses that nameless responses came from.
func (c *clusters) owners(byBox map[uint32][]uint32) map[uint32]owner {
	owners := map[uint32]owner{}
	for i, e := range c.email {
		if _, ok := byBox[e]; !ok || c.name[i] == 0 {
			continue
		}
		o, ok := owners[e]
		if !ok {
			o.unit = uint32(i)
		}
		o.several = o.several || c.of[o.unit] != c.of[i]
		owners[e] = o
	}
	return owners
}

// ownerOdds is how likely a nameless response is that of the address's only user.
func (l *linker) ownerOdds() float64 {
	odds := 6 * l.weights.same / l.weights.apart
	return odds / (1 + odds)
}

// attach joins a nameless unit, and who it was decided to be one person with, to another's person.
func (c *clusters) attach(unit, other uint32) {
	p, q := c.of[unit], c.of[other]
	if p == q || c.refused(p, q) {
		return
	}
	for _, u := range c.list(p) {
		if c.name[u] != 0 || c.comments(u) {
			return
		}
	}
	c.join(p, q)
}
