package people

import "strings"

// shelf keeps strings by number, one behind the other in few large pieces of memory
// and without a pointer to each, so that a million of them cost little to keep and
// nothing to look after.
type shelf struct {
	places []uint64 // piece, where in it, and how long
	pieces []string
	room   strings.Builder // of the last piece
}

const (
	piece       = 1 << 16
	longestKept = 1<<24 - 1
	fromShift   = 24
	pieceShift  = fromShift + 16
)

func newShelf() shelf { return shelf{places: []uint64{0}, pieces: []string{""}} }

// add keeps a copy of a string, of a huge one its beginning, under the next number.
func (s *shelf) add(v string) {
	v = v[:min(len(v), longestKept)]
	if s.room.Len()+len(v) > s.room.Cap() || s.room.Len() >= piece {
		s.room = strings.Builder{}
		s.room.Grow(max(min(piece, 8*len(s.places)), len(v)))
		s.pieces = append(s.pieces, "")
	}
	from := s.room.Len()
	s.room.WriteString(v)
	last := len(s.pieces) - 1
	s.pieces[last] = s.room.String()
	s.places = append(s.places, uint64(last)<<pieceShift|uint64(from)<<fromShift|uint64(len(v)))
}

// at is the string of a number.
func (s *shelf) at(n uint32) string {
	p := s.places[n]
	from, length := p>>fromShift&(piece-1), p&longestKept
	return s.pieces[p>>pieceShift][from : from+length]
}

func (s *shelf) len() int { return len(s.places) }
