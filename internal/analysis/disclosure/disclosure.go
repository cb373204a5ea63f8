// Package disclosure decides which counts of a publication are kept back so that
// none below a threshold k can be read off it, nor worked out from what is shown:
// cell suppression by the threshold rule, with secondary suppression (L. Willenborg
// and T. de Waal, Elements of Statistical Disclosure Control, 2001, ch. 6).
//
// What a reader knows is the system of sums that ties the counts together. A count
// is kept back when it is from 1 to k-1. Then others are, until each count that is
// kept back has at least two possible values that agree with everything shown: the
// proof is another table, found by moving single people between cells. Where the
// search for one ends without a result, more is kept back: it errs on that side.
//
// The package counts; it knows neither what the counts mean nor how they look.
package disclosure

// Figure is the index of a count in a System.
type Figure int

// System is counts of people and the sums that tie them together.
type System struct {
	cells []cell
	sums  []sum
	of    [][]int // of each cell, the sums it is in
}

// cell is one count.
type cell struct {
	value int
	kind  kind
	cost  int // the higher, the later it is kept back for the sake of others
	kept  bool
	whole bool // a 0 is as telling as a small count
	low   int  // the least value a reader must think possible once it is kept back
	with  int  // a cell whose keeping back takes this one along; -1 for none
}

type kind int

const (
	open     kind = iota // shown unless it must be kept back
	fixed                // shown in any case: the caller knows that it may be
	unstated             // never shown, nor protected; it only takes part in sums
)

// sum says that one cell is the total of others.
type sum struct {
	total int
	parts []int
}

// Open adds a count that is shown unless it must be kept back. Among counts that
// could be kept back for the sake of others, those of the least cost and then of
// the least value are. With a parent (None without), it is kept back, even at 0, whenever the parent is.
func (s *System) Open(value, cost int, parent Figure) Figure {
	return s.add(cell{value: value, cost: cost, with: int(parent)})
}

// Side adds one side of a division, such as those of a group who agree: like Open,
// but a 0 is kept back too, because it tells what everybody in the group said.
func (s *System) Side(value, cost int, parent Figure) Figure {
	return s.add(cell{value: value, cost: cost, with: int(parent), whole: true})
}

// None is no figure.
const None Figure = -1

// Fixed adds a count that is shown in any case.
func (s *System) Fixed(value int) Figure { return s.add(cell{value: value, kind: fixed, with: -1}) }

// Unstated adds a count that is shown nowhere and need not be protected.
func (s *System) Unstated(value int) Figure {
	return s.add(cell{value: value, kind: unstated, with: -1})
}

func (s *System) add(c cell) Figure {
	s.cells = append(s.cells, c)
	s.of = append(s.of, nil)
	return Figure(len(s.cells) - 1)
}

// Sum says that total is the sum of the parts. What does not add up is not said:
// it would be no knowledge.
func (s *System) Sum(total Figure, parts ...Figure) {
	one, added := sum{total: int(total)}, 0
	for _, p := range parts {
		one.parts = append(one.parts, int(p))
		added += s.cells[p].value
	}
	if len(parts) == 0 || added != s.cells[total].value {
		return
	}
	for _, i := range append([]int{one.total}, one.parts...) {
		s.of[i] = append(s.of[i], len(s.sums))
	}
	s.sums = append(s.sums, one)
}

// Kept reports whether a count is kept back; ask after Protect.
func (s *System) Kept(f Figure) bool { return s.cells[f].kept }

// Protect decides what is kept back for threshold k; below 2 nothing is. It reports
// whether it found another possible value for every count that is kept back: where
// it did not, all open counts that bear on it are kept back and fixed ones give it away.
func (s *System) Protect(k int) bool {
	if k < 2 {
		return true
	}
	for i := range s.cells {
		if c := &s.cells[i]; c.kind == open && c.value < k && (c.value > 0 || c.whole) {
			s.keep(i)
		}
	}
	for {
		if s.widen(k) {
			continue
		}
		more, proven := s.confuse()
		if !more {
			return proven
		}
	}
}

// keep keeps a cell back, and those that go with it.
func (s *System) keep(i int) {
	c := &s.cells[i]
	if c.kept || c.kind != open {
		return
	}
	c.kept = true
	if c.value > 0 && !c.whole && !s.follows(i) {
		c.low = 1 // an ordinary 0 is shown, so that a reader knows this is none
	}
	for j := range s.cells {
		if s.cells[j].with == i {
			s.keep(j)
		}
	}
}

// follows reports whether the cell was taken along by its parent.
func (s *System) follows(i int) bool {
	parent := s.cells[i].with
	return parent >= 0 && s.cells[parent].kept
}

// hidden reports whether a reader does not see the cell.
func (s *System) hidden(i int) bool { return s.cells[i].kept || s.cells[i].kind == unstated }

// widen keeps one more part back where those of a shown total add up to less than
// k: the total less what is shown would be a small count itself.
func (s *System) widen(k int) bool {
	for _, one := range s.sums {
		if s.hidden(one.total) {
			continue
		}
		rest, kept := 0, false
		for _, p := range one.parts {
			if s.hidden(p) {
				rest += s.cells[p].value
				kept = kept || s.cells[p].kept
			}
		}
		if kept && rest > 0 && rest < k && s.keepBest(one.parts) {
			return true
		}
	}
	return false
}

// confuse looks for a cell whose value a reader could work out, and keeps another
// one of the same sum back.
func (s *System) confuse() (more, proven bool) {
	proven = true
	certain := make([]bool, len(s.cells)) // that they have another possible value
	for i := range s.cells {
		if !s.cells[i].kept || certain[i] {
			continue
		}
		if moved := s.alternative(i); moved != nil {
			for _, m := range moved {
				certain[m.cell] = true
			}
			continue
		}
		if s.keepNear(i) {
			return true, false
		}
		proven = false
	}
	return false, proven
}

// keepNear keeps back one more cell of a sum that cell i is in, or else of the
// nearest sum that has one to give.
func (s *System) keepNear(i int) bool {
	seen, line := map[int]bool{i: true}, []int{i}
	for len(line) > 0 {
		var all, next []int
		for _, c := range line {
			for _, k := range s.of[c] {
				all = append(append(all, s.sums[k].parts...), s.sums[k].total)
			}
		}
		if s.keepBest(all) {
			return true
		}
		for _, c := range all {
			if !seen[c] && s.hidden(c) {
				seen[c] = true
				next = append(next, c)
			}
		}
		line = next
	}
	return false
}

// keepBest keeps back the cell that costs least, a small one before a large one and
// a 0 only when there is nothing else.
func (s *System) keepBest(among []int) bool {
	best := -1
	for _, i := range among {
		c := &s.cells[i]
		if c.kind != open || c.kept || c.value == 0 {
			continue
		}
		if best < 0 || c.cost < s.cells[best].cost || c.cost == s.cells[best].cost && (c.value < s.cells[best].value ||
			c.value == s.cells[best].value && i < best) {
			best = i
		}
	}
	if best < 0 {
		return false
	}
	s.keep(best)
	return true
}
