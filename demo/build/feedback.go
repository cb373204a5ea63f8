package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// giveFeedback fills the two feedback forms.
func (w *world) giveFeedback() error {
	var slots []*response
	for _, lang := range []string{"en", "es"} {
		for _, p := range w.people {
			if _, ok := p.plans["F"+lang]; ok {
				slots = append(slots, w.feedback(p, lang))
			}
		}
	}
	if err := w.deal(slots); err != nil {
		return err
	}
	w.sayNothing(slots)
	for _, r := range slots {
		w.rate(r)
		w.closing(r)
		if w.dice.chance(5) {
			w.edit(r, time.Duration(3+w.dice.below(2000))*time.Minute)
		}
	}
	w.plantDoubles(slots)
	w.plantUnreadable(slots)
	w.plantHostile()
	w.plantBlank()
	return w.plantCampaigns()
}

func (w *world) feedbackForm(lang string) (*form, time.Time) {
	if lang == "en" {
		return w.forms[2], day(time.September, 17).Add(17 * time.Hour)
	}
	return w.forms[3], day(time.October, 8).Add(12 * time.Hour)
}

// feedback begins a person's response and says who they are, as far as they care to.
func (w *world) feedback(p *person, lang string) *response {
	f, open := w.feedbackForm(lang)
	hours := w.dice.below(24 * 13)
	if w.dice.chance(40) { // most of the rest answer on the same evening
		hours = w.dice.below(9)
	}
	r := w.respond(f, p, open.Add(time.Duration(hours*3600+w.dice.below(3600))*time.Second))
	w.introduce(r)
	return r
}

func (w *world) introduce(r *response) {
	d, p := &w.dice, r.person
	manner := d.pick([]int{50, 12, 12, 14, 12})
	if slices.Contains(doubles(), p.given+"/"+p.family) {
		manner = 0
	}
	switch {
	case p.anonymous, manner == 4 && r.form.lang == "en" && len(p.plans) == 1:
		if r.form.lang == "es" {
			r.email = p.email
		}
		r.set("group", groupLabels[r.form.lang][slices.Index(groups, p.org.group)])
		return
	case manner == 3 && r.form.lang == "en": // a name without an address proves nothing
		r.set("name", p.name())
		if len(p.plans) > 1 {
			r.alias = "n"
		}
		w.describe(r)
		return
	}
	w.sign(r, manner)
	w.describe(r)
}

// sign leaves an address, and a name in one manner or another.
func (w *world) sign(r *response, manner int) {
	p, email := r.person, r.person.email
	if strings.HasSuffix(email, "@gmail.com") {
		email = strings.ReplaceAll(strings.TrimSuffix(email, "@gmail.com"), ".", "") + "@gmail.com"
	}
	if w.dice.chance(10) {
		email = strings.ToUpper(email)
	}
	name := p.name()
	switch manner {
	case 1:
		name = ""
		if _, box := shared()[p.given+"/"+p.family]; box && !strings.HasSuffix(p.email, "@gmail.com") {
			r.alias = "x" // a shared box without a name may be anybody's
		}
	case 2:
		name = w.otherSpelling(p)
	}
	if name != "" {
		r.set("name", name)
	}
	if r.form.lang == "es" {
		r.email = email
		return
	}
	r.set("email", email)
}

func (w *world) otherSpelling(p *person) string {
	first, _, _ := strings.Cut(p.family, " ")
	switch w.dice.below(4) {
	case 0:
		return string([]rune(p.given)[:1]) + ". " + first
	case 1:
		return strings.ToUpper(plain(p.name()))
	case 2:
		return plain(p.given) + " " + plain(first)
	}
	return strings.ToLower(p.name())
}

// deal hands every text to somebody in whose voice it was written, so that some
// people say much and many say little.
func (w *world) deal(slots []*response) error {
	talk, count, phone := map[*response]int{}, map[*response]int{}, map[*response]bool{}
	for _, r := range slots {
		talk[r] = 3 + w.dice.below(16)
		phone[r] = w.dice.chance(14)
	}
	texts := slices.Clone(w.texts)
	shuffle(&w.dice, texts)
	for _, t := range texts {
		var best *response
		for _, r := range slots {
			_, taken := r.answers[t.key]
			if taken || r.form.lang != t.lang || r.person.org.group != t.group {
				continue
			}
			if best == nil || (count[r]+1)*talk[best] < (count[best]+1)*talk[r] {
				best = r
			}
		}
		if best == nil {
			return fmt.Errorf("no %s %s is left for the %s %q", t.lang, t.group, t.key, t.body)
		}
		count[best]++
		if phone[best] {
			t.body = thumbed(t.body)
		}
		best.answers[t.key] = value{texts: []string{t.body}, said: &said{kind: "content", stance: t.stance, themes: t.themes}}
	}
	return nil
}
