package forms

import (
	"context"
	"fmt"
	"iter"
	"net/url"
	"strconv"
	"time"

	"canvass/internal/survey"
)

const (
	pageSize  = 5000 // the most that Google gives
	smallPage = 250  // when that is too large to read
)

// Pages lists what people submitted at or after the given time; the zero time
// lists everything. Nothing is promised of the order. The listing is complete
// when it ends without an error; after an error it has ended early.
//
// A listing that loses its place begins again, so that responses may come twice.
func (s *Source) Pages(ctx context.Context, after time.Time) iter.Seq2[[]survey.Received, error] {
	l := listing{client: s.client, size: pageSize, small: smallPage}
	l.address = func(size int, token string) string { return s.address(after, size, token) }
	l.decode = func(body []byte) (page, error) { return decodePrinted(s.name, body, s.known) }
	return l.pages(ctx, s.problem)
}

func (s *Source) address(after time.Time, size int, token string) string {
	q := url.Values{"alt": {"json"}, "prettyPrint": {"false"}, "pageSize": {strconv.Itoa(size)}}
	if !after.IsZero() {
		q.Set("filter", "timestamp >= "+after.UTC().Format(time.RFC3339Nano))
	}
	if token != "" {
		q.Set("pageToken", token)
	}
	return fmt.Sprintf("%sv1/forms/%s/responses?%s", s.client.Forms(), url.PathEscape(s.id), q.Encode())
}
