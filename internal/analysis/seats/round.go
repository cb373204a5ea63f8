package seats

import (
	"slices"
	"time"

	"canvass/internal/survey"
)

// round is the state of the allocation between two wishes. Its invariant: nobody
// waits for a mode that has a free seat.
type round struct {
	offer  map[string]survey.Seat
	taken  map[string]int
	played int // wishes so far
	people map[int]*standing
	order  []int             // persons by their first wish
	lines  map[string]*queue // who waits, by the mode asked for
}

// standing adds to a Standing what only the allocation needs.
type standing struct {
	Standing
	asked map[string]request // first request for each mode since the last cancellation
}

func newRound(offer []survey.Seat) *round {
	r := &round{offer: map[string]survey.Seat{}, taken: map[string]int{}, people: map[int]*standing{}, lines: map[string]*queue{}}
	for _, s := range offer {
		r.offer[s.Mode] = s
	}
	return r
}

func (r *round) play(w Wish) {
	r.played++
	p, known := r.people[w.Person]
	if !known {
		p = &standing{Standing: Standing{Person: w.Person, Status: Unplaced}, asked: map[string]request{}}
		r.people[w.Person] = p
		r.order = append(r.order, w.Person)
	}
	if known && p.Wish == w.Mode && !w.Withdrew {
		return
	}
	freed := r.leave(p, w)
	p.Wish = w.Mode
	switch {
	case w.Withdrew && w.Mode == "":
		p.move(Move{w.At, Withdrawn, "", Disappeared})
	case w.Mode == survey.Cancelled:
		p.asked = map[string]request{}
		p.move(Move{w.At, Cancelled, "", GaveBack})
	case !r.exists(w.Mode):
		p.move(Move{w.At, Unplaced, "", NoSuchMode})
	case p.Status != Seated:
		if _, asked := p.asked[w.Mode]; !asked {
			p.asked[w.Mode] = request{w.At, r.played}
		}
		r.seatOrWait(p, w.At)
	}
	if freed != "" {
		r.promote(freed, w.At)
	}
}

// leave takes p out of a seat that the new wish does not accept and returns that
// seat's mode, or "".
func (r *round) leave(p *standing, w Wish) (freed string) {
	if p.Status == Seated && slices.Contains(r.accepts(w.Mode), p.Mode) {
		return ""
	}
	if p.Status == Seated {
		freed = p.Mode
		r.taken[freed]--
		if r.exists(w.Mode) {
			p.move(Move{w.At, Unplaced, freed, ChangedMind})
		}
	}
	p.Status, p.Mode = Unplaced, ""
	return freed
}

func (r *round) exists(mode string) bool {
	_, ok := r.offer[mode]
	return ok && mode != survey.Cancelled
}

// accepts lists the modes in which a wish can be met, in order of preference.
func (r *round) accepts(mode string) []string {
	if s := r.offer[mode]; len(s.Tries) > 0 {
		return s.Tries
	}
	return []string{mode}
}

func (r *round) free(mode string) bool {
	s, ok := r.offer[mode]
	return ok && (s.Capacity == 0 || r.taken[mode] < s.Capacity)
}

func (r *round) seatOrWait(p *standing, at time.Time) {
	for _, mode := range r.accepts(p.Wish) {
		if r.free(mode) {
			r.seat(p, mode, at, SeatFree)
			return
		}
	}
	p.move(Move{at, Waiting, p.Wish, Full})
	if r.lines[p.Wish] == nil {
		r.lines[p.Wish] = &queue{}
	}
	r.lines[p.Wish].join(p)
}

func (r *round) seat(p *standing, mode string, at time.Time, why Reason) {
	r.taken[mode]++
	p.Mode, p.Since = mode, at
	p.move(Move{at, Seated, mode, why})
}

// promote gives a returned seat to the person who has waited longest for it.
func (r *round) promote(mode string, at time.Time) {
	for r.free(mode) {
		var best *standing
		for wish, q := range r.lines {
			if !slices.Contains(r.accepts(wish), mode) {
				continue
			}
			if p := q.first(wish); p != nil && (best == nil || p.asked[p.Wish].before(best.asked[best.Wish])) {
				best = p
			}
		}
		if best == nil {
			return
		}
		r.seat(best, mode, at, SeatReturned)
	}
}

func (p *standing) move(m Move) {
	p.Status = m.Status
	p.Moves = append(p.Moves, m)
}

func (r *round) standings() []Standing {
	for wish, q := range r.lines {
		for n := 1; ; n++ {
			p := q.first(wish)
			if p == nil {
				break
			}
			p.Position = n
			q.drop()
		}
	}
	out := make([]Standing, 0, len(r.order))
	for _, i := range r.order {
		out = append(out, r.people[i].Standing)
	}
	return out
}
