package storetest

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

// reading: what snapshots promise.
func (s suite) reading() map[string]func(*testing.T) {
	return map[string]func(*testing.T){
		"SnapshotStandsStill":         s.standsStill,
		"StreamsStopAndNest":          s.nest,
		"SnapshotIsSafeToShare":       s.shared,
		"ManyRowsAndQuestionsBetween": s.manyRows,
		"StreamEndsWithItsContext":    s.streamCancelled,
		"EmptyStoreReads":             s.emptyStore,
		"HistoryIsInOrder":            s.historyOrder,
		"CurrentIsInOrderOfInstants":  s.instants,
	}
}

func (s suite) standsStill(t *testing.T) {
	b := s.new(t)
	b.ingest("f", page(response("f", "a", 3, "x")))
	before := b.view()
	b.ingest("f", page(response("f", "a", 4, "y"), response("f", "b", 4, "y")))
	b.want("current before", brief(b.all(before.Current(t.Context(), "f"))), []string{"a/1 run 1 x"})
	b.want("history before", len(b.all(before.History(t.Context(), "f"))), 0)
	run, err := before.LastRun(t.Context())
	b.must(err)
	b.want("run before", run.ID, 1)
	current, _ := b.contents("f")
	b.want("current after", brief(current), []string{"a/2 run 2 y", "b/1 run 2 y"})
}

func (s suite) nest(t *testing.T) {
	b := s.new(t)
	b.ingest("f", page(response("f", "a", 3, "x"), response("f", "b", 3, "x"), response("f", "c", 3, "x")))
	v := b.view()
	pairs := 0
	for range 3 {
		for one, err := range v.Current(t.Context(), "f") {
			b.must(err)
			for _, err := range v.Current(t.Context(), "f") {
				b.must(err)
				pairs++
			}
			_, err = v.Forms(t.Context(), "f")
			b.must(err)
			if one.ID == "b" {
				break
			}
		}
	}
	b.want("pairs", pairs, 18)
}

func (s suite) shared(t *testing.T) {
	b := s.new(t)
	b.ingest("f", page(response("f", "a", 3, "x"), response("f", "b", 3, "x")))
	v := b.view()
	var wg sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		wg.Go(func() {
			n := 0
			for _, err := range v.Current(t.Context(), "f") {
				if n++; err != nil {
					errs[i] = err
				}
			}
			if n != 2 {
				errs[i] = fmt.Errorf("%d responses", n)
			}
		})
	}
	wg.Wait()
	for _, err := range errs {
		b.must(err)
	}
}

// manyRows reads more than one batch of whatever a store reads at once, while something
// else is asked, and leaves a stream in its midst.
func (s suite) manyRows(t *testing.T) {
	b := s.new(t)
	const n = 600
	var all []survey.Response
	for i := range n {
		words := "x"
		if i%100 == 50 {
			words = strings.Repeat("long ", 20_000)
		}
		all = append(all, response("f", fmt.Sprintf("%03d", i), 3, words))
	}
	b.ingest("f", all)
	v := b.view()
	seen := 0
	for r, err := range v.Current(t.Context(), "f") {
		b.must(err)
		if want := fmt.Sprintf("%03d", seen); r.ID != want {
			t.Fatalf("got %s, want %s", r.ID, want)
		}
		if seen%90 == 0 {
			one, ok, err := v.Latest(t.Context(), "f", r.ID)
			b.must(err)
			b.want("the same response meanwhile", []any{ok, one.ID}, []any{true, r.ID})
		}
		seen++
	}
	b.want("responses", seen, n)
	for _, err := range v.Current(t.Context(), "f") {
		b.must(err)
		break
	}
	b.want("another stream", len(b.all(v.Current(t.Context(), "f"))), n)
}

func (s suite) streamCancelled(t *testing.T) {
	b := s.new(t)
	b.ingest("f", page(response("f", "a", 3, "x"), response("f", "b", 3, "x")))
	v := b.view()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	var last error
	for _, last = range v.Current(ctx, "f") {
		n++
		cancel()
	}
	if n != 2 || fault.KindOf(last) != fault.Cancelled {
		t.Fatalf("got %d items and %v, want one response and then the context's error", n, last)
	}
	b.want("another stream", len(b.all(v.Current(t.Context(), "f"))), 2)
}

func (s suite) emptyStore(t *testing.T) {
	b := s.new(t)
	v := b.view()
	runs, err := v.Runs(t.Context(), 5)
	b.must(err)
	pins, err := v.Pins(t.Context())
	b.must(err)
	forms, err := v.Forms(t.Context(), "f")
	b.must(err)
	documents, err := v.Quarantined(t.Context(), "f")
	b.must(err)
	kept, err := v.Counts(t.Context(), "f")
	b.must(err)
	b.want("things", []any{len(runs), len(pins), len(forms), len(documents), kept}, []any{0, 0, 0, 0, survey.Kept{}})
	b.want("responses", len(b.all(v.Current(t.Context(), "f")))+len(b.all(v.History(t.Context(), "f"))), 0)
}

func (s suite) historyOrder(t *testing.T) {
	b := s.new(t)
	for i := range 12 {
		b.ingest("f", page(response("f", "b", 1+i, "x"), response("f", "a", 1+i, "x"), response("f", "gone", 1, "x"))[:min(3, 13-i)])
	}
	b.ingest("f", page(response("f", "b", 20, "x"), response("f", "a", 20, "x")))
	_, history := b.contents("f")
	b.want("versions", len(history), 25)
	for i := 1; i < len(history); i++ {
		p, q := history[i-1], history[i]
		if p.ID > q.ID || p.ID == q.ID && p.Number >= q.Number {
			t.Fatalf("%s/%d comes before %s/%d", p.ID, p.Number, q.ID, q.Number)
		}
	}
}

// moments are instants in order, those among them that stores get wrong.
func moments() []time.Time {
	at := func(y, ns int) time.Time { return time.Date(y, 2, 28, 23, 59, 59, ns, time.UTC) }
	m := []time.Time{
		{}, at(1, 0), at(1677, 999_999_999), at(1678, 1), at(1969, 999_999_999), at(1970, 0), at(2024, 0), at(2024, 1),
		at(2024, 9), at(2024, 10), at(2024, 99), at(2024, 100), at(2024, 999), at(2024, 1000), at(2024, 900_000_000),
		at(2024, 999_000_000), at(2024, 999_999_000), at(2024, 999_999_999),
	}
	for i := range 20 {
		m = append(m, time.Date(2025, 9, 17, 12, 0, i/4, i%4*250_000_000, time.UTC))
	}
	return append(m, at(2262, 0), at(2263, 0), at(9998, 5), at(9999, 0), at(9999, 999_999_999))
}

func (s suite) instants(t *testing.T) {
	b := s.new(t)
	var listing, want []survey.Response
	for i, at := range moments() {
		for _, id := range []string{"B", "a"} {
			r := response("f", fmt.Sprintf("%s%02d", id, 99-i), 1, "x")
			r.Submitted, r.Created = at, at
			want = append(want, r)
		}
	}
	for i := range want { // in another order: 5 divides none of their numbers
		listing = append(listing, want[(i*5+3)%len(want)])
	}
	half := len(listing) / 2
	b.ingest("f", listing[:half])
	session := b.session()
	c := b.add(session, "f", listing[half:])
	f := whole("f", c)
	f.MarkGone = false
	b.commit(session, f)
	current, _ := b.contents("f")
	b.want("responses", len(current), len(want))
	for i := range current {
		b.want("response in its place", current[i].Response, want[i])
	}
}
