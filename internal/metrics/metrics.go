// Package metrics is what a monitoring system may know of a watch: figures in
// Prometheus' format and whether all is well. The only names in it are those of
// sources and of the words for outcomes; it never sees an answer.
package metrics

import (
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"canvass/internal/survey"
)

// Metrics counts passes. Its methods may be called from several goroutines.
type Metrics struct {
	registry  *prometheus.Registry
	passes    *prometheus.CounterVec
	responses *prometheus.CounterVec
	seconds   prometheus.Histogram
	lastGood  prometheus.Gauge
	repeats   prometheus.Counter

	mu    sync.Mutex
	good  time.Time // zero: never
	until time.Time
}

// New returns metrics that show every outcome with 0 passes.
func New() *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		passes: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "canvass_passes_total", Help: "Passes over all sources, by outcome.",
		}, []string{"outcome"}),
		responses: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "canvass_responses_total", Help: "Responses by source and by how a pass found them: compared with the store, missing, or put aside.",
		}, []string{"source", "kind"}),
		seconds: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "canvass_pass_seconds", Help: "How long a pass took.", Buckets: []float64{1, 3, 10, 30, 100, 300, 1000, 3000},
		}),
		lastGood: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "canvass_last_good_pass_timestamp_seconds", Help: "When the last pass ended that read every source; 0 is never.",
		}),
		repeats: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "canvass_requests_repeated_total", Help: "Calls to Google that were sent again after a failure.",
		}),
	}
	m.registry.MustRegister(m.passes, m.responses, m.seconds, m.lastGood, m.repeats)
	for _, o := range []survey.Outcome{survey.Done, survey.Partial, survey.Failed} {
		m.passes.WithLabelValues(string(o))
	}
	return m
}

// Passed counts one pass.
func (m *Metrics) Passed(run survey.Run, o survey.Outcome, took time.Duration) {
	m.passes.WithLabelValues(string(o)).Inc()
	m.seconds.Observe(took.Seconds())
	for _, s := range run.Sources {
		kinds := map[string]int{"new": s.New, "changed": s.Changed, "same": s.Same, "gone": s.Gone, "quarantined": s.Quarantined}
		for kind, n := range kinds {
			m.responses.WithLabelValues(s.Source, kind).Add(float64(n))
		}
	}
}

// Good says when the last good pass ended, and until when that is good enough.
func (m *Metrics) Good(at, until time.Time) {
	m.lastGood.Set(float64(at.Unix()))
	m.mu.Lock()
	defer m.mu.Unlock()
	m.good, m.until = at, until
}

// Repeated counts a call that is sent again.
func (m *Metrics) Repeated() { m.repeats.Inc() }

// Handler serves /metrics and /healthz: 200 while the last good pass is good enough,
// else 503.
func (m *Metrics) Handler(now func() time.Time) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		m.mu.Lock()
		good, until := m.good, m.until
		m.mu.Unlock()
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		switch {
		case good.IsZero():
			w.WriteHeader(http.StatusServiceUnavailable)
			fmt.Fprintln(w, "no good pass yet")
		case !now().Before(until):
			w.WriteHeader(http.StatusServiceUnavailable)
			fmt.Fprintln(w, "late: last good pass", good.UTC().Format(time.RFC3339))
		default:
			fmt.Fprintln(w, "ok: last good pass", good.UTC().Format(time.RFC3339))
		}
	})
	return mux
}
