package seats

import (
	"canvass/internal/survey"
	"canvass/internal/text"
)

// Modes of a registration that name no seat.
const (
	OtherMode = "other" // answered, with words that no seat of the round lists
	NoMode    = "none"  // not answered
)

// Modes reads attendance answers: per round, the folded answer texts of its seats.
type Modes []map[string]string

// NewModes knows the answers of the seats of each round.
func NewModes(rounds []survey.Round) Modes {
	m := make(Modes, len(rounds))
	for i, r := range rounds {
		m[i] = map[string]string{}
		for _, s := range r.Seats {
			for _, answer := range s.Answers {
				m[i][text.Fold(answer)] = s.Mode
			}
		}
	}
	return m
}

// Read returns the mode that the first known value asks for, OtherMode when no
// seat of the round lists any of them, NoMode without values.
func (m Modes) Read(round int, values []string) string {
	if len(values) == 0 {
		return NoMode
	}
	if round >= 0 {
		for _, v := range values {
			if mode, ok := m[round][text.Fold(v)]; ok {
				return mode
			}
		}
	}
	return OtherMode
}
