package forms

import (
	"context"
	"net/http"
	"time"
)

// Reach asks whether responses may be read, without reading any, and returns the
// server's time when it tells it.
func (s *Source) Reach(ctx context.Context) (time.Time, error) {
	address := s.client.Forms() + "v1/forms/" + s.id + "/responses?pageSize=1&fields=nextPageToken"
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return time.Time{}, s.problem(err)
	}
	resp, err := s.client.HTTP().Do(req)
	if err != nil {
		return time.Time{}, s.problem(err)
	}
	defer resp.Body.Close()
	at, err := http.ParseTime(resp.Header.Get("Date"))
	if err != nil {
		return time.Time{}, nil //nolint:nilerr // a server need not tell the time
	}
	return at.UTC(), nil
}
