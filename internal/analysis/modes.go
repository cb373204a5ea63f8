package analysis

import (
	"canvass/internal/survey"
	"canvass/internal/text"
)

// modes reads attendance answers: per round, the folded answer texts of its seats.
type modes []map[string]string

func newModes(rounds []survey.Round) modes {
	m := make(modes, len(rounds))
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

// read returns the mode that the first known value asks for, OtherMode when no
// seat of the round lists any of them, NoMode without values.
func (m modes) read(round int, values []string) string {
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
