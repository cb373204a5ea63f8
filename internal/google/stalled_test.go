package google

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// drip is a body that gives a byte a second, or none at all.
type drip struct {
	ctx  context.Context
	rate time.Duration
}

func (d drip) Read(p []byte) (int, error) {
	wait := d.rate
	if wait == 0 {
		wait = 1000 * time.Hour
	}
	select {
	case <-time.After(wait):
		p[0] = ' '
		return 1, nil
	case <-d.ctx.Done():
		return 0, d.ctx.Err()
	}
}

func (d drip) Close() error { return nil }

func TestStalledAnswersAreGivenUp(t *testing.T) {
	for name, rate := range map[string]time.Duration{"nothing comes": 0, "a byte a second": time.Second} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				calls := 0
				base := roundTrip(func(r *http.Request) (*http.Response, error) {
					calls++
					body := io.ReadCloser(drip{r.Context(), rate})
					if calls == 3 {
						body = io.NopCloser(strings.NewReader(good))
					}
					return &http.Response{StatusCode: 200, Header: http.Header{}, ContentLength: -1, Body: body, Request: r}, nil
				})
				c, err := New(t.Context(), Options{Endpoint: "http://127.0.0.1:1", Base: base, Rand: func() float64 { return 0 }})
				if err != nil {
					t.Fatal(err)
				}
				start := time.Now()
				body, err := get(t.Context(), c)
				if err != nil || body != good || time.Since(start) != 2*time.Minute {
					t.Errorf("got %q, %v after %v; want the answer after two stalls of a minute", body, err, time.Since(start))
				}
			})
		})
	}
}

func TestSlowButSteadyAnswerIsRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		base := roundTrip(func(r *http.Request) (*http.Response, error) {
			in, out := io.Pipe()
			go func() {
				defer out.Close()
				io.WriteString(out, `{"a":"`)
				for range 60 {
					time.Sleep(5 * time.Second)
					out.Write(bytes.Repeat([]byte("x"), 4<<10))
				}
				io.WriteString(out, `"}`)
			}()
			return &http.Response{StatusCode: 200, Header: http.Header{}, ContentLength: -1, Body: in, Request: r}, nil
		})
		c, err := New(t.Context(), Options{Endpoint: "http://127.0.0.1:1", Base: base})
		if err != nil {
			t.Fatal(err)
		}
		if body, err := get(t.Context(), c); err != nil || len(body) != 60*4<<10+8 {
			t.Errorf("got %d bytes, %v", len(body), err)
		}
	})
}
