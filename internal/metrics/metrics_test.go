package metrics_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"canvass/internal/fault"
	"canvass/internal/metrics"
	"canvass/internal/survey"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func get(h http.Handler, path string) (int, string) {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w.Code, w.Body.String()
}

func TestFiguresNameSourcesAndNothingElse(t *testing.T) {
	m := metrics.New()
	m.Passed(survey.Run{ID: 1, Sources: []survey.SourceRun{
		{Source: "feedback", New: 3, Changed: 1, Same: 2, Gone: 1, Error: "Ana said no", Warnings: []string{"ana@example.org"}},
	}}, survey.Partial, 2*time.Second)
	m.Repeated()
	m.Good(time.Unix(1758013200, 0), time.Unix(1758099600, 0))
	_, body := get(m.Handler(time.Now), "/metrics")
	var got []string
	for line := range strings.Lines(body) {
		if !strings.HasPrefix(line, "#") && !strings.Contains(line, "_bucket") {
			got = append(got, strings.TrimSpace(line))
		}
	}
	want := []string{
		"canvass_last_good_pass_timestamp_seconds 1.7580132e+09",
		"canvass_pass_seconds_sum 2", "canvass_pass_seconds_count 1",
		`canvass_passes_total{outcome="done"} 0`, `canvass_passes_total{outcome="failed"} 0`, `canvass_passes_total{outcome="partial"} 1`,
		"canvass_requests_repeated_total 1",
		`canvass_responses_total{kind="changed",source="feedback"} 1`, `canvass_responses_total{kind="gone",source="feedback"} 1`,
		`canvass_responses_total{kind="new",source="feedback"} 3`, `canvass_responses_total{kind="quarantined",source="feedback"} 0`,
		`canvass_responses_total{kind="same",source="feedback"} 2`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestHealthLastsAsLongAsAGoodPass(t *testing.T) {
	good := time.Date(2025, 9, 16, 9, 0, 0, 0, time.UTC)
	now := good
	m := metrics.New()
	h := m.Handler(func() time.Time { return now })
	steps := []struct {
		at   time.Duration
		good bool
		want int
	}{
		{0, false, 503}, {0, true, 200}, {44 * time.Minute, false, 200}, {45 * time.Minute, false, 503}, {50 * time.Minute, true, 200},
	}
	for i, s := range steps {
		now = good.Add(s.at)
		if s.good {
			m.Good(now, now.Add(45*time.Minute))
		}
		if code, body := get(h, "/healthz"); code != s.want {
			t.Errorf("step %d: got %d %q, want %d", i, code, body, s.want)
		}
	}
}

func TestOthersOnTheNetworkAreNotServedByAccident(t *testing.T) {
	for _, addr := range []string{":0", "0.0.0.0:0", "[::]:0", "192.0.2.1:0", "example.org:0", "9464", ""} {
		l, err := metrics.Listen(addr, false)
		if fault.KindOf(err) != fault.Invalid || fault.HintOf(err) == "" {
			t.Errorf("%q: got %v, want a usage error with a hint", addr, err)
		}
		if l != nil {
			_ = l.Close()
		}
	}
	l, err := metrics.Listen(":0", true)
	if err != nil {
		t.Fatal(err)
	}
	_ = l.Close()
}

func TestServingEndsWithTheContext(t *testing.T) {
	l, err := metrics.Listen("127.0.0.1:0", false)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); metrics.Serve(ctx, l, metrics.New().Handler(time.Now)) }()
	reply, err := http.Get("http://" + l.Addr().String() + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, reply.Body)
	_ = reply.Body.Close()
	stop()
	<-ended
	http.DefaultClient.CloseIdleConnections()
	if again, err := metrics.Listen(l.Addr().String(), false); err != nil {
		t.Errorf("the address is still taken: %v", err)
	} else {
		_ = again.Close()
	}
}
