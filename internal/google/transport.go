package google

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"

	"golang.org/x/oauth2"

	"canvass/internal/fault"
)

// transport sends requests, each as often as it takes and is allowed.
//
// It bends one rule of http.RoundTripper: an answer that is not a success comes
// back as an error. Whether to repeat can only be decided by reading the answer,
// and what remains to be said about it is for people.
type transport struct {
	Options
	place   place
	tokens  *tokens // nil: no credentials are sent
	account string  // e-mail address of the service account, if known
	limits  *limits // nil: none
	budget  *budget
}

// RoundTrip sends req and returns an answer that is whole and has been read.
func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	check := checkJSON
	if req.URL.Query().Get("alt") == "media" {
		check = nil
	}
	return t.call(req, check)
}

// CloseIdleConnections lets go of connections kept for later.
func (t *transport) CloseIdleConnections() {
	if c, ok := t.Base.(interface{ CloseIdleConnections() }); ok {
		c.CloseIdleConnections()
	}
}

// call repeats req until an answer passes check or trying again has no point.
// A nil check accepts any body.
func (t *transport) call(req *http.Request, check func([]byte) error) (*http.Response, error) {
	body, err := takeBody(req)
	if err != nil {
		return nil, err
	}
	if !t.place.serves(req.URL) {
		return nil, fmt.Errorf("a call to %s, which is none of the servers in use", req.URL.Host)
	}
	r := t.newRetry(req)
	for {
		resp, f := t.attempt(req, body, check)
		if f == nil {
			return resp, nil
		}
		if err := r.next(f); err != nil {
			return nil, err
		}
	}
}

// takeBody reads a request's body, so that it can be sent again.
func takeBody(req *http.Request) ([]byte, error) {
	if req.Body == nil {
		return nil, nil
	}
	defer req.Body.Close()
	return io.ReadAll(req.Body)
}

// attempt sends req once.
func (t *transport) attempt(req *http.Request, body []byte, check func([]byte) error) (*http.Response, *failure) {
	ctx := req.Context()
	if err := t.limits.wait(req, t.Now, t.Sleep); err != nil {
		return nil, &failure{final: err}
	}
	var token *oauth2.Token
	if t.tokens != nil {
		var err error
		if token, err = t.tokens.get(ctx); err != nil {
			return nil, signInFailure(ctx, err)
		}
	}
	ctx, dog := watch(ctx, patience(req.Method))
	defer dog.stop()
	resp, err := t.Base.RoundTrip(t.dress(req.Clone(ctx), body, token))
	if err != nil {
		return nil, netFailure(ctx, err)
	}
	defer resp.Body.Close()
	f := t.read(ctx, resp, dog, check)
	if f == nil {
		return resp, nil
	}
	if f.refresh && t.tokens != nil {
		t.tokens.drop(token)
	}
	return nil, f
}

// dress puts on a request what every request wears.
func (t *transport) dress(req *http.Request, body []byte, token *oauth2.Token) *http.Request {
	if body != nil {
		req.Body = io.NopCloser(bytes.NewReader(body))
		req.ContentLength = int64(len(body))
	}
	req.Header.Set("User-Agent", t.UserAgent)
	if token != nil {
		token.SetAuthHeader(req)
		if t.tokens.project != "" {
			req.Header.Set("X-Goog-User-Project", t.tokens.project)
		}
	}
	return req
}

// read takes in an answer and judges it. After a success resp holds the body as
// it was checked.
func (t *transport) read(ctx context.Context, resp *http.Response, dog *watchdog, check func([]byte) error) *failure {
	body, err := readBody(resp, dog, t.MaxBody)
	switch {
	case resp.StatusCode < 200 || resp.StatusCode > 299:
		return classify(resp.StatusCode, resp.Header, body, t.Now())
	case errors.Is(err, ErrTooLarge):
		return &failure{Error: Error{Err: err}}
	case err != nil && ctx.Err() != nil:
		return netFailure(ctx, err)
	case err != nil:
		return damaged(errCut)
	}
	if f := t.judge(resp, body, check); f != nil {
		return f
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	resp.ContentLength = int64(len(body))
	resp.Header.Set("Content-Length", strconv.Itoa(len(body)))
	return nil
}

func (t *transport) judge(resp *http.Response, body []byte, check func([]byte) error) *failure {
	if resp.StatusCode == http.StatusNoContent || check == nil {
		return nil
	}
	if err := looksWrong(body); err != nil {
		return damaged(err)
	}
	if code, found := hiddenError(body); found && code >= 400 {
		return classify(code, resp.Header, body, t.Now())
	} else if found {
		return damaged(errDamaged)
	}
	err := check(body)
	var decided *fault.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &decided):
		return &failure{final: err}
	default:
		return damaged(errDamaged)
	}
}

// damaged is an answer of a server that had carried out the request.
func damaged(err error) *failure {
	return &failure{Error: Error{Err: err}, verdict: againIfRepeatable}
}

// netFailure judges a request that got no whole answer.
func netFailure(ctx context.Context, err error) *failure {
	var certificate *tls.CertificateVerificationError
	var op *net.OpError
	var lookup *net.DNSError
	switch {
	case errors.Is(context.Cause(ctx), errStalled):
		return damaged(errStalled)
	case ctx.Err() != nil:
		return &failure{final: ctx.Err()}
	case errors.As(err, &certificate):
		return &failure{Error: Error{Err: errors.New("the server's certificate is not to be trusted")}}
	case errors.As(err, &lookup), errors.As(err, &op) && op.Op == "dial":
		return &failure{Error: Error{Err: err}, verdict: again, noAnswer: true}
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return damaged(errCut)
	default:
		return damaged(err)
	}
}
