package faulttest

import (
	"fmt"
	"maps"
	"net"
	"strings"
	"time"

	"canvass/internal/emulator"
	"canvass/internal/fault"
)

const (
	opList = "forms.forms.responses.list"
	opGet  = "forms.forms.get"
)

// once makes the second list call go wrong in one way, and expects the run to get
// over it by itself.
func once(f emulator.Fault) func(*world) {
	return func(w *world) {
		f.Op, f.Nth, f.Times = opList, 2, 1
		w.google.AddFault(f)
		w.exits(0)
		w.equal()
		w.calm()
	}
}

// each tries several faults, each on the same world, once.
func each(faults ...emulator.Fault) func(*world) {
	return func(w *world) {
		for i, f := range faults {
			f.Op, f.Nth, f.Times = opList, 2, 1
			w.google.ClearFaults()
			w.google.AddFault(f)
			w.put(feedbackForm, fmt.Sprintf("g%02d", i), minute(20+i), "canary")
			if run, err := w.pass(newClock(), nil); err != nil {
				w.Fatalf("%+v: %+v: %v", f, run, err)
			}
			w.equal()
		}
		w.calm()
	}
}

// forever makes every call go wrong, by a clock of its own: the run gives up in
// bounded time with the kind of failure, keeps what it had, and recovers.
func forever(kind fault.Kind, f emulator.Fault) func(*world) {
	return func(w *world) {
		w.exits(0)
		before := w.stored()
		w.put(feedbackForm, "late", minute(30), "canary")
		w.google.ClearRequests()
		w.google.AddFault(f)
		c := newClock()
		w.fails(c, kind)
		if n := len(w.google.Requests()); n > 40 {
			w.Errorf("%d requests", n)
		}
		if c.total() > 11*time.Minute {
			w.Errorf("it waited %s", c.total())
		}
		for id, s := range before {
			if w.stored()[id] != s {
				w.Errorf("%s was lost or changed", id)
			}
		}
		w.calm()
	}
}

func both(tests ...func(*world)) func(*world) {
	return func(w *world) {
		for _, t := range tests {
			t(w)
		}
	}
}

func networkFaults() map[string]func(*world) {
	all := map[string]func(*world){
		"F09 body truncated": both(once(emulator.Fault{Kind: emulator.KindTruncate, At: -1}), each(
			emulator.Fault{Kind: emulator.KindTruncate, At: 1}, emulator.Fault{Kind: emulator.KindTruncate, At: 30},
			emulator.Fault{Kind: emulator.KindTruncate, At: 200}, emulator.Fault{Kind: emulator.KindTruncate, At: -2}, emulator.Fault{Kind: emulator.KindTruncate, At: -60})),
		"F10 length of the body wrong":     both(once(emulator.Fault{Kind: emulator.KindLength, At: 7}), each(emulator.Fault{Kind: emulator.KindLength, At: -7})),
		"F12 connection reset, or refused": both(once(emulator.Fault{Kind: emulator.KindResetBody, At: 40}), each(emulator.Fault{Kind: emulator.KindResetBefore}, emulator.Fault{Kind: emulator.KindResetAfter}), refused),
		"F13 gzip that is none":            once(emulator.Fault{Kind: emulator.KindBadGzip}),
		"F14 a web page in place of JSON": both(each(emulator.Fault{Kind: emulator.KindHTML, Status: 200}, emulator.Fault{Kind: emulator.KindHTML, Status: 200, Body: `{"error":{"code":503}}`}),
			forever(fault.Unavailable, emulator.Fault{Kind: emulator.KindHTML, Status: 200})),
		"F18 refused, or too fast":    both(forever(fault.Denied, emulator.Fault{Status: 403, Reason: "forbidden"}), refusedOnce, each(emulator.Fault{Status: 403, Reason: "rateLimitExceeded"}, emulator.Fault{Status: 403, Reason: "userRateLimitExceeded"})),
		"F20 429 without Retry-After": both(once(emulator.Fault{Status: 429}), forever(fault.Unavailable, emulator.Fault{Status: 429})),
		"F22 every second call fails": halfFail,
		"F23 a storm that never ends": both(forever(fault.Unavailable, emulator.Fault{Status: 503}), forever(fault.Unavailable, emulator.Fault{Op: opList, Status: 500})),
	}
	maps.Copy(all, listingFaults())
	return all
}

func listingFaults() map[string]func(*world) {
	return map[string]func(*world){
		"F11 slow, and very slow":       slow,
		"F15 nothing where much was":    empty,
		"F16 401 for good":              unauthorised,
		"F17 refresh token dead":        deadToken,
		"F19 one form of several gone":  oneGone,
		"F21 Retry-After of every kind": retryAfter,
		"F24 page token expires":        expired,
		"F25 tokens in circles":         circles,
	}
}

// refused: nobody listens.
func refused(w *world) {
	w.google.ClearFaults()
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	w.must(err)
	w.must(closed.Close())
	env := w.env
	w.env = append(env[:len(env):len(env)], "CANVASS_GOOGLE_ENDPOINT=http://"+closed.Addr().String())
	before := w.stored()
	if err := w.fails(newClock(), fault.Unavailable); fault.HintOf(err) == "" {
		w.Errorf("no hint: %v", err)
	}
	w.env = env
	if fmt.Sprint(w.stored()) != fmt.Sprint(before) {
		w.Error("the store changed")
	}
	w.calm()
}

// refusedOnce: a missing permission is not asked for twice.
func refusedOnce(w *world) {
	w.google.Deny(feedbackForm)
	w.google.Deny(secondForm)
	w.google.ClearRequests()
	w.exits(4)
	if n := len(w.google.Requests()); n != 2 {
		w.Errorf("%d requests for two forms", n)
	}
	w.google.Allow(feedbackForm)
	w.google.Allow(secondForm)
}

// halfFail: many seeds, one page a response.
func halfFail(w *world) {
	done, seeds := 0, often(6)
	for seed := range seeds {
		w.google.ClearFaults()
		w.google.AddFault(emulator.Fault{Status: []int{500, 502, 503, 504}[seed%4], Probability: 0.5})
		w.put(feedbackForm, fmt.Sprintf("g%02d", seed), minute(20+seed), "canary")
		w.put(feedbackForm, "f03", minute(20+seed), fmt.Sprint("canary ", seed))
		switch _, err := w.pass(newClock(), nil); {
		case err == nil:
			w.equal()
			done++
		case fault.KindOf(err) != fault.Unavailable && fault.KindOf(err) != fault.Partial:
			w.Fatal(err)
		}
	}
	if done < seeds/2 {
		w.Errorf("only %d of %d runs came through", done, seeds)
	}
	w.calm()
}

func slow(w *world) {
	w.google.AddFault(emulator.Fault{Op: opList, Kind: emulator.KindSlow, At: 400, DelayMS: 5})
	w.exits(0)
	w.equal()
	// A stall that lasts is TestStalledAnswersAreGivenUp in internal/google.
}

func empty(w *world) {
	w.exits(0)
	before := w.stored()
	w.google.AddFault(emulator.Fault{Path: "/v1/forms/" + feedbackForm + "/responses", Kind: emulator.KindEmpty})
	if e := w.exits(3); !strings.Contains(e.err, "--accept-gone feedback") {
		w.Errorf("the hint does not tell how to go on: %s", e.err)
	}
	if fmt.Sprint(w.stored()) != fmt.Sprint(before) {
		w.Error("the store changed")
	}
	w.calm()
}

func unauthorised(w *world) {
	w.google.AddFault(emulator.Fault{Status: 401})
	w.exits(4)
	if n := len(w.google.Requests()); n > 4 {
		w.Errorf("%d requests", n)
	}
	w.calm() // renewing a token once is TestRefusedTokenIsRenewedOnce in internal/google
}

func oneGone(w *world) {
	w.exits(0)
	w.google.DeleteForm(secondForm)
	w.put(feedbackForm, "late", minute(30), "canary")
	e := w.exits(3)
	if e.Outcome != "partial" || e.Sources[0].New != 1 || e.Sources[1].Error == nil {
		w.Errorf("got %+v", e.Sources)
	}
	w.equal() // what the lost form held is kept
}

func retryAfter(w *world) {
	for header, most := range map[string]time.Duration{
		"7": 7 * time.Second, "+30s": 31 * time.Second, "-1h": time.Second, "315360000": time.Second, "soon": time.Second, "": time.Second, "-5": time.Second,
	} {
		w.google.ClearFaults()
		w.google.AddFault(emulator.Fault{Op: opList, Nth: 2, Times: 1, Status: 429, RetryAfter: header})
		c := newClock()
		if _, err := w.pass(c, nil); err != nil {
			w.Fatalf("Retry-After %q: %v", header, err)
		}
		if c.total() > most || c.total() < most/2 && header != "+30s" {
			w.Errorf("Retry-After %q: waited %s, want at most %s", header, c.total(), most)
		}
		w.equal()
	}
	w.calm()
}

func expired(w *world) {
	for page := 1; page <= 2; page++ {
		w.google.ClearFaults()
		w.google.AddFault(emulator.Fault{Op: opList, Kind: emulator.KindExpiredToken, Nth: page, Times: 1})
		w.put(feedbackForm, fmt.Sprint("g", page), minute(20+page), "canary")
		w.exits(0)
		w.equal()
	}
	w.google.ClearFaults()
	w.google.AddFault(emulator.Fault{Op: opList, Kind: emulator.KindExpiredToken})
	w.put(feedbackForm, "late", minute(30), "canary")
	w.delete(secondForm, "s01")
	if e := w.exits(3); e.Sources[0].Error == nil || e.Sources[0].Gone != 0 {
		w.Errorf("got %+v", e.Sources[0])
	}
	w.calm()
}

func circles(w *world) {
	w.google.AddFault(emulator.Fault{Op: opList, Kind: emulator.KindEmptyPage, Nth: 2, Times: 1})
	w.exits(0)
	w.equal()
	w.google.ClearFaults()
	w.google.AddFault(emulator.Fault{Op: opList, Kind: emulator.KindRepeatToken, Nth: 2})
	w.delete(feedbackForm, "f05")
	w.delete(feedbackForm, "f06")
	if e := w.exits(3); e.Sources[0].Error == nil || e.Sources[0].Gone != 0 {
		w.Errorf("a listing that does not end counts as complete: %+v", e.Sources[0])
	}
	w.calm()
}
