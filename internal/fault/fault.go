// Package fault gives an error what its readers need: a Kind for the program that
// must decide, a hint for the person who must act, and the exit code that a
// scheduler sees. It imports only the standard library.
package fault

import (
	"context"
	"errors"
	"fmt"
)

// Kind is a class of failure.
type Kind int

// The kinds. The zero Kind is a bug in canvass.
const (
	Internal    Kind = iota
	Invalid          // usage or configuration
	Partial          // some sources or outputs succeeded and others failed
	Denied           // credentials or sharing
	NotFound         // a form, file or spreadsheet that is not there
	Unavailable      // quota, network or server, after retries
	Corrupt          // the store is damaged, not ours, or newer than this program
	Busy             // the store is in use by another program
	Full             // no space left on the device
	Cancelled        // stopped by a signal
)

// Error is an error with a Kind and, where there is something to do, a Hint.
type Error struct {
	Kind Kind
	Hint string // a sentence that tells the next step; "" none
	Err  error
}

// Error returns the wrapped error's text; the hint is printed separately.
func (e *Error) Error() string { return e.Err.Error() }

// Unwrap returns the wrapped error.
func (e *Error) Unwrap() error { return e.Err }

// New returns an Error of that kind. The format is fmt.Errorf's, so %w wraps.
func New(kind Kind, hint, format string, args ...any) error {
	return &Error{Kind: kind, Hint: hint, Err: fmt.Errorf(format, args...)}
}

// KindOf returns Cancelled when a cancelled context is anywhere in err's chain,
// else the kind of the outermost Error; an error without a kind is Internal.
func KindOf(err error) Kind {
	var e *Error
	switch {
	case errors.Is(err, context.Canceled):
		return Cancelled
	case errors.As(err, &e):
		return e.Kind
	default:
		return Internal
	}
}

// HintOf returns the first non-empty hint in err's chain, outermost first.
func HintOf(err error) string {
	for err != nil {
		var e *Error
		if !errors.As(err, &e) {
			return ""
		}
		if e.Hint != "" {
			return e.Hint
		}
		err = e.Err
	}
	return ""
}

// ExitCode maps an error to the exit status documented in the README; nil is 0.
func ExitCode(err error) int {
	if err == nil {
		return 0
	}
	switch KindOf(err) {
	case Invalid:
		return 2
	case Partial:
		return 3
	case Denied, NotFound:
		return 4
	case Unavailable:
		return 5
	case Corrupt, Busy, Full:
		return 6
	case Cancelled:
		return 130
	default:
		return 1
	}
}
