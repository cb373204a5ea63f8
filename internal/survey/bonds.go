package survey

// Bonds are decisions on links that fit together: who is the same as whom, through
// whichever responses, and who is not. The zero value holds none.
type Bonds struct {
	of    map[Ref]Ref          // the group of a response that a decision names; a group is called by one of its members
	in    map[Ref][]Ref        // members by group
	apart map[Ref]map[Ref]bool // by group, the groups that are different people's
}

// Add takes a decision on a link and reports true, or false of one that contradicts
// those taken before, which it leaves out. One that takes back says nothing and fits.
func (b *Bonds) Add(d Decision) bool {
	p, q := b.group(Ref{d.Source, d.Response}), b.group(d.Other)
	switch d.Verdict {
	case VerdictSame:
		if b.apart[p][q] {
			return false
		}
		b.join(p, q)
	case VerdictDifferent:
		if p == q {
			return false
		}
		b.tell(p, q)
		b.tell(q, p)
	}
	return true
}

// Any reports whether anything is decided.
func (b *Bonds) Any() bool { return len(b.of) > 0 }

// Same reports whether the two are one person's by decisions alone.
func (b *Bonds) Same(x, y Ref) bool { return b.known(x) == b.known(y) }

// Apart reports whether decisions alone make the two different people's.
func (b *Bonds) Apart(x, y Ref) bool { return b.apart[b.known(x)][b.known(y)] }

func (b *Bonds) known(x Ref) Ref {
	if g, ok := b.of[x]; ok {
		return g
	}
	return x
}

func (b *Bonds) group(x Ref) Ref {
	if g, ok := b.of[x]; ok {
		return g
	}
	if b.of == nil {
		b.of, b.in, b.apart = map[Ref]Ref{}, map[Ref][]Ref{}, map[Ref]map[Ref]bool{}
	}
	b.of[x], b.in[x] = x, []Ref{x}
	return x
}

func (b *Bonds) tell(p, q Ref) {
	if b.apart[p] == nil {
		b.apart[p] = map[Ref]bool{}
	}
	b.apart[p][q] = true
}

// join puts the smaller group into the larger.
func (b *Bonds) join(p, q Ref) {
	if p == q {
		return
	}
	if len(b.in[p])+len(b.apart[p]) < len(b.in[q])+len(b.apart[q]) {
		p, q = q, p
	}
	for _, x := range b.in[q] {
		b.of[x] = p
	}
	b.in[p] = append(b.in[p], b.in[q]...)
	for other := range b.apart[q] {
		delete(b.apart[other], q)
		b.tell(other, p)
		b.tell(p, other)
	}
	delete(b.in, q)
	delete(b.apart, q)
}

// BondsOf are the decisions on links that hold.
func BondsOf(decisions []Decision) *Bonds {
	b := &Bonds{}
	for _, d := range HoldingOf(KindLink, decisions) {
		b.Add(d)
	}
	return b
}
