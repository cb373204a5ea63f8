package forms

import (
	"errors"

	"canvass/internal/fault"
	"canvass/internal/google"
)

// problem adds to an error which form it is about and, where sharing may be the
// cause, what to click.
func (s *Source) problem(err error) error {
	err = google.Cause(err)
	var answer *google.Error
	if !errors.As(err, &answer) {
		return fault.New(fault.KindOf(err), "", "form %s: %w", s.id, err)
	}
	switch {
	case fault.KindOf(err) == fault.Denied && answer.Code == 403 && sharing(answer.Reason):
		return fault.New(fault.Denied, "open the form for editing, click Share, and add "+s.account()+" as editor: reading responses needs it",
			"form %s: not shared with canvass: %w", s.id, err)
	case answer.Code == 404:
		return fault.New(fault.NotFound, "compare the id with the form's edit link https://docs.google.com/forms/d/"+s.id+
			"/edit; if the form is there, click Share and add "+s.account()+" as editor", "form %s: not found: %w", s.id, err)
	default:
		return fault.New(fault.KindOf(err), "", "form %s: %w", s.id, err)
	}
}

// sharing reports whether a 403 with that reason is about the form rather than
// about the project or the sign-in.
func sharing(reason string) bool {
	switch reason {
	case "", "forbidden", "insufficientFilePermissions", "PERMISSION_DENIED", "IAM_PERMISSION_DENIED":
		return true
	}
	return false
}

func (s *Source) account() string {
	if a := s.client.Account(); a != "" {
		return a
	}
	return "the account that canvass signs in with"
}
