package google

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"time"
)

var (
	errStalled = errors.New("the answer stopped coming")
	errCut     = errors.New("the answer was cut off")
	errEmpty   = errors.New("the answer was empty")
	errDamaged = errors.New("the answer was damaged")
	errNotAPI  = errors.New("a web page came instead of an answer (a proxy or a sign-in page?)")
)

// An attempt stalls when fewer than progress bytes come within its patience:
// so slow an answer would not end within anybody's run.
const progress = 16 << 10

// patience is how long an attempt may show no progress. Google itself gives up
// on a change after three minutes.
func patience(method string) time.Duration {
	if method == http.MethodGet {
		return time.Minute
	}
	return 3 * time.Minute
}

// watchdog cancels an attempt that stalls.
type watchdog struct {
	timer  *time.Timer
	cancel context.CancelCauseFunc
	limit  time.Duration
	seen   int
}

func watch(ctx context.Context, limit time.Duration) (context.Context, *watchdog) {
	ctx, cancel := context.WithCancelCause(ctx)
	timer := time.AfterFunc(limit, func() { cancel(errStalled) })
	return ctx, &watchdog{timer: timer, cancel: cancel, limit: limit}
}

// Write takes note of bytes received.
func (w *watchdog) Write(p []byte) (int, error) {
	if w.seen += len(p); w.seen >= progress {
		w.seen = 0
		w.timer.Reset(w.limit)
	}
	return len(p), nil
}

func (w *watchdog) stop() {
	w.timer.Stop()
	w.cancel(nil)
}

// readBody reads an answer whole, unpacked by net/http, which reports packed
// data that end early and bodies shorter than announced.
func readBody(resp *http.Response, w *watchdog, limit int64) ([]byte, error) {
	var b bytes.Buffer
	if n := resp.ContentLength; n > 0 && n <= limit {
		b.Grow(int(n) + bytes.MinRead)
	}
	n, err := b.ReadFrom(io.TeeReader(io.LimitReader(resp.Body, limit+1), w))
	if n > limit {
		return nil, ErrTooLarge
	}
	return b.Bytes(), err
}

// checkJSON accepts one whole JSON document.
func checkJSON(body []byte) error {
	if !json.Valid(body) {
		return errDamaged
	}
	return nil
}

// looksWrong tells what a body is that cannot be an answer, before anything else
// is done with it; nil when it may be one.
func looksWrong(body []byte) error {
	body = bytes.TrimSpace(body)
	switch {
	case len(body) == 0:
		return errEmpty
	case body[0] == '<':
		return errNotAPI
	case body[0] != '{':
		return errDamaged
	default:
		return nil
	}
}

// hiddenError returns the code of an error that came under the status of a
// success, and whether there is one. Such bodies are small.
func hiddenError(body []byte) (code int, found bool) {
	if len(body) > 1<<16 || !bytes.Contains(body, []byte(`"error"`)) {
		return 0, false
	}
	var e struct {
		Error json.RawMessage `json:"error"`
	}
	if json.Unmarshal(body, &e) != nil || e.Error == nil {
		return 0, false
	}
	return parseEnvelope(body).Error.Code, true
}
