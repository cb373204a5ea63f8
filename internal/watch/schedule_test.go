package watch_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"canvass/internal/fault"
	"canvass/internal/watch"
)

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func TestCronKeepsToTheProjectsTimeZone(t *testing.T) {
	madrid := zone(t, "Europe/Madrid")
	for _, c := range []struct{ spec, after, want string }{
		{"0 6 * * *", "2025-09-16T03:59:59Z", "2025-09-16T04:00:00Z"},
		{"0 6 * * *", "2025-09-16T04:00:00Z", "2025-09-17T04:00:00Z"},         // later, never the same
		{"0 6 * * *", "2025-10-25T04:00:00Z", "2025-10-26T05:00:00Z"},         // winter time begins
		{"0 6 * * *", "2025-03-29T05:00:00Z", "2025-03-30T04:00:00Z"},         // summer time begins
		{"30 2 * * *", "2025-03-29T01:30:00Z", "2025-03-31T00:30:00Z"},        // 02:30 is left out that night
		{"*/15 9-17 * * 1-5", "2025-09-19T15:45:00Z", "2025-09-22T07:00:00Z"}, // over a weekend
		{"@daily", "2025-09-16T12:00:00Z", "2025-09-16T22:00:00Z"},
	} {
		t.Run(c.spec+" after "+c.after, func(t *testing.T) {
			s, err := watch.Cron(c.spec, madrid)
			if err != nil {
				t.Fatal(err)
			}
			if got := s.Next(at(t, c.after)).UTC().Format(time.RFC3339); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func at(t *testing.T, s string) time.Time {
	t.Helper()
	v, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestSchedulesRefuse(t *testing.T) {
	for spec, want := range map[string]string{
		"": "--cron", "6 * *": "5 fields", "61 * * * *": "61", "0 0 30 2 *": "never comes", "TZ=0": "time zone",
		"CRON_TZ=UTC 0 6 * * *": "time zone", "@every 5m": "interval", "0 0 6 * * *": "5 fields", "@reboot": "@reboot",
	} {
		_, err := watch.Cron(spec, time.UTC)
		if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), want) || fault.HintOf(err) == "" {
			t.Errorf("--cron %q: got %v (hint %q), want a usage error with %q", spec, err, fault.HintOf(err), want)
		}
	}
	for _, d := range []time.Duration{0, -time.Hour, time.Millisecond} {
		if _, err := watch.Every(d, nil); fault.KindOf(err) != fault.Invalid {
			t.Errorf("--every %s: got %v, want a usage error", d, err)
		}
	}
}

func TestEveryAddsATenthAtMost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		interval := time.Duration(rapid.Int64Range(int64(time.Second), int64(90*24*time.Hour)).Draw(t, "interval"))
		share := rapid.Float64Range(0, 0.999999).Draw(t, "rand")
		s, err := watch.Every(interval, func() float64 { return share })
		if err != nil {
			t.Fatal(err)
		}
		after := time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "after"), 0)
		if got := s.Next(after).Sub(after); got < interval || got > interval+interval/10 {
			t.Errorf("every %s came after %s", interval, got)
		}
	})
}

// Any text is a schedule with a future or a usage error, and never a crash.
func FuzzCron(f *testing.F) {
	for _, s := range []string{"0 6 * * *", "@daily", "TZ=", "*/0 * * * *", "1-60/7,3 * L * 7", "@every 1s", "? ? ? ? ?"} {
		f.Add(s)
	}
	now := time.Date(2025, 9, 16, 9, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, spec string) {
		s, err := watch.Cron(spec, time.UTC)
		switch {
		case err != nil && fault.KindOf(err) != fault.Invalid:
			t.Errorf("%q: %v is no usage error", spec, err)
		case err == nil && !s.Next(now).After(now):
			t.Errorf("%q is next due at %s", spec, s.Next(now))
		}
	})
}
