package main

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

func day(month time.Month, n int) time.Time { return time.Date(2025, month, n, 0, 0, 0, 0, time.UTC) }

// booking is one round's registration.
type booking struct {
	plan        string // the letter in people.txt
	form        *form
	open        time.Time
	days        int // from opening to the eve of the event
	accessNotes []string
}

// second is a further registration of somebody who registered before.
type second struct {
	who, plan  string
	email      string // "" the same
	given      string // "" the same
	family     string
	attendance string // "" the same
	alias      string // set when exact evidence does not reach
}

func seconds() []second {
	return []second{
		{who: "Priya/Raman Nair", plan: "W"},
		{who: "Gordon/Fitzmaurice", plan: "W", email: "gordon.fitzmaurice+brownbag@tech.example.org"},
		{who: "Rafi/Goldblum", plan: "W", email: "democanvassa@gmail.com"},
		{who: "Bernadette/Kowalczyk", plan: "W", email: "Bernadette.Kowalczyk@HarborCounty.example.org"},
		{who: "Hugh/Tannenbaum", plan: "W", attendance: "off"},
		{who: "Sam/Whitlock", plan: "W", attendance: "in"},
		{who: "Robert James/Haldane", plan: "W", email: "bobhaldane@example.net", given: "Bob", alias: "b"},
		{who: "Jorge/Valbuena Nieto", plan: "M", given: "J.", family: "Valbuena"},
		{who: "Begoña/Larrañaga Etxeberria", plan: "M", given: "BEGONA", family: "LARRANAGA ETXEBERRIA", email: "Begona.Larranaga@villaescusa.example.org"},
		{who: "Francisco Javier/Mena Robles", plan: "M", given: "Francisco"},
		{who: "Francisco Javier/Mena Robles", plan: "M", given: "Paco", family: "Mena", email: "pacomena@example.com", alias: "b"},
		{who: "Ximena/Barragán Soto", plan: "M", email: "ximena.barragan+madrid@gobdigital.example.org"},
		{who: "Fermín/Ochoa Ruiz", plan: "M", attendance: "off"},
		{who: "Pilar/Montesinos Gil", plan: "M", attendance: "in"},
	}
}

// register fills the two registration forms.
func (w *world) register() {
	for _, b := range []booking{
		{"W", w.forms[0], day(time.September, 1), 15, []string{
			"Step-free entrance, please.", "I lip-read, so a seat near the front.", "Live captions if you have them.", "I will bring a guide dog.",
			"A chair with a back. Not a stool. Please.", "Large print handouts", "Childcare on site would decide whether I come."}},
		{"M", w.forms[1], day(time.September, 18), 19, []string{
			"Acceso sin escalones, por favor.", "Intérprete de lengua de signos", "Necesito salir a las 13:30 en punto.", "Letra grande", "Llego con un bebé.",
			"Subtítulos en la conexión, que la mia es mala"}},
	} {
		w.book(b)
	}
}

func (w *world) book(b booking) {
	var going []*person
	for _, p := range w.people {
		if p.plans[b.plan] != "" {
			going = append(going, p)
		}
	}
	shuffle(&w.dice, going)
	first := map[*person]*response{}
	for _, p := range going {
		first[p] = w.bookOne(b, p)
	}
	for i, s := range seconds() {
		if s.plan == b.plan {
			w.bookAgain(b, s, first[w.person(s.who)], i)
		}
	}
}

// bookOne is a person's first registration. People who cancel do it by changing
// their answer, so that all the form still holds is the cancellation.
func (w *world) bookOne(b booking, p *person) *response {
	plan, late := strings.CutSuffix(p.plans[b.plan], "+")
	hour := w.dice.below(24 * b.days)
	switch {
	case late:
		hour = 24*(b.days-1) + w.dice.below(20)
	case plan == "any", slices.ContainsFunc(seconds(), func(s second) bool { return s.who == p.given+"/"+p.family }):
		hour = w.dice.below(24 * 4)
	case plan == "off":
		hour = w.dice.below(24 * 6)
	}
	r := w.respond(b.form, p, b.open.Add(time.Duration(hour*3600+w.dice.below(3600))*time.Second))
	w.fillIn(b, r, p.given, p.family, p.email)
	w.attend(r, plan)
	switch {
	case plan == "off":
		w.edit(r, time.Duration(30+w.dice.below(90))*time.Hour)
	case w.dice.chance(6):
		w.edit(r, time.Duration(2+w.dice.below(500))*time.Minute)
	}
	return r
}

func (w *world) bookAgain(b booking, s second, old *response, nth int) {
	p := old.person
	at := b.open.Add(time.Duration(24*6+7*nth) * time.Hour)
	if s.attendance == "in" {
		at = b.open.Add(time.Duration(24*b.days-9-nth) * time.Hour)
	}
	r := w.respond(b.form, p, at)
	w.fillIn(b, r, cmp.Or(s.given, p.given), cmp.Or(s.family, p.family), cmp.Or(s.email, p.email))
	w.attend(r, cmp.Or(s.attendance, p.plans[b.plan]))
	r.alias = s.alias
	if nth%3 != 0 { // most fill in the whole form again
		for key, v := range old.answers {
			if _, ok := r.answers[key]; !ok {
				r.answers[key] = v
			}
		}
	}
}

func (w *world) attend(r *response, plan string) {
	switch plan {
	case "nil":
	case "oth":
		r.set("attendance", "Depends on whether I find somebody for the kids")
	default:
		r.set("attendance", attendance[r.form.lang][plan])
	}
}

func (w *world) fillIn(b booking, r *response, given, family, email string) {
	lang, d := r.form.lang, &w.dice
	if lang == "en" {
		r.email = email
		r.set("name", given+" "+family)
	} else {
		r.set("name", given)
		r.set("name/2", family)
		r.set("email", email)
	}
	w.describe(r)
	if d.chance(9) {
		r.set("access", b.accessNotes[d.below(len(b.accessNotes))])
	}
	if d.chance(35) {
		r.set("dietary", diets[lang][d.below(6)])
		if d.chance(12) {
			r.set("dietary", diets[lang][d.below(2)], diets[lang][4], map[string]string{"en": "no coriander, it tastes of soap", "es": "nada de pepino"}[lang])
		}
	}
	if d.chance(25) {
		r.set("phone", "+00 555 01"+string(rune('0'+d.below(10)))+string(rune('0'+d.below(10))))
	}
	if d.chance(70) {
		r.set("heard", heard[lang][d.pick([]int{40, 30, 15, 10, 5})])
	}
	if d.chance(30) && lang == "en" {
		r.set("other/1", []string{"11:30", "11:45", "12:00", "12:15"}[d.below(4)])
	}
	if d.chance(30) && lang == "es" {
		r.set("other/1", []string{"2025-10-06", "2025-10-07", "2025-10-08"}[d.below(3)])
	}
	if d.chance(40) && lang == "en" {
		r.set("unmapped", []string{"Yes", "No"}[d.below(2)])
	}
}

// describe answers what both kinds of form ask about the respondent.
func (w *world) describe(r *response) {
	org, lang := r.person.org, r.form.lang
	if org.name != "" && w.dice.chance(90) {
		r.set("organisation", org.name)
	}
	r.set("group", groupLabels[lang][slices.Index(groups, org.group)])
	if org.group == "organiser" && w.dice.chance(6) {
		r.set("group", map[string]string{"en": "Professional nuisance", "es": "Vecindario harto"}[lang])
	}
	if w.dice.chance(60) {
		r.set("country", org.country)
	}
}
