package propose

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"canvass/internal/survey"
)

// rounds makes a round of every event that people register for. Two registration
// forms of one place and day, or of different languages and no telling place, are
// versions of one form. Feedback joins the round whose place its title names.
func rounds(drafts []*draft) []survey.Round {
	var all []survey.Round
	var events []event
	for _, d := range drafts {
		if d.role != survey.Registration {
			continue
		}
		e := eventOf(d)
		i := slices.IndexFunc(events, e.sameAs)
		if i < 0 {
			i = len(all)
			events = append(events, e)
			all = append(all, survey.Round{ID: unusedID(all, e.id(len(all)+1)), Date: e.date})
		}
		d.round, d.roundSure = all[i].ID, true
		for _, s := range d.seats {
			for _, a := range s.Answers {
				all[i].Seats = addSeat(all[i].Seats, s.Mode, a)
			}
		}
		all[i].Seats = tries(all[i].Seats)
	}
	join(drafts, all)
	return all
}

// join finds the round of forms that nobody registers with.
func join(drafts []*draft, all []survey.Round) {
	for _, d := range drafts {
		d.roundSure = d.roundSure || len(all) < 2
		if d.role == survey.Registration {
			continue
		}
		if len(all) == 1 {
			d.round = all[0].ID
		}
		for _, r := range all {
			if slices.Contains(words(d.Title+" "+d.Description), r.ID) {
				d.round, d.roundSure = r.ID, true
			}
		}
	}
}

func unusedID(all []survey.Round, id string) string {
	for n, base := 2, id; slices.ContainsFunc(all, func(r survey.Round) bool { return r.ID == id }); n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	return id
}

// event is what a registration form says about where and when.
type event struct {
	place    string
	date     time.Time
	language string
}

func eventOf(d *draft) event {
	e := event{place: placeIn(d.Title), date: dateIn(d.Title), language: d.language}
	if e.date.IsZero() {
		e.date = dateIn(d.Description)
	}
	return e
}

func (e event) sameAs(o event) bool {
	switch {
	case !e.date.IsZero() && !o.date.IsZero() && !e.date.Equal(o.date):
		return false
	case e.place != "" && o.place != "":
		return e.place == o.place
	case !e.date.IsZero() && e.date.Equal(o.date):
		return true
	}
	return e.language != o.language
}

// id names the round by its place, else by its number.
func (e event) id(n int) string { return cmp.Or(e.place, "round-"+strconv.Itoa(n)) }

var preposition = regexp.MustCompile(`(?:\b(?:in|at|en)\s+|[,–—(|-]\s*)(\p{Lu}[\p{L}]+(?: (?:\p{Lu}[\p{L}]+|de|del))*)`)

// placeIn returns the place that a title names: a capitalised word after "in",
// "en" or a comma that is no ordinary word of titles, as an id.
func placeIn(title string) string {
	for _, m := range preposition.FindAllStringSubmatch(title, -1) {
		id := strings.Join(words(m[1]), "-")
		if !hasAny(m[1], notPlaces) && id != "" {
			return id
		}
	}
	if hasAny(title, []phrase{"online", "en linea", "virtual"}) {
		return "online"
	}
	return ""
}

var notPlaces = []phrase{
	"regist*", "inscri*", "feedback", "comment*", "comentario*", "ai", "ia", "procurement", "form", "formulario", "workshop*", "taller*", "session*", "sesion*", "round", "ronda", "person", "spanish", "english", "espanol", "ingles", "public*", "the", "rsvp", "sign", "encuesta", "survey", "principles", "principios",
	"monday", "tuesday", "wednesday", "thursday", "friday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
}

var months = [][]string{
	{"january", "enero"}, {"february", "febrero"}, {"march", "marzo"}, {"april", "abril"}, {"may", "mayo"}, {"june", "junio"},
	{"july", "julio"}, {"august", "agosto"}, {"september", "septiembre", "setiembre"}, {"october", "octubre"}, {"november", "noviembre"}, {"december", "diciembre"},
}

// dateIn returns the first whole date in a text, in numbers with the year first or
// with the month in words; the zero time when there is none.
func dateIn(s string) time.Time {
	all := words(s)
	for i, w := range all {
		for m, names := range months {
			if !slices.Contains(names, w) {
				continue
			}
			if t := around(all, i, time.Month(m+1)); !t.IsZero() {
				return t
			}
		}
	}
	for _, field := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) && r != '-' }) {
		if t, err := time.Parse(time.DateOnly, field); err == nil {
			return t
		}
	}
	return time.Time{}
}

// around reads "17 September 2025", "September 17, 2025" and "17 de septiembre de 2025".
func around(all []string, i int, month time.Month) time.Time {
	day, year := 0, 0
	for j := max(0, i-2); j < min(len(all), i+4); j++ {
		digits := strings.TrimRight(all[j], "sthndr")
		switch n, err := strconv.Atoi(digits); {
		case err != nil:
		case n > 2000 && n < 2200 && j > i:
			year = n
		case n >= 1 && n <= 31 && day == 0:
			day = n
		}
	}
	if day == 0 || year == 0 {
		return time.Time{}
	}
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}
