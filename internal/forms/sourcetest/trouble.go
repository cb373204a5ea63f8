package sourcetest

import (
	"context"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"canvass/internal/fault"
)

// dirty: what no store can hold is put right, counted, and kept as it came.
func dirty(t *testing.T, k Kit) {
	_, all := read(t, k.Dirty(t))
	if len(all) != 1 || all[0].Quarantine != nil {
		t.Fatalf("got %+v", all)
	}
	r := all[0].Response
	if r.ID != "dirty" || r.Cleaned == 0 || len(r.Original) == 0 {
		t.Errorf("response %q: cleaned %d, original of %d bytes", r.ID, r.Cleaned, len(r.Original))
	}
	found := false
	for _, a := range r.Answers {
		for _, v := range a.Values {
			found = found || strings.Contains(v, "\uFFFD")
			if !utf8.ValidString(v) || strings.Contains(v, "\x00") {
				t.Errorf("question %s: %q is not clean", a.Question, v)
			}
		}
	}
	if !found {
		t.Error("nothing shows where the text was put right")
	}
}

// timeless: a submission that cannot be dated is neither lost nor guessed at.
func timeless(t *testing.T, k Kit) {
	if k.Timeless == nil {
		t.Skip("this source always has a time")
	}
	_, all := read(t, k.Timeless(t))
	good, aside := 0, 0
	for _, r := range all {
		if r.Quarantine == nil {
			good++
			continue
		}
		aside++
		q := r.Quarantine
		if q.Reason == "" || strings.Contains(q.Reason, Answer) || !strings.Contains(string(q.Raw), Answer) {
			t.Errorf("put aside for %q, %d bytes kept", q.Reason, len(q.Raw))
		}
	}
	if good != 1 || aside != 1 {
		t.Errorf("%d responses and %d put aside, want one each", good, aside)
	}
}

// broken: an error has a kind and a next step, and repeats nothing of what people wrote.
func broken(t *testing.T, k Kit) {
	for name, f := range k.Broken(t) {
		t.Run(name, func(t *testing.T) {
			_, err := f.Source.Form(context.Background())
			if err != nil {
				forPeople(t, err, f.Kind)
			}
			errs := 0
			for page, err := range f.Source.Pages(context.Background(), time.Time{}) {
				if err == nil {
					continue
				}
				if errs++; page != nil {
					t.Error("a page came with the error")
				}
				forPeople(t, err, f.Kind)
			}
			if errs != 1 {
				t.Errorf("the listing ended with %d errors", errs)
			}
		})
	}
}

func forPeople(t *testing.T, err error, want fault.Kind) {
	t.Helper()
	said := err.Error() + fault.HintOf(err)
	if fault.KindOf(err) != want || fault.HintOf(err) == "" {
		t.Errorf("kind %d, want %d; hint %q; %v", fault.KindOf(err), want, fault.HintOf(err), err)
	}
	if strings.Contains(said, Answer) || strings.Contains(err.Error(), "\n") {
		t.Errorf("%q repeats an answer, or is more than a line", said)
	}
}
