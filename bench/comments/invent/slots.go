package invent

import "strings"

// slots is a way of writing that many people share without copying: first and last
// words that are always the same, and between them places for each of which there
// are few things to say.
type slots struct {
	first, last string
	places      [][]string
}

// waysOfWriting is how many there are in a language.
const waysOfWriting = 3

func (m *maker) newSlots(t tongue) slots {
	out := slots{first: t.words(6 + m.rand.IntN(4)), last: t.words(6 + m.rand.IntN(4))}
	for range 5 + m.rand.IntN(3) {
		var place []string
		for range 15 + m.rand.IntN(6) {
			place = append(place, t.words(5+m.rand.IntN(6)))
		}
		out.places = append(out.places, place)
	}
	return out
}

// text is what somebody says who writes so.
func (m *maker) text(s slots) []string {
	out := []string{s.first}
	for _, place := range s.places {
		out = append(out, place[m.rand.IntN(len(place))])
	}
	return append(out, s.last)
}

// way is one of the ways of writing in a language.
func (m *maker) way(language string) slots {
	if m.forms == nil {
		m.forms = map[string][]slots{}
	}
	for len(m.forms[language]) < waysOfWriting {
		m.forms[language] = append(m.forms[language], m.newSlots(m.tongues[language]))
	}
	return m.forms[language][m.rand.IntN(waysOfWriting)]
}

// fromSlots is a comment that is nobody's copy, and yet like many others.
func (m *maker) fromSlots(language string) string {
	return strings.Join(m.text(m.way(language)), " ") + "."
}
