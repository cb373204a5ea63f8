package google

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"canvass/internal/fault"
)

func TestWaitsAfterAUsedUpQuotaOutlastAMinute(t *testing.T) {
	c, _, clock := serve(t, Options{Rand: func() float64 { return 0 }}, failing(429, "RESOURCE_EXHAUSTED", ""))
	_, err := get(context.Background(), c)
	want(t, err, fault.Unavailable, 429, 8)
	if d := clock.Now().Sub(newClock().now); d < time.Minute {
		t.Errorf("gave up after %v; quotas are filled up every minute", d)
	}
}

func TestRetryAfterIsHonouredWhenSane(t *testing.T) {
	const usual = time.Second * 3 / 4 // what a quota's first wait is here
	cases := map[string]time.Duration{
		"7":                             7 * time.Second,
		" 30 ":                          30 * time.Second,
		"300":                           5 * time.Minute,
		"301":                           usual,
		"0":                             usual,
		"-5":                            usual,
		"315360000":                     usual,
		"99999999999999999999":          usual,
		"soon":                          usual,
		"":                              usual,
		"Sun, 01 Mar 2026 12:00:20 GMT": 20 * time.Second,
		"Sun, 01 Mar 2026 11:00:00 GMT": usual,
		"Sun, 01 Mar 2036 12:00:00 GMT": usual,
	}
	for value, wait := range cases {
		t.Run(value, func(t *testing.T) {
			c, _, clock := serve(t, Options{}, after(value, failing(429, "RESOURCE_EXHAUSTED", "")), ok)
			clock.now = clock.now.Add(48 * time.Hour) // a wrong clock here must not matter
			if _, err := get(context.Background(), c); err != nil {
				t.Fatal(err)
			}
			if len(clock.slept) != 1 || clock.slept[0] != wait {
				t.Errorf("waits %v; want %v", clock.slept, wait)
			}
		})
	}
}

func TestBudgetIsSharedByAllCalls(t *testing.T) {
	c, s, _ := serve(t, Options{Budget: 100 * time.Second}, after("60", failing(503, "UNAVAILABLE", "")))
	_, err := get(context.Background(), c)
	want(t, err, fault.Unavailable, 503, 2)
	_, err = get(context.Background(), c)
	want(t, err, fault.Unavailable, 503, 1)
	if len(s.seen) != 3 || !strings.Contains(fault.HintOf(err), "1m40s") {
		t.Errorf("%d calls, hint %q; want 3 and the budget", len(s.seen), fault.HintOf(err))
	}
}

func TestLimitsKeepBelowTheQuota(t *testing.T) {
	cases := map[string]struct {
		method, path string
		quota        int
	}{
		"responses":   {"GET", "/v1/forms/F/responses", 180},
		"form":        {"GET", "/v1/forms/F", 390},
		"sheet read":  {"GET", "/v4/spreadsheets/S", 60},
		"sheet write": {"POST", "/v4/spreadsheets/S:batchUpdate", 60},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			clock, l := newClock(), newLimits()
			req, _ := http.NewRequest(tc.method, "https://example.org"+tc.path, nil)
			var sent []time.Time
			for range 3 * tc.quota {
				if err := l.wait(req, clock.Now, clock.Sleep); err != nil {
					t.Fatal(err)
				}
				sent = append(sent, clock.Now())
			}
			for i := tc.quota; i < len(sent); i++ {
				if sent[i].Sub(sent[i-tc.quota]) < time.Minute {
					t.Fatalf("calls %d to %d came within %v; the quota is %d a minute", i-tc.quota, i, sent[i].Sub(sent[i-tc.quota]), tc.quota)
				}
			}
			if total := sent[len(sent)-1].Sub(sent[0]); total > 4*time.Minute {
				t.Errorf("three minutes' worth took %v", total)
			}
		})
	}
}
