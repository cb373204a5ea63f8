// Package ingest is the use case "bring what people answered into the store": one
// pass over all sources, whole listings compared with what is stored, everything
// committed at once. It talks to no service and no database itself.
package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"time"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

// Source is a place that answers come from.
type Source interface {
	// Form returns the questions as they stand now.
	Form(ctx context.Context) (survey.Form, error)
	// Pages streams every response submitted at or after the given time, all of
	// them for the zero time, and stops after the first error. A response may
	// come twice.
	Pages(ctx context.Context, after time.Time) iter.Seq2[[]survey.Received, error]
}

// warner is a source that has more to say than its responses do: sentences for
// people, complete when its listing has ended.
type warner interface{ Warnings() []string }

// ErrNotBuilt is what Open answers for a type of source that cannot be read yet;
// such a source is skipped with a warning.
var ErrNotBuilt = errors.New("sources of this type are not built yet")

// Session is what the store offers to one run.
type Session interface {
	known
	staging
	// Commit writes everything staged, and the run, in one transaction.
	Commit(ctx context.Context, run survey.Run, sources []survey.Fetched) (survey.Run, error)
}

// known is what earlier runs left behind.
type known interface {
	Forms(ctx context.Context, source string) ([]survey.Form, error)
	Pins(ctx context.Context, source string) ([]survey.Pin, error)
	Standing(ctx context.Context, source string) (survey.Standing, error)
}

// staging compares responses with what is stored and keeps them for Commit.
type staging interface {
	Add(ctx context.Context, source string, page []survey.Response) (survey.Counts, error)
	// StillThere notes responses that came in a state that could not be read.
	StillThere(ctx context.Context, source string, ids []string) error
	Missing(ctx context.Context, source string) (missing, current int, err error)
	// Withdraw forgets what was staged of a source.
	Withdraw(ctx context.Context, source string) error
}

// Pass is one execution: which sources to read and how.
type Pass struct {
	Sources    []survey.Source                     // in configured order
	Open       func(survey.Source) (Source, error) // ErrNotBuilt for a type that it does not know
	AcceptGone map[string]bool                     // sources whose disappearances are believed, however many
	Full       bool                                // read everything, whatever its size
	WholeLimit int                                 // a source of more responses is not read whole every time; 0: no limit
	Now        func() time.Time
	Progress   func(source string, fetched int) // called after every page; nil for none
	Log        *slog.Logger
}

// Run reads every source and commits what came. The returned run is complete
// even when some sources failed: then the error has kind Partial, or the kind of
// the first failure when nothing succeeded. A cancelled context commits nothing.
func (p Pass) Run(ctx context.Context, s Session) (survey.Run, error) {
	run := survey.Run{Started: p.Now()}
	var fetched []survey.Fetched
	var failures Failures
	succeeded := 0
	for _, src := range p.Sources {
		f, err := p.read(ctx, s, src)
		if ctx.Err() != nil {
			return run, fmt.Errorf("stopped before anything was stored: %w", context.Cause(ctx))
		}
		switch {
		case err != nil && storeTrouble(err):
			return run, err
		case err != nil:
			f.Result.Error = err.Error()
			failures = append(failures, fmt.Errorf("source %s: %w", src.Name, err))
			if fault.KindOf(err) == fault.Partial { // what is stored of it can be reported on all the same
				succeeded++
			}
		case !f.Result.Skipped:
			succeeded++
		}
		fetched = append(fetched, f)
	}
	run.Finished, run.Outcome = p.Now(), outcome(succeeded, len(failures))
	run, err := s.Commit(ctx, run, fetched)
	if err != nil {
		return run, err
	}
	return run, verdict(run.Outcome, failures)
}

// Failures are the sources that failed, one error each, in configured order.
type Failures []error

// Error joins their texts.
func (f Failures) Error() string { return errors.Join(f...).Error() }

// Unwrap returns them.
func (f Failures) Unwrap() []error { return f }

// storeTrouble reports whether an error is the store's own: then no other source
// can be kept either.
func storeTrouble(err error) bool {
	switch fault.KindOf(err) {
	case fault.Corrupt, fault.Busy, fault.Full:
		return true
	}
	return false
}

func outcome(succeeded, failed int) survey.Outcome {
	switch {
	case failed == 0:
		return survey.Done
	case succeeded == 0:
		return survey.Failed
	}
	return survey.Partial
}

// verdict turns the failures of sources into the error of the run: of the kind of
// the first one when nothing succeeded, else Partial. Failures are in its chain.
func verdict(o survey.Outcome, failures Failures) error {
	switch o {
	case survey.Done:
		return nil
	case survey.Failed:
		return fault.New(fault.KindOf(failures[0]), "", "%w", failures)
	}
	return fault.New(fault.Partial, "", "%w", failures)
}
