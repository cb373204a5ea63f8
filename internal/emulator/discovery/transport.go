package discovery

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"canvass/internal/emulator/wire"
)

// Transport returns a transport that sends through base, nil meaning
// http.DefaultTransport, and fails the test for every request or reply that the
// documents do not allow. Calls that are not below v1/, v4/ or drive/ pass
// unchecked, and so do bodies that are not JSON, as a fault may have made them.
func (c *Checker) Transport(t testing.TB, base http.RoundTripper) http.RoundTripper {
	if base == nil {
		base = http.DefaultTransport
	}
	return checked{c, t, base}
}

type checked struct {
	*Checker
	t    testing.TB
	base http.RoundTripper
}

// RoundTrip sends a request and checks both directions.
func (c checked) RoundTrip(r *http.Request) (*http.Response, error) {
	c.t.Helper()
	path := r.URL.EscapedPath()
	api, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if api != "v1" && api != "v4" && api != "drive" {
		return c.base.RoundTrip(r)
	}
	m, ok := c.find(r.Method, path)
	if !ok {
		c.t.Errorf("%s %s: no such method", r.Method, path)
		return c.base.RoundTrip(r)
	}
	r = r.Clone(r.Context())
	body, err := drain(&r.Body)
	if err != nil {
		return nil, err
	}
	if err := c.checkRequest(m, r.URL.Query(), body); err != nil {
		c.t.Errorf("request %s: %v", m.id, err)
	}
	resp, err := c.base.RoundTrip(r)
	if err != nil {
		return resp, err
	}
	body, err = drain(&resp.Body)
	if err == nil {
		err = c.checkReply(m, resp, body)
		if err != nil {
			c.t.Errorf("reply %s: %v", m.id, err)
		}
		return resp, nil
	}
	resp.Body = io.NopCloser(io.MultiReader(bytes.NewReader(body), failing{err}))
	return resp, nil
}

// drain reads a body and puts an equal one in its place.
func drain(body *io.ReadCloser) ([]byte, error) {
	if *body == nil {
		return nil, nil
	}
	raw, err := io.ReadAll(*body)
	(*body).Close() //nolint:errcheck // it has been read
	*body = io.NopCloser(bytes.NewReader(raw))
	return raw, err
}

// failing is a reader that goes on failing as the original did.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func (c *Checker) checkRequest(m method, query url.Values, body []byte) error {
	var wrong []error
	for name := range query {
		if m.parameters[name] == nil {
			wrong = append(wrong, fmt.Errorf("parameter %s is not known", name))
		}
	}
	if fields := query.Get("fields"); fields != "" && m.response != nil {
		mask, err := wire.ParseMask(fields)
		if err != nil {
			wrong = append(wrong, fmt.Errorf("parameter fields: %w", err))
		}
		wrong = append(wrong, c.mask(m.api, m.response, "parameter fields: ", mask)...)
	}
	switch {
	case m.request == nil && len(body) > 0:
		wrong = append(wrong, errors.New("a body where none is allowed"))
	case m.request != nil && len(body) > 0:
		wrong = append(wrong, c.check(m.api, m.request, body))
	}
	return errors.Join(wrong...)
}

func (c *Checker) checkReply(m method, resp *http.Response, body []byte) error {
	if resp.Header.Get("Content-Encoding") == "gzip" {
		z, err := gzip.NewReader(bytes.NewReader(body))
		if err != nil {
			return nil
		}
		if body, err = io.ReadAll(z); err != nil {
			return nil
		}
	}
	switch {
	case !json.Valid(body):
		return nil
	case resp.StatusCode >= 400:
		return c.check("", envelope(m.api), body)
	case m.response != nil:
		return c.check(m.api, m.response, body)
	}
	return nil
}

// envelope is the schema of an error reply. Only Drive shows errors[], only the
// others show status and details.
func envelope(api string) *schema {
	text, number := &schema{Type: "string"}, &schema{Type: "integer"}
	inner := map[string]*schema{"code": number, "message": text}
	if api == "drive" {
		inner["errors"] = &schema{Type: "array", Items: &schema{Type: "object", Properties: map[string]*schema{
			"message": text, "domain": text, "reason": text, "location": text, "locationType": text,
		}}}
	} else {
		inner["status"] = text
		inner["details"] = &schema{Type: "array", Items: &schema{Type: "object", AdditionalProperties: &schema{Type: "any"}}}
	}
	return &schema{Type: "object", Properties: map[string]*schema{"error": {Type: "object", Properties: inner}}}
}
