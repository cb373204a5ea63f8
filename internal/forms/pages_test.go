package forms

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"canvass/internal/emulator"
	"canvass/internal/fault"
	"canvass/internal/google"
	"canvass/internal/survey"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func noWait(ctx context.Context, _ time.Duration) error { return ctx.Err() }

// emulate serves form F with n responses, seven a page; response i was last
// submitted i seconds after noon.
func emulate(t *testing.T, n int) *emulator.Server {
	t.Helper()
	e := emulator.New(emulator.Options{PageSize: 7})
	if err := e.PutForm([]byte(`{"formId":"F","items":[{"itemId":"1","title":"Comment","questionItem":{"question":{"questionId":"a","textQuestion":{}}}}]}`)); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		put(t, e, i, "text")
	}
	return e
}

func put(t *testing.T, e *emulator.Server, i int, text string) {
	t.Helper()
	at := time.Date(2026, 3, 1, 12, 0, i, 0, time.UTC).Format("2006-01-02T15:04:05")
	if err := e.PutResponse("F", fmt.Appendf(nil, `{"responseId":"R%03d","createTime":"%s.123Z","lastSubmittedTime":"%s.123456Z",
		"answers":{"a":{"questionId":"a","textAnswers":{"answers":[{"value":%q}]}}}}`, i, at, at, text)); err != nil {
		t.Fatal(err)
	}
}

// collect reads a listing to its end.
func collect(ctx context.Context, s *Source, after time.Time) (ids map[string]int, err error) {
	ids = map[string]int{}
	for page, err := range s.Pages(ctx, after) {
		if err != nil {
			return ids, err
		}
		for _, item := range page {
			ids[item.Response.ID]++
		}
	}
	return ids, nil
}

func TestListingBringsEverything(t *testing.T) {
	for _, n := range []int{0, 1, 7, 8, 40} {
		e := emulate(t, n)
		ids, err := collect(context.Background(), open(t, e, "F"), time.Time{})
		if err != nil || len(ids) != n {
			t.Errorf("got %d of %d responses, %v", len(ids), n, err)
		}
		for _, r := range e.Requests() {
			if r.Query.Get("pageSize") != "5000" || r.Query.Has("filter") {
				t.Errorf("asked %v", r.Query)
			}
		}
	}
}

func TestListingAfterATime(t *testing.T) {
	e := emulate(t, 10)
	ids, err := collect(context.Background(), open(t, e, "F"), time.Date(2026, 3, 1, 14, 0, 7, 123456000, time.FixedZone("", 7200)))
	if err != nil || len(ids) != 3 {
		t.Errorf("got %v, %v; want the three from the given time on", ids, err)
	}
	if got, want := e.Requests()[0].Query.Get("filter"), "timestamp >= 2026-03-01T12:00:07.123456Z"; got != want {
		t.Errorf("filter %q; want %q", got, want)
	}
}

func TestListingSurvivesFaults(t *testing.T) {
	list := "forms.forms.responses.list"
	cases := map[string]emulator.Fault{
		"cut in a page":       {Kind: emulator.KindTruncate, At: 700, Nth: 2, Times: 3},
		"cut before the end":  {Kind: emulator.KindTruncate, At: -1, Nth: 3, Times: 3},
		"cut in the token":    {Kind: emulator.KindTruncate, At: -5, Nth: 3, Times: 3},
		"length announced":    {Kind: emulator.KindLength, At: 20, Nth: 2, Times: 2},
		"shorter announced":   {Kind: emulator.KindLength, At: -20, Nth: 2, Times: 2},
		"badly packed":        {Kind: emulator.KindBadGzip, Nth: 2, Times: 2},
		"sign-in page":        {Kind: emulator.KindHTML, Status: 200, Nth: 1, Times: 2},
		"bad gateway":         {Kind: emulator.KindHTML, Nth: 2, Times: 2},
		"busy":                {Status: 429, Nth: 2, Times: 4},
		"busy as 403":         {Status: 403, Reason: "RATE_LIMIT_EXCEEDED", Nth: 2, Times: 4},
		"half of all":         {Status: 503, Probability: 0.5},
		"reset before":        {Kind: emulator.KindResetBefore, Nth: 2, Times: 3},
		"reset after":         {Kind: emulator.KindResetAfter, Nth: 2, Times: 3},
		"reset in the body":   {Kind: emulator.KindResetBody, At: 300, Nth: 2, Times: 3},
		"an expired token":    {Kind: emulator.KindExpiredToken, Nth: 4, Times: 1},
		"two expired tokens":  {Kind: emulator.KindExpiredToken, Nth: 3, Times: 2},
		"empty pages":         {Kind: emulator.KindEmptyPage, Nth: 1, Times: 3},
		"the last item again": {Kind: emulator.KindDuplicate, Nth: 2, Times: 3},
	}
	for name, f := range cases {
		t.Run(name, func(t *testing.T) {
			e := emulate(t, 40)
			f.Op = list
			e.AddFault(f)
			ids, err := collect(context.Background(), open(t, e, "F"), time.Time{})
			if err != nil || len(ids) != 40 {
				t.Errorf("got %d of 40 responses, %v", len(ids), err)
			}
		})
	}
}

func TestListingEndsWithAnError(t *testing.T) {
	cases := map[string]struct {
		fault emulator.Fault
		kind  fault.Kind
		calls int // at most
	}{
		"a storm":               {emulator.Fault{Status: 500, Nth: 3}, fault.Unavailable, 2 + 8},
		"tokens always expired": {emulator.Fault{Kind: emulator.KindExpiredToken}, fault.Unavailable, 6},
		"a token loop":          {emulator.Fault{Kind: emulator.KindRepeatToken, Nth: 3}, fault.Unavailable, 4},
		"endless empty pages":   {emulator.Fault{Kind: emulator.KindEmptyPage}, fault.Unavailable, 102},
		"not shared":            {emulator.Fault{Status: 403, Nth: 2}, fault.Denied, 2},
		"bad request at once":   {emulator.Fault{Status: 400}, fault.Invalid, 1},
		"a page for ever cut":   {emulator.Fault{Kind: emulator.KindTruncate, At: -1, Nth: 2}, fault.Unavailable, 9},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			e := emulate(t, 40)
			tc.fault.Op = "forms.forms.responses.list"
			e.AddFault(tc.fault)
			_, err := collect(context.Background(), open(t, e, "F"), time.Time{})
			if fault.KindOf(err) != tc.kind || len(e.Requests()) > tc.calls {
				t.Errorf("got %v after %d calls; want kind %v after at most %d", err, len(e.Requests()), tc.kind, tc.calls)
			}
			if err != nil && strings.Contains(err.Error(), "http") {
				t.Errorf("message %v holds an address", err)
			}
			if err == nil || !strings.HasPrefix(err.Error(), "form F: ") {
				t.Errorf("message %v does not name the form", err)
			}
		})
	}
}

func TestListingWaitsForAQuotaToFillUp(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	sleep := func(_ context.Context, d time.Duration) error { now = now.Add(d); return nil }
	clock := func() time.Time { return now }
	e := emulator.New(emulator.Options{PageSize: 7, Now: clock, User: emulator.Limits{ExpensiveRead: 2}})
	if err := e.PutForm([]byte(`{"formId":"F"}`)); err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		put(t, e, i, "text")
	}
	s := open(t, e, "F")
	client, err := google.New(context.Background(), google.Options{Endpoint: strings.TrimSuffix(s.client.Forms(), "/"), Now: clock, Sleep: sleep})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.HTTP().CloseIdleConnections)
	s.client = client
	ids, err := collect(context.Background(), s, time.Time{})
	if waited := now.Sub(time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)); err != nil || len(ids) != 40 || waited > 10*time.Minute {
		t.Errorf("got %d of 40 responses in %v, %v", len(ids), waited, err)
	}
}

func TestChangesBetweenPagesLoseNothing(t *testing.T) {
	e := emulate(t, 40)
	e.AddFault(emulator.Fault{Op: "forms.forms.responses.list", Nth: 2, Times: 1, Before: func() { put(t, e, 40, "new"); put(t, e, 3, "edited") }})
	ids, err := collect(context.Background(), open(t, e, "F"), time.Time{})
	for i := range 40 {
		if id := fmt.Sprintf("R%03d", i); i != 3 && ids[id] == 0 {
			t.Errorf("%s is missing", id)
		}
	}
	if err != nil {
		t.Error(err)
	}
}

func TestHintsSayWhatToClick(t *testing.T) {
	e := emulate(t, 1)
	_, err := open(t, e, "other").Form(context.Background())
	if fault.KindOf(err) != fault.NotFound || !strings.Contains(err.Error(), "form other: not found") || !strings.Contains(fault.HintOf(err), "as editor") {
		t.Errorf("404: got %v, hint %q", err, fault.HintOf(err))
	}
	e.Deny("F")
	for _, read := range []func(*Source) error{
		func(s *Source) error { _, err := s.Form(context.Background()); return err },
		func(s *Source) error { _, err := collect(context.Background(), s, time.Time{}); return err },
	} {
		err := read(open(t, e, "F"))
		if fault.KindOf(err) != fault.Denied || !strings.Contains(err.Error(), "form F: not shared") || !strings.Contains(fault.HintOf(err), "click Share") {
			t.Errorf("403: got %v, hint %q", err, fault.HintOf(err))
		}
	}
	e.ClearFaults()
	e.Allow("F")
	e.AddFault(emulator.Fault{Status: 403, Reason: "SERVICE_DISABLED"})
	if _, err := open(t, e, "F").Form(context.Background()); !strings.Contains(fault.HintOf(err), "switch the API on") {
		t.Errorf("API not enabled: got %v, hint %q", err, fault.HintOf(err))
	}
}

func TestConsumerMayStop(t *testing.T) {
	e := emulate(t, 40)
	for _, err := range open(t, e, "F").Pages(context.Background(), time.Time{}) {
		if err != nil {
			t.Fatal(err)
		}
		break
	}
	if n := len(e.Requests()); n != 1 {
		t.Errorf("%d calls; want 1", n)
	}
}

func TestCancelledListingIsAnError(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	pages := 0
	var last error
	for _, err := range open(t, emulate(t, 40), "F").Pages(ctx, time.Time{}) {
		if last = err; err == nil {
			pages++
			cancel()
		}
	}
	if pages != 1 || fault.KindOf(last) != fault.Cancelled || !errors.Is(last, context.Canceled) {
		t.Errorf("%d pages, then %v", pages, last)
	}
}

func TestPageThatIsTooLargeIsAskedForInSmallerOnes(t *testing.T) {
	s := open(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("pageSize") == "5000" {
			w.Write([]byte(`{"responses":[` + strings.Repeat(" ", 2<<20) + `]}`))
			return
		}
		w.Write([]byte(`{"responses":[{"responseId":"R","createTime":"2026-03-01T12:00:00Z"}]}`))
	}), "F")
	if ids, err := collect(context.Background(), s, time.Time{}); err != nil || ids["R"] != 1 {
		t.Errorf("got %v, %v", ids, err)
	}
}

func TestReceivedIsNotWrittenOver(t *testing.T) {
	var all []survey.Received
	for page, err := range open(t, emulate(t, 40), "F").Pages(context.Background(), time.Time{}) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, page...)
	}
	for _, item := range all {
		if a, ok := item.Response.Answer("a"); !ok || len(a.Values) != 1 || a.Values[0] != "text" || item.Response.Source != "feedback" {
			t.Fatalf("got %+v", item.Response)
		}
	}
}
