package disclosure

import "slices"

// move changes one hidden cell by one person.
type move struct{ cell, by int }

// effort bounds the search for another table, in moves tried.
const effort = 4000

// alternative returns the moves that lead from the true table to another one that a
// reader could not tell from it, and that differs in cell i. Nil when none is found.
func (s *System) alternative(i int) []move {
	for _, by := range []int{1, -1} {
		if !s.possible(i, by) {
			continue
		}
		w := &walk{System: s, off: make([]int, len(s.sums)), changed: make([]bool, len(s.cells)), left: effort}
		w.make(move{i, by})
		if w.settle() {
			return w.moves
		}
	}
	return nil
}

// possible reports whether a reader must think possible that the cell is one more, or less.
func (s *System) possible(i, by int) bool {
	return s.hidden(i) && s.cells[i].value+by >= s.cells[i].low
}

// walk is a search in depth: a move puts sums out of balance, and each is balanced by another move.
type walk struct {
	*System
	off     []int  // of each sum: parts less total
	changed []bool // a cell moves once
	moves   []move
	left    int
}

func (w *walk) make(m move) {
	w.apply(m, 1)
	w.changed[m.cell] = true
	w.moves = append(w.moves, m)
}

func (w *walk) undo() {
	m := w.moves[len(w.moves)-1]
	w.apply(m, -1)
	w.changed[m.cell] = false
	w.moves = w.moves[:len(w.moves)-1]
}

func (w *walk) apply(m move, sign int) {
	for _, k := range w.of[m.cell] {
		if w.sums[k].total == m.cell {
			w.off[k] -= sign * m.by
		} else {
			w.off[k] += sign * m.by
		}
	}
}

// settle balances every sum; false when that cannot be done within the effort.
func (w *walk) settle() bool {
	tight, choices := w.tightest()
	if tight < 0 {
		return true
	}
	for _, m := range choices {
		if w.left--; w.left < 0 {
			return false
		}
		w.make(m)
		if w.settle() {
			return true
		}
		w.undo()
	}
	return false
}

// tightest is the sum out of balance that the fewest moves could balance.
func (w *walk) tightest() (int, []move) {
	best, moves := -1, []move(nil)
	for k, off := range w.off {
		if off == 0 {
			continue
		}
		if choices := w.choices(k); best < 0 || len(choices) < len(moves) {
			best, moves = k, choices
		}
	}
	return best, moves
}

// choices are the moves that bring one sum nearer to balance, cells with room to
// give first.
func (w *walk) choices(k int) []move {
	by := -1
	if w.off[k] < 0 {
		by = 1
	}
	var out []move
	for _, p := range w.sums[k].parts {
		if !w.changed[p] && w.possible(p, by) {
			out = append(out, move{p, by})
		}
	}
	if t := w.sums[k].total; !w.changed[t] && w.possible(t, -by) {
		out = append(out, move{t, -by})
	}
	slices.SortStableFunc(out, func(a, b move) int { return w.cells[b.cell].value - w.cells[a.cell].value })
	return out
}
