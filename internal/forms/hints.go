package forms

import (
	"errors"

	"canvass/internal/fault"
	"canvass/internal/google"
)

// upstream is what an error is about, in the words of whoever can put it right.
type upstream struct {
	client *google.Client
	noun   string // form, document
	id     string
	link   string // that opens it
	share  string // what to share it as, and why
}

// problem adds to an error what it is about and, where sharing may be the cause,
// what to click.
func (u upstream) problem(err error) error {
	err = google.Cause(err)
	var answer *google.Error
	if !errors.As(err, &answer) {
		return fault.New(fault.KindOf(err), "", "%s %s: %w", u.noun, u.id, err)
	}
	switch {
	case fault.KindOf(err) == fault.Denied && answer.Code == 403 && sharing(answer.Reason):
		return fault.New(fault.Denied, "open the "+u.noun+" for editing, click Share, and add "+u.account()+" as "+u.share,
			"%s %s: not shared with canvass: %w", u.noun, u.id, err)
	case answer.Code == 404:
		return fault.New(fault.NotFound, "compare the id with the "+u.noun+"'s edit link "+u.link+
			"; if the "+u.noun+" is there, click Share and add "+u.account()+" as "+u.share, "%s %s: not found: %w", u.noun, u.id, err)
	default:
		return fault.New(fault.KindOf(err), "", "%s %s: %w", u.noun, u.id, err)
	}
}

// sharing reports whether a 403 with that reason is about the form or document
// rather than about the project or the sign-in.
func sharing(reason string) bool {
	switch reason {
	case "", "forbidden", "insufficientFilePermissions", "PERMISSION_DENIED", "IAM_PERMISSION_DENIED":
		return true
	}
	return false
}

func (u upstream) account() string {
	if a := u.client.Account(); a != "" {
		return a
	}
	return "the account that canvass signs in with"
}
