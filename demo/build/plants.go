package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

func indexOf(list []string, s string) int { return slices.Index(list, s) }

// nothings are the ways in which people fill a box and say nothing.
var nothings = map[string][]string{
	"en": {"n/a", "N/A", "None", "none.", "-", "--", "No comment", "no comments at this time", "Nothing to add", "nothing further.", "nil", "x", "...", "Not applicable", "ok"},
	"es": {"ninguno", "Ninguna.", "nada", "Nada que añadir", "nada mas que agregar", "no aplica", "N/A", "Sin comentarios", "s/c", "—", "No tengo comentarios.", "."},
}

// echoes point to an earlier answer of the same person.
var echoes = map[string][]string{
	"en": {"same as above", "See above.", "Ditto", "As above", "same comment as before"},
	"es": {"igual que arriba", "Lo mismo", "ídem", "lo mismo que en el anterior"},
}

func (w *world) sayNothing(slots []*response) {
	for _, lang := range []string{"en", "es"} {
		for _, words := range nothings[lang] {
			w.fillBox(slots, lang, words, "no-content", func(*response, int) bool { return true })
		}
		for _, words := range echoes[lang] {
			w.fillBox(slots, lang, words, "same-as-above", func(r *response, box int) bool {
				v, ok := r.answers["comment/"+principles[max(box-1, 0)].id]
				return box > 0 && ok && v.said.kind == "content"
			})
		}
	}
}

// fillBox puts words into a free comment box that suits.
func (w *world) fillBox(slots []*response, lang, words, kind string, suits func(r *response, box int) bool) {
	for {
		r, box := slots[w.dice.below(len(slots))], w.dice.below(len(principles))
		key := "comment/" + principles[box].id
		if _, taken := r.answers[key]; taken || r.form.lang != lang || !suits(r, box) {
			continue
		}
		r.answers[key] = value{texts: []string{words}, said: &said{kind: kind}}
		return
	}
}

// doubles are people who sent a first version and, hours later, a fuller one.
// Two of them said something in the first that they did not repeat.
func doubles() []string {
	return []string{"June/Nakamura", "Keisha/Braithwaite", "Joan/Petrakis", "Ed/Zielinski", "Farida/Rahimi",
		"Ramón/Echenique Soler", "Encarna/Pulido Rey", "Florencia/Iturralde", "Matías/Fuenzalida"}
}

func (w *world) plantDoubles(slots []*response) {
	for i, name := range doubles() {
		p := w.person(name)
		at := slices.IndexFunc(slots, func(r *response) bool { return r.person == p })
		w.draftOf(slots[at], i%4 == 1)
	}
}

func (w *world) draftOf(later *response, more bool) {
	r := w.respond(later.form, later.person, later.created.Add(-time.Duration(20+w.dice.below(300))*time.Minute))
	r.email = later.email
	for _, key := range later.form.keys {
		v, ok := later.answers[key]
		switch {
		case !ok || strings.HasPrefix(key, "other") || key == "unmapped" || key == "consent-quote":
			continue
		case v.said != nil && v.said.kind == "content":
			sentence, _, cut := strings.Cut(v.texts[0], ". ")
			if !cut {
				continue
			}
			v = value{texts: []string{sentence + "."}, said: &said{kind: "draft", stance: v.said.stance}}
		}
		r.answers[key] = v
	}
	if more {
		key := "rating/P" + fmt.Sprint(1+w.dice.below(8))
		r.set(key, agreement[r.form.lang][3])
		delete(later.answers, key)
	}
}

// plantUnreadable leaves ratings with words from before the labels were changed,
// and consents that are nobody's option.
func (w *world) plantUnreadable(slots []*response) {
	for _, u := range []struct{ name, key, words string }{
		{"Gus/Papadakis", "rating/P4", "Neutral"},
		{"Pilar/Montesinos Gil", "rating/P2", "Bastante de acuerdo"},
		{"Fatou/Diagne", "rating/P7", "Depende"},
		{"Hattie/Monroe", "consent-quote", "Only if I see the page first"},
		{"Casilda/Montero", "consent-quote", "Pregúntenme antes"},
	} {
		p := w.person(u.name)
		at := slices.IndexFunc(slots, func(r *response) bool { return r.person == p })
		slots[at].set(u.key, u.words)
	}
}

// plantBlank adds people who pressed Submit and nothing else.
func (w *world) plantBlank() {
	for i, lang := range []string{"en", "en", "en", "es", "es"} {
		f, open := w.feedbackForm(lang)
		p := w.invite("-", fmt.Sprintf("blank%d", i), organisation{group: "public"}, nil)
		r := w.respond(f, p, open.Add(time.Duration(5+i*31)*time.Hour))
		if lang == "es" {
			r.email = fmt.Sprintf("lector%d@example.com", i)
		}
	}
}
