package watch_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"canvass/internal/survey"
	"canvass/internal/watch"
)

func TestEachChangeOfStateIsToldOnce(t *testing.T) {
	begin := time.Date(2025, 9, 16, 6, 0, 0, 0, time.UTC)
	a := watch.NewAlarm(24*time.Hour, begin)
	var told []string
	hear := func(hour int, e watch.Event, ok bool) {
		if ok {
			told = append(told, time.Duration(hour*int(time.Hour)).String()+" "+e.Name+" "+string(e.Outcome))
		}
	}
	const done, partial, failed = survey.Done, survey.Partial, survey.Failed
	for i, o := range []survey.Outcome{done, partial, partial, failed, failed, done, done, failed} {
		hour := i * 6
		now := begin.Add(time.Duration(hour) * time.Hour)
		r := watch.Result{Ended: now, Run: survey.Run{ID: 1, Outcome: o}}
		if o != done {
			r.Err = errors.New("down")
		}
		e, ok := a.Passed(r)
		hear(hour, e, ok)
		for range 3 {
			e, ok = a.Waiting(now.Add(time.Hour))
			hear(hour+1, e, ok)
		}
	}
	for range 3 {
		e, ok := a.Waiting(begin.Add(36*time.Hour + 24*time.Hour))
		hear(60, e, ok)
	}
	want := []string{
		"6h0m0s failed partial", "18h0m0s failed failed", "25h0m0s silence failed", // 24 hours and a look after the good one
		"42h0m0s failed failed", "60h0m0s silence failed",
	}
	if !slices.Equal(told, want) {
		t.Errorf("told\n%q, want\n%q", told, want)
	}
}

func TestAnEventNamesSourcesAndNothingElse(t *testing.T) {
	a := watch.NewAlarm(0, time.Time{})
	e, _ := a.Passed(watch.Result{Err: errors.New("Ana <ana@example.org> said no"), Run: survey.Run{ID: 12, Outcome: survey.Partial, Sources: []survey.SourceRun{
		{Source: "feedback-en"}, {Source: "feedback-es", Error: "Ana said no"}, {Source: "paper", Error: "gone", Warnings: []string{"ana@example.org"}},
	}}})
	got := e.Environ()
	want := []string{"CANVASS_EVENT=failed", "CANVASS_RUN=12", "CANVASS_OUTCOME=partial", "CANVASS_SOURCES_FAILED=feedback-es,paper"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	e, _ = watch.NewAlarm(0, time.Time{}).Passed(watch.Result{Err: errors.New("disk full")})
	if got := e.Environ(); !slices.Equal(got[:3], []string{"CANVASS_EVENT=failed", "CANVASS_RUN=", "CANVASS_OUTCOME=failed"}) {
		t.Errorf("without a record got %q", got)
	}
}
