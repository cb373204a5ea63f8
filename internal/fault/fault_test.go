package fault

import (
	"context"
	"errors"
	"fmt"
	"testing"
)

func TestExitCode(t *testing.T) {
	for want, err := range map[int]error{
		0: nil, 1: errors.New("bug"), 2: New(Invalid, "", "x"), 3: New(Partial, "", "x"), 4: New(NotFound, "", "x"),
		5: fmt.Errorf("form: %w", New(Unavailable, "", "x")), 6: New(Full, "", "x"), 130: fmt.Errorf("stopped: %w", context.Canceled),
	} {
		if got := ExitCode(err); got != want {
			t.Errorf("ExitCode(%v) = %d, want %d", err, got, want)
		}
	}
	if got := ExitCode(New(Unavailable, "", "call: %w", context.Canceled)); got != 130 {
		t.Errorf("a call cut off by a signal exits %d, want 130", got)
	}
}

func TestHintOfFindsTheOutermostHint(t *testing.T) {
	inner := New(Denied, "share the form", "denied")
	if got := HintOf(fmt.Errorf("source: %w", New(Partial, "", "some failed: %w", inner))); got != "share the form" {
		t.Errorf("got %q", got)
	}
	if got := HintOf(New(Partial, "run again", "some failed: %w", inner)); got != "run again" {
		t.Errorf("got %q", got)
	}
	if got := HintOf(errors.New("plain")); got != "" {
		t.Errorf("got %q", got)
	}
}
