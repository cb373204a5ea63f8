package faulttest

import (
	"context"
	"encoding/json"
	"strings"

	"canvass/internal/store"
)

func driftFaults() map[string]func(*world) {
	return map[string]func(*world){
		"F38 question renamed": drifts(`question "Your view" is now called "Your dream"; its answers stay together`, func(q []item) []item {
			q[1]["title"] = "Your dream"
			return q
		}),
		"F39 removed, another of that title added": drifts(`question "Your view" was removed and another one of that title was added`, func(q []item) []item {
			q[1] = question("0000000e", "Your view", "textQuestion", item{"paragraph": true})
			return q
		}),
		"F40 type changed": both(drifts(`question "How far?" became a paragraph, having been a scale from 1 to 5`, func(q []item) []item {
			q[0] = question(ratingQuestion, "How far?", "textQuestion", item{"paragraph": true})
			return q
		}), otherScale),
		"F41 options changed": drifts(`question "May we quote you?" offers also "Perhaps"`, func(q []item) []item {
			q[2] = question(consentQuestion, "May we quote you?", "choiceQuestion", choice("Yes, with my name", "No", "Perhaps"))
			return q
		}),
		"F42 an answer to a question that the form has not": unknownQuestion,
		"F43 the consent question vanishes":                 consentVanishes,
	}
}

// drifts changes the form and expects status to say so with a date, and no answer
// to be lost.
func drifts(sentence string, change func([]item) []item) func(*world) {
	return func(w *world) {
		w.exits(0)
		w.form(feedbackForm, change(questions())...)
		w.put(feedbackForm, "late", minute(30), "canary")
		w.exits(0)
		status := w.run(w.bin.ingest(), "status")
		said := strings.Join(strings.Fields(status.out), " ")
		if !strings.Contains(said, sentence) || !strings.Contains(said, "feedback: since ") {
			w.Errorf("status does not say %q with a date:\n%s", sentence, status.out)
		}
		w.calm()
	}
}

// summary is the part of `report summary --format json` that these tests read.
type summary struct {
	Principles []struct {
		N         int
		Histogram []int
	}
	Consent  struct{ Named, Anonymous, No int }
	Excluded struct{ Unreadable int }
}

func (w *world) summary() (s summary) {
	w.Helper()
	e := w.run(w.bin.report(), "summary", "--format", "json")
	if e.code != 0 {
		w.Fatalf("report exited %d: %s", e.code, e.err)
	}
	w.must(json.Unmarshal([]byte(e.out), &s))
	return s
}

// otherScale: a 4 of 10 is not a 4 of 5.
func otherScale(w *world) {
	w.form(feedbackForm, questions()...)
	w.exits(0)
	before := w.summary().Principles[0].N
	q := questions()
	q[0] = question(ratingQuestion, "How far?", "scaleQuestion", item{"low": 1, "high": 10})
	w.form(feedbackForm, q...)
	w.put(feedbackForm, "ten", minute(31), "canary")
	w.exits(0)
	if s := w.summary(); s.Principles[0].N != before || s.Excluded.Unreadable != 1 {
		w.Errorf("n was %d and is %d; unreadable: %d", before, s.Principles[0].N, s.Excluded.Unreadable)
	}
}

func unknownQuestion(w *world) {
	d := document("odd", minute(30), "canary")
	d["answers"].(item)["0000000f"] = item{"questionId": "0000000f", "textAnswers": item{"answers": []item{{"value": "canary kept"}}}}
	w.putRaw(feedbackForm, d)
	w.held["feedback odd"] = state(minute(30), "canary")
	w.exits(0)
	w.equal()
	w.view(func(s *store.Snapshot) {
		for v, err := range s.Current(context.Background(), "feedback") {
			w.must(err)
			if a, ok := v.Answer("0000000f"); v.ID == "odd" && (!ok || a.Values[0] != "canary kept") {
				w.Errorf("the answer was dropped: %+v", v.Answers)
			}
		}
	})
	w.calm()
}

func consentVanishes(w *world) {
	w.exits(0)
	if s := w.summary(); s.Consent.Named == 0 {
		w.Fatalf("nobody agreed: %+v", s.Consent)
	}
	w.form(feedbackForm, questions()[:2]...)
	e := w.exits(0)
	if s := w.summary(); s.Consent.Named != 0 || s.Consent.Anonymous != 0 {
		w.Errorf("still quoted: %+v", s.Consent)
	}
	if said := strings.Join(e.Sources[0].Warnings, "\n"); !strings.Contains(said, "count as no") {
		w.Errorf("nothing is said of it: %s", said)
	}
	w.calm()
}
