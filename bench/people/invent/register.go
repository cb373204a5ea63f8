package invent

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Entry is one record of a population register, after the manner of the FEBRL data sets.
type Entry struct {
	ID, Person, Given, Family string
	Answers                   []string // street number, address, second line, suburb, postcode, state, birth date, social security number
}

// Register invents entries: a Share of them are repetitions of others with up to
// most changes each.
func Register(o Options, most int) []Entry {
	w := &world{Options: o, Rand: rand.New(rand.NewPCG(o.Seed, 0x666562726c)), taken: map[string]bool{}}
	if o.Names == 0 {
		w.Names = .5
	}
	n := max(int(float64(o.N)*(1-o.Share)+.5), 1)
	var all []Entry
	suburbs := w.suburbs()
	for i := range n {
		s := suburbs[w.rank(len(suburbs), .3)]
		e := Entry{
			ID: fmt.Sprintf("rec-%d-org", i), Person: fmt.Sprint("e", i),
			Given: strings.ToLower(givenEnglish[w.rank(len(givenEnglish), w.Names)]), Family: strings.ToLower(familyEnglish[w.rank(len(familyEnglish), w.Names)]),
			Answers: []string{fmt.Sprint(1 + w.rank(400, .5)), strings.ToLower(w.pick(towns)+w.pick(fields)) + " " + w.pick(strings.Fields("street place crescent circuit avenue close drive")), w.second(),
				s[0], s[1], s[2], fmt.Sprintf("19%02d%02d%02d", w.IntN(100), 1+w.IntN(12), 1+w.IntN(28)), fmt.Sprint(1_000_000 + w.IntN(9_000_000))},
		}
		for k, p := range []float64{.04, .02, .4, .01, 0, .1, .1, 0} {
			if w.chance(p) {
				e.Answers[k] = ""
			}
		}
		if w.chance(.02) {
			e.Given = ""
		}
		all = append(all, e)
	}
	copies := map[int]int{}
	for len(all) < o.N {
		of := w.IntN(n)
		if copies[of] >= 5 {
			continue
		}
		d := all[of]
		d.ID, d.Answers = fmt.Sprintf("rec-%d-dup-%d", of, copies[of]), append([]string(nil), d.Answers...)
		copies[of]++
		for range 1 + w.IntN(most) {
			w.corrupt(&d)
		}
		all = append(all, d)
	}
	w.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

func (w *world) suburbs() [][3]string {
	var all [][3]string
	for i := range 600 {
		all = append(all, [3]string{strings.ToLower(w.pick(towns)) + w.pick(strings.Fields(" ton ville field _north _south wood hill bay")), fmt.Sprint(2000 + i*9), w.pick(strings.Fields("nsw vic qld wa sa act tas nt"))})
	}
	return all
}

func (w *world) second() string {
	return w.pick([]string{"", strings.ToLower(w.pick(towns)) + " " + w.pick(strings.Fields("villa park retirement estate farm house")), fmt.Sprintf("unit %d", 1+w.IntN(40))})
}

// corrupt changes one field: a slip, two, a loss, or two fields swapped.
func (w *world) corrupt(e *Entry) {
	field := func(k int) *string {
		switch k {
		case 0:
			return &e.Given
		case 1:
			return &e.Family
		}
		return &e.Answers[k-2]
	}
	f := field(w.IntN(10))
	switch x := w.Float64(); {
	case x < .1:
		*f = ""
	case x < .17:
		e.Given, e.Family = e.Family, e.Given
	case x < .22:
		e.Answers[1], e.Answers[2] = e.Answers[2], e.Answers[1]
	case x < .25:
		e.Answers[3], e.Answers[4] = e.Answers[4], e.Answers[3]
	case x < .35:
		*f = w.slip(w.slip(*f))
	default:
		*f = w.slip(*f)
	}
}
