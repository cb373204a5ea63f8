package google

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"canvass/internal/fault"
)

// Error is a call that did not succeed. It comes wrapped in a fault.Error that
// says what kind of failure it is and what to do.
type Error struct {
	Code     int    // HTTP status; 0 when no whole answer came
	Status   string // the server's word for it, such as PERMISSION_DENIED; "" none
	Reason   string // the closer cause, such as SERVICE_DISABLED; "" none
	Message  string // the server's sentence: it may quote data, so that Error leaves it out
	Attempts int
	Elapsed  time.Duration // from the first attempt to the end of the last
	Err      error         // what went wrong on the way, when it was not the server's doing
}

// ErrTooLarge is in the chain of an error about an answer that was not read to
// its end because of its size. Ask for less.
var ErrTooLarge = errors.New("an answer too large to read")

// Error says what the server answered and how often it was asked.
func (e *Error) Error() string {
	if e.Attempts < 2 {
		return e.cause()
	}
	return fmt.Sprintf("%s (%d attempts over %s)", e.cause(), e.Attempts, e.Elapsed.Round(time.Second))
}

func (e *Error) cause() string {
	switch {
	case e.Err != nil:
		return e.Err.Error()
	case e.Reason != "":
		return fmt.Sprintf("the server answered %d %s", e.Code, e.Reason)
	case e.Status != "":
		return fmt.Sprintf("the server answered %d %s", e.Code, e.Status)
	default:
		return fmt.Sprintf("the server answered %d", e.Code)
	}
}

// Unwrap returns what went wrong on the way.
func (e *Error) Unwrap() error { return e.Err }

// Cause returns err without the request's address, which net/http and Google's
// libraries put in front of it and which holds page tokens.
func Cause(err error) error {
	var outer *url.Error
	if errors.As(err, &outer) {
		return outer.Err
	}
	return err
}

// explain turns a failure that will not be repeated into an error for people.
func (t *transport) explain(f *failure) error {
	kind, hint := t.advice(f)
	return fault.New(kind, hint, "%w", &f.Error)
}

func (t *transport) advice(f *failure) (fault.Kind, string) {
	switch {
	case f.signIn && f.verdict == stop:
		return fault.Denied, t.signInHint(f.Reason)
	case f.Code == 401 && t.tokens == nil:
		return fault.Denied, "the server asks for credentials; canvass sends none to a server on this machine over plain http"
	case f.Code == 401:
		return fault.Denied, t.signInHint("")
	case f.exhausted:
		return fault.Unavailable, "Google allows this project no more calls for now: look at the quotas of the API in the Google Cloud console"
	case f.verdict == again || f.verdict == againQuota || f.verdict == againIfRepeatable:
		return fault.Unavailable, t.laterHint(f)
	case f.Code == 403:
		return fault.Denied, t.deniedHint(f.Reason)
	case f.Code == 404:
		return fault.NotFound, "check the id, and share the file with " + t.who()
	case f.Code >= 400 && f.Code < 500:
		return fault.Invalid, ""
	}
	return fault.Unavailable, ""
}

func (t *transport) laterHint(f *failure) string {
	switch {
	case f.spent:
		return fmt.Sprintf("calls failed for %s in this run, which is all it may spend on that: run again later", t.budget.total)
	case f.unknown:
		return "the change may or may not have been made: look before trying again"
	case t.place.local:
		return "is the server at google.endpoint running?"
	case f.Code == 0:
		return "check this machine's connection to the internet, then run again"
	default:
		return "Google is busy or has a fault: run again later"
	}
}

// signInHint says what to do about credentials that Google no longer accepts.
func (t *transport) signInHint(reason string) string {
	if t.tokens != nil && t.tokens.keyFile {
		if reason == "invalid_grant" {
			return "the key was deleted, its service account disabled, or this machine's clock is wrong: check the clock, else make a new key for " + t.who()
		}
		return "sign in again: make a new key for " + t.who() + " and set google.credentials to it"
	}
	const again = "sign in again: gcloud auth application-default login"
	if reason == "invalid_grant" {
		return "the sign-in has ended (apps in testing lose it after 7 days; a changed password, withdrawn access or a wrong clock end it too); " + again
	}
	return again
}

func (t *transport) deniedHint(reason string) string {
	switch reason {
	case "SERVICE_DISABLED", "accessNotConfigured":
		return "switch the API on in the Google Cloud project of " + t.who() + ", wait a minute, and run again"
	case "ACCESS_TOKEN_SCOPE_INSUFFICIENT", "insufficientPermissions":
		return "sign in again and grant the scopes that canvass asks for: " + strings.Join(t.Scopes, " ")
	default:
		return "share the file with " + t.who()
	}
}

// who names the account that files must be shared with.
func (t *transport) who() string {
	if t.account != "" {
		return t.account
	}
	return "the account that canvass signs in with"
}
