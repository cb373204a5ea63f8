package google

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"canvass/internal/fault"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// clock is a time that only Sleep moves.
type clock struct {
	mu    sync.Mutex
	now   time.Time
	slept []time.Duration
}

func newClock() *clock { return &clock{now: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	c.slept = append(c.slept, d)
	return ctx.Err()
}

// script answers each call with the next of its steps, the last one for good.
type script struct {
	mu    sync.Mutex
	steps []http.HandlerFunc
	seen  []call
}

type call struct{ method, path, auth, body string }

func (s *script) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	s.seen = append(s.seen, call{r.Method, r.URL.Path, r.Header.Get("Authorization"), string(body)})
	step := s.steps[min(len(s.seen), len(s.steps))-1]
	s.mu.Unlock()
	step(w, r)
}

// serve starts a server on this machine over plain http and a client of it.
func serve(t *testing.T, o Options, steps ...http.HandlerFunc) (*Client, *script, *clock) {
	t.Helper()
	s := &script{steps: steps}
	srv := httptest.NewServer(s)
	c := newClock()
	o.Endpoint, o.Now, o.Sleep = srv.URL, c.Now, c.Sleep
	if o.Rand == nil {
		o.Rand = func() float64 { return 0.5 }
	}
	client, err := New(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(srv.Close)
	t.Cleanup(client.HTTP().CloseIdleConnections)
	return client, s, c
}

const good = `{"formId":"F"}`

func ok(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, good) }

func raw(code int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(code)
		io.WriteString(w, body)
	}
}

// failing answers with Google's form of an error.
func failing(code int, status, reason string) http.HandlerFunc {
	details := ""
	if reason != "" {
		details = fmt.Sprintf(`,"details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":%q}]`, reason)
	}
	return raw(code, fmt.Sprintf(`{"error":{"code":%d,"message":"about ana@example.org","status":%q%s}}`, code, status, details))
}

func after(value string, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", value)
		w.Header().Set("Date", "Sun, 01 Mar 2026 12:00:00 GMT")
		next(w, r)
	}
}

// get fetches one document through the HTTP client, as Google's libraries do.
func get(ctx context.Context, c *Client) (string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.Forms()+"v1/forms/F?pageToken=secret-token", nil)
	if err != nil {
		return "", err
	}
	resp, err := c.HTTP().Do(req)
	if err != nil {
		return "", Cause(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return string(body), err
}

// want compares what a call ended with.
func want(t *testing.T, err error, kind fault.Kind, code, attempts int) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("got error %v; want a google.Error", err)
	}
	if fault.KindOf(err) != kind || e.Code != code || e.Attempts != attempts {
		t.Errorf("got kind %v, code %d, %d attempts (%v); want %v, %d, %d",
			fault.KindOf(err), e.Code, e.Attempts, err, kind, code, attempts)
	}
}
