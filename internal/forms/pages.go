package forms

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"strconv"
	"time"

	"canvass/internal/fault"
	"canvass/internal/google"
	"canvass/internal/survey"
)

const (
	pageSize      = 5000 // the most that Google gives
	smallPage     = 250  // when that is too large to read
	maxRestarts   = 2
	maxEmptyPages = 100 // one after another
)

// Pages lists what people submitted at or after the given time; the zero time
// lists everything. Nothing is promised of the order. The listing is complete
// when it ends without an error; after an error it has ended early.
//
// A listing that loses its place begins again, so that responses may come twice.
func (s *Source) Pages(ctx context.Context, after time.Time) iter.Seq2[[]survey.Received, error] {
	return func(yield func([]survey.Received, error) bool) {
		l := listing{Source: s, after: after, size: pageSize}
		for restarts := 0; ; restarts++ {
			more, err := l.run(ctx, yield)
			switch {
			case err == nil || !more:
				return
			case l.recover(err) && restarts < maxRestarts:
				continue
			default:
				yield(nil, s.problem(l.lost(err)))
				return
			}
		}
	}
}

// listing is one pass over all pages.
type listing struct {
	*Source
	after time.Time
	size  int
	token string // of the page asked for
}

// errLoop is a server that sends the reader in circles.
var errLoop = errors.New("the listing of responses does not end: its pages repeat")

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
	err := l.client.Get(ctx, l.address(), func(body []byte) (err error) {
		p, err = decodePage(l.name, body)
		return err
	})
	return p, err
}

func (l *listing) address() string {
	q := url.Values{"alt": {"json"}, "prettyPrint": {"false"}, "pageSize": {strconv.Itoa(l.size)}}
	if !l.after.IsZero() {
		q.Set("filter", "timestamp >= "+l.after.UTC().Format(time.RFC3339Nano))
	}
	if l.token != "" {
		q.Set("pageToken", l.token)
	}
	return fmt.Sprintf("%sv1/forms/%s/responses?%s", l.client.Forms(), url.PathEscape(l.id), q.Encode())
}

// recover reports whether the listing may begin again, and prepares it: its
// place was lost, or its pages are too large.
func (l *listing) recover(err error) bool {
	if errors.Is(err, google.ErrTooLarge) && l.size > smallPage {
		l.size = smallPage
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
		"the listing of responses lost its place %d times: %w", maxRestarts+1, err)
}
