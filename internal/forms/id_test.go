package forms

import (
	"errors"
	"strings"
	"testing"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

func TestFormID(t *testing.T) {
	for _, in := range []string{"1AbC-_9", " 1AbC-_9\n", "https://docs.google.com/forms/d/1AbC-_9/edit", "https://docs.google.com/forms/u/0/d/1AbC-_9/edit?usp=x#responses"} {
		if got, err := FormID(in); got != "1AbC-_9" || err != nil {
			t.Errorf("%q: got %q, %v", in, got, err)
		}
	}
}

func TestResponderLinksAreRefusedWithTheWayOut(t *testing.T) {
	for _, in := range []string{"https://docs.google.com/forms/d/e/1FAIpQLSx/viewform", "1FAIpQLSx", "https://forms.gle/abc"} {
		_, err := FormID(in)
		if fault.KindOf(err) != fault.Invalid || !errors.Is(err, survey.ErrResponderLink) || !strings.Contains(fault.HintOf(err), "/forms/d/ID/edit") {
			t.Errorf("%q: got %v, hint %q", in, err, fault.HintOf(err))
		}
	}
	if _, err := FormID("no id"); fault.KindOf(err) != fault.Invalid || fault.HintOf(err) == "" {
		t.Errorf("got %v, hint %q", err, fault.HintOf(err))
	}
	if _, err := New(nil, survey.Source{ID: "1FAIpQLSx"}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("New: got %v", err)
	}
}
