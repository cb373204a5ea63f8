package ask

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

func TestChoose(t *testing.T) {
	q := Question{Title: "What is this form for?", Options: []Option{{"feedback", "feedback on drafts"}, {"registration", "registration for an event"}}}
	for typed, want := range map[string]string{"2\n": "registration", "1\n": "feedback", "\n": "feedback"} {
		var out bytes.Buffer
		got, err := Terminal{In: strings.NewReader(typed), Out: &out, Plain: true}.Choose(context.Background(), q)
		if err != nil || got != want {
			t.Errorf("typed %q: got %q, %v; want %q", typed, got, err, want)
		}
		if !strings.Contains(out.String(), q.Title) {
			t.Errorf("the question was not shown: %q", out.String())
		}
	}
}

func TestChooseNeedsOptions(t *testing.T) {
	if _, err := (Terminal{}).Choose(context.Background(), Question{}); err == nil {
		t.Error("no error for a question without options")
	}
}
