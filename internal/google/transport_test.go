package google

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"canvass/internal/fault"
)

func TestFailuresThatPassAreRepeated(t *testing.T) {
	cases := map[string]http.HandlerFunc{
		"429":                          failing(429, "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED"),
		"408":                          raw(408, ""),
		"500":                          failing(500, "INTERNAL", ""),
		"502 as a web page":            raw(502, "<html>Bad gateway</html>"),
		"503":                          failing(503, "UNAVAILABLE", ""),
		"504":                          raw(504, ""),
		"403 rateLimitExceeded":        raw(403, `{"error":{"code":403,"errors":[{"domain":"usageLimits","reason":"rateLimitExceeded"}]}}`),
		"403 userRateLimitExceeded":    raw(403, `{"error":{"code":403,"errors":[{"reason":"userRateLimitExceeded"}]}}`),
		"403 RATE_LIMIT_EXCEEDED":      failing(403, "PERMISSION_DENIED", "RATE_LIMIT_EXCEEDED"),
		"403 RESOURCE_EXHAUSTED":       failing(403, "RESOURCE_EXHAUSTED", ""),
		"200 with a sign-in page":      raw(200, "<!DOCTYPE html><html>Sign in</html>"),
		"200 with an error":            raw(200, `{"error":{"code":503,"status":"UNAVAILABLE"}}`),
		"200 with an error of no code": raw(200, `{"error":"busy"}`),
		"200 empty":                    raw(200, ""),
		"200 blank":                    raw(200, " \n"),
		"302 to a sign-in page":        func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/login", http.StatusFound) },
		"cut in a name":                raw(200, `{"formI`),
		"cut in a string":              raw(200, `{"formId":"F`),
		"cut in an escape":             raw(200, `{"formId":"\u00`),
		"cut before the end":           raw(200, `{"items":[{}`),
		"announced longer":             announced(40, good),
		"announced shorter":            announced(8, good),
		"packed and cut":               packed(func(b []byte) []byte { return b[:len(b)-9] }),
		"packed and not":               packed(func([]byte) []byte { return []byte(good) }),
		"connection closed":            hangUp(""),
		"connection closed in header":  hangUp("HTTP/1.1 200 OK\r\nContent-Le"),
		"connection closed in body":    hangUp("HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{\"formId\""),
		"chunk cut":                    hangUp("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"formId\":"),
	}
	for name, step := range cases {
		t.Run(name, func(t *testing.T) {
			c, s, _ := serve(t, Options{}, step, step, ok)
			body, err := get(context.Background(), c)
			if err != nil || body != good || len(s.seen) < 3 { // net/http itself repeats some of them
				t.Errorf("got %q, %v after %d calls; want %q after 3", body, err, len(s.seen), good)
			}
		})
	}
}

// announced answers with a body of another length than it says.
func announced(length int, body string) http.HandlerFunc {
	return hangUp(fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", length, body))
}

func packed(damage func([]byte) []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		io.WriteString(z, good)
		z.Close()
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(damage(b.Bytes()))
	}
}

// hangUp sends bytes and closes the connection.
func hangUp(bytes string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			panic(err)
		}
		io.WriteString(conn, bytes)
		conn.Close()
	}
}

func TestPackedAnswersAreUnpacked(t *testing.T) {
	c, _, _ := serve(t, Options{}, packed(func(b []byte) []byte { return b }))
	if body, err := get(context.Background(), c); err != nil || body != good {
		t.Errorf("got %q, %v", body, err)
	}
}

func TestFailuresThatStay(t *testing.T) {
	cases := map[string]struct {
		step http.HandlerFunc
		kind fault.Kind
		code int
	}{
		"400":            {failing(400, "INVALID_ARGUMENT", ""), fault.Invalid, 400},
		"401":            {failing(401, "UNAUTHENTICATED", ""), fault.Denied, 401},
		"403":            {failing(403, "PERMISSION_DENIED", ""), fault.Denied, 403},
		"403 no API":     {failing(403, "PERMISSION_DENIED", "SERVICE_DISABLED"), fault.Denied, 403},
		"404":            {failing(404, "NOT_FOUND", ""), fault.NotFound, 404},
		"in a list":      {raw(404, `[{"error":{"code":404,"status":"NOT_FOUND"}}]`), fault.NotFound, 404},
		"200 with a 403": {raw(200, `{"error":{"code":403,"status":"PERMISSION_DENIED"}}`), fault.Denied, 403},
		"no quota": {raw(429, `{"error":{"code":429,"status":"RESOURCE_EXHAUSTED","details":[
			{"reason":"RATE_LIMIT_EXCEEDED","metadata":{"quota_limit_value":"0"}}]}}`), fault.Unavailable, 429},
		"day's quota": {raw(403, `{"error":{"code":403,"errors":[{"reason":"dailyLimitExceeded"}]}}`), fault.Unavailable, 403},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			c, s, clock := serve(t, Options{}, tc.step)
			_, err := get(context.Background(), c)
			want(t, err, tc.kind, tc.code, 1)
			if len(s.seen) != 1 || len(clock.slept) != 0 {
				t.Errorf("%d calls, waits %v; want one call", len(s.seen), clock.slept)
			}
		})
	}
}

func TestStormEndsAfterEightAttempts(t *testing.T) {
	c, s, clock := serve(t, Options{}, failing(503, "UNAVAILABLE", ""))
	_, err := get(context.Background(), c)
	want(t, err, fault.Unavailable, 503, 8)
	if len(s.seen) != 8 {
		t.Errorf("%d calls; want 8", len(s.seen))
	}
	var halves []time.Duration
	for s := time.Second; s <= 64*time.Second; s *= 2 {
		halves = append(halves, s/2)
	}
	if fmt.Sprint(clock.slept) != fmt.Sprint(halves) {
		t.Errorf("waits %v; want %v", clock.slept, halves)
	}
	if got, want := err.Error(), "the server answered 503 UNAVAILABLE (8 attempts over 1m4s)"; got != want {
		t.Errorf("message %q; want %q", got, want)
	}
}

func TestChangesAreRepeatedOnlyWhenSafe(t *testing.T) {
	cases := map[string]struct {
		step       http.HandlerFunc
		unmarked   int // calls
		repeatable int
	}{
		"429":       {failing(429, "RESOURCE_EXHAUSTED", ""), 2, 2},
		"503":       {failing(503, "UNAVAILABLE", ""), 2, 2},
		"500":       {failing(500, "INTERNAL", ""), 1, 2},
		"504":       {raw(504, ""), 1, 2},
		"no answer": {hangUp(""), 1, 2},
		"cut":       {raw(200, `{"replies":[`), 1, 2},
		"400":       {failing(400, "INVALID_ARGUMENT", ""), 1, 1},
	}
	post := func(ctx context.Context, c *Client) error {
		req, _ := http.NewRequestWithContext(ctx, http.MethodPost, c.Sheets()+"v4/spreadsheets/S:batchUpdate", strings.NewReader(`{"requests":[]}`))
		resp, err := c.HTTP().Do(req)
		if err == nil {
			resp.Body.Close()
		}
		return Cause(err)
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			c, s, _ := serve(t, Options{}, tc.step, ok)
			err := post(context.Background(), c)
			if len(s.seen) != tc.unmarked || (err == nil) != (tc.unmarked == 2) {
				t.Errorf("unmarked: %d calls, %v; want %d", len(s.seen), err, tc.unmarked)
			}
			if tc.unmarked < tc.repeatable && !strings.Contains(fault.HintOf(err), "may or may not") {
				t.Errorf("hint %q does not say that the outcome is unknown", fault.HintOf(err))
			}
			c, s, _ = serve(t, Options{}, tc.step, ok)
			err = post(Repeatable(context.Background()), c)
			if len(s.seen) != tc.repeatable || (err == nil) != (tc.repeatable == 2) {
				t.Errorf("repeatable: %d calls, %v; want %d", len(s.seen), err, tc.repeatable)
			}
			for i, call := range s.seen {
				if call.body != `{"requests":[]}` {
					t.Errorf("call %d had body %q", i+1, call.body)
				}
			}
		})
	}
}

func TestRefusedConnection(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	clock := newClock()
	c, err := New(context.Background(), Options{Endpoint: "http://" + l.Addr().String(), Now: clock.Now, Sleep: clock.Sleep})
	if err != nil {
		t.Fatal(err)
	}
	_, err = get(context.Background(), c)
	want(t, err, fault.Unavailable, 0, 8)
	if !strings.Contains(err.Error(), "connection refused") {
		t.Errorf("message %q", err)
	}
	if waited := clock.Now().Sub(newClock().now); waited > 7*time.Second {
		t.Errorf("waited %v for a server on this machine", waited)
	}
}

func TestCancelledWhileWaiting(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	c, s, _ := serve(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		cancel()
		failing(503, "UNAVAILABLE", "")(w, r)
	})
	_, err := get(ctx, c)
	if fault.KindOf(err) != fault.Cancelled || len(s.seen) != 1 {
		t.Errorf("got %v after %d calls; want cancelled after 1", err, len(s.seen))
	}
}

// roundTrip is a network made of a function.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestTooLargeAnswer(t *testing.T) {
	for size, tooLarge := range map[int]bool{len(good): false, len(good) - 1: true} {
		c, s, _ := serve(t, Options{MaxBody: int64(size)}, ok)
		_, err := get(context.Background(), c)
		if errors.Is(err, ErrTooLarge) != tooLarge || len(s.seen) != 1 {
			t.Errorf("limit %d: got %v after %d calls", size, err, len(s.seen))
		}
	}
}

func TestGetFetchesAgainWhatCannotBeDecoded(t *testing.T) {
	c, s, _ := serve(t, Options{}, raw(200, `{"formId":]}`), ok)
	var got string
	err := c.Get(context.Background(), c.Forms()+"v1/forms/F", func(body []byte) error {
		if bytes.Contains(body, []byte("]")) {
			return errors.New("odd")
		}
		got = string(body)
		return nil
	})
	if err != nil || got != good || len(s.seen) != 2 {
		t.Errorf("got %q, %v after %d calls", got, err, len(s.seen))
	}
	decided := fault.New(fault.Invalid, "", "no use")
	err = c.Get(context.Background(), c.Forms()+"v1/forms/F", func([]byte) error { return decided })
	if err != decided || len(s.seen) != 3 {
		t.Errorf("a decided error: got %v after %d calls", err, len(s.seen))
	}
}

func TestNothingPersonalIsSaid(t *testing.T) {
	var log bytes.Buffer
	c, _, _ := serve(t, Options{Log: slog.New(slog.NewTextHandler(&log, nil))},
		failing(503, "UNAVAILABLE", ""), raw(429, `{"error":{"code":429,"status":"ana@example.org was here","details":[{"reason":"ana@example.org"}]}}`),
		failing(403, "PERMISSION_DENIED", ""))
	_, err := get(context.Background(), c)
	said := err.Error() + fault.HintOf(err) + log.String()
	for _, secret := range []string{"ana@example.org", "secret-token"} {
		if strings.Contains(said, secret) {
			t.Errorf("%q is in what is said: %s", secret, said)
		}
	}
	if !strings.Contains(log.String(), "503") {
		t.Errorf("the log does not tell of the repeat: %s", log.String())
	}
}

func TestMediaMayBeAnything(t *testing.T) {
	c, _, _ := serve(t, Options{}, raw(200, "<p>plain</p>"))
	resp, err := c.HTTP().Get(c.Drive() + "files/D/export?alt=media")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
}

func TestConcurrentCalls(t *testing.T) {
	c, _, _ := serve(t, Options{}, failing(503, "UNAVAILABLE", ""), ok)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if _, err := get(context.Background(), c); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}
