package sourcetest

import (
	"context"
	"reflect"
	"testing"
	"time"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

// repeatable: two listings of one source, and one of another that holds the same,
// are equal.
func repeatable(t *testing.T, k Kit) {
	given := some(30)
	s := k.Open(t, given)
	form, first := read(t, s)
	for name, other := range map[string]Source{"the same source": s, "another source": k.Open(t, given)} {
		again, second := read(t, other)
		if !reflect.DeepEqual(index(first), index(second)) {
			t.Errorf("%s: the responses are\n%v\nfirst they were\n%v", name, second, first)
		}
		if again.Revision = form.Revision; !reflect.DeepEqual(form, again) {
			t.Errorf("%s: the form is\n%v\nfirst it was\n%v", name, again, form)
		}
	}
}

func index(all []survey.Received) map[string]survey.Received {
	m := map[string]survey.Received{}
	for _, r := range all {
		m[r.Response.ID] = r
	}
	return m
}

// large: nothing is lost between pages, and nothing comes twice.
func large(t *testing.T, k Kit) {
	given := some(k.Pages)
	pages, seen := 0, map[string]int{}
	for page, err := range k.Open(t, given).Pages(context.Background(), time.Time{}) {
		if err != nil {
			t.Fatal(err)
		}
		if pages++; len(page) == 0 {
			t.Error("a page is empty")
		}
		for _, r := range page {
			seen[r.Response.ID]++
		}
	}
	for _, s := range given {
		if seen[s.ID] != 1 {
			t.Errorf("%s came %d times", s.ID, seen[s.ID])
		}
	}
	if len(seen) != len(given) || pages < 2 {
		t.Errorf("%d of %d responses came on %d pages", len(seen), len(given), pages)
	}
}

// since: from a time on, that instant included, in whatever zone it is given.
func since(t *testing.T, k Kit) {
	s := k.Open(t, some(10))
	all, err := list(context.Background(), s, noon().Add(6*time.Minute).In(time.FixedZone("", 7200)))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		if r.Response.Submitted.Before(noon().Add(6 * time.Minute)) {
			t.Errorf("%s is of %v", r.Response.ID, r.Response.Submitted)
		}
	}
	if len(all) != 4 {
		t.Errorf("got %d responses, want 4", len(all))
	}
}

// enough: whoever reads may leave after a page, and begin again.
func enough(t *testing.T, k Kit) {
	s := k.Open(t, some(k.Pages))
	for _, err := range s.Pages(context.Background(), time.Time{}) {
		if err != nil {
			t.Error(err)
		}
		break
	}
	if all, err := list(context.Background(), s, time.Time{}); err != nil || len(all) != k.Pages {
		t.Errorf("then %d responses, %v", len(all), err)
	}
}

// stopped: a cancelled context ends everything, and the error says so.
func stopped(t *testing.T, k Kit) {
	s := k.Open(t, some(k.Pages))
	ctx, cancel := context.WithCancel(context.Background())
	pages := 0
	for _, err := range s.Pages(ctx, time.Time{}) {
		if err != nil {
			if fault.KindOf(err) != fault.Cancelled {
				t.Errorf("got %v", err)
			}
			break
		}
		if pages++; pages > 1 {
			t.Fatal("a page came after the stop")
		}
		cancel()
	}
	cancel()
	if _, err := k.Open(t, some(3)).Form(ctx); err != nil && fault.KindOf(err) != fault.Cancelled { // one that asks nobody may answer
		t.Errorf("form: got %v", err)
	}
	all, err := list(ctx, k.Open(t, some(3)), time.Time{})
	if fault.KindOf(err) != fault.Cancelled || len(all) > 0 {
		t.Errorf("listing: %d responses, %v", len(all), err)
	}
}
