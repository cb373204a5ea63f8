package forms

import (
	"context"
	"errors"
	"iter"

	"canvass/internal/fault"
	"canvass/internal/google"
	"canvass/internal/survey"
)

const (
	maxRestarts   = 2
	maxEmptyPages = 100 // one after another
)

// listing is one pass over all pages of a list.
type listing struct {
	client  *google.Client
	address func(size int, token string) string
	decode  func(body []byte) (page, error)
	size    int    // of pages
	small   int    // when that is too large to read
	token   string // of the page asked for
}

// errLoop is a server that sends the reader in circles.
var errLoop = errors.New("the listing does not end: its pages repeat")

// pages yields all of them; a listing that loses its place begins again. The
// error that ends it early is put in words by problem.
func (l listing) pages(ctx context.Context, problem func(error) error) iter.Seq2[[]survey.Received, error] {
	return func(yield func([]survey.Received, error) bool) {
		l := l
		for restarts := 0; ; restarts++ {
			more, err := l.run(ctx, yield)
			switch {
			case err == nil || !more:
				return
			case l.recover(err) && restarts < maxRestarts:
				continue
			default:
				yield(nil, problem(l.lost(err)))
				return
			}
		}
	}
}

// run yields page after page. It reports false when the consumer had enough.
func (l *listing) run(ctx context.Context, yield func([]survey.Received, error) bool) (bool, error) {
	l.token = ""
	seen := map[string]bool{}
	empty := 0
	for {
		p, err := l.page(ctx)
		if err != nil {
			return true, err
		}
		if len(p.items) > 0 && !yield(p.items, nil) {
			return false, nil
		}
		if p.next == "" {
			return true, nil
		}
		if empty++; len(p.items) > 0 {
			empty = 0
		}
		if seen[p.next] && len(p.items) > 0 || empty > maxEmptyPages {
			return true, fault.New(fault.Unavailable, "run again later; if it stays so, report it to whoever runs the server", "%w", errLoop)
		}
		seen[p.next] = true
		l.token = p.next
	}
}

// page reads one page whole.
func (l *listing) page(ctx context.Context) (page, error) {
	var p page
	err := l.client.Get(ctx, l.address(l.size, l.token), func(body []byte) (err error) {
		p, err = l.decode(body)
		return err
	})
	return p, err
}

// recover reports whether the listing may begin again, and prepares it: its
// place was lost, or its pages are too large.
func (l *listing) recover(err error) bool {
	if errors.Is(err, google.ErrTooLarge) && l.size > l.small {
		l.size = l.small
		return true
	}
	return l.expired(err)
}

// expired reports whether the server no longer knows the page token.
func (l *listing) expired(err error) bool {
	var answer *google.Error
	return errors.As(err, &answer) && answer.Code == 400 && l.token != ""
}

// lost says of a token that expired again and again what it means.
func (l *listing) lost(err error) error {
	if !l.expired(err) {
		return err
	}
	return fault.New(fault.Unavailable, "Google is slow or has a fault: run again later",
		"the listing lost its place %d times: %w", maxRestarts+1, err)
}
