package faulttest

import (
	"context"
	"fmt"
	"strings"
	"time"

	"canvass/internal/emulator"
	"canvass/internal/ingest"
	"canvass/internal/store"
)

func dataFaults() map[string]func(*world) {
	return map[string]func(*world){
		"F26 pages shift between two calls":      shift,
		"F27 one response on two pages":          twoPages,
		"F28 500 responses of one instant":       oneInstant,
		"F29 the filter's own instant":           exactInstant,
		"F30 a response that shows late":         lateVisible,
		"F31 edited, twice, and back":            edited,
		"F32 deleted upstream":                   deleted,
		"F33 mass disappearance":                 disappeared,
		"F34 form deleted and made again":        remade,
		"F35 this computer's clock is wrong":     wrongClock,
		"F36 leap seconds, offsets, odd times":   oddTimes,
		"F37 the newest response is of tomorrow": future,
	}
}

func shift(w *world) {
	changes := []func(){
		func() { w.put(feedbackForm, "x1", minute(40), "canary") },
		func() { w.delete(feedbackForm, "f02") },
		func() { w.put(feedbackForm, "f03", minute(41), "canary edited") },
		func() { w.delete(feedbackForm, "f09"); w.put(feedbackForm, "x2", minute(42), "canary") },
	}
	for page := 2; page <= 3; page++ {
		for i, change := range changes {
			w.google.ClearFaults()
			w.google.AddFault(emulator.Fault{Op: opList, Nth: page, Times: 1, Before: change})
			w.exits(0)
			w.google.ClearFaults()
			w.exits(0)
			w.equal()
			w.put(feedbackForm, "f02", minute(50+10*page+i), "canary again")
			w.put(feedbackForm, "f09", minute(50+10*page+i), fmt.Sprint("canary again ", page, i))
		}
	}
	w.calm()
}

func twoPages(w *world) {
	w.google.AddFault(emulator.Fault{Op: opList, Nth: 2, Times: 2, Kind: emulator.KindDuplicate})
	w.exits(0)
	w.equal()
	w.google.ClearFaults()
	w.google.AddFault(emulator.Fault{Op: opList, Nth: 2, Times: 1, Kind: emulator.KindDuplicate, Before: func() {
		for i := range 12 {
			w.put(feedbackForm, fmt.Sprintf("f%02d", i), minute(20+i), fmt.Sprint("canary edited ", i))
		}
	}})
	w.exits(0)
	w.calm()
	w.body([]item{document("s00", minute(-9), "canary stale"), document("s01", minute(1), "canary"), document("s02", minute(2), "canary")})
	w.exits(0) // a server that lags behind: what is stored is newer
	w.equal()
	w.calm()
}

func oneInstant(w *world) {
	at := minute(20)
	for i := range 500 {
		w.put(feedbackForm, fmt.Sprintf("g%03d", i), at, "canary")
	}
	w.exits(0)
	w.equal()
	w.large()
	for i := range 30 {
		w.put(feedbackForm, fmt.Sprintf("h%03d", i), at, "canary")
	}
	w.since(w.exits(0), true)
	w.calm()
}

// large makes every source one that is not listed whole each time.
func (w *world) large() { w.env = append(w.env, "CANVASS_INGEST_WHOLE_LISTING_LIMIT=1") }

// since checks whether a run asked for the latest responses only.
func (w *world) since(e ended, only bool) {
	w.Helper()
	if (e.Sources[0].Since != nil) != only {
		w.Errorf("asked only for the latest: %v, want %v", e.Sources[0].Since != nil, only)
	}
}

// exactInstant: the window begins at the newest response less an hour, inclusive,
// whatever the digits of a time.
func exactInstant(w *world) {
	w.large()
	newest := time.Date(2025, 9, 1, 12, 0, 0, 0, time.UTC)
	w.put(feedbackForm, "newest", newest, "canary")
	w.since(w.exits(0), false)
	w.put(feedbackForm, "edge", newest.Add(-time.Hour), "canary")
	w.put(feedbackForm, "micro", newest.Add(-time.Hour+time.Microsecond), "canary")
	w.put(feedbackForm, "same", newest, "canary")
	w.since(w.exits(0), true)
	w.equal()
	w.calm()
}

func lateVisible(w *world) {
	w.large()
	newest := time.Date(2025, 9, 1, 18, 0, 0, 0, time.UTC)
	w.put(feedbackForm, "newest", newest, "canary")
	w.exits(0)
	w.put(feedbackForm, "late", newest.Add(-30*time.Minute), "canary") // within the overlap
	w.delete(feedbackForm, "f03")                                      // and not noticed yet
	e := w.exits(0)
	w.since(e, true)
	if e.Sources[0].New != 1 || e.Sources[0].Gone != 0 {
		w.Errorf("got %+v", e.Sources[0])
	}
	w.put(feedbackForm, "later", newest.Add(-5*time.Hour), "canary") // behind it
	if e := w.exits(0); e.Sources[0].New != 0 {
		w.Errorf("got %+v", e.Sources[0])
	}
	w.since(w.exits(0, "--full"), false)
	w.equal()
	// A day later the whole listing comes by itself; the clock is that of the run.
	w.put(feedbackForm, "latest", newest.Add(-6*time.Hour), "canary")
	c := newClock()
	c.at = time.Now().Add(24 * time.Hour)
	if run, err := w.pass(c, nil); err != nil || !run.Sources[0].Since.IsZero() {
		w.Errorf("a day later: %+v, %v", run, err)
	}
	w.equal()
}

func edited(w *world) {
	first := "canary first"
	w.put(feedbackForm, "f00", minute(20), first)
	w.exits(0)
	w.put(feedbackForm, "f00", minute(21), "canary unseen")
	w.put(feedbackForm, "f00", minute(22), "canary second")
	w.exits(0)
	w.equal()
	w.put(feedbackForm, "f00", minute(23), first)
	w.exits(0)
	w.equal()
	w.view(func(s *store.Snapshot) {
		var old []string
		for v, err := range s.History(context.Background(), "feedback") {
			w.must(err)
			old = append(old, view(v.Response))
		}
		if got := strings.Join(old, ", "); got != "canary first, canary second" {
			w.Errorf("history: %s", got)
		}
	})
	w.put(feedbackForm, "f00", minute(20), first) // a server behind the others: the document of old, to the byte
	if e := w.exits(0); e.Sources[0].Changed != 0 || e.Sources[0].Gone != 0 {
		w.Errorf("a stale copy: %+v", e.Sources[0])
	}
	w.put(feedbackForm, "f00", minute(23), first)
	w.calm()
}

func deleted(w *world) {
	w.exits(0)
	w.delete(feedbackForm, "f04")
	w.google.AddFault(emulator.Fault{Op: opList, Kind: emulator.KindExpiredToken})
	if e := w.exits(3); e.Sources[0].Gone != 0 {
		w.Errorf("gone after half a listing: %+v", e.Sources[0])
	}
	w.google.ClearFaults()
	if e := w.exits(0); e.Sources[0].Gone != 1 {
		w.Errorf("got %+v", e.Sources[0])
	}
	w.equal()
	w.put(feedbackForm, "f04", minute(4), "canary 4")
	w.exits(0)
	w.equal()
	w.calm()
}

func disappeared(w *world) {
	w.exits(0)
	before := w.stored()
	for i := range 11 {
		w.delete(feedbackForm, fmt.Sprintf("f%02d", i))
	}
	w.exits(3)
	w.exits(3) // and it stays so
	if fmt.Sprint(w.stored()) != fmt.Sprint(before) {
		w.Error("the store changed")
	}
	if e := w.exits(0, "--accept-gone", "feedback"); e.Sources[0].Gone != 11 {
		w.Errorf("got %+v", e.Sources[0])
	}
	w.equal()
	w.calm()
}

// remade: the form is deleted and made again with the same title; its id is new.
func remade(w *world) {
	w.exits(0)
	w.google.DeleteForm(feedbackForm)
	w.exits(3)
	w.equal() // nothing is lost because a form is
	again := "1faultFeedbackAgain"
	w.form(again, questions()...)
	w.putRaw(again, document("n0", minute(30), "canary"))
	w.held["feedback n0"] = state(minute(30), "canary")
	w.file("canvass.yaml", strings.Replace(configuration, feedbackForm, again, 1))
	e := w.exits(0)
	if said := strings.Join(e.Sources[0].Warnings, "\n"); !strings.Contains(said, "another form") {
		w.Errorf("nothing is said of it: %s", said)
	}
	w.equal()
	w.calm()
}

func wrongClock(w *world) {
	w.large()
	env := w.env
	at := func(d time.Duration) {
		t := time.Date(2025, 9, 1, 9, 0, 0, 0, time.UTC).Add(d)
		w.env = append(env[:len(env):len(env)], fmt.Sprintf("SOURCE_DATE_EPOCH=%d", t.Unix()))
	}
	for i, d := range []time.Duration{0, 48 * time.Hour, -48 * time.Hour, time.Hour, -time.Hour, 30 * 24 * time.Hour} {
		at(d)
		w.put(feedbackForm, fmt.Sprint("g", i), minute(20+i), "canary")
		w.exits(0)
		w.equal()
	}
	w.calm()
}

func oddTimes(w *world) {
	w.exits(0)
	times := []string{
		"2025-10-26T02:30:00+02:00", "2025-10-26T02:30:00+01:00", "2025-12-31T23:59:60Z", "2025-09-01T08:00:00Z", "2025-09-01T08:00:00.5Z",
		"2025-09-01T08:00:00.123456789Z", "2025-09-01T10:00:00+02:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "yesterday", "",
	}
	var list []item
	for i, t := range times {
		d := document(fmt.Sprintf("t%02d", i), minute(0), "canary")
		d["createTime"], d["lastSubmittedTime"] = t, t
		list = append(list, d)
	}
	w.body(list)
	e := w.exits(0, "--source", "second", "--accept-gone", "second")
	if s := e.Sources[0]; s.New != 7 || s.Quarantined != 4 {
		w.Errorf("got %+v", s)
	}
	status := w.run(w.bin.ingest(), "status")
	for _, reason := range []string{"it has no time of submission", "cannot be read", "outside the years"} {
		if !strings.Contains(strings.Join(strings.Fields(status.out), " "), reason) {
			w.Errorf("status does not say %q:\n%s", reason, status.out)
		}
	}
}

func future(w *world) {
	w.large()
	w.put(feedbackForm, "far", time.Now().Add(48*time.Hour), "canary")
	w.exits(0)
	w.put(feedbackForm, "g1", minute(20), "canary")
	e := w.exits(0)
	w.since(e, false)
	if !strings.Contains(strings.Join(e.Sources[0].Warnings, " "), "is the clock right?") {
		w.Errorf("warnings: %q", e.Sources[0].Warnings)
	}
	w.equal()
	// Asleep for a month: one run catches up.
	c := newClock()
	c.at = time.Now().Add(30 * 24 * time.Hour)
	if run, err := w.pass(c, func(p *ingest.Pass) { p.WholeLimit = 1 }); err != nil || !run.Sources[0].Since.IsZero() {
		w.Errorf("got %+v, %v", run, err)
	}
	w.calm()
}
