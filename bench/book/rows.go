package main

import (
	"fmt"
	"math/rand/v2"
	"time"

	"canvass/internal/export"
)

var begin = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

// columns are those of a sheet of responses: identifiers, a time, words that repeat,
// two ratings, two texts of which hardly any is like another.
var columns = []export.Column{
	{Name: "Response", ID: true}, {Name: "Submitted", Kind: export.Moment}, {Name: "Round"}, {Name: "Person", ID: true}, {Name: "Language"}, {Name: "Group"},
	{Name: "Counts"}, {Name: "Themes", Wrap: true}, {Name: "P1 rating", Kind: export.Number}, {Name: "P2 rating", Kind: export.Number},
	{Name: "P1 comment", Wrap: true}, {Name: "Vision", Wrap: true},
}

var (
	rounds = []string{"Washington", "online", "Madrid"}
	groups = []string{"Civil society", "Government official", "Vendor", "Researcher", "Journalist", "Administración pública", "Ciudadanía", ""}
	themes = []string{"Transparency", "Money, time and staff", "Early enough to matter", "Real influence", "Plain language", "Harm, bias and rights", "Who is in the room"}
	states = []string{"yes", "yes", "yes", "yes, as edited", "no: answered again later"}
)

// invented makes rows from a seed; the row is the same slice each time.
func invented(rows int, seed uint64) func(yield func([]export.Cell, error) bool) {
	return func(yield func([]export.Cell, error) bool) {
		r := rand.New(rand.NewPCG(seed, 12)) // figures must be repeatable
		words := vocabulary(r)
		row := make([]export.Cell, len(columns))
		var text []byte
		say := func(n int) string {
			text = text[:0]
			for range n {
				text = append(append(text, words[int(r.ExpFloat64()*300)%len(words)]...), ' ')
			}
			return string(text)
		}
		for i := range rows {
			row[0], row[3] = export.Words(fmt.Sprintf("feedback/2_ABaOnu%08x", r.Uint32())), export.Words(fmt.Sprintf("p%09d", i*7/8))
			row[1] = export.At(begin.Add(time.Duration(i) * 13 * time.Second))
			row[2], row[4], row[5] = export.Words(rounds[r.IntN(3)]), export.Words([]string{"en", "es"}[r.IntN(2)]), export.Words(groups[r.IntN(len(groups))])
			row[6], row[7] = export.Words(states[r.IntN(len(states))]), export.Words(themes[r.IntN(len(themes))]+"; "+themes[r.IntN(len(themes))])
			row[8], row[9] = export.Count(1+r.IntN(5)), export.Count(1+r.IntN(5))
			row[10], row[11] = export.Words(say(8+r.IntN(25))), export.Cell{}
			if r.IntN(10) < 4 {
				row[11] = export.Words(say(5 + r.IntN(15)))
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

// vocabulary invents words, some with accents.
func vocabulary(r *rand.Rand) []string {
	syllables := []string{"ta", "re", "lo", "mi", "su", "ción", "pro", "ver", "con", "ble", "ñe", "ing", "ter", "al", "ón", "pu", "de", "si"}
	words := make([]string, 3000)
	for i := range words {
		for range 1 + r.IntN(4) {
			words[i] += syllables[r.IntN(len(syllables))]
		}
	}
	return words
}
